/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `convert`: whatever Rapport reads, as a dataset in its own format. What is lost or doubtful is listed. */
#include <glib/gi18n-lib.h>

#include "cli-private.h"
#include "dataset-merge.h"
#include "dataset-path.h"
#include "dataset-text.h"
#include "exporter.h"

/* Errors are what was lost, warnings what may surprise. */
static void
list_losses (const char *file, const RpImportResult *result)
{
  g_autofree char *displayed = g_filename_display_name (file);
  g_autofree char *name = rp_cli_clean (displayed);

  for (guint i = 0; i < result->problems->len; i++)
    {
      g_autofree char *line = rp_problem_to_string (result->problems->pdata[i]);
      g_autofree char *clean = rp_cli_clean (line);

      rp_cli_say ("%s:%s", name, clean);
    }
}

static void
list_alike (RpDataset *first, RpDataset *second, const GArray *alike)
{
  for (guint i = 0; i < alike->len; i++)
    {
      const RpAlike *pair = &g_array_index (alike, RpAlike, i);
      const RpRecord *a = rp_dataset_record (first, rp_record_ref (pair->type, pair->first));
      const RpRecord *b = rp_dataset_record (second, rp_record_ref (pair->type, pair->second));
      g_autofree char *text = g_strdup_printf (_ ("perhaps one: “%s” (%s) and “%s” (%s): %s"), a->title, a->id,
                                               b->title, b->id, rp_alike_reason_words (pair->reason));
      g_autofree char *clean = rp_cli_clean (text);

      rp_cli_say ("%s", clean);
    }
}

/* What is one by its id is no loss; where the two say different things, or pictures are not to be had, somebody should
 * look. */
static void
say_what_was_joined (const char *file, const RpMergeCounts *counts)
{
  g_autofree char *displayed = g_filename_display_name (file);
  g_autofree char *name = rp_cli_clean (displayed);
  g_autofree char *words = rp_merge_counts_to_words (counts);

  if (counts->n_differing > 0 || counts->n_paths > 0)
    rp_cli_say ("%s: %s", name, words);
}

/* The result of FILE merged into *DATASET, which is replaced. *STRICT as of rp_cli_load (). FALSE: said already. */
static gboolean
merge_further (const RpCliOptions *options, const char *file, RpDataset **dataset, int *strict)
{
  RpCliOptions further = *options;
  g_autoptr (RpImportResult) result = NULL;
  g_autoptr (GArray) alike = NULL;
  g_autofree char *folder = rp_dataset_path_below (options->file, file);
  RpMergeCounts counts;
  RpDataset *merged;
  int status;

  further.file = file;
  /* a mapping is of one file */
  further.import.mapping = NULL;
  result = rp_cli_load (&further, &status);
  if (!result)
    return FALSE;
  *strict = MAX (*strict, status);
  list_losses (file, result);
  alike = rp_dataset_find_alike (*dataset, result->dataset);
  if (!options->merge_alike)
    {
      list_alike (*dataset, result->dataset, alike);
      g_array_set_size (alike, 0);
    }
  merged = rp_dataset_merge (*dataset, result->dataset, (const RpAlike *)(gpointer)alike->data, alike->len,
                             &(RpMergeFile){ file, folder }, &counts);
  say_what_was_joined (file, &counts);
  g_object_unref (*dataset);
  *dataset = merged;
  return TRUE;
}

/* A dataset's pictures and papers are named from its folder on. */
static void
say_of_paths (const RpCliOptions *options, RpDataset *dataset)
{
  g_autofree char *from = g_path_get_dirname (options->file);
  g_autofree char *to = g_path_get_dirname (options->output);
  guint n = rp_export_is_same_file (from, to) ? 0 : rp_dataset_count_paths (dataset);

  if (n > 0)
    rp_cli_say (ngettext ("%u picture or paper is named from the dataset’s folder on, which is another one now",
                          "%u pictures and papers are named from the dataset’s folder on, which is another one now", n),
                n);
}

/* None of the files that are read is written to. */
static gboolean
spares_inputs (const RpCliOptions *options, GError **error)
{
  for (guint i = 0; i < options->n_further; i++)
    if (rp_export_is_same_file (options->output, options->further[i]))
      {
        g_autofree char *name = g_filename_display_name (options->output);

        g_set_error (error, RP_EXPORT_ERROR, RP_EXPORT_ERROR_REFUSED, "%s: %s", name,
                     _ ("is the dataset itself; it is never written to"));
        return FALSE;
      }
  return TRUE;
}

int
rp_cli_convert (const RpCliOptions *options)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RpImportResult) result = NULL;
  g_autoptr (RpDataset) dataset = NULL;
  g_autoptr (GBytes) bytes = NULL;
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
  list_losses (options->file, result);
  dataset = g_object_ref (result->dataset);
  for (guint i = 0; i < options->n_further; i++)
    if (!merge_further (options, options->further[i], &dataset, &strict))
      return RP_CLI_FAILED;
  text = rp_dataset_to_text (dataset, &length);
  bytes = g_bytes_new_take (text, length);
  if (!spares_inputs (options, &error) || !rp_export_write (options->output, bytes, options->file, &error))
    {
      g_autofree char *why = rp_cli_clean (error->message);

      rp_cli_say ("%s", why);
      return RP_CLI_FAILED;
    }
  say_of_paths (options, dataset);
  return strict;
}
