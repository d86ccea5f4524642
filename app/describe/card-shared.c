/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "card-maker.h"
#include "record-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* How many of the records so far have each index, for one table. */
typedef struct
{
  guint *times;
  guint n;
} Tally;

/* What one record has, each index once. */
typedef struct
{
  Tally *tally;
  guint round; /* only what every record before had is worth keeping */
} Gather;

static void
count (Gather self, guint index)
{
  if (index != RP_NO_INDEX && index < self.tally->n && self.tally->times[index] == self.round)
    self.tally->times[index]++;
}

static void
count_event_people (RpDataset *dataset, guint event, Gather people, Gather places)
{
  const RpEvent *record = rp_dataset_event (dataset, event);

  for (guint i = 0; i < record->n_participants; i++)
    count (people, record->participants[i].entity);
  count (places, record->place);
}

static void
count_sources (const RpRecord *record, Gather sources)
{
  for (guint i = 0; i < record->n_evidence; i++)
    count (sources, record->evidence[i].source);
  for (guint i = 0; i < record->n_attributes; i++)
    for (guint j = 0; j < record->attributes[i].n_evidence; j++)
      count (sources, record->attributes[i].evidence[j].source);
}

static void
count_relation (RpDataset *dataset, guint index, Gather people, Gather events)
{
  const RpRelation *relation = rp_dataset_relation (dataset, index);

  count (people, relation->from);
  count (people, relation->to);
  for (guint i = 0; i < relation->n_events; i++)
    count (events, relation->events[i]);
}

static void
count_source (RpDataset *dataset, guint index, Gather people, Gather places, Gather events)
{
  guint n;
  const RpRecordRef *records = rp_dataset_source_records (dataset, index, &n);

  for (guint i = 0; i < n; i++)
    if (records[i].type == RP_RECORD_EVENT)
      {
        count (events, records[i].index);
        count_event_people (dataset, records[i].index, people, places);
      }
    else if (records[i].type == RP_RECORD_ENTITY)
      count (people, records[i].index);
}

static void
count_entity (RpDataset *dataset, guint index, Gather people, Gather places, Gather events)
{
  guint n;
  const guint *list = rp_dataset_entity_events (dataset, index, &n);

  count (people, index);
  for (guint i = 0; i < n; i++)
    {
      count (events, list[i]);
      count_event_people (dataset, list[i], people, places);
    }
}

static void
count_record (RpDataset *dataset, RpRecordRef ref, Gather people, Gather places, Gather events, Gather sources)
{
  count_sources (rp_dataset_record (dataset, ref), sources);
  if (ref.type == RP_RECORD_EVENT)
    {
      count (events, ref.index);
      count_event_people (dataset, ref.index, people, places);
    }
  else if (ref.type == RP_RECORD_ENTITY)
    count_entity (dataset, ref.index, people, places, events);
  else if (ref.type == RP_RECORD_RELATION)
    count_relation (dataset, ref.index, people, events);
  else
    {
      count (sources, ref.index);
      count_source (dataset, ref.index, people, places, events);
    }
}

static GArray *
close_tally (Tally *tally, guint n)
{
  GArray *all = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < tally->n && n > 0; i++)
    if (tally->times[i] == n)
      g_array_append_val (all, i);
  g_free (tally->times);
  return all;
}

static Tally
open_tally (guint n)
{
  return (Tally){ g_new0 (guint, (gsize)n + 1), n };
}

RpShared *
rp_describe_shared (RpDataset *dataset, const RpRecordRef *refs, guint n)
{
  RpShared *shared = g_new0 (RpShared, 1);
  guint n_entities = rp_dataset_n_entities (dataset);
  Tally people = open_tally (n_entities), places = open_tally (n_entities);
  Tally events = open_tally (rp_dataset_n_events (dataset)), sources = open_tally (rp_dataset_n_sources (dataset));

  for (guint i = 0; i < n; i++)
    count_record (dataset, refs[i], (Gather){ &people, i }, (Gather){ &places, i }, (Gather){ &events, i },
                  (Gather){ &sources, i });
  shared->participants = close_tally (&people, n);
  shared->places = close_tally (&places, n);
  shared->events = close_tally (&events, n);
  shared->sources = close_tally (&sources, n);
  return shared;
}

void
rp_shared_free (RpShared *shared)
{
  if (shared == NULL)
    return;
  g_array_unref (shared->participants);
  g_array_unref (shared->places);
  g_array_unref (shared->events);
  g_array_unref (shared->sources);
  g_free (shared);
}

static void
add_list (RpCardMaker *self, const char *heading, RpRecordType type, const GArray *list, RpCardList limit)
{
  if (list->len == 0)
    return;
  rp_maker_heading (self, heading, g_strdup_printf ("%u", list->len));
  for (guint i = 0; i < rp_maker_room (self, limit, list->len); i++)
    {
      RpRecordRef ref = rp_record_ref (type, g_array_index (list, guint, i));
      g_autofree char *below = type == RP_RECORD_RELATION ? rp_record_text_ends (self->dataset, ref)
                                                          : rp_record_text_when (self->dataset, ref);

      rp_maker_record (self, ref, below, NULL);
    }
  rp_maker_more (self, limit, list->len);
}

static void
add_picked (RpCardMaker *self, const RpRecordRef *refs, guint n)
{
  for (guint i = 0; i < rp_maker_room (self, RP_CARD_LIST_PARTS, n); i++)
    {
      g_autofree char *when = rp_record_text_when (self->dataset, refs[i]);

      rp_maker_record (self, refs[i], when, NULL);
    }
  rp_maker_more (self, RP_CARD_LIST_PARTS, n);
}

static RpRecordSet *
set_of (RpDataset *dataset, const RpRecordRef *refs, guint n)
{
  RpRecordSet *set = rp_record_set_new (dataset);

  for (guint i = 0; i < n; i++)
    rp_record_set_add (set, refs[i]);
  return set;
}

/* The ties that have both their ends among the records, PICKED as well, ascending. Transfer full, guint. */
static GArray *
ties_between (RpDataset *dataset, const RpRecordRef *refs, guint n, const RpRecordSet *picked)
{
  GArray *ties = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < n; i++)
    {
      guint n_relations = 0;
      const guint *relations = refs[i].type == RP_RECORD_ENTITY
                                   ? rp_dataset_entity_relations (dataset, refs[i].index, &n_relations)
                                   : NULL;

      for (guint k = 0; k < n_relations; k++)
        {
          const RpRelation *relation = rp_dataset_relation (dataset, relations[k]);

          if (relation->from == refs[i].index && relation->to != relation->from
              && rp_record_set_contains (picked, rp_record_ref (RP_RECORD_ENTITY, relation->to)))
            g_array_append_val (ties, relations[k]);
        }
    }
  return ties;
}

/* What is selected is not told once more as what it has in common. */
static void
leave_out (GArray *list, RpRecordType type, const RpRecordSet *picked)
{
  guint kept = 0;

  for (guint i = 0; i < list->len; i++)
    {
      guint index = g_array_index (list, guint, i);

      if (!rp_record_set_contains (picked, rp_record_ref (type, index)))
        g_array_index (list, guint, kept++) = index;
    }
  g_array_set_size (list, kept);
}

RpCard *
rp_card_new_shared (const RpCardRequest *request, const RpRecordRef *refs, guint n)
{
  RpDataset *dataset = request->dataset;
  g_autoptr (RpShared) shared = rp_describe_shared (dataset, refs, n);
  g_autoptr (RpRecordSet) picked = set_of (dataset, refs, n);
  g_autoptr (GArray) ties = ties_between (dataset, refs, n, picked);
  RpCardMaker maker = { rp_card_alloc (dataset, RP_RECORD_REF_NONE), request, dataset, NULL };
  RpCardBlock *head = rp_maker_add (&maker, RP_CARD_HEAD);
  g_autofree char *title = g_strdup_printf (ngettext ("%u record", "%u records", n), n);

  leave_out (shared->participants, RP_RECORD_ENTITY, picked);
  leave_out (shared->places, RP_RECORD_ENTITY, picked);
  leave_out (shared->events, RP_RECORD_EVENT, picked);
  leave_out (shared->sources, RP_RECORD_SOURCE, picked);
  head->caption = g_strdup (_ ("Selected"));
  rp_spans_text (head->spans, title);
  add_picked (&maker, refs, n);
  add_list (&maker, _ ("Ties between Them"), RP_RECORD_RELATION, ties, RP_CARD_LIST_TIES);
  add_list (&maker, _ ("Common Participants"), RP_RECORD_ENTITY, shared->participants, RP_CARD_LIST_PARTICIPANTS);
  add_list (&maker, _ ("Common Places"), RP_RECORD_ENTITY, shared->places, RP_CARD_LIST_OTHERS);
  add_list (&maker, _ ("Common Events"), RP_RECORD_EVENT, shared->events, RP_CARD_LIST_EVENTS);
  add_list (&maker, _ ("Common Sources"), RP_RECORD_SOURCE, shared->sources, RP_CARD_LIST_SUPPORTS);
  if (ties->len + shared->participants->len + shared->places->len + shared->events->len + shared->sources->len == 0)
    rp_maker_text (&maker, RP_CARD_NOTE, _ ("They have nothing in common that the dataset knows of."));
  return maker.card;
}
