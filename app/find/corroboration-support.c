/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How many sources, of how many origins. */
#include <string.h>

#include "corroboration.h"

/* Where its `for` names FIELD, or names none. NULL: for the record, where it names none. */
static gboolean
is_for (const RpEvidence *evidence, const char *field)
{
  if (field == NULL || evidence->n_fields == 0)
    return evidence->n_fields == 0;
  for (guint i = 0; i < evidence->n_fields; i++)
    if (strcmp (evidence->fields[i], field) == 0)
      return TRUE;
  return FALSE;
}

gboolean
rp_corroboration_all_for_fields (const RpEvidence *evidence, guint n)
{
  for (guint i = 0; i < n; i++)
    if (evidence[i].n_fields == 0)
      return FALSE;
  return TRUE;
}

static void
group_clear (gpointer item)
{
  g_array_unref (((RpOriginGroup *)item)->sources);
}

static int
compare_index (gconstpointer a, gconstpointer b)
{
  guint x = *(const guint *)a, y = *(const guint *)b;

  return x < y ? -1 : x > y;
}

static void
add_to_group (RpOriginGroup *group, guint source)
{
  g_array_append_val (group->sources, source);
}

/* Sorted, each once. */
static void
close_group (RpOriginGroup *group)
{
  guint *sources = (guint *)(gpointer)group->sources->data;
  guint kept = 0;

  g_array_sort (group->sources, compare_index);
  for (guint i = 0; i < group->sources->len; i++)
    if (i == 0 || sources[i] != sources[kept - 1])
      sources[kept++] = sources[i];
  g_array_set_size (group->sources, kept);
}

GArray *
rp_corroboration_origins (RpDataset *dataset, const RpEvidence *evidence, guint n_evidence, const char *field,
                          RpStance stance)
{
  GArray *groups = g_array_new (FALSE, FALSE, sizeof (RpOriginGroup));
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) sources = g_hash_table_new (NULL, NULL);
  gboolean whole = field == NULL && rp_corroboration_all_for_fields (evidence, n_evidence);

  g_array_set_clear_func (groups, group_clear);
  for (guint i = 0; i < n_evidence; i++)
    {
      RpOrigin origin = rp_dataset_origin (dataset, &evidence[i]);
      gboolean named = origin.source == RP_NO_INDEX;
      GHashTable *table = named ? names : sources;
      gpointer key = named ? (gpointer)origin.name : GUINT_TO_POINTER (origin.source), found;

      if (evidence[i].stance != stance || !(whole || is_for (&evidence[i], field)))
        continue;
      if (!g_hash_table_lookup_extended (table, key, NULL, &found))
        {
          RpOriginGroup group = { origin, g_array_new (FALSE, FALSE, sizeof (guint)) };

          found = GUINT_TO_POINTER (groups->len);
          g_hash_table_insert (table, key, found);
          g_array_append_val (groups, group);
        }
      add_to_group (&g_array_index (groups, RpOriginGroup, GPOINTER_TO_UINT (found)), evidence[i].source);
    }
  for (guint i = 0; i < groups->len; i++)
    close_group (&g_array_index (groups, RpOriginGroup, i));
  return groups;
}

/* A source may relay several origins: it is still one source. */
static guint
count_sources (GArray *groups)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < groups->len; i++)
    {
      GArray *sources = g_array_index (groups, RpOriginGroup, i).sources;

      for (guint j = 0; j < sources->len; j++)
        g_hash_table_add (seen, GUINT_TO_POINTER (g_array_index (sources, guint, j)));
    }
  return g_hash_table_size (seen);
}

static RpSupport
support_of_many (RpDataset *dataset, const RpEvidence *evidence, guint n_evidence, const char *field)
{
  g_autoptr (GArray) pro = rp_corroboration_origins (dataset, evidence, n_evidence, field, RP_STANCE_SUPPORTS);
  g_autoptr (GArray) against = rp_corroboration_origins (dataset, evidence, n_evidence, field, RP_STANCE_DISPUTES);

  return (RpSupport){ count_sources (pro), pro->len, count_sources (against), against->len };
}

/* None or one, as most records have: nothing is to be grouped. */
static RpSupport
support_of_few (const RpEvidence *evidence, guint n_evidence, const char *field)
{
  guint n = n_evidence > 0 && (field == NULL || is_for (evidence, field));

  return n > 0 && evidence->stance == RP_STANCE_DISPUTES ? (RpSupport){ 0, 0, n, n } : (RpSupport){ n, n, 0, 0 };
}

RpSupport
rp_corroboration_support (RpDataset *dataset, const RpEvidence *evidence, guint n_evidence, const char *field)
{
  if (n_evidence <= 1)
    return support_of_few (evidence, n_evidence, field);
  return support_of_many (dataset, evidence, n_evidence, field);
}
