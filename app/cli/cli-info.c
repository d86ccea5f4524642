/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli-private.h"
#include "json-writer.h"

/* The calendar's reading; with its time where it is not a day's first or last second. */
static char *
format_instant (RpInstant instant)
{
  RpCivil civil;
  gboolean begins, ends;
  GString *out = g_string_new (NULL);

  if (rp_instant_is_infinite (instant))
    return g_string_free (out, FALSE);
  rp_instant_to_civil (instant, &civil);
  begins = civil.hour == 0 && civil.minute == 0 && civil.second == 0;
  ends = civil.hour == 23 && civil.minute == 59 && civil.second == 59;
  if (civil.year > 9999 || civil.year < -9999)
    g_string_append_c (out, 'Y');
  g_string_append_printf (out, civil.year < 0 ? "-%04" G_GINT64_FORMAT : "%04" G_GINT64_FORMAT, ABS (civil.year));
  if (civil.year <= 9999 && civil.year >= -9999)
    g_string_append_printf (out, "-%02d-%02d", civil.month, civil.day);
  if (!begins && !ends)
    g_string_append_printf (out, "T%02d:%02d:%02d", civil.hour, civil.minute, civil.second);
  return g_string_free (out, FALSE);
}

static void
append_json (GString *out, RpDataset *dataset, const RpImportResult *result, const char *earliest, const char *latest)
{
  g_autoptr (RpJsonWriter) writer = rp_json_writer_new (out, RP_JSON_PRETTY);

  rp_json_writer_begin_object (writer);
  rp_json_writer_put_string (writer, "title", rp_dataset_get_title (dataset));
  rp_json_writer_put_integer (writer, "events", rp_dataset_n_events (dataset));
  rp_json_writer_put_integer (writer, "entities", rp_dataset_n_entities (dataset));
  rp_json_writer_put_integer (writer, "relations", rp_dataset_n_relations (dataset));
  rp_json_writer_put_integer (writer, "sources", rp_dataset_n_sources (dataset));
  rp_json_writer_put_integer (writer, "errors", rp_import_result_count (result, RP_SEVERITY_ERROR));
  rp_json_writer_put_integer (writer, "warnings", rp_import_result_count (result, RP_SEVERITY_WARNING));
  rp_json_writer_put_string (writer, "earliest", earliest);
  rp_json_writer_put_string (writer, "latest", latest);
  rp_json_writer_end_object (writer);
  g_string_append_c (out, '\n');
}

static void
append_lines (GString *out, RpDataset *dataset, const RpImportResult *result, const char *earliest, const char *latest)
{
  g_autofree char *title = rp_cli_clean (rp_dataset_get_title (dataset));

  g_string_append_printf (out, "title: %s\n", title);
  g_string_append_printf (out, "events: %u\n", rp_dataset_n_events (dataset));
  g_string_append_printf (out, "entities: %u\n", rp_dataset_n_entities (dataset));
  g_string_append_printf (out, "relations: %u\n", rp_dataset_n_relations (dataset));
  g_string_append_printf (out, "sources: %u\n", rp_dataset_n_sources (dataset));
  g_string_append_printf (out, "errors: %u\n", rp_import_result_count (result, RP_SEVERITY_ERROR));
  g_string_append_printf (out, "warnings: %u\n", rp_import_result_count (result, RP_SEVERITY_WARNING));
  if (earliest)
    g_string_append_printf (out, "earliest: %s\nlatest: %s\n", earliest, latest);
}

int
rp_cli_info (const RpCliOptions *options)
{
  int strict, status;
  g_autoptr (RpImportResult) result = rp_cli_load (options, &strict);
  g_autoptr (GString) out = g_string_new (NULL);
  g_autofree char *earliest = NULL, *latest = NULL;
  RpInstant from, to;

  if (!result)
    return RP_CLI_FAILED;
  if (rp_dataset_get_span (result->dataset, &from, &to))
    {
      earliest = format_instant (from);
      latest = format_instant (to);
    }
  if (options->json)
    append_json (out, result->dataset, result, earliest, latest);
  else
    append_lines (out, result->dataset, result, earliest, latest);
  status = rp_cli_print (out);
  return status != RP_CLI_DONE ? status : strict;
}
