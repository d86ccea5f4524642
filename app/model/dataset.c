/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dataset-private.h"

#include <string.h>

G_DEFINE_FINAL_TYPE (RpDataset, rp_dataset, G_TYPE_OBJECT)

static void
csr_clear (RpCsr *csr)
{
  g_free (csr->start);
  g_free (csr->items);
}

static void
rp_dataset_finalize (GObject *object)
{
  RpDataset *self = RP_DATASET (object);

  for (guint type = 0; type < RP_N_RECORD_TYPES; type++)
    {
      g_clear_pointer (&self->tables[type], g_array_unref);
      g_clear_pointer (&self->kinds[type], g_array_unref);
    }
  g_clear_pointer (&self->eras, g_array_unref);
  g_clear_pointer (&self->others, g_array_unref);
  g_clear_pointer (&self->unshown, g_array_unref);
  rp_id_table_clear (&self->ids);
  csr_clear (&self->entity_events);
  csr_clear (&self->entity_relations);
  csr_clear (&self->event_relations);
  csr_clear (&self->links_in);
  g_free (self->source_start);
  g_free (self->source_records);
  g_free (self->origins);
  g_free (self->order);
  g_clear_pointer (&self->problems, g_ptr_array_unref);
  rp_arena_free (self->arena);
  G_OBJECT_CLASS (rp_dataset_parent_class)->finalize (object);
}

static void
rp_dataset_class_init (RpDatasetClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rp_dataset_finalize;
}

static void
rp_dataset_init (RpDataset *self G_GNUC_UNUSED)
{
}

const char *
rp_dataset_get_title (RpDataset *self)
{
  return self->title;
}

const char *
rp_dataset_get_description (RpDataset *self)
{
  return self->description;
}

const char *
rp_dataset_get_marking (RpDataset *self)
{
  return self->marking;
}

const char *
rp_dataset_get_language (RpDataset *self)
{
  return self->language;
}

RpDate
rp_dataset_get_updated (RpDataset *self)
{
  return self->updated;
}

guint
rp_dataset_get_version (RpDataset *self)
{
  return self->version;
}

guint
rp_dataset_n_records (RpDataset *self, RpRecordType type)
{
  return (guint)type < RP_N_RECORD_TYPES && type != RP_RECORD_NONE ? self->tables[type]->len : 0;
}

guint
rp_dataset_n_events (RpDataset *self)
{
  return self->tables[RP_RECORD_EVENT]->len;
}

guint
rp_dataset_n_entities (RpDataset *self)
{
  return self->tables[RP_RECORD_ENTITY]->len;
}

guint
rp_dataset_n_relations (RpDataset *self)
{
  return self->tables[RP_RECORD_RELATION]->len;
}

guint
rp_dataset_n_sources (RpDataset *self)
{
  return self->tables[RP_RECORD_SOURCE]->len;
}

const RpEvent *
rp_dataset_event (RpDataset *self, guint index)
{
  g_assert (index < self->tables[RP_RECORD_EVENT]->len);
  return &g_array_index (self->tables[RP_RECORD_EVENT], RpEvent, index);
}

const RpEntity *
rp_dataset_entity (RpDataset *self, guint index)
{
  g_assert (index < self->tables[RP_RECORD_ENTITY]->len);
  return &g_array_index (self->tables[RP_RECORD_ENTITY], RpEntity, index);
}

const RpRelation *
rp_dataset_relation (RpDataset *self, guint index)
{
  g_assert (index < self->tables[RP_RECORD_RELATION]->len);
  return &g_array_index (self->tables[RP_RECORD_RELATION], RpRelation, index);
}

const RpSource *
rp_dataset_source (RpDataset *self, guint index)
{
  g_assert (index < self->tables[RP_RECORD_SOURCE]->len);
  return &g_array_index (self->tables[RP_RECORD_SOURCE], RpSource, index);
}

const RpRecord *
rp_dataset_record (RpDataset *self, RpRecordRef ref)
{
  switch (ref.type)
    {
    case RP_RECORD_EVENT:
      return &rp_dataset_event (self, ref.index)->record;
    case RP_RECORD_ENTITY:
      return &rp_dataset_entity (self, ref.index)->record;
    case RP_RECORD_RELATION:
      return &rp_dataset_relation (self, ref.index)->record;
    case RP_RECORD_SOURCE:
      return &rp_dataset_source (self, ref.index)->record;
    case RP_RECORD_NONE:
    default:
      return NULL;
    }
}

guint
rp_dataset_kind_of (RpDataset *self, RpRecordRef ref)
{
  switch (ref.type)
    {
    case RP_RECORD_EVENT:
      return rp_dataset_event (self, ref.index)->kind;
    case RP_RECORD_ENTITY:
      return rp_dataset_entity (self, ref.index)->kind;
    case RP_RECORD_RELATION:
      return rp_dataset_relation (self, ref.index)->kind;
    case RP_RECORD_SOURCE:
    case RP_RECORD_NONE:
    default:
      return RP_NO_INDEX;
    }
}

RpRecordRef
rp_dataset_find (RpDataset *self, const char *id)
{
  return rp_id_table_find (&self->ids, self->tables, id, RP_RECORD_EVENT);
}

guint
rp_dataset_n_kinds (RpDataset *self, RpRecordType type)
{
  return (guint)type < RP_N_RECORD_TYPES ? self->kinds[type]->len : 0;
}

const RpKind *
rp_dataset_kind (RpDataset *self, RpRecordType type, guint index)
{
  g_assert (index < rp_dataset_n_kinds (self, type));
  return &g_array_index (self->kinds[type], RpKind, index);
}

guint
rp_dataset_n_eras (RpDataset *self)
{
  return self->eras->len;
}

const RpEra *
rp_dataset_era (RpDataset *self, guint index)
{
  g_assert (index < self->eras->len);
  return &g_array_index (self->eras, RpEra, index);
}

guint
rp_dataset_n_unshown (RpDataset *self)
{
  return self->unshown->len;
}

const RpOther *
rp_dataset_unshown (RpDataset *self, guint index)
{
  g_assert (index < self->unshown->len);
  return &g_array_index (self->unshown, RpOther, index);
}

guint
rp_dataset_n_others (RpDataset *self)
{
  return self->others->len;
}

const RpOther *
rp_dataset_other (RpDataset *self, guint index)
{
  g_assert (index < self->others->len);
  return &g_array_index (self->others, RpOther, index);
}

const guint *
rp_dataset_entity_events (RpDataset *self, guint entity, guint *n)
{
  g_assert (entity < rp_dataset_n_entities (self));
  return rp_csr_row (&self->entity_events, entity, n);
}

const guint *
rp_dataset_entity_relations (RpDataset *self, guint entity, guint *n)
{
  g_assert (entity < rp_dataset_n_entities (self));
  return rp_csr_row (&self->entity_relations, entity, n);
}

gboolean
rp_dataset_are_tied (RpDataset *self, guint a, guint b)
{
  guint n;
  const guint *relations = rp_dataset_entity_relations (self, a, &n);

  for (guint i = 0; i < n; i++)
    {
      const RpRelation *relation = rp_dataset_relation (self, relations[i]);

      if (relation->from == b || relation->to == b)
        return TRUE;
    }
  return FALSE;
}

const guint *
rp_dataset_event_relations (RpDataset *self, guint event, guint *n)
{
  g_assert (event < rp_dataset_n_events (self));
  return rp_csr_row (&self->event_relations, event, n);
}

const guint *
rp_dataset_links_in (RpDataset *self, guint event, guint *n)
{
  g_assert (event < rp_dataset_n_events (self));
  return rp_csr_row (&self->links_in, event, n);
}

guint
rp_dataset_n_links (RpDataset *self)
{
  return self->links_in.start[rp_dataset_n_events (self)];
}

const RpRecordRef *
rp_dataset_source_records (RpDataset *self, guint source, guint *n)
{
  g_assert (source < rp_dataset_n_sources (self));
  *n = self->source_start[source + 1] - self->source_start[source];
  return self->source_records + self->source_start[source];
}

gboolean
rp_dataset_get_span (RpDataset *self, RpInstant *earliest, RpInstant *latest)
{
  if (!self->has_span)
    return FALSE;
  *earliest = self->earliest;
  *latest = self->latest;
  return TRUE;
}

const guint *
rp_dataset_events_in_order (RpDataset *self)
{
  return self->order;
}

RpOrigin
rp_dataset_origin (RpDataset *self, const RpEvidence *evidence)
{
  RpRecordRef ref;

  if (evidence->origin == NULL || evidence->origin[0] == '\0')
    return self->origins[evidence->source];
  ref = rp_id_table_find (&self->ids, self->tables, evidence->origin, RP_RECORD_SOURCE);
  if (ref.type == RP_RECORD_SOURCE && rp_dataset_source (self, ref.index)->record.has_given_id)
    return self->origins[ref.index];
  return (RpOrigin){ RP_NO_INDEX, evidence->origin };
}

GPtrArray *
rp_dataset_get_problems (RpDataset *self)
{
  return self->problems;
}

guint
rp_dataset_count_problems (RpDataset *self, RpSeverity severity)
{
  return self->n_problems[severity == RP_SEVERITY_ERROR ? RP_SEVERITY_ERROR : RP_SEVERITY_WARNING];
}

guint
rp_dataset_get_left_out (RpDataset *self)
{
  return self->left_out;
}
