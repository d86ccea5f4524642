/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "facet-index-private.h"

/* So many searches are remembered. */
#define MOST_QUERIES 8

#define E (1 << RP_RECORD_EVENT)
#define N (1 << RP_RECORD_ENTITY)
#define R (1 << RP_RECORD_RELATION)
#define S (1 << RP_RECORD_SOURCE)

typedef struct
{
  const char *key;
  guint8 narrows, keeps; /* types of record, a bit each */
} Facet;

/* The table of FORMAT.md. */
static const Facet facets[RP_N_FACETS] = {
  [RP_FACET_KIND] = { "kind", E, 0 },
  [RP_FACET_ENTITY_KIND] = { "entity-kind", N, 0 },
  [RP_FACET_RELATION_KIND] = { "relation-kind", R, 0 },
  [RP_FACET_ENTITY] = { "entity", E | R, N },
  [RP_FACET_PLACE] = { "place", E, N },
  [RP_FACET_SOURCE] = { "source", E | R | S, N | S },
  [RP_FACET_TAG] = { "tag", E | R, N | S },
  [RP_FACET_STATUS] = { "status", E, 0 },
  [RP_FACET_CERTAINTY] = { "certainty", E, 0 },
  [RP_FACET_GRADE] = { "grade", E | R, N },
  [RP_FACET_MARKING] = { "marking", E | N | R | S, N | S },
  [RP_FACET_DISPUTED] = { "disputed", E | R, N },
  [RP_FACET_ORIGINS] = { "origins", E | R, 0 },
  [RP_FACET_TEXT] = { "text", E | R, N | S },
};

const char *
rp_facet_key (RpFacet facet)
{
  return facets[facet].key;
}

gboolean
rp_facet_from_key (const char *key, RpFacet *facet)
{
  for (guint i = 0; i < RP_N_FACETS; i++)
    if (g_str_equal (facets[i].key, key))
      {
        *facet = (RpFacet)i;
        return TRUE;
      }
  return FALSE;
}

gboolean
rp_facet_narrows (RpFacet facet, RpRecordType type)
{
  return (facets[facet].narrows >> type) & 1;
}

gboolean
rp_facet_keeps (RpFacet facet, RpRecordType type)
{
  return (facets[facet].keeps >> type) & 1;
}

/* Records that are values themselves need no row to be kept. */
gboolean
rp_facet_has_rows (RpFacet facet, RpRecordType type)
{
  if (facet == RP_FACET_TEXT || (type == RP_RECORD_ENTITY && (facet == RP_FACET_ENTITY || facet == RP_FACET_PLACE))
      || (type == RP_RECORD_SOURCE && facet == RP_FACET_SOURCE))
    return FALSE;
  return rp_facet_narrows (facet, type) || rp_facet_keeps (facet, type);
}

RpFacetIndex *
rp_facet_index_new (RpDataset *dataset)
{
  RpFacetIndex *self = g_new0 (RpFacetIndex, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->dataset = g_object_ref (dataset);
  g_mutex_init (&self->lock);
  self->found = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)rp_record_set_unref);
  rp_facet_index_read (self);
  return self;
}

RpFacetIndex *
rp_facet_index_ref (RpFacetIndex *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
rp_facet_index_unref (RpFacetIndex *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->ref_count))
    return;
  for (guint facet = 0; facet < RP_N_FACETS; facet++)
    {
      for (guint type = 0; type < RP_N_FACET_TYPES; type++)
        {
          g_free (self->rows[facet][type].start);
          g_free (self->rows[facet][type].items);
          g_free (self->totals[facet][type]);
        }
      g_clear_pointer (&self->words[facet].values, g_ptr_array_unref);
      g_clear_pointer (&self->words[facet].numbers, g_hash_table_unref);
    }
  g_clear_pointer (&self->search, rp_record_search_unref);
  g_hash_table_unref (self->found);
  g_mutex_clear (&self->lock);
  g_object_unref (self->dataset);
  g_free (self);
}

/* ---- asking ---- */

RpDataset *
rp_facet_index_get_dataset (const RpFacetIndex *self)
{
  return self->dataset;
}

static RpRecordType
type_of_kinds (RpFacet facet)
{
  switch (facet)
    {
    case RP_FACET_KIND:
      return RP_RECORD_EVENT;
    case RP_FACET_ENTITY_KIND:
      return RP_RECORD_ENTITY;
    case RP_FACET_RELATION_KIND:
      return RP_RECORD_RELATION;
    default:
      return RP_RECORD_NONE;
    }
}

/* Of a facet whose values are records. */
static RpRecordType
type_of_records (RpFacet facet)
{
  if (facet == RP_FACET_ENTITY || facet == RP_FACET_PLACE)
    return RP_RECORD_ENTITY;
  return facet == RP_FACET_SOURCE ? RP_RECORD_SOURCE : RP_RECORD_NONE;
}

guint
rp_facet_index_n_values (const RpFacetIndex *self, RpFacet facet)
{
  if (self->words[facet].values != NULL)
    return self->words[facet].values->len;
  if (type_of_kinds (facet) != RP_RECORD_NONE)
    return rp_dataset_n_kinds (self->dataset, type_of_kinds (facet));
  return type_of_records (facet) != RP_RECORD_NONE ? rp_dataset_n_records (self->dataset, type_of_records (facet)) : 0;
}

const char *
rp_facet_index_value (const RpFacetIndex *self, RpFacet facet, guint value)
{
  if (self->words[facet].values != NULL)
    return g_ptr_array_index (self->words[facet].values, value);
  if (type_of_kinds (facet) != RP_RECORD_NONE)
    return rp_dataset_kind (self->dataset, type_of_kinds (facet), value)->name;
  return rp_dataset_record (self->dataset, rp_record_ref (type_of_records (facet), value))->id;
}

guint
rp_facet_index_find (const RpFacetIndex *self, RpFacet facet, const char *value)
{
  RpRecordRef ref;

  if (self->words[facet].values != NULL)
    return GPOINTER_TO_UINT (g_hash_table_lookup (self->words[facet].numbers, value)) - 1;
  if (type_of_kinds (facet) == RP_RECORD_NONE)
    {
      ref = rp_dataset_find (self->dataset, value);
      return ref.type != RP_RECORD_NONE && ref.type == type_of_records (facet) ? ref.index : RP_NO_INDEX;
    }
  for (guint i = 0; i < rp_facet_index_n_values (self, facet); i++)
    if (g_str_equal (rp_facet_index_value (self, facet, i), value))
      return i;
  return RP_NO_INDEX;
}

const RpFacetRows *
rp_facet_index_rows (const RpFacetIndex *self, RpFacet facet, RpRecordType type)
{
  return rp_facet_has_rows (facet, type) ? &self->rows[facet][type] : NULL;
}

guint
rp_facet_index_total (const RpFacetIndex *self, RpFacet facet, RpRecordType type, guint value)
{
  const guint *totals = self->totals[facet][type];

  return totals != NULL && value < rp_facet_index_n_values (self, facet) ? totals[value] : 0;
}

RpRecordSet *
rp_facet_index_search (RpFacetIndex *self, const char *query)
{
  g_autoptr (RpSearchResult) result = NULL;
  RpRecordSet *set;

  g_mutex_lock (&self->lock);
  set = g_hash_table_lookup (self->found, query);
  if (set == NULL)
    {
      if (self->search == NULL)
        self->search = rp_record_search_new (self->dataset);
      result = rp_record_search_run (self->search, query, NULL);
      set = rp_search_result_make_set (result);
      if (g_hash_table_size (self->found) >= MOST_QUERIES)
        g_hash_table_remove_all (self->found);
      g_hash_table_insert (self->found, g_strdup (query), set);
    }
  rp_record_set_ref (set);
  g_mutex_unlock (&self->lock);
  return set;
}

RpRecordSearch *
rp_facet_index_share_search (RpFacetIndex *self, RpRecordSearch *search)
{
  RpRecordSearch *shared;

  g_mutex_lock (&self->lock);
  if (self->search == NULL && search != NULL)
    self->search = rp_record_search_ref (search);
  shared = self->search != NULL ? rp_record_search_ref (self->search) : NULL;
  g_mutex_unlock (&self->lock);
  return shared;
}
