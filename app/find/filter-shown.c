/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a filter leaves of a dataset. FORMAT.md says it in words: each facet narrows the types of record that it speaks
 * of, and who is left hangs together. */
#include "record-filter.h"

#include <string.h>

#define N_TYPES (RP_RECORD_SOURCE + 1)

/* A byte for each record. */
typedef struct
{
  RpFacetIndex *index;
  RpDataset *dataset;
  const RpRecordSet *in_period; /* NULL: all */
  guint n[N_TYPES];
  guint8 *ok[N_TYPES];   /* passes all that narrows its type */
  guint8 *kept[N_TYPES]; /* entities and sources: how many facets keep it */
  guint n_keepers[N_TYPES];
  gboolean narrows[N_TYPES]; /* some facet narrows the type */
} Sieve;

static void
sieve_init (Sieve *sieve, RpFacetIndex *index, const RpRecordSet *in_period)
{
  *sieve = (Sieve){ .index = index, .dataset = rp_facet_index_get_dataset (index), .in_period = in_period };
  for (RpRecordType type = RP_RECORD_EVENT; type < N_TYPES; type++)
    {
      sieve->n[type] = rp_dataset_n_records (sieve->dataset, type);
      sieve->ok[type] = g_malloc (sieve->n[type] + 1);
      memset (sieve->ok[type], 1, sieve->n[type]);
      sieve->kept[type] = g_malloc0 (sieve->n[type] + 1);
    }
}

static void
sieve_clear (Sieve *sieve)
{
  for (RpRecordType type = RP_RECORD_EVENT; type < N_TYPES; type++)
    {
      g_free (sieve->ok[type]);
      g_free (sieve->kept[type]);
    }
}

static inline gboolean
is_in_period (const Sieve *sieve, RpRecordType type, guint index)
{
  return sieve->in_period == NULL || rp_record_set_contains (sieve->in_period, rp_record_ref (type, index));
}

/* ---- one facet ---- */

static void
apply (Sieve *sieve, RpFacet facet, RpRecordType type, guint record, gboolean has, gboolean has_none)
{
  /* Whoever carries no marking of his own goes with those who carry one of the chosen. */
  gboolean passes = has || (has_none && facet == RP_FACET_MARKING);

  if (rp_facet_narrows (facet, type) && !passes)
    sieve->ok[type][record] = 0;
  if (rp_facet_keeps (facet, type) && has)
    sieve->kept[type][record]++;
}

static void
apply_rows (Sieve *sieve, RpFacet facet, RpRecordType type, const guint8 *chosen)
{
  const RpFacetRows *rows = rp_facet_index_rows (sieve->index, facet, type);

  for (guint i = 0; i < sieve->n[type]; i++)
    {
      guint n, k = 0;
      const guint *values = rp_facet_row (rows, i, &n);

      while (k < n && !chosen[values[k]])
        k++;
      apply (sieve, facet, type, i, k < n, n == 0);
    }
}

/* The chosen are entities or sources themselves. */
static void
apply_records (Sieve *sieve, RpFacet facet, RpRecordType type, const guint8 *chosen)
{
  for (guint i = 0; i < sieve->n[type]; i++)
    apply (sieve, facet, type, i, chosen[i], FALSE);
}

static void
apply_text (Sieve *sieve, RpRecordType type, const char *const *queries)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func ((GDestroyNotify)rp_record_set_unref);

  for (; *queries != NULL; queries++)
    g_ptr_array_add (found, rp_facet_index_search (sieve->index, *queries));
  for (guint i = 0; i < sieve->n[type]; i++)
    {
      gboolean has = FALSE;

      for (guint k = 0; k < found->len && !has; k++)
        has = rp_record_set_contains (found->pdata[k], rp_record_ref (type, i));
      apply (sieve, RP_FACET_TEXT, type, i, has, FALSE);
    }
}

static void
apply_facet (Sieve *sieve, RpFacet facet, const char *const *values)
{
  g_autofree guint8 *chosen = g_malloc0 (rp_facet_index_n_values (sieve->index, facet) + 1);

  for (const char *const *value = values; *value != NULL; value++)
    {
      guint number = rp_facet_index_find (sieve->index, facet, *value);

      if (number != RP_NO_INDEX)
        chosen[number] = 1;
    }
  for (RpRecordType type = RP_RECORD_EVENT; type < N_TYPES; type++)
    {
      gboolean keeps = rp_facet_keeps (facet, type), narrows = rp_facet_narrows (facet, type);

      if (!keeps && !narrows)
        continue;
      sieve->n_keepers[type] += keeps;
      sieve->narrows[type] = sieve->narrows[type] || narrows;
      if (facet == RP_FACET_TEXT)
        apply_text (sieve, type, values);
      else if (rp_facet_index_rows (sieve->index, facet, type) != NULL)
        apply_rows (sieve, facet, type, chosen);
      else
        apply_records (sieve, facet, type, chosen);
    }
}

/* ---- who hangs together ---- */

/* Named by every chosen facet that can name it. */
static gboolean
is_kept (const Sieve *sieve, RpRecordType type, guint index)
{
  return sieve->n_keepers[type] > 0 && sieve->kept[type][index] == sieve->n_keepers[type];
}

static void
drop_out_of_period (Sieve *sieve, RpRecordType type)
{
  for (guint i = 0; sieve->in_period != NULL && i < sieve->n[type]; i++)
    if (sieve->ok[type][i])
      sieve->ok[type][i] = (guint8)is_in_period (sieve, type, i);
}

static void
touch_rows (const Sieve *sieve, RpFacet facet, RpRecordType type, guint8 *touched)
{
  const RpFacetRows *rows = rp_facet_index_rows (sieve->index, facet, type);

  for (guint i = 0; i < sieve->n[type]; i++)
    {
      guint n;
      const guint *values = sieve->ok[type][i] ? rp_facet_row (rows, i, &n) : NULL;

      for (guint k = 0; values != NULL && k < n; k++)
        touched[values[k]] = 1;
    }
}

/* As soon as events or relations are narrowed, who has no part in what is left goes too. */
static void
narrow_entities (Sieve *sieve)
{
  g_autofree guint8 *touched = NULL;

  if (!sieve->narrows[RP_RECORD_EVENT] && !sieve->narrows[RP_RECORD_RELATION])
    return;
  touched = g_malloc0 (sieve->n[RP_RECORD_ENTITY] + 1);
  touch_rows (sieve, RP_FACET_ENTITY, RP_RECORD_EVENT, touched);
  if (sieve->narrows[RP_RECORD_RELATION])
    touch_rows (sieve, RP_FACET_ENTITY, RP_RECORD_RELATION, touched);
  for (guint i = 0; i < sieve->n[RP_RECORD_ENTITY]; i++)
    if (!touched[i] && !is_kept (sieve, RP_RECORD_ENTITY, i))
      sieve->ok[RP_RECORD_ENTITY][i] = 0;
}

/* A tie needs both its ends. */
static void
narrow_relations (Sieve *sieve)
{
  for (guint i = 0; i < sieve->n[RP_RECORD_RELATION]; i++)
    if (sieve->ok[RP_RECORD_RELATION][i])
      {
        const RpRelation *relation = rp_dataset_relation (sieve->dataset, i);

        sieve->ok[RP_RECORD_RELATION][i]
            = sieve->ok[RP_RECORD_ENTITY][relation->from] && sieve->ok[RP_RECORD_ENTITY][relation->to];
      }
}

/* A source stays with what it supports, whenever it was published. */
static void
narrow_sources (Sieve *sieve)
{
  g_autofree guint8 *touched = g_malloc0 (sieve->n[RP_RECORD_SOURCE] + 1);

  touch_rows (sieve, RP_FACET_SOURCE, RP_RECORD_EVENT, touched);
  touch_rows (sieve, RP_FACET_SOURCE, RP_RECORD_ENTITY, touched);
  touch_rows (sieve, RP_FACET_SOURCE, RP_RECORD_RELATION, touched);
  for (guint i = 0; i < sieve->n[RP_RECORD_SOURCE]; i++)
    if (!touched[i] && !is_kept (sieve, RP_RECORD_SOURCE, i))
      sieve->ok[RP_RECORD_SOURCE][i] = 0;
}

static RpRecordSet *
to_set (const Sieve *sieve)
{
  RpRecordSet *set = rp_record_set_new (sieve->dataset);

  for (RpRecordType type = RP_RECORD_EVENT; type < N_TYPES; type++)
    for (guint i = 0; i < sieve->n[type]; i++)
      if (sieve->ok[type][i])
        rp_record_set_add (set, rp_record_ref (type, i));
  return set;
}

/* Without a choice the period alone narrows; the sources of what is left stay beside those published in it. */
static RpRecordSet *
shown_in_period (Sieve *sieve)
{
  for (RpRecordType type = RP_RECORD_EVENT; type < RP_RECORD_SOURCE; type++)
    drop_out_of_period (sieve, type);
  for (guint i = 0; i < sieve->n[RP_RECORD_SOURCE]; i++)
    sieve->kept[RP_RECORD_SOURCE][i] = (guint8)is_in_period (sieve, RP_RECORD_SOURCE, i);
  sieve->n_keepers[RP_RECORD_SOURCE] = 1;
  narrow_sources (sieve);
  return to_set (sieve);
}

RpRecordSet *
rp_record_filter_shown (const RpRecordFilter *self, RpFacetIndex *index, const RpRecordSet *in_period)
{
  RpRecordSet *set;
  Sieve sieve;

  if (rp_record_filter_is_empty (self) && in_period == NULL)
    return NULL;
  sieve_init (&sieve, index, in_period);
  if (rp_record_filter_is_empty (self))
    {
      set = shown_in_period (&sieve);
      sieve_clear (&sieve);
      return set;
    }
  for (guint facet = 0; facet < RP_N_FACETS; facet++)
    if (rp_record_filter_values (self, (RpFacet)facet)[0] != NULL)
      apply_facet (&sieve, (RpFacet)facet, rp_record_filter_values (self, (RpFacet)facet));
  for (RpRecordType type = RP_RECORD_EVENT; type < RP_RECORD_SOURCE; type++)
    drop_out_of_period (&sieve, type);
  narrow_entities (&sieve);
  narrow_relations (&sieve);
  narrow_sources (&sieve);
  set = to_set (&sieve);
  sieve_clear (&sieve);
  return set;
}
