/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "neighbours.h"

#include "dataset-private.h"

#define MOST_PARTICIPANTS 50

static void
add (RpRecordSet *set, RpRecordType type, guint index)
{
  if (index != RP_NO_INDEX)
    rp_record_set_add (set, rp_record_ref (type, index));
}

static void
add_all (RpRecordSet *set, RpRecordType type, const guint *indices, guint n)
{
  for (guint i = 0; i < n; i++)
    add (set, type, indices[i]);
}

static gboolean
takes_part (const RpEvent *event, guint entity)
{
  for (guint i = 0; i < event->n_participants; i++)
    if (event->participants[i].entity == entity)
      return TRUE;
  return FALSE;
}

GArray *
rp_shared_events (RpDataset *dataset, guint a, guint b)
{
  GArray *shared = g_array_new (FALSE, FALSE, sizeof (guint));
  guint n, m;
  const guint *events = rp_dataset_entity_events (dataset, a, &n);
  const guint *others = rp_dataset_entity_events (dataset, b, &m);

  for (guint i = 0, j = 0; i < n && j < m;)
    {
      const RpEvent *event;

      if (events[i] != others[j])
        {
          if (events[i] < others[j])
            i++;
          else
            j++;
          continue;
        }
      event = rp_dataset_event (dataset, events[i]);
      /* One of them may only be the place. */
      if (takes_part (event, a) && takes_part (event, b))
        g_array_append_val (shared, events[i]);
      i++;
      j++;
    }
  return shared;
}

void
rp_neighbours_add_sources (RpRecordSet *set, const RpRecord *record)
{
  for (guint i = 0; i < record->n_evidence; i++)
    add (set, RP_RECORD_SOURCE, record->evidence[i].source);
  for (guint i = 0; i < record->n_attributes; i++)
    for (guint j = 0; j < record->attributes[i].n_evidence; j++)
      add (set, RP_RECORD_SOURCE, record->attributes[i].evidence[j].source);
}

/* Ties that name no event rest on those that both their ends take part in. PARTICIPANTS has the entities among them. */
static void
add_ties_within (RpRecordSet *set, RpDataset *dataset, const RpEvent *event, const RpRecordSet *participants)
{
  for (guint i = 0; i < event->n_participants; i++)
    {
      guint entity = event->participants[i].entity, n;
      const guint *relations = rp_dataset_entity_relations (dataset, entity, &n);

      for (guint j = 0; j < n; j++)
        {
          const RpRelation *relation = rp_dataset_relation (dataset, relations[j]);
          guint other = relation->from == entity ? relation->to : relation->from;

          if (relation->n_events == 0 && rp_record_set_contains (participants, rp_record_ref (RP_RECORD_ENTITY, other)))
            add (set, RP_RECORD_RELATION, relations[j]);
        }
    }
}

static void
add_of_event (RpRecordSet *set, RpDataset *dataset, guint index)
{
  const RpEvent *event = rp_dataset_event (dataset, index);
  const guint *indices;
  guint n;

  for (guint i = 0; i < event->n_participants; i++)
    add (set, RP_RECORD_ENTITY, event->participants[i].entity);
  /* So far the set holds the participants and nothing else. */
  add_ties_within (set, dataset, event, set);
  add (set, RP_RECORD_ENTITY, event->place);
  add (set, RP_RECORD_EVENT, event->parent);
  add_all (set, RP_RECORD_EVENT, event->parts, event->n_parts);
  for (guint i = 0; i < event->n_links; i++)
    if (event->links[i].event != index)
      add (set, RP_RECORD_EVENT, event->links[i].event);
  indices = rp_dataset_links_in (dataset, index, &n);
  for (guint i = 0; i < n; i++)
    if (indices[i] != index)
      add (set, RP_RECORD_EVENT, indices[i]);
  indices = rp_dataset_event_relations (dataset, index, &n);
  add_all (set, RP_RECORD_RELATION, indices, n);
  rp_neighbours_add_sources (set, &event->record);
}

static void
add_of_entity (RpRecordSet *set, RpDataset *dataset, guint index)
{
  guint n;
  const guint *indices = rp_dataset_entity_events (dataset, index, &n);

  add_all (set, RP_RECORD_EVENT, indices, n);
  indices = rp_dataset_entity_relations (dataset, index, &n);
  add_all (set, RP_RECORD_RELATION, indices, n);
}

static void
add_of_relation (RpRecordSet *set, RpDataset *dataset, guint index)
{
  const RpRelation *relation = rp_dataset_relation (dataset, index);
  g_autoptr (GArray) shared = NULL;

  add (set, RP_RECORD_ENTITY, relation->from);
  add (set, RP_RECORD_ENTITY, relation->to);
  add_all (set, RP_RECORD_EVENT, relation->events, relation->n_events);
  if (relation->n_events > 0)
    return;
  shared = rp_shared_events (dataset, relation->from, relation->to);
  add_all (set, RP_RECORD_EVENT, (const guint *)(gconstpointer)shared->data, shared->len);
}

static gboolean
names_source (const RpRecord *record, guint source)
{
  for (guint i = 0; i < record->n_evidence; i++)
    if (record->evidence[i].source == source)
      return TRUE;
  for (guint i = 0; i < record->n_attributes; i++)
    for (guint j = 0; j < record->attributes[i].n_evidence; j++)
      if (record->attributes[i].evidence[j].source == source)
        return TRUE;
  return FALSE;
}

static void
add_of_source (RpRecordSet *set, RpDataset *dataset, guint index)
{
  guint n;
  const RpRecordRef *records = rp_dataset_source_records (dataset, index, &n);

  for (guint i = 0; i < n; i++)
    {
      /* Who copies a source is not supported by it. */
      if (records[i].type == RP_RECORD_SOURCE
          && (records[i].index == index || !names_source (rp_dataset_record (dataset, records[i]), index)))
        continue;
      rp_record_set_add (set, records[i]);
    }
}

RpRecordSet *
rp_neighbours (RpDataset *dataset, RpRecordRef ref)
{
  RpRecordSet *set = rp_record_set_new (dataset);

  if (ref.index >= rp_dataset_n_records (dataset, ref.type))
    return set;
  switch (ref.type)
    {
    case RP_RECORD_EVENT:
      add_of_event (set, dataset, ref.index);
      break;
    case RP_RECORD_ENTITY:
      add_of_entity (set, dataset, ref.index);
      break;
    case RP_RECORD_RELATION:
      add_of_relation (set, dataset, ref.index);
      break;
    case RP_RECORD_SOURCE:
      add_of_source (set, dataset, ref.index);
      break;
    case RP_RECORD_NONE:
    default:
      break;
    }
  return set;
}

RpRecordSet *
rp_neighbours_of (RpDataset *dataset, const RpRecordSet *picked)
{
  RpRecordSet *all = rp_record_set_new (dataset);

  for (RpRecordType type = RP_RECORD_EVENT; type <= RP_RECORD_SOURCE; type++)
    for (guint i = 0; i < rp_dataset_n_records (dataset, type); i++)
      if (rp_record_set_contains (picked, rp_record_ref (type, i)))
        {
          g_autoptr (RpRecordSet) around = rp_neighbours (dataset, rp_record_ref (type, i));

          rp_record_set_add_all (all, around);
        }
  return all;
}

/* Marks for one entity's partners; a mark counts only while its stamp is this entity's. */
typedef struct
{
  guint *stamp;      /* the entity, from 1, whose partner this was last */
  gboolean *related; /* has a relation with the entity */
  GArray *touched;   /* guint */
} Partners;

static int
compare_indices (gconstpointer a, gconstpointer b)
{
  guint i = *(const guint *)a, j = *(const guint *)b;

  return i < j ? -1 : i > j;
}

static void
touch (Partners *partners, guint entity, guint partner)
{
  if (partners->stamp[partner] == entity + 1)
    return;
  partners->stamp[partner] = entity + 1;
  partners->related[partner] = FALSE;
  g_array_append_val (partners->touched, partner);
}

static void
touch_participants (Partners *partners, const RpEvent *event, guint entity)
{
  /* The entity may only be the place. A pair is found from its lower end. */
  if (!takes_part (event, entity))
    return;
  for (guint i = 0; i < event->n_participants; i++)
    if (event->participants[i].entity > entity)
      touch (partners, entity, event->participants[i].entity);
}

static void
add_ties_of (GArray *ties, Partners *partners, RpDataset *dataset, const gboolean *counts, guint entity)
{
  guint n;
  const guint *indices = rp_dataset_entity_events (dataset, entity, &n);

  g_array_set_size (partners->touched, 0);
  for (guint i = 0; i < n; i++)
    if (counts[indices[i]])
      touch_participants (partners, rp_dataset_event (dataset, indices[i]), entity);
  if (partners->touched->len == 0)
    return;
  indices = rp_dataset_entity_relations (dataset, entity, &n);
  for (guint i = 0; i < n; i++)
    {
      const RpRelation *relation = rp_dataset_relation (dataset, indices[i]);

      /* A stale mark does no harm: it is cleared at the next touch. */
      partners->related[relation->from == entity ? relation->to : relation->from] = TRUE;
    }
  g_array_sort (partners->touched, compare_indices);
  for (guint i = 0; i < partners->touched->len; i++)
    {
      guint partner = g_array_index (partners->touched, guint, i);
      RpSharedTie tie = { entity, partner };

      if (!partners->related[partner])
        g_array_append_val (ties, tie);
    }
}

/* Who takes part in two roles takes part once. */
static gboolean
is_small (const RpEvent *event)
{
  g_autoptr (GHashTable) entities = NULL;

  if (event->n_participants <= MOST_PARTICIPANTS)
    return event->n_participants >= 2;
  entities = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < event->n_participants && g_hash_table_size (entities) <= MOST_PARTICIPANTS; i++)
    g_hash_table_add (entities, GUINT_TO_POINTER (event->participants[i].entity));
  return g_hash_table_size (entities) <= MOST_PARTICIPANTS;
}

GArray *
rp_shared_ties (RpDataset *dataset, const RpRecordSet *shown)
{
  guint n_entities = rp_dataset_n_entities (dataset), n_events = rp_dataset_n_events (dataset);
  GArray *ties = g_array_new (FALSE, FALSE, sizeof (RpSharedTie));
  g_autofree gboolean *counts = g_new0 (gboolean, n_events + 1);
  g_autofree guint *stamp = g_new0 (guint, n_entities + 1);
  g_autofree gboolean *related = g_new0 (gboolean, n_entities + 1);
  g_autoptr (GArray) touched = g_array_new (FALSE, FALSE, sizeof (guint));
  Partners partners = { stamp, related, touched };

  for (guint i = 0; i < n_events; i++)
    counts[i] = (shown == NULL || rp_record_set_contains (shown, rp_record_ref (RP_RECORD_EVENT, i)))
                && is_small (rp_dataset_event (dataset, i));
  for (guint i = 0; i < n_entities; i++)
    add_ties_of (ties, &partners, dataset, counts, i);
  return ties;
}
