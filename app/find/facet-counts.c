/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "facet-counts.h"

#include <string.h>

#include "facet-words.h"
#include "folded-text.h"

#define N_TYPES (RP_RECORD_SOURCE + 1)

struct _RpFacetCounts
{
  gatomicrefcount ref_count;
  RpFacetIndex *index;
  RpRecordFilter *filter;              /* nullable */
  guint *counts[RP_N_FACETS][N_TYPES]; /* by value; NULL where the facet does not speak of the type */
  GArray *unknown[RP_N_FACETS];        /* RpFacetValue: chosen, but nothing has it; NULL: none */
};

static void
count_type (RpFacetCounts *self, RpFacet facet, RpRecordType type, const RpRecordSet *shown)
{
  const RpFacetRows *rows = rp_facet_index_rows (self->index, facet, type);
  guint *counts;

  if (rows == NULL)
    return;
  counts = self->counts[facet][type] = g_new0 (guint, rp_facet_index_n_values (self->index, facet) + 1);
  for (guint i = 0; i < rows->n_records && rows->items != NULL; i++)
    {
      guint n;
      const guint *values = rp_facet_row (rows, i, &n);

      if (n == 0 || (shown != NULL && !rp_record_set_contains (shown, rp_record_ref (type, i))))
        continue;
      for (guint k = 0; k < n; k++)
        counts[values[k]]++;
    }
}

/* What is searched for is a value of its own. */
static guint
count_found (RpFacetIndex *index, RpRecordType type, const char *query, const RpRecordSet *shown)
{
  g_autoptr (RpRecordSet) found = rp_facet_index_search (index, query);
  guint count = 0;

  if (shown == NULL)
    return rp_record_set_count (found, type);
  for (guint i = 0; i < rp_dataset_n_records (rp_facet_index_get_dataset (index), type); i++)
    count += rp_record_set_contains (found, rp_record_ref (type, i))
             && rp_record_set_contains (shown, rp_record_ref (type, i));
  return count;
}

static void
add_unknown (RpFacetCounts *self, RpFacet facet, const RpRecordSet *shown)
{
  const char *const *values = rp_record_filter_values (self->filter, facet);

  for (; *values != NULL; values++)
    {
      RpFacetValue value = { .value = *values, .label = *values, .chosen = TRUE, .counted = RP_RECORD_EVENT };

      if (rp_facet_index_find (self->index, facet, *values) != RP_NO_INDEX)
        continue;
      for (RpRecordType type = RP_RECORD_EVENT; facet == RP_FACET_TEXT && type < N_TYPES; type++)
        value.counts[type] = count_found (self->index, type, *values, shown);
      value.n = value.counts[RP_RECORD_EVENT];
      if (self->unknown[facet] == NULL)
        self->unknown[facet] = g_array_new (FALSE, FALSE, sizeof (RpFacetValue));
      g_array_append_val (self->unknown[facet], value);
    }
}

RpFacetCounts *
rp_facet_counts_new (RpFacetIndex *index, const RpRecordFilter *filter, const RpRecordSet *in_period,
                     const RpRecordSet *shown)
{
  RpFacetCounts *self = g_new0 (RpFacetCounts, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->index = rp_facet_index_ref (index);
  self->filter = filter != NULL ? rp_record_filter_ref ((RpRecordFilter *)filter) : NULL;
  for (guint facet = 0; facet < RP_N_FACETS; facet++)
    {
      gboolean chosen = rp_record_filter_values (filter, (RpFacet)facet)[0] != NULL;
      g_autoptr (RpRecordFilter) others
          = chosen ? rp_record_filter_without (filter, (RpFacet)facet, NULL) : rp_record_filter_new ();
      g_autoptr (RpRecordSet) left = chosen ? rp_record_filter_shown (others, index, in_period) : NULL;
      const RpRecordSet *counted = chosen ? left : shown;

      for (RpRecordType type = RP_RECORD_EVENT; type < N_TYPES; type++)
        count_type (self, (RpFacet)facet, type, counted);
      add_unknown (self, (RpFacet)facet, counted);
    }
  return self;
}

RpFacetCounts *
rp_facet_counts_ref (RpFacetCounts *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
rp_facet_counts_unref (RpFacetCounts *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->ref_count))
    return;
  for (guint facet = 0; facet < RP_N_FACETS; facet++)
    {
      for (guint type = 0; type < N_TYPES; type++)
        g_free (self->counts[facet][type]);
      g_clear_pointer (&self->unknown[facet], g_array_unref);
    }
  rp_record_filter_unref (self->filter);
  rp_facet_index_unref (self->index);
  g_free (self);
}

/* What is told of a value is one thing, whatever is filtered: its events if it has any. */
static RpRecordType
counted_type (const RpFacetIndex *index, RpFacet facet, guint value)
{
  static const RpRecordType order[] = { RP_RECORD_EVENT, RP_RECORD_RELATION, RP_RECORD_ENTITY, RP_RECORD_SOURCE };

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    if (rp_facet_index_total (index, facet, order[i], value) > 0)
      return order[i];
  return RP_RECORD_NONE;
}

static int
compare_values (gconstpointer a, gconstpointer b)
{
  const RpFacetValue *x = a, *y = b;
  int by_label;

  if (x->n != y->n)
    return x->n > y->n ? -1 : 1;
  by_label = strcmp (x->label, y->label);
  return by_label != 0 ? by_label : strcmp (x->value, y->value);
}

static gboolean
matches (const char *label, const char *folded)
{
  g_autofree char *own = NULL;

  if (folded == NULL || *folded == '\0')
    return TRUE;
  own = rp_fold_text (label);
  return strstr (own, folded) != NULL;
}

GArray *
rp_facet_counts_list (RpFacetCounts *self, RpFacet facet, const char *words)
{
  g_autofree char *folded = words != NULL ? rp_fold_text (words) : NULL;
  GArray *list = g_array_new (FALSE, FALSE, sizeof (RpFacetValue));

  for (guint i = 0; i < rp_facet_index_n_values (self->index, facet); i++)
    {
      RpFacetValue value = { .counted = counted_type (self->index, facet, i) };

      value.value = rp_facet_index_value (self->index, facet, i);
      value.chosen = rp_record_filter_has (self->filter, facet, value.value);
      if (value.counted == RP_RECORD_NONE && !value.chosen)
        continue;
      value.label = rp_facet_value_label (self->index, facet, value.value);
      for (RpRecordType type = RP_RECORD_EVENT; type < N_TYPES; type++)
        value.counts[type] = self->counts[facet][type] != NULL ? self->counts[facet][type][i] : 0;
      value.n = value.counts[value.counted];
      if (matches (value.label, folded))
        g_array_append_val (list, value);
    }
  for (guint i = 0; self->unknown[facet] != NULL && i < self->unknown[facet]->len; i++)
    if (matches (g_array_index (self->unknown[facet], RpFacetValue, i).label, folded))
      g_array_append_val (list, g_array_index (self->unknown[facet], RpFacetValue, i));
  g_array_sort (list, compare_values);
  return list;
}

guint
rp_facet_counts_n_values (RpFacetCounts *self, RpFacet facet)
{
  guint n = self->unknown[facet] != NULL ? self->unknown[facet]->len : 0;

  for (guint i = 0; i < rp_facet_index_n_values (self->index, facet); i++)
    n += counted_type (self->index, facet, i) != RP_RECORD_NONE
         || rp_record_filter_has (self->filter, facet, rp_facet_index_value (self->index, facet, i));
  return n;
}
