/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Stages, datasets and scenes for tests of stage pictures. With STAGE_PICTURES=FOLDER the pictures are left there as
 * PNG, to be looked at. */
#pragma once

#include <cairo.h>
#include <math.h>
#include <string.h>

#include "importers.h"
#include "painter.h"
#include "session-scene.h"
#include "stage-picture.h"

typedef struct
{
  const char *name;
  double width, height;
  RpThemeName theme;
} Stage;

static const Stage stages[] = {
  { "hd", 1920, 1080, RP_THEME_DARK },      { "hd-light", 1920, 1080, RP_THEME_LIGHT },
  { "720", 1280, 720, RP_THEME_LIGHT },     { "xga", 1024, 768, RP_THEME_DARK },
  { "uhd", 3840, 2160, RP_THEME_CONTRAST }, { "portrait", 1080, 1920, RP_THEME_LIGHT },
};

static inline RpDataset *
read_json (const char *json, gsize length)
{
  g_autoptr (RpImportResult) result = rp_import_bytes (json, length, NULL, NULL, NULL, NULL);

  g_assert_nonnull (result);
  return g_object_ref (result->dataset);
}

static inline RpDataset *
read_bundled (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("RAPPORT_DATA"), "azerbaijan-italy.json", NULL);
  g_autofree char *json = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &json, &length, NULL));
  return read_json (json, length);
}

static inline RpScene *
make_scene (RpDataset *dataset, const char *view, const char *selected, const char *title, const char *caption)
{
  g_autoptr (RpSession) session = rp_session_new ();
  RpScene *scene;

  rp_session_set_dataset (session, dataset, FALSE);
  if (selected != NULL)
    rp_session_select (session, rp_dataset_find (dataset, selected));
  scene = rp_session_save_scene (session, view);
  rp_scene_set_text (&scene->title, title);
  rp_scene_set_text (&scene->caption, caption);
  return scene;
}

/* With callouts at records and moments, by hand and by themselves. */
static inline RpScene *
make_told (RpDataset *dataset, const char *view, const char *const *records)
{
  RpScene *scene = make_scene (dataset, view, NULL, "What one should look at", NULL);
  RpCallout moment = { .text = (char *)"Here the war ended", .when = (char *)"2023-09" };

  for (guint i = 0; records[i] != NULL; i++)
    {
      RpCallout callout = { .text = (char *)"Nobody has seen this paper, and *yet* all speak of it",
                            .record = (char *)records[i],
                            .dx = i == 2 ? 150 : 0,
                            .dy = i == 2 ? -90 : 0 };

      rp_scene_add_callout (scene, &callout);
    }
  rp_scene_add_callout (scene, &moment);
  return scene;
}

static inline gboolean
is_read (const RpShape *shape)
{
  return shape->geometry == RP_GEOMETRY_TEXT && !shape->invisible && shape->text != NULL && *shape->text != '\0';
}

static inline gboolean
says (RpDrawing *drawing, const char *words)
{
  for (guint i = 0; i < rp_drawing_n_shapes (drawing); i++)
    {
      const RpShape *shape = rp_drawing_shape (drawing, i);

      if (shape->text != NULL && strstr (shape->text, words) != NULL)
        return TRUE;
    }
  return FALSE;
}

static inline void
leave_picture (RpDrawing *drawing, const char *name, const Stage *stage)
{
  const char *folder = g_getenv ("STAGE_PICTURES");
  cairo_surface_t *surface;
  g_autofree char *path = NULL;
  cairo_t *cr;

  if (folder == NULL)
    return;
  path = g_strdup_printf ("%s/%s.png", folder, name);
  surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int)stage->width, (int)stage->height);
  cr = cairo_create (surface);
  cairo_scale (cr, rp_drawing_get_zoom (drawing), rp_drawing_get_zoom (drawing));
  rp_painter_paint (cr, drawing);
  cairo_destroy (cr);
  cairo_surface_write_to_png (surface, path);
  cairo_surface_destroy (surface);
}
