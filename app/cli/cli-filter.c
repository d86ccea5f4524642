/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is filtered: `--filter` and `--period` together. */
#include <glib/gi18n-lib.h>

#include "cli-private.h"
#include "facet-words.h"
#include "nearest-word.h"

/* The key that was meant; NULL when none is near. */
static const char *
nearest_key (const char *word)
{
  const char *nearest = NULL;
  guint best = 3;

  for (guint facet = 0; facet < RP_N_FACETS; facet++)
    {
      guint distance = rp_word_distance (word, rp_facet_key ((RpFacet)facet));

      if (distance < best)
        {
          best = distance;
          nearest = rp_facet_key ((RpFacet)facet);
        }
    }
  return nearest;
}

static char *
all_keys (void)
{
  g_autoptr (GString) keys = g_string_new (NULL);

  for (guint facet = 0; facet < RP_N_FACETS; facet++)
    g_string_append_printf (keys, "%s%s", facet > 0 ? ", " : "", rp_facet_key ((RpFacet)facet));
  return g_string_free (g_steal_pointer (&keys), FALSE);
}

gboolean
rp_cli_read_filter (RpCliOptions *options, const char *value, char **reason)
{
  g_autofree char *text = g_utf8_make_valid (value, -1);
  g_autofree char *clean = rp_cli_clean (text);
  g_autofree char *keys = NULL;
  g_auto (GStrv) halves = NULL;
  RpRecordFilter *before = options->filter;
  const char *chosen;
  RpFacet facet;

  if (rp_record_filter_parse (text, &facet, &chosen))
    {
      options->filter = rp_record_filter_with (before, facet, chosen);
      rp_record_filter_unref (before);
      return TRUE;
    }
  halves = g_strsplit (clean, "=", 2);
  keys = all_keys ();
  if (g_strv_length (halves) < 2)
    *reason = g_strdup_printf (_ ("expected KEY=VALUE, found “%s”"), clean);
  else if (nearest_key (halves[0]))
    *reason = g_strdup_printf (_ ("unknown key “%s”; did you mean %s?"), halves[0], nearest_key (halves[0]));
  else
    *reason = g_strdup_printf (_ ("unknown key “%s”; the keys are %s"), halves[0], keys);
  return FALSE;
}

/* Whether anything dated lies in the period: nothing is no error, but it is said. */
static gboolean
period_has_any (const RpPeriod *period, RpDataset *dataset)
{
  static const RpRecordType types[] = { RP_RECORD_EVENT, RP_RECORD_RELATION, RP_RECORD_ENTITY };

  for (guint t = 0; t < G_N_ELEMENTS (types); t++)
    for (guint i = 0; i < rp_dataset_n_records (dataset, types[t]); i++)
      if (rp_period_test (period, dataset, rp_record_ref (types[t], i)) == RP_IN_PERIOD_YES)
        return TRUE;
  return FALSE;
}

/* Each value that no record has; whether anything is left at all. */
static void
say_unmatched (const RpCliOptions *options, RpFacetIndex *index, const RpRecordSet *shown)
{
  for (guint i = 0; i < RP_N_FACETS; i++)
    {
      RpFacet facet = (RpFacet)i;
      const char *const *values = rp_record_filter_values (options->filter, facet);

      for (; facet != RP_FACET_TEXT && *values; values++)
        {
          g_autofree char *clean = rp_cli_clean (*values);
          guint number = rp_facet_index_find (index, facet, *values);
          guint total = 0;

          for (RpRecordType type = RP_RECORD_EVENT; number != RP_NO_INDEX && type <= RP_RECORD_SOURCE; type++)
            total += rp_facet_index_total (index, facet, type, number);
          if (total == 0)
            rp_cli_say (_ ("no record has the %s “%s”"), rp_facet_key (facet), clean);
        }
    }
  if (rp_record_set_count (shown, RP_RECORD_EVENT) + rp_record_set_count (shown, RP_RECORD_RELATION) == 0)
    rp_cli_say (_ ("the filter lets no event and no relation through"));
}

RpRecordSet *
rp_cli_shown (const RpCliOptions *options, RpDataset *dataset, char **words)
{
  g_autoptr (RpRecordSet) in_period = NULL;
  g_autoptr (RpFacetIndex) index = NULL;
  RpRecordSet *shown;

  if (words)
    *words = NULL;
  if (!options->period.active && rp_record_filter_is_empty (options->filter))
    return NULL;
  if (options->period.active)
    {
      if (!period_has_any (&options->period, dataset))
        rp_cli_say (_ ("nothing that is dated lies in the period"));
      in_period = rp_period_shown (&options->period, dataset);
    }
  index = rp_facet_index_new (dataset);
  shown = rp_record_filter_shown (options->filter, index, in_period);
  if (!rp_record_filter_is_empty (options->filter))
    say_unmatched (options, index, shown);
  if (words)
    *words = rp_record_filter_describe (options->filter, index);
  return shown;
}

RpRecordSet *
rp_cli_joining (const RpCliOptions *options, RpDataset *dataset)
{
  g_autoptr (RpRecordSet) joining = rp_period_joining (&options->period, dataset);
  g_autoptr (RpFacetIndex) index = NULL;

  if (!joining || rp_record_filter_is_empty (options->filter))
    return g_steal_pointer (&joining);
  index = rp_facet_index_new (dataset);
  return rp_record_filter_shown (options->filter, index, joining);
}
