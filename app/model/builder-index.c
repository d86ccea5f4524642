/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who refers to whom, in lists by row; where each source's words come from; and the span of the whole. */
#include "dataset-assembly.h"

/* A list of (row, item) pairs becomes lists by row: counted first, then filled, in the order of the pairs. */
typedef struct
{
  guint row;
  guint item;
} Pair;

static void
add_pair (GArray *pairs, guint row, guint item)
{
  Pair pair = { row, item };

  if (row != RP_NO_INDEX)
    g_array_append_val (pairs, pair);
}

/* Empties PAIRS. A pair that was just there for its row (an entity twice in one event) counts once: pairs come by item.
 */
static RpCsr
csr_from_pairs (GArray *pairs, guint n_rows)
{
  RpCsr csr = { g_new0 (guint, n_rows + 2), NULL };
  g_autofree guint *last = g_new (guint, n_rows + 1);
  guint kept = 0;

  for (guint i = 0; i < n_rows; i++)
    last[i] = RP_NO_INDEX;
  for (guint i = 0; i < pairs->len; i++)
    {
      Pair pair = g_array_index (pairs, Pair, i);

      if (last[pair.row] == pair.item)
        continue;
      last[pair.row] = pair.item;
      csr.start[pair.row + 2]++;
      g_array_index (pairs, Pair, kept++) = pair;
    }
  for (guint i = 2; i < n_rows + 2; i++)
    csr.start[i] += csr.start[i - 1];
  csr.items = g_new (guint, kept + 1);
  for (guint i = 0; i < kept; i++)
    {
      Pair pair = g_array_index (pairs, Pair, i);

      csr.items[csr.start[pair.row + 1]++] = pair.item;
    }
  g_array_set_size (pairs, 0);
  return csr;
}

static void
index_events (RpDataset *self, GArray *pairs)
{
  guint n = rp_dataset_n_events (self);

  for (guint i = 0; i < n; i++)
    {
      const RpEvent *event = rp_dataset_event (self, i);

      for (guint j = 0; j < event->n_participants; j++)
        add_pair (pairs, event->participants[j].entity, i);
      add_pair (pairs, event->place, i);
    }
  self->entity_events = csr_from_pairs (pairs, rp_dataset_n_entities (self));
  for (guint i = 0; i < n; i++)
    for (guint j = 0; j < rp_dataset_event (self, i)->n_links; j++)
      add_pair (pairs, rp_dataset_event (self, i)->links[j].event, i);
  self->links_in = csr_from_pairs (pairs, n);
}

static void
index_relations (RpDataset *self, GArray *pairs)
{
  guint n = rp_dataset_n_relations (self);

  for (guint i = 0; i < n; i++)
    {
      add_pair (pairs, rp_dataset_relation (self, i)->from, i);
      add_pair (pairs, rp_dataset_relation (self, i)->to, i);
    }
  self->entity_relations = csr_from_pairs (pairs, rp_dataset_n_entities (self));
  for (guint i = 0; i < n; i++)
    for (guint j = 0; j < rp_dataset_relation (self, i)->n_events; j++)
      add_pair (pairs, rp_dataset_relation (self, i)->events[j], i);
  self->event_relations = csr_from_pairs (pairs, rp_dataset_n_events (self));
}

static void
add_evidence (GArray *pairs, const RpRecord *record, guint item)
{
  for (guint i = 0; i < record->n_evidence; i++)
    add_pair (pairs, record->evidence[i].source, item);
  for (guint i = 0; i < record->n_attributes; i++)
    for (guint j = 0; j < record->attributes[i].n_evidence; j++)
      add_pair (pairs, record->attributes[i].evidence[j].source, item);
}

/* All records are numbered through, table after table, to be told apart in one list. */
static void
index_sources (RpDataset *self, GArray *pairs)
{
  RpCsr csr;
  guint base = 0, n_sources = rp_dataset_n_sources (self);

  for (RpRecordType type = RP_RECORD_EVENT; type < RP_N_RECORD_TYPES; type++)
    {
      for (guint i = 0; i < rp_dataset_n_records (self, type); i++)
        {
          add_evidence (pairs, rp_dataset_record (self, rp_record_ref (type, i)), base + i);
          if (type == RP_RECORD_SOURCE && rp_dataset_source (self, i)->origin_source != i)
            add_pair (pairs, rp_dataset_source (self, i)->origin_source, base + i);
        }
      base += rp_dataset_n_records (self, type);
    }
  csr = csr_from_pairs (pairs, n_sources);
  self->source_start = csr.start;
  self->source_records = g_new (RpRecordRef, csr.start[n_sources] + 1);
  for (guint i = 0; i < csr.start[n_sources]; i++)
    {
      guint item = csr.items[i];
      RpRecordType type = RP_RECORD_EVENT;

      for (; item >= rp_dataset_n_records (self, type); type++)
        item -= rp_dataset_n_records (self, type);
      self->source_records[i] = rp_record_ref (type, item);
    }
  g_free (csr.items);
}

/* Follows who copies whom to the end: a source without an origin, a name, or a ring, which the smallest of it stands
 * for. */
static RpOrigin
follow_origin (RpDataset *self, guint source, const guint *walk_of, guint walk)
{
  const RpSource *end = rp_dataset_source (self, source);
  guint smallest = source;

  if (end->origin_source == RP_NO_INDEX && end->origin != NULL)
    return (RpOrigin){ RP_NO_INDEX, end->origin };
  if (end->origin_source == RP_NO_INDEX)
    return (RpOrigin){ source, NULL };
  if (walk_of[source] != walk)
    return self->origins[source];
  for (guint i = end->origin_source; i != source; i = rp_dataset_source (self, i)->origin_source)
    smallest = MIN (smallest, i);
  return (RpOrigin){ smallest, NULL };
}

static void
index_origins (RpDataset *self)
{
  guint n = rp_dataset_n_sources (self);
  g_autofree guint *walk_of = g_new0 (guint, n + 1);

  self->origins = g_new0 (RpOrigin, n + 1);
  for (guint i = 0; i < n; i++)
    {
      guint source = i;
      RpOrigin origin;

      if (walk_of[i] != 0)
        continue;
      while (walk_of[source] == 0 && rp_dataset_source (self, source)->origin_source != RP_NO_INDEX)
        {
          walk_of[source] = i + 1;
          source = rp_dataset_source (self, source)->origin_source;
        }
      origin = follow_origin (self, source, walk_of, i + 1);
      self->origins[source] = origin;
      walk_of[source] = walk_of[source] != 0 ? walk_of[source] : i + 1;
      for (guint j = i; j != source; j = rp_dataset_source (self, j)->origin_source)
        self->origins[j] = origin;
      /* Round the ring, if there is one. */
      for (guint j = rp_dataset_source (self, source)->origin_source;
           origin.source != RP_NO_INDEX && walk_of[source] == i + 1 && j != RP_NO_INDEX && j != source;
           j = rp_dataset_source (self, j)->origin_source)
        self->origins[j] = origin;
    }
}

static void
add_instant (RpDataset *self, RpInstant instant)
{
  if (rp_instant_is_infinite (instant))
    return;
  if (!self->has_span || rp_instant_compare (instant, self->earliest) < 0)
    self->earliest = instant;
  if (!self->has_span || rp_instant_compare (instant, self->latest) > 0)
    self->latest = instant;
  self->has_span = TRUE;
}

/* All four bounds: what lasts without end still has a beginning that ends. */
static void
add_date (RpDataset *self, const RpDate *date)
{
  RpInstant earliest = RP_INSTANT_MAX, latest = RP_INSTANT_MIN;

  if (!rp_span_add_date (date, &earliest, &latest))
    return;
  add_instant (self, date->when->begin.earliest);
  add_instant (self, date->when->begin.latest);
  add_instant (self, date->when->end.earliest);
  add_instant (self, date->when->end.latest);
}

static void
add_dates (RpDataset *self, const RpDate *when, const RpDate *as_of, guint n_as_of)
{
  add_date (self, when);
  for (guint i = 0; i < n_as_of; i++)
    add_date (self, &as_of[i]);
}

static void
index_span (RpDataset *self)
{
  for (guint i = 0; i < rp_dataset_n_events (self); i++)
    {
      const RpEvent *event = rp_dataset_event (self, i);

      add_dates (self, &event->when, event->as_of, event->n_as_of);
    }
  if (self->has_span)
    return;
  for (guint i = 0; i < rp_dataset_n_relations (self); i++)
    {
      const RpRelation *relation = rp_dataset_relation (self, i);

      add_dates (self, &relation->when, relation->as_of, relation->n_as_of);
    }
  if (self->has_span)
    return;
  for (guint i = 0; i < rp_dataset_n_entities (self); i++)
    add_date (self, &rp_dataset_entity (self, i)->when);
}

void
rp_builder_index (RpDataset *dataset)
{
  g_autoptr (GArray) pairs = g_array_new (FALSE, FALSE, sizeof (Pair));

  index_events (dataset, pairs);
  index_relations (dataset, pairs);
  index_sources (dataset, pairs);
  index_origins (dataset);
  index_span (dataset);
}
