/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The visible list of hand-outs, and how their files come to the disk. */
#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "handout-kinds.h"

static const RpHandout *const handouts[]
    = { &rp_handout_pdf, &rp_handout_html, &rp_handout_pptx, &rp_handout_png, NULL };

const RpHandout *const *
rp_handouts (void)
{
  return handouts;
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
  gboolean slash = g_str_has_suffix (path, "/");

  for (guint i = 0; handouts[i] != NULL && !slash; i++)
    if (handouts[i]->suffix != NULL && has_suffix (path, handouts[i]->suffix))
      return handouts[i];
  for (guint i = 0; handouts[i] != NULL && (slash || g_file_test (path, G_FILE_TEST_IS_DIR)); i++)
    if (handouts[i]->suffix == NULL)
      return handouts[i];
  g_set_error (error, RP_EXPORT_ERROR, RP_EXPORT_ERROR_FORMAT,
               _ ("“%s” is no hand-out: .pdf, .html, .pptx, or a folder (“OUT/”) of PNG"), path);
  return NULL;
}

RpHandoutPages
rp_handout_usual_pages (const RpBriefing *briefing)
{
  for (guint i = 0; i < rp_briefing_n_scenes (briefing); i++)
    if (rp_briefing_get_scene (briefing, i)->notes != NULL)
      return RP_HANDOUT_NOTES;
  return RP_HANDOUT_SCENES;
}

RpThemeName
rp_handout_usual_theme (const RpHandoutPlan *plan, const char *path)
{
  gboolean paper = plan->size != NULL ? plan->size->paper : plan->pages != RP_HANDOUT_SCENES;

  return paper && !g_str_has_suffix (path, "/") && has_suffix (path, rp_handout_pdf.suffix) ? RP_THEME_PRINT
                                                                                            : RP_THEME_LIGHT;
}

/* ---- files ---- */

static void
free_file (gpointer data)
{
  RpExportFile *file = data;

  g_free (file->path);
  g_bytes_unref (file->bytes);
  g_free (file);
}

GPtrArray *
rp_handout_files_new (void)
{
  return g_ptr_array_new_with_free_func (free_file);
}

void
rp_handout_files_add (GPtrArray *files, char *path, GBytes *bytes)
{
  RpExportFile *file = g_new (RpExportFile, 1);

  *file = (RpExportFile){ path, bytes };
  g_ptr_array_add (files, file);
}

static gboolean
refuse (const char *path, const char *why, GError **error)
{
  g_autofree char *name = g_filename_display_name (path);

  g_set_error (error, RP_EXPORT_ERROR, RP_EXPORT_ERROR_REFUSED, "%s: %s", name, why);
  return FALSE;
}

/* The folder to be made, before much work is done for it. */
static gboolean
check_folder (const char *path, GError **error)
{
  g_autofree char *bare = g_strdup (path);

  while (strlen (bare) > 1 && g_str_has_suffix (bare, "/"))
    bare[strlen (bare) - 1] = '\0';
  return !g_file_test (bare, G_FILE_TEST_EXISTS) || g_file_test (bare, G_FILE_TEST_IS_DIR)
         || refuse (bare, _ ("is a file, no folder"), error);
}

/* Nothing is written over the briefing, nor, of a folder's files, to where a link leads. */
static gboolean
check_files (const RpHandoutPlan *plan, const RpHandout *handout, const GPtrArray *files, GError **error)
{
  for (guint i = 0; i < files->len; i++)
    {
      const char *path = ((const RpExportFile *)g_ptr_array_index (files, i))->path;

      if (plan->own != NULL && rp_export_is_same_file (path, plan->own))
        return refuse (path, _ ("is the briefing itself; it is never written to"), error);
      if (handout->suffix == NULL && g_file_test (path, G_FILE_TEST_IS_SYMLINK))
        return refuse (path, _ ("is a link, which may lead out of the folder"), error);
    }
  return TRUE;
}

static gboolean
write_files (const RpHandoutPlan *plan, const GPtrArray *files, GCancellable *cancellable, GError **error)
{
  g_autofree const char **paths = g_new (const char *, files->len + 1);
  g_autofree GBytes **bytes = g_new (GBytes *, files->len + 1);

  for (guint i = 0; i < files->len; i++)
    {
      const RpExportFile *file = g_ptr_array_index (files, i);

      paths[i] = file->path;
      bytes[i] = file->bytes;
    }
  return rp_export_write_all (paths, bytes, files->len, plan->input, cancellable, error);
}

static GStrv
paths_of (const GPtrArray *files)
{
  GStrv paths = g_new0 (char *, files->len + 1);

  for (guint i = 0; i < files->len; i++)
    paths[i] = g_strdup (((const RpExportFile *)g_ptr_array_index (files, i))->path);
  return paths;
}

/* FALSE: it is there already; or it cannot be made, which writing into it will say. */
static gboolean
make_folder (const char *path, GError **error)
{
  g_autofree char *name = g_filename_display_name (path);
  int number;

  if (g_mkdir (path, 0777) == 0)
    return TRUE;
  number = errno;
  if (number != EEXIST)
    g_set_error (error, RP_EXPORT_ERROR, RP_EXPORT_ERROR_WRITE, "%s: %s", name, g_strerror (number));
  return FALSE;
}

gboolean
rp_handout_save (const RpHandoutPlan *plan, const char *path, GStrv *paths, RpExportProgress progress, gpointer data,
                 GCancellable *cancellable, GError **error)
{
  const RpHandout *handout = rp_handout_for_path (path, error);
  g_autoptr (GPtrArray) files = NULL;
  g_autoptr (GError) trouble = NULL;
  gboolean made = FALSE, done;

  if (handout == NULL || (handout->suffix == NULL && !check_folder (path, error)))
    return FALSE;
  if (rp_briefing_n_scenes (plan->briefing) == 0)
    {
      g_set_error_literal (error, RP_EXPORT_ERROR, RP_EXPORT_ERROR_SCOPE, _ ("the briefing has no scenes"));
      return FALSE;
    }
  files = handout->render (plan, path, progress, data, cancellable, error);
  if (files == NULL || !check_files (plan, handout, files, error))
    return FALSE;
  if (handout->suffix == NULL)
    made = make_folder (path, &trouble);
  done = trouble == NULL && write_files (plan, files, cancellable, &trouble);
  if (!done && made)
    g_rmdir (path); /* unless somebody has put something there */
  if (!done)
    g_propagate_error (error, g_steal_pointer (&trouble));
  else if (paths != NULL)
    *paths = paths_of (files);
  return done;
}
