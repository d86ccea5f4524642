/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A picture a scene, in a folder: as they stand on stage, numbered. */
#include <glib/gi18n-lib.h>

#include "exporters.h"
#include "handout-kinds.h"
#include "stage-picture.h"

#define LEAST_DIGITS 2

static guint
digits_of (guint n)
{
  guint digits = 1;

  for (; n >= 10; n /= 10)
    digits++;
  return MAX (digits, LEAST_DIGITS);
}

/* NULL: failed, or cancelled. */
static GBytes *
render_scene (const RpHandoutPlan *plan, guint index, GCancellable *cancellable, GError **error)
{
  const RpPageSize *size = plan->size != NULL ? plan->size : rp_page_size ("slide");
  RpStageOptions options = { .width = size->width,
                             .height = size->height,
                             .theme = plan->theme,
                             .number = index + 1,
                             .n = rp_briefing_n_scenes (plan->briefing),
                             .marking = plan->marking,
                             .input = plan->input,
                             .fixed_measure = plan->fixed_measure };
  g_autoptr (RpStagePicture) picture
      = rp_stage_picture_new (plan->dataset, rp_briefing_get_scene (plan->briefing, index), &options, cancellable);
  RpExportOptions output = { .scale = plan->scale > 0 ? plan->scale : 1 };
  g_autoptr (RpPageSet) page = NULL;

  if (picture == NULL)
    {
      g_cancellable_set_error_if_cancelled (cancellable, error);
      return NULL;
    }
  page = rp_page_set_of (rp_stage_picture_get_drawing (picture));
  return rp_png_exporter.render (page, &output, cancellable, error);
}

static GPtrArray *
render_png (const RpHandoutPlan *plan, const char *path, RpExportProgress progress, gpointer data,
            GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) files = rp_handout_files_new ();
  guint n = rp_briefing_n_scenes (plan->briefing);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = g_strdup_printf ("scene-%0*u.png", (int)digits_of (n), i + 1);
      GBytes *bytes = render_scene (plan, i, cancellable, error);

      if (bytes == NULL)
        return NULL;
      rp_handout_files_add (files, g_build_filename (path, name, NULL), bytes);
      if (progress != NULL)
        progress ((i + 1.0) / (n + 1), data);
    }
  return g_steal_pointer (&files);
}

const RpHandout rp_handout_png = { N_ ("Folder of PNG pictures"), NULL, render_png };
