/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "importers.h"

#include "file-bytes.h"
#include "import-rapport.h"
#include "json-check.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>

/* The first is what a file is held to be that no other recognises. */
static const RpImporter *const all_importers[] = {
  &rp_rapport_importer,
  NULL,
};

const RpImporter *const *
rp_importers (void)
{
  return all_importers;
}

static const RpImporter *
choose_importer (const char *bytes, gsize length)
{
  for (guint i = 0; all_importers[i] != NULL; i++)
    if (all_importers[i]->sniff (bytes, length))
      return all_importers[i];
  return all_importers[0];
}

static void
free_problem (gpointer data)
{
  rp_problem_free (data);
}

/* INPUT's folder is as given. */
static RpImportResult *
import (RpImportInput *input, GError **error)
{
  g_autofree char *real_folder = input->folder != NULL ? realpath (input->folder, NULL) : NULL;
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (free_problem);
  GError *failure = NULL;
  RpImportResult *result;
  RpDataset *dataset;

  input->folder = real_folder;
  if (input->length > RP_JSON_MAX_BYTES)
    {
      g_set_error_literal (error, RP_IMPORT_ERROR, RP_IMPORT_ERROR_TOO_LARGE, _ ("The file is larger than 2 GiB"));
      return NULL;
    }
  dataset = choose_importer (input->bytes, input->length)->load (input, problems, &failure);
  if (failure != NULL)
    {
      g_propagate_error (error, failure);
      return NULL;
    }
  result = g_new0 (RpImportResult, 1);
  result->dataset = dataset;
  result->problems = g_ptr_array_ref (dataset != NULL ? rp_dataset_get_problems (dataset) : problems);
  return result;
}

RpImportResult *
rp_import_bytes (const char *bytes, gsize length, const char *folder, const RpImportProgress *progress,
                 GCancellable *cancellable, GError **error)
{
  RpImportInput input
      = { .bytes = bytes, .length = length, .folder = folder, .progress = progress, .cancellable = cancellable };

  return import (&input, error);
}

static RpImportResult *
unchanged_result (void)
{
  RpImportResult *result = g_new0 (RpImportResult, 1);

  result->problems = g_ptr_array_new_with_free_func (free_problem);
  result->unchanged = TRUE;
  return result;
}

RpImportResult *
rp_import_file_unless (const char *path, guint64 known, const RpImportProgress *progress, GCancellable *cancellable,
                       GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *bytes = NULL;
  RpImportInput input = { .folder = folder, .forgettable = TRUE, .progress = progress, .cancellable = cancellable };
  guint64 fingerprint;
  RpImportResult *result;

  input.bytes = bytes = rp_file_read (path, RP_JSON_MAX_BYTES, &input.length, cancellable, error);
  if (bytes == NULL)
    return NULL;
  fingerprint = rp_file_fingerprint (bytes, input.length);
  result = fingerprint == known ? unchanged_result () : import (&input, error);
  if (result != NULL)
    result->fingerprint = fingerprint;
  return result;
}

RpImportResult *
rp_import_file (const char *path, const RpImportProgress *progress, GCancellable *cancellable, GError **error)
{
  return rp_import_file_unless (path, 0, progress, cancellable, error);
}

void
rp_import_result_free (RpImportResult *result)
{
  g_ptr_array_unref (result->problems);
  g_clear_object (&result->dataset);
  g_free (result);
}

guint
rp_import_result_count (const RpImportResult *result, RpSeverity severity)
{
  guint n = 0;

  if (result->dataset != NULL)
    return rp_dataset_count_problems (result->dataset, severity);
  for (guint i = 0; i < result->problems->len; i++)
    n += ((const RpProblem *)g_ptr_array_index (result->problems, i))->severity == severity;
  return n;
}
