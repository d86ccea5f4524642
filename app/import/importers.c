/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "importers.h"

#include "file-bytes.h"
#include "formats.h"
#include "gathering.h"
#include "import-rapport.h"
#include "import-step.h"
#include "json-check.h"
#include "script-data.h"
#include "mapping.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

/* Of the time, what the tree takes of a file that is known by its shape. */
#define TREE_SHARE 0.5

/* The first is what a file is held to be that no other recognises. The others are asked in this order: what has the
 * narrower shape stands before what has the wider. */
static const RpImporter *const all_importers[] = {
  &rp_rapport_importer,
  &rp_ftm_importer,
  &rp_stix_importer,
  &rp_timelinejs_importer,
  &rp_timelinejs1_importer,
  &rp_simile_importer,
  &rp_simile_xml_importer,
  &rp_vis_timeline_importer,
  &rp_graphml_importer,
  &rp_gexf_importer,
  &rp_cx_importer,
  &rp_cytoscape_importer,
  &rp_jgf_importer,
  &rp_vis_network_importer,
  &rp_gephi_importer,
  &rp_node_link_importer,
  &rp_csv_importer,
  &rp_mapped_importer,
  NULL,
};

/* What pages load as a script, and a person's own. Other scripts are not JSON, and are told so. */
static const RpImporter *const scripted_importers[] = {
  &rp_timelinejs_importer,   &rp_timelinejs1_importer, &rp_simile_importer,
  &rp_vis_timeline_importer, &rp_vis_network_importer, &rp_mapped_importer,
};

const RpImporter *const *
rp_importers (void)
{
  return all_importers;
}

static void
free_problem (gpointer data)
{
  rp_problem_free (data);
}

static const RpImporter *
sniff_out (const RpImportInput *input)
{
  for (guint i = 1; all_importers[i] != NULL; i++)
    if (all_importers[i]->sniff != NULL && all_importers[i]->sniff (input->bytes, input->length))
      return all_importers[i];
  return NULL;
}

static const RpImporter *
recognise (const RpJsonNode *root)
{
  for (guint i = 1; root != NULL && all_importers[i] != NULL; i++)
    if (all_importers[i]->recognise != NULL && all_importers[i]->recognise (root))
      return all_importers[i];
  return NULL;
}

/* The same of a script's data; NULL: it has none, and FAULT says why if it is a script. What is to be Rapport's own is
 * JSON, and nothing else. */
static const RpImporter *
recognise_script (RpImportInput *input, RpJsonTree *tree, RpJsonError **fault)
{
  const RpJsonNode *root = rp_script_data_read (tree, input->bytes, input->length, fault);

  if (rp_json_node_get (root, "rapport") != NULL)
    return NULL;
  for (guint i = 0; root != NULL && i < G_N_ELEMENTS (scripted_importers); i++)
    if ((input->options.mapping != NULL && scripted_importers[i] == &rp_mapped_importer)
        || scripted_importers[i]->recognise (root))
      {
        input->root = root;
        return scripted_importers[i];
      }
  return NULL;
}

/* The format of INPUT, whose root is set when TREE was read for it. What says that it is Rapport's is not looked at
 * twice, and what no other recognises is left to Rapport's own importer, which says what is wrong with it. */
static const RpImporter *
choose_importer (RpImportInput *input, RpJsonTree *tree, RpJsonError **fault)
{
  RpImportStep step = { input, 0, TREE_SHARE };
  const RpImporter *importer = NULL;

  if (rp_is_rapport (input->bytes, input->length))
    return all_importers[0];
  if (!rp_may_be_json (input->bytes, input->length))
    importer = recognise_script (input, tree, fault);
  if (importer == NULL && (input->options.mapping == NULL || !rp_may_be_json (input->bytes, input->length)))
    importer = sniff_out (input);
  if (importer != NULL || !rp_may_be_json (input->bytes, input->length))
    return importer != NULL ? importer : all_importers[0];
  input->root = rp_json_tree_read (tree, input->bytes, input->length, 1, rp_import_step_cb, &step);
  /* a person says how it is to be read: not even a format that is known is asked */
  if (input->root == NULL && !g_cancellable_is_cancelled (input->cancellable))
    importer = recognise_script (input, tree, fault);
  else if (input->root != NULL)
    importer = input->options.mapping != NULL ? &rp_mapped_importer : recognise (input->root);
  return importer != NULL ? importer : all_importers[0];
}

static RpDataset *
gather (const RpImporter *importer, const RpImportInput *input, RpImportResult *result, GPtrArray *problems,
        GError **error)
{
  g_autoptr (RpGathering) gathering = rp_gathering_new (input);
  gboolean usable = importer->gather (gathering, input);
  const char *wording;

  if (g_cancellable_is_cancelled (input->cancellable))
    {
      g_set_error_literal (error, RP_IMPORT_ERROR, RP_IMPORT_ERROR_CANCELLED, _ ("Cancelled"));
      return NULL;
    }
  g_assert (usable || rp_gathering_has_failed (gathering));
  result->n_two_readings = rp_gathering_count_two_readings (gathering, &wording);
  result->two_readings = g_strdup (wording);
  result->mapping
      = rp_gathering_get_mapping (gathering) != NULL ? rp_mapping_ref (rp_gathering_get_mapping (gathering)) : NULL;
  return rp_gathering_finish (gathering, problems);
}

/* INPUT's folder is as given. */
static RpImportResult *
import (RpImportInput *input, GError **error)
{
  g_autofree char *real_folder = input->folder != NULL ? realpath (input->folder, NULL) : NULL;
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (free_problem);
  g_autoptr (RpJsonTree) tree = rp_json_tree_new ();
  g_autoptr (RpImportResult) result = g_new0 (RpImportResult, 1);
  g_autoptr (RpJsonError) fault = NULL;
  const RpImporter *importer;
  GError *failure = NULL;

  result->problems = g_ptr_array_ref (problems);
  input->folder = real_folder;
  if (input->length > RP_JSON_MAX_BYTES)
    {
      g_set_error_literal (error, RP_IMPORT_ERROR, RP_IMPORT_ERROR_TOO_LARGE, _ ("The file is larger than 2 GiB"));
      return NULL;
    }
  importer = choose_importer (input, tree, &fault);
  result->importer = importer;
  if (fault != NULL && importer == all_importers[0])
    {
      RpProblem *problem = rp_problem_new (RP_SEVERITY_ERROR, fault->line, fault->column, "", NULL, fault->message);

      problem->fatal = TRUE;
      g_ptr_array_add (problems, problem);
      return g_steal_pointer (&result);
    }
  result->dataset = importer->load != NULL ? importer->load (input, problems, &failure)
                                           : gather (importer, input, result, problems, &failure);
  if (failure != NULL)
    {
      g_propagate_error (error, failure);
      return NULL;
    }
  if (result->dataset != NULL)
    {
      g_ptr_array_unref (result->problems);
      result->problems = g_ptr_array_ref (rp_dataset_get_problems (result->dataset));
    }
  return g_steal_pointer (&result);
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

/* Transfer full. */
static char *
bare_name (const char *path)
{
  g_autofree char *base = g_path_get_basename (path);
  g_autofree char *name = g_filename_display_name (base);
  char *dot = strrchr (name, '.');

  if (dot != NULL && dot != name)
    *dot = '\0';
  return g_steal_pointer (&name);
}

RpImportResult *
rp_import_file_unless (const char *path, guint64 known, const RpImportOptions *options,
                       const RpImportProgress *progress, GCancellable *cancellable, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = bare_name (path);
  g_autofree char *bytes = NULL;
  RpImportInput input
      = { .folder = folder, .name = name, .forgettable = TRUE, .progress = progress, .cancellable = cancellable };
  guint64 fingerprint;
  RpImportResult *result;

  if (options != NULL)
    input.options = *options;
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
  return rp_import_file_unless (path, 0, NULL, progress, cancellable, error);
}

void
rp_import_result_free (RpImportResult *result)
{
  g_ptr_array_unref (result->problems);
  g_clear_object (&result->dataset);
  g_clear_pointer (&result->mapping, rp_mapping_unref);
  g_free (result->two_readings);
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
