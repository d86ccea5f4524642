/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "cli-private.h"
#include "json-writer.h"

static void
append_json (GString *out, const char *name, const RpImportResult *result, guint errors, guint warnings)
{
  g_autoptr (RpJsonWriter) writer = rp_json_writer_new (out, RP_JSON_LINES);

  rp_json_writer_begin_object (writer);
  rp_json_writer_put_string (writer, "file", name);
  rp_json_writer_put_integer (writer, "errors", errors);
  rp_json_writer_put_integer (writer, "warnings", warnings);
  rp_json_writer_key (writer, "problems");
  rp_json_writer_begin_array (writer);
  for (guint i = 0; i < result->problems->len; i++)
    {
      const RpProblem *problem = result->problems->pdata[i];

      rp_json_writer_begin_object (writer);
      rp_json_writer_put_string (writer, "severity", problem->severity == RP_SEVERITY_ERROR ? "error" : "warning");
      rp_json_writer_put_integer (writer, "line", problem->line);
      rp_json_writer_put_integer (writer, "column", problem->column);
      rp_json_writer_put_string (writer, "path", problem->path ? problem->path : "");
      rp_json_writer_put_string (writer, "id", problem->id);
      rp_json_writer_put_string (writer, "message", problem->message);
      rp_json_writer_end_object (writer);
    }
  rp_json_writer_end_array (writer);
  rp_json_writer_end_object (writer);
  g_string_append_c (out, '\n');
}

static void
append_lines (GString *out, const char *name, const RpImportResult *result, guint errors, guint warnings)
{
  for (guint i = 0; i < result->problems->len; i++)
    {
      g_autofree char *line = rp_problem_to_string (result->problems->pdata[i]);
      g_autofree char *clean = rp_cli_clean (line);

      g_string_append_printf (out, "%s:%s\n", name, clean);
    }
  g_string_append_printf (out, ngettext ("%u error, ", "%u errors, ", errors), errors);
  g_string_append_printf (out, ngettext ("%u warning\n", "%u warnings\n", warnings), warnings);
}

int
rp_cli_check (const RpCliOptions *options)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *displayed = g_filename_display_name (options->file);
  g_autofree char *name = rp_cli_clean (displayed);
  g_autoptr (RpImportResult) result = rp_import_file_unless (options->file, 0, &options->import, NULL, NULL, &error);
  g_autoptr (GString) out = g_string_new (NULL);
  guint errors, warnings;
  int status;

  if (!result)
    {
      g_autofree char *why = rp_cli_clean (error->message);

      rp_cli_say ("%s: %s", name, why);
      return RP_CLI_FAILED;
    }
  errors = rp_import_result_count (result, RP_SEVERITY_ERROR);
  warnings = rp_import_result_count (result, RP_SEVERITY_WARNING);
  if (options->json)
    append_json (out, displayed, result, errors, warnings);
  else
    append_lines (out, name, result, errors, warnings);
  status = rp_cli_print (out);
  return errors > 0 || !result->dataset ? RP_CLI_FAILED : status;
}
