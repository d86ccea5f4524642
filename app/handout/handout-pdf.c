/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "handout-pdf.h"

#include <glib/gi18n-lib.h>

#include "exporter.h"
#include "stage-picture.h"

static void
free_file (gpointer data)
{
  RpExportFile *file = data;

  g_free (file->path);
  g_bytes_unref (file->bytes);
  g_free (file);
}

/* NULL when cancelled. */
static RpStagePicture *
picture_of (const RpHandoutPlan *plan, guint index, GCancellable *cancellable)
{
  RpStageOptions options = { .width = 1920,
                             .height = 1080,
                             .theme = plan->theme,
                             .number = index + 1,
                             .n = rp_briefing_n_scenes (plan->briefing),
                             .marking = plan->marking,
                             .input = plan->input,
                             .fixed_measure = plan->fixed_measure };

  return rp_stage_picture_new (plan->dataset, rp_briefing_get_scene (plan->briefing, index), &options, cancellable);
}

static GPtrArray *
render_pdf (const RpHandoutPlan *plan, const char *path, RpExportProgress progress, gpointer data,
            GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (free_file);
  g_autoptr (GPtrArray) pictures = g_ptr_array_new_with_free_func ((GDestroyNotify)rp_stage_picture_unref);
  g_autoptr (RpPageSet) pages = rp_page_set_new ();
  guint n = rp_briefing_n_scenes (plan->briefing);
  RpExportOptions options = { .scale = 1, .title = rp_briefing_get_title (plan->briefing), .marking = plan->marking };
  RpExportFile *file;
  GBytes *bytes;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = rp_briefing_scene_name (plan->briefing, i);
      RpStagePicture *picture = picture_of (plan, i, cancellable);

      if (picture == NULL)
        {
          g_cancellable_set_error_if_cancelled (cancellable, error);
          return NULL;
        }
      g_ptr_array_add (pictures, picture);
      rp_page_set_add (pages, rp_drawing_ref (rp_stage_picture_get_drawing (picture)), name);
      if (progress != NULL)
        progress ((i + 1.0) / (n + 1), data);
    }
  bytes = rp_exporter_for_path (".pdf", NULL)->render (pages, &options, cancellable, error);
  if (bytes == NULL)
    return NULL;
  file = g_new (RpExportFile, 1);
  *file = (RpExportFile){ g_strdup (path), bytes };
  g_ptr_array_add (files, file);
  return g_steal_pointer (&files);
}

const RpHandout rp_handout_pdf = { N_ ("PDF"), ".pdf", render_pdf };
