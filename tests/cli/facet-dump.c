/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Prints what the facets of a dataset count and what a filter shows, as JSON, for test-facets.py, which reckons it from
 * the file by itself. facet-dump FILE [--filter KEY=VALUE …] [--period A/B] [--period-mode MODE] */
#include <stdio.h>

#include "cli-options.h"
#include "facet-counts.h"
#include "importers.h"
#include "json-writer.h"

static const char *const types[] = { "none", "events", "entities", "relations", "sources" };

static void
write_shown (RpJsonWriter *writer, RpDataset *dataset, const RpRecordSet *shown)
{
  rp_json_writer_key (writer, "shown");
  rp_json_writer_begin_object (writer);
  for (RpRecordType type = RP_RECORD_EVENT; type <= RP_RECORD_SOURCE; type++)
    {
      rp_json_writer_key (writer, types[type]);
      rp_json_writer_begin_array (writer);
      for (guint i = 0; i < rp_dataset_n_records (dataset, type); i++)
        if (shown == NULL || rp_record_set_contains (shown, rp_record_ref (type, i)))
          rp_json_writer_string (writer, rp_dataset_record (dataset, rp_record_ref (type, i))->id);
      rp_json_writer_end_array (writer);
    }
  rp_json_writer_end_object (writer);
}

static void
write_facet (RpJsonWriter *writer, RpFacetCounts *counts, RpFacet facet)
{
  g_autoptr (GArray) values = rp_facet_counts_list (counts, facet, NULL);

  rp_json_writer_key (writer, rp_facet_key (facet));
  rp_json_writer_begin_array (writer);
  for (guint i = 0; i < values->len; i++)
    {
      const RpFacetValue *value = &g_array_index (values, RpFacetValue, i);

      rp_json_writer_begin_object (writer);
      rp_json_writer_put_string (writer, "value", value->value);
      rp_json_writer_put_string (writer, "label", value->label);
      rp_json_writer_put_integer (writer, "n", value->n);
      for (RpRecordType type = RP_RECORD_EVENT; type <= RP_RECORD_SOURCE; type++)
        rp_json_writer_put_integer (writer, types[type], value->counts[type]);
      rp_json_writer_end_object (writer);
    }
  rp_json_writer_end_array (writer);
}

/* The best of several, ms. */
static void
write_times (RpJsonWriter *writer, RpFacetIndex *index, const RpRecordFilter *filter, const RpRecordSet *in_period)
{
  double best[2] = { G_MAXDOUBLE, G_MAXDOUBLE };

  for (guint i = 0; i < 5; i++)
    {
      gint64 begin = g_get_monotonic_time (), middle;
      g_autoptr (RpRecordSet) shown = rp_record_filter_shown (filter, index, in_period);
      g_autoptr (RpFacetCounts) counts = NULL;

      middle = g_get_monotonic_time ();
      counts = rp_facet_counts_new (index, filter, in_period, shown);
      best[0] = MIN (best[0], (double)(middle - begin) / 1000);
      best[1] = MIN (best[1], (double)(g_get_monotonic_time () - middle) / 1000);
    }
  rp_json_writer_put_number (writer, "shown_ms", best[0]);
  rp_json_writer_put_number (writer, "counts_ms", best[1]);
}

static void
write_all (GString *out, RpDataset *dataset, const RpCliOptions *options)
{
  g_autoptr (RpJsonWriter) writer = rp_json_writer_new (out, RP_JSON_COMPACT);
  gint64 begin = g_get_monotonic_time ();
  g_autoptr (RpFacetIndex) index = rp_facet_index_new (dataset);
  double index_ms = (double)(g_get_monotonic_time () - begin) / 1000;
  g_autoptr (RpRecordSet) in_period = rp_period_shown (&options->period, dataset);
  g_autoptr (RpRecordSet) shown = rp_record_filter_shown (options->filter, index, in_period);
  g_autoptr (RpFacetCounts) counts = rp_facet_counts_new (index, options->filter, in_period, shown);

  rp_json_writer_begin_object (writer);
  rp_json_writer_put_number (writer, "index_ms", index_ms);
  write_times (writer, index, options->filter, in_period);
  write_shown (writer, dataset, shown);
  rp_json_writer_key (writer, "facets");
  rp_json_writer_begin_object (writer);
  for (guint facet = 0; facet < RP_N_FACETS; facet++)
    write_facet (writer, counts, (RpFacet)facet);
  rp_json_writer_end_object (writer);
  rp_json_writer_end_object (writer);
}

int
main (int argc, char **argv)
{
  RpCliOptions options;
  g_autofree char *reason = NULL;
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (RpImportResult) result = NULL;

  if (!rp_cli_options_parse (&options, RP_CLI_TAKES_CHOICES, argc - 1, argv + 1, &reason))
    {
      fprintf (stderr, "%s\n", reason);
      return 2;
    }
  result = rp_import_file (options.file, NULL, NULL, NULL);
  if (result == NULL || result->dataset == NULL)
    return 1;
  write_all (out, result->dataset, &options);
  rp_cli_options_clear (&options);
  puts (out->str);
  return 0;
}
