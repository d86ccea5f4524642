/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The visible list of hand-outs. */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "handout-pdf.h"

static const RpHandout *const handouts[] = { &rp_handout_pdf, NULL };

const RpHandout *const *
rp_handouts (void)
{
  return handouts;
}

static gboolean
is_folder (const char *path)
{
  return g_str_has_suffix (path, "/") || g_file_test (path, G_FILE_TEST_IS_DIR);
}

static gboolean
has_suffix (const char *path, const char *suffix)
{
  size_t length = strlen (path), tail = strlen (suffix);

  return length > tail && g_ascii_strcasecmp (path + length - tail, suffix) == 0;
}

const RpHandout *
rp_handout_for_path (const char *path, GError **error)
{
  gboolean folder = is_folder (path);

  for (guint i = 0; handouts[i] != NULL; i++)
    if (handouts[i]->suffix == NULL ? folder : !folder && has_suffix (path, handouts[i]->suffix))
      return handouts[i];
  g_set_error (error, RP_EXPORT_ERROR, RP_EXPORT_ERROR_FORMAT, _ ("no hand-out is called “%s”"), path);
  return NULL;
}

gboolean
rp_handout_save (const RpHandoutPlan *plan, const char *path, guint *n_files, RpExportProgress progress, gpointer data,
                 GCancellable *cancellable, GError **error)
{
  const RpHandout *handout = rp_handout_for_path (path, error);
  g_autoptr (GPtrArray) files
      = handout != NULL ? handout->render (plan, path, progress, data, cancellable, error) : NULL;
  g_autofree const char **paths = NULL;
  g_autofree GBytes **bytes = NULL;

  if (files == NULL)
    return FALSE;
  paths = g_new (const char *, files->len + 1);
  bytes = g_new (GBytes *, files->len + 1);
  for (guint i = 0; i < files->len; i++)
    {
      const RpExportFile *file = g_ptr_array_index (files, i);

      paths[i] = file->path;
      bytes[i] = file->bytes;
    }
  if (n_files != NULL)
    *n_files = files->len;
  return rp_export_write_all (paths, bytes, files->len, plan->input, cancellable, error);
}
