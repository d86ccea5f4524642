/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `convert`: whatever Rapport reads, as a dataset in its own format. What is lost or doubtful is listed. */
#include <glib/gi18n-lib.h>

#include "cli-private.h"
#include "dataset-text.h"
#include "exporter.h"

/* Errors are what was lost, warnings what may surprise. */
static void
list_losses (const char *name, const RpImportResult *result)
{
  for (guint i = 0; i < result->problems->len; i++)
    {
      g_autofree char *line = rp_problem_to_string (result->problems->pdata[i]);
      g_autofree char *clean = rp_cli_clean (line);

      rp_cli_say ("%s:%s", name, clean);
    }
}

static guint
count_paths (RpDataset *dataset)
{
  guint n = 0;

  for (RpRecordType type = RP_RECORD_EVENT; type <= RP_RECORD_SOURCE; type++)
    for (guint i = 0; i < rp_dataset_n_records (dataset, type); i++)
      n += rp_dataset_record (dataset, rp_record_ref (type, i))->image != NULL;
  for (guint i = 0; i < rp_dataset_n_sources (dataset); i++)
    n += rp_dataset_source (dataset, i)->file != NULL;
  return n;
}

/* A dataset's pictures and papers are named from its folder on. */
static void
say_of_paths (const RpCliOptions *options, RpDataset *dataset)
{
  g_autofree char *from = g_path_get_dirname (options->file);
  g_autofree char *to = g_path_get_dirname (options->output);
  guint n = rp_export_is_same_file (from, to) ? 0 : count_paths (dataset);

  if (n > 0)
    rp_cli_say (ngettext ("%u picture or paper is named from the dataset’s folder on, which is another one now",
                          "%u pictures and papers are named from the dataset’s folder on, which is another one now", n),
                n);
}

int
rp_cli_convert (const RpCliOptions *options)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RpImportResult) result = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *displayed = g_filename_display_name (options->file);
  g_autofree char *name = rp_cli_clean (displayed);
  char *text;
  gsize length;
  int strict;

  if (!g_str_has_suffix (options->output, ".json"))
    {
      rp_cli_say (_ ("convert: expected a name that ends in .json behind -o"));
      return RP_CLI_USAGE;
    }
  result = rp_cli_load (options, &strict);
  if (!result)
    return RP_CLI_FAILED;
  text = rp_dataset_to_text (result->dataset, &length);
  bytes = g_bytes_new_take (text, length);
  if (!rp_export_write (options->output, bytes, options->file, &error))
    {
      g_autofree char *why = rp_cli_clean (error->message);

      rp_cli_say ("%s", why);
      return RP_CLI_FAILED;
    }
  list_losses (name, result);
  say_of_paths (options, result->dataset);
  return strict;
}
