/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench-scenes.h"

#include <math.h>

#include "bench-report.h"
#include "painter.h"

#define FRAMES_A_SECOND 60
#define N_SHEET 12
#define SHEET_COLUMNS 3
#define SHEET_SCALE (1.0 / 3)
#define SEEN 0.1

/* ---- scenes ---- */

static RpScene *
scene_new (GPtrArray *scenes, const char *view, const char *title, const char *caption)
{
  RpScene *scene = rp_scene_new (view);

  rp_scene_set_text (&scene->title, title);
  rp_scene_set_text (&scene->caption, caption);
  g_ptr_array_add (scenes, scene);
  return scene;
}

/* The entity that takes part in most, as far as the order of the file tells: the one in its middle. */
static const char *
some_id (RpDataset *dataset, RpRecordType type, guint n)
{
  return n > 0 ? rp_dataset_record (dataset, (RpRecordRef){ type, n / 2 })->id : NULL;
}

/* To SCENE and the one before it. */
static void
add_callout (GPtrArray *scenes, RpScene *scene, const char *record)
{
  RpCallout callout = { .text = (char *)"Here it begins", .record = (char *)record };

  rp_scene_add_callout (g_ptr_array_index (scenes, scenes->len - 2), &callout);
  rp_scene_add_callout (scene, &callout);
}

GPtrArray *
bench_scenes_new (RpDataset *dataset)
{
  GPtrArray *scenes = g_ptr_array_new_with_free_func ((GDestroyNotify)rp_scene_unref);
  const char *entity = some_id (dataset, RP_RECORD_ENTITY, rp_dataset_n_entities (dataset));
  const char *event = some_id (dataset, RP_RECORD_EVENT, rp_dataset_n_events (dataset));
  RpScene *scene;

  scene_new (scenes, "timeline", "All of it", "What happened, from the first to the last");
  scene = scene_new (scenes, "timeline", "A closer look", "A part of the time");
  scene->from = 1704067200; /* 2024 */
  scene->to = 1767225600;
  scene = scene_new (scenes, "timeline", "A closer look", "One of the events");
  scene->from = 1688169600;
  scene->to = 1704067200;
  rp_scene_set_text (&scene->selected, event);
  add_callout (scenes, scene, event);
  scene = scene_new (scenes, "timeline", "By entity", NULL);
  rp_scene_set_text (&scene->arranged->lanes, "entity");
  scene = scene_new (scenes, "both", "Both", "Time, and who met whom");
  scene = scene_new (scenes, "network", "Who is tied to whom", "All of the network");
  scene = scene_new (scenes, "network", "Who is tied to whom", "Somebody in it");
  rp_scene_set_text (&scene->selected, entity);
  scene->sight = (RpNetworkSight){ 2.5, 0.6, 0.4 };
  scene = scene_new (scenes, "network", "In a circle", NULL);
  rp_scene_set_text (&scene->arranged->network_layout, "circle");
  scene = scene_new (scenes, "sources", "Who says so", NULL);
  scene_new (scenes, "text", "What we know", "One thing\n- and another\n- and a third");
  return scenes;
}

/* ---- what must hold ---- */

static gboolean
is_sound (const RpShape *shape)
{
  if (!isfinite (shape->x) || !isfinite (shape->y) || !isfinite (shape->width) || !isfinite (shape->height)
      || !isfinite (shape->line_width) || !isfinite (shape->corner))
    return FALSE;
  for (guint i = 0; i < shape->n_points; i++)
    if (!isfinite (shape->points[i].x) || !isfinite (shape->points[i].y))
      return FALSE;
  return TRUE;
}

static gboolean
is_read (const RpShape *shape)
{
  return shape->geometry == RP_GEOMETRY_TEXT && !shape->invisible && (shape->fill & 0xff) > SEEN * 255;
}

typedef struct
{
  double left, top, right, bottom;
} Box;

/* What of a shape shows. */
static Box
seen_of (RpDrawing *drawing, guint i)
{
  const RpShape *shape = rp_drawing_shape (drawing, i);
  Box box = { shape->x, shape->y, shape->x + shape->width, shape->y + shape->height };
  guint n;
  const RpDrawingClip *clips = rp_drawing_get_clips (drawing, &n), *own = NULL;

  for (guint c = 0; c < n && clips[c].first <= i; c++)
    own = &clips[c];
  if (own != NULL && own->width > 0)
    box = (Box){ MAX (box.left, own->x), MAX (box.top, own->y), MIN (box.right, own->x + own->width),
                 MIN (box.bottom, own->y + own->height) };
  return box;
}

static guint
count_piled (RpDrawing *drawing)
{
  g_autoptr (GArray) boxes = g_array_new (FALSE, FALSE, sizeof (Box));
  guint n = 0;

  for (guint i = 0; i < rp_drawing_n_shapes (drawing); i++)
    {
      Box box = seen_of (drawing, i);

      if (!is_read (rp_drawing_shape (drawing, i)) || box.right <= box.left || box.bottom <= box.top)
        continue;
      for (guint j = 0; j < boxes->len; j++)
        {
          const Box *other = &g_array_index (boxes, Box, j);

          n += box.right > other->left + 1 && other->right > box.left + 1 && box.bottom > other->top + 2
               && other->bottom > box.top + 2;
        }
      g_array_append_val (boxes, box);
    }
  return n;
}

/* ---- frames ---- */

static cairo_t *
canvas_new (RpDrawing *drawing, double scale)
{
  double zoom = rp_drawing_get_zoom (drawing) * scale;
  cairo_surface_t *surface
      = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int)(rp_drawing_get_width (drawing) * zoom + 0.5),
                                    (int)(rp_drawing_get_height (drawing) * zoom + 0.5));
  cairo_t *cr = cairo_create (surface);

  cairo_surface_destroy (surface);
  cairo_scale (cr, zoom, zoom);
  return cr;
}

static void
write_sheet (RpStageTransition *transition, RpDrawing *like, const char *path)
{
  cairo_t *one = canvas_new (like, SHEET_SCALE);
  cairo_surface_t *small = cairo_get_target (one);
  int width = cairo_image_surface_get_width (small) + 4, height = cairo_image_surface_get_height (small) + 4;
  cairo_surface_t *sheet
      = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width * SHEET_COLUMNS, height * (N_SHEET / SHEET_COLUMNS));
  cairo_t *cr = cairo_create (sheet);

  for (guint i = 0; i < N_SHEET; i++)
    {
      g_autoptr (RpDrawing) frame = rp_stage_transition_frame (transition, i / (N_SHEET - 1.0));

      rp_painter_paint (one, frame);
      cairo_set_source_surface (cr, small, (int)(i % SHEET_COLUMNS) * width, (int)(i / SHEET_COLUMNS) * height);
      cairo_paint (cr);
    }
  cairo_surface_write_to_png (sheet, path);
  cairo_destroy (cr);
  cairo_destroy (one);
  cairo_surface_destroy (sheet);
}

static double
at_share (GArray *values, double share)
{
  bench_median (values);
  return values->len > 0 ? g_array_index (values, double, (guint)(share * (values->len - 1))) : 0;
}

/* The greatest step compared with the one before. */
static double
greatest_ratio (RpStageTransition *transition)
{
  double duration = rp_stage_transition_get_duration (transition), last = 0, step = 0, ratio = 0;

  for (guint i = 1; i < 10000 && last < 1; i++)
    {
      double now = rp_stage_transition_get_progress (transition, i / (FRAMES_A_SECOND * duration));

      if (i > 3)
        ratio = MAX (ratio, (now - last) / step);
      step = now - last;
      last = now;
    }
  return ratio;
}

static void
draw_all (RpStageTransition *transition, RpDrawing *like, guint every, BenchTransition *result)
{
  g_autoptr (GArray) all = bench_values_new ();
  g_autoptr (GArray) builds = bench_values_new ();
  cairo_t *cr = canvas_new (like, 1);

  for (guint i = 1; i < result->n_frames; i += every)
    {
      double begun = bench_cpu_ms (), built;
      g_autoptr (RpDrawing) frame = rp_stage_transition_frame (transition, (double)i / result->n_frames);

      built = bench_cpu_ms () - begun;
      rp_painter_paint (cr, frame);
      begun = bench_cpu_ms () - begun;
      g_array_append_val (all, begun);
      g_array_append_val (builds, built);
      for (guint j = 0; j < rp_drawing_n_shapes (frame); j++)
        result->sound = result->sound && is_sound (rp_drawing_shape (frame, j));
    }
  result->median_ms = bench_median (all);
  result->p95_ms = at_share (all, 0.95);
  result->build_ms = bench_median (builds);
  cairo_destroy (cr);
}

BenchTransition
bench_transition (RpStagePicture *from, RpStagePicture *to, guint every, const char *sheet)
{
  double begun = bench_cpu_ms ();
  g_autoptr (RpStageTransition) transition = rp_stage_transition_new (from, NULL, to);
  BenchTransition result = { .new_ms = bench_cpu_ms () - begun, .sound = TRUE };
  g_autoptr (RpDrawing) first = rp_stage_transition_frame (transition, 0);
  g_autoptr (RpDrawing) half = rp_stage_transition_frame (transition, 0.5);
  g_autoptr (RpDrawing) last = rp_stage_transition_frame (transition, 1);

  result.duration_s = rp_stage_transition_get_duration (transition);
  result.n_frames = (guint)ceil (FRAMES_A_SECOND * result.duration_s);
  result.ends = first == rp_stage_picture_get_drawing (from) && last == rp_stage_picture_get_drawing (to);
  result.ratio = greatest_ratio (transition);
  result.piled = count_piled (half);
  result.piled_before = MAX (count_piled (first), count_piled (last));
  draw_all (transition, last, every, &result);
  if (sheet != NULL)
    write_sheet (transition, last, sheet);
  return result;
}
