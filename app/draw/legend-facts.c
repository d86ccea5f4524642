/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "legend-facts.h"

#include <math.h>

#include "period.h"
#include "timeline-said.h"

#define MOST_PARTICIPANTS 50 /* more make no ties: rp_shared_ties () */
/* A day that takes so much of the whole is a bar to the eye, and as such one within which something was. */
#define WIDE_MOMENT 0.0125

/* How long all of it takes, and the longest of what is one moment to the data. Seconds. */
typedef struct
{
  double from, to, longest;
} Spans;

static gboolean
is_shown (const RpRecordSet *shown, RpRecordType type, guint index)
{
  return !shown || rp_record_set_contains (shown, rp_record_ref (type, index));
}

static guint
looks_of_end (RpEnd end, gboolean too)
{
  static const guint looks[RP_N_ENDS] = { 0, RP_LOOK_APPROXIMATE, RP_LOOK_UNCERTAIN, RP_LOOK_OPEN, RP_LOOK_UNKNOWN };

  return looks[end] | (too ? RP_LOOK_APPROXIMATE : 0);
}

static guint
looks_of_time (const RpTimelineItem *item)
{
  guint ends = looks_of_end (item->start, item->start_too) | looks_of_end (item->end, item->end_too);
  gboolean firm = item->moment || (item->lasted && item->firm_from <= item->from && item->firm_to >= item->to);

  if (!firm && !item->from_parts)
    return ends | RP_LOOK_WITHIN;
  return ends == 0 ? RP_LOOK_KNOWN : ends;
}

static void
add_span (Spans *spans, const RpTimelineItem *item)
{
  spans->from = MIN (spans->from, item->from);
  spans->to = MAX (spans->to, item->to);
  if (item->moment)
    spans->longest = MAX (spans->longest, item->to - item->from);
}

static guint
looks_of_event (RpDataset *dataset, guint index, guint found, Spans *spans)
{
  const RpEvent *event = rp_dataset_event (dataset, index);
  guint looks = 0;
  RpTimelineItem item;

  if (event->status == RP_STATUS_PLANNED)
    looks |= RP_LOOK_PLANNED;
  if (event->status == RP_STATUS_ONGOING)
    looks |= RP_LOOK_ONGOING;
  if (event->record.n_evidence > 0 && !(found & RP_LOOK_DISPUTED) && rp_timeline_disputed (dataset, index))
    looks |= RP_LOOK_DISPUTED;
  if (!rp_timeline_item (event, &item))
    return looks;
  add_span (spans, &item);
  if (event->basis == RP_BASIS_INFERRED)
    looks |= RP_LOOK_INFERRED;
  if (event->basis == RP_BASIS_PUBLISHED)
    looks |= RP_LOOK_PUBLISHED;
  if (event->record.n_evidence > 0 && !(found & RP_LOOK_SAID) && rp_timeline_says_otherwise (dataset, index))
    looks |= RP_LOOK_SAID;
  return looks | looks_of_time (&item);
}

/* Lanes carry their kind's symbol: only kinds of parts and of undated events are left to be told. */
static void
find_events (RpLegendFacts *self, RpDataset *dataset, const RpRecordSet *shown)
{
  Spans spans = { INFINITY, -INFINITY, 0 };

  for (guint i = 0; i < rp_dataset_n_events (dataset); i++)
    {
      const RpEvent *event = rp_dataset_event (dataset, i);

      if (!is_shown (shown, RP_RECORD_EVENT, i))
        continue;
      self->looks |= looks_of_event (dataset, i, self->looks, &spans);
      self->event_kinds[event->kind]++;
      if (event->dated && event->parent == RP_NO_INDEX && !(self->parts & RP_LEGEND_ALL_KINDS))
        self->lanes[event->kind] = 1;
    }
  if (spans.longest > 0 && spans.longest >= WIDE_MOMENT * (spans.to - spans.from))
    self->looks |= RP_LOOK_WITHIN;
}

static gboolean
makes_shared_tie (RpDataset *dataset, const RpEvent *event)
{
  if (event->n_participants > MOST_PARTICIPANTS)
    return FALSE;
  for (guint i = 0; i < event->n_participants; i++)
    for (guint j = i + 1; j < event->n_participants; j++)
      if (event->participants[i].entity != event->participants[j].entity
          && !rp_dataset_are_tied (dataset, event->participants[i].entity, event->participants[j].entity))
        return TRUE;
  return FALSE;
}

static gboolean
is_drawn (RpDataset *dataset, const RpRecordSet *shown, const guint8 *hidden, guint entity)
{
  return is_shown (shown, RP_RECORD_ENTITY, entity)
         && (hidden == NULL || !hidden[rp_dataset_entity (dataset, entity)->kind]);
}

static void
find_relations (RpLegendFacts *self, RpDataset *dataset, const RpRecordSet *shown, const RpNetworkLooks *looks)
{
  const RpPeriod ever = { TRUE, RP_INSTANT_MIN, RP_INSTANT_MAX, RP_PERIOD_DURING };
  g_autofree guint8 *hidden = rp_network_looks_hidden_kinds (looks, dataset, RP_RECORD_ENTITY);

  for (guint i = 0; i < rp_dataset_n_relations (dataset); i++)
    {
      const RpRelation *relation = rp_dataset_relation (dataset, i);

      if (!is_shown (shown, RP_RECORD_RELATION, i))
        continue;
      self->directed |= relation->directed;
      if (is_drawn (dataset, shown, hidden, relation->from) && is_drawn (dataset, shown, hidden, relation->to))
        self->n_undated
            += rp_period_test (&ever, dataset, rp_record_ref (RP_RECORD_RELATION, i)) == RP_IN_PERIOD_UNDATED;
    }
}

static void
count_event_nodes (RpLegendFacts *self, RpDataset *dataset, const RpRecordSet *shown)
{
  for (guint i = 0; i < rp_dataset_n_events (dataset); i++)
    {
      const RpEvent *event = rp_dataset_event (dataset, i);

      if (is_shown (shown, RP_RECORD_EVENT, i) && (event->n_participants > 0 || event->place != RP_NO_INDEX))
        self->event_kinds[event->kind]++;
    }
}

static void
find_network (RpLegendFacts *self, RpDataset *dataset, const RpRecordSet *shown, const RpNetworkLooks *looks)
{
  for (guint i = 0; i < rp_dataset_n_entities (dataset); i++)
    {
      const RpEntity *entity = rp_dataset_entity (dataset, i);

      if (!is_shown (shown, RP_RECORD_ENTITY, i))
        continue;
      self->entity_kinds[entity->kind]++;
      self->possibly_same |= entity->n_possibly_same > 0;
    }
  find_relations (self, dataset, shown, looks);
  for (guint i = 0; i < rp_dataset_n_events (dataset) && !self->shared; i++)
    self->shared = is_shown (shown, RP_RECORD_EVENT, i) && makes_shared_tie (dataset, rp_dataset_event (dataset, i));
}

RpLegendFacts *
rp_legend_facts_new (RpDataset *dataset, const RpRecordSet *shown, const RpNetworkLooks *looks, RpLegendParts parts)
{
  RpLegendFacts *self = g_new0 (RpLegendFacts, 1);
  guint n_event_kinds = rp_dataset_n_kinds (dataset, RP_RECORD_EVENT);
  g_autoptr (RpRecordSet) within = NULL;

  if (parts & RP_LEGEND_NETWORK && rp_network_looks_get_events (looks) == RP_EVENTS_AS_NODES)
    parts |= RP_LEGEND_EVENT_NODES;
  self->parts = parts;
  self->event_kinds = g_new0 (guint, n_event_kinds + 1);
  self->lanes = g_new0 (guint8, n_event_kinds + 1);
  self->entity_kinds = g_new0 (guint, rp_dataset_n_kinds (dataset, RP_RECORD_ENTITY) + 1);
  within = rp_network_members_shown (rp_network_looks_get_members (looks), dataset, shown);
  if (parts & RP_LEGEND_EVENT_NODES)
    count_event_nodes (self, dataset, within);
  if (parts & RP_LEGEND_TIMELINE)
    find_events (self, dataset, shown);
  if (parts & RP_LEGEND_NETWORK)
    find_network (self, dataset, within, looks);
  return self;
}

void
rp_legend_facts_free (RpLegendFacts *self)
{
  g_free (self->event_kinds);
  g_free (self->lanes);
  g_free (self->entity_kinds);
  g_free (self);
}
