/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stage-transition.h"

#include <math.h>
#include <string.h>

#include "json-fixture.h"
#include "painter.h"

#define N_STEPS 20

static RpDataset *
load (void)
{
  return json_fixture_load (
      "{'rapport': 1, 'title': 'D', 'marking': 'TLP:CLEAR', 'entities': [{'id': 'a', 'kind': 'person', 'name': 'Ada'}, "
      "{'id': 'b', 'kind': 'person', 'name': 'Bob'}, {'id': 'c', 'kind': 'place', 'name': 'Cork'}], 'relations': "
      "[{'id': 'r', 'kind': 'knows', 'from': 'a', 'to': 'b'}, {'id': 's', 'kind': 'lives in', 'from': 'b', 'to': 'c'}], "
      "'events': [{'id': 'e', 'kind': 'meeting', 'title': 'They meet', 'when': '2003-01-12', 'participants': ['a', "
      "'b']}, {'id': 'f', 'kind': 'visit', 'title': 'They part', 'when': '2023-01-12', 'participants': ['b']}, {'id': "
      "'g', 'kind': 'visit', 'title': 'Long ago', 'when': 'Y-4000000000', 'participants': ['c']}, {'id': 'h', 'kind': "
      "'visit', 'title': 'A stay', 'when': '2010-05/2019', 'participants': ['c']}]}");
}

static RpStagePicture *
picture_of (RpDataset *dataset, const char *view, const char *title, double from, double to, const char *selected)
{
  g_autoptr (RpScene) scene = rp_scene_new (view);
  RpStageOptions options = { .width = 960, .height = 540, .fixed_measure = TRUE };

  rp_scene_set_text (&scene->title, title);
  rp_scene_set_text (&scene->selected, selected);
  rp_scene_set_text (&scene->arranged->fold, isfinite (from) ? "off" : "on");
  scene->from = from;
  scene->to = to;
  return rp_stage_picture_new (dataset, scene, &options, NULL);
}

static const RpShape *
find_shape (RpDrawing *drawing, RpRole role, RpRecordRef ref)
{
  for (guint i = 0; i < rp_drawing_n_shapes (drawing); i++)
    {
      const RpShape *shape = rp_drawing_shape (drawing, i);

      if (shape->role == role && shape->ref.type == ref.type && shape->ref.index == ref.index)
        return shape;
    }
  return NULL;
}

static const RpShape *
find_text (RpDrawing *drawing, const char *text)
{
  for (guint i = 0; i < rp_drawing_n_shapes (drawing); i++)
    {
      const RpShape *shape = rp_drawing_shape (drawing, i);

      if (shape->geometry == RP_GEOMETRY_TEXT && g_strcmp0 (shape->text, text) == 0)
        return shape;
    }
  return NULL;
}

static void
assert_sound (RpDrawing *drawing)
{
  for (guint i = 0; i < rp_drawing_n_shapes (drawing); i++)
    {
      const RpShape *shape = rp_drawing_shape (drawing, i);

      g_assert_true (isfinite (shape->x) && isfinite (shape->y) && isfinite (shape->width) && isfinite (shape->height));
      g_assert_true (shape->width >= 0 && shape->height >= 0);
      for (guint j = 0; j < shape->n_points; j++)
        g_assert_true (isfinite (shape->points[j].x) && isfinite (shape->points[j].y));
    }
}

static GBytes *
painted (RpDrawing *drawing)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 960, 540);
  cairo_t *cr = cairo_create (surface);
  GBytes *bytes;

  cairo_scale (cr, rp_drawing_get_zoom (drawing), rp_drawing_get_zoom (drawing));
  rp_painter_paint (cr, drawing);
  cairo_surface_flush (surface);
  bytes = g_bytes_new (cairo_image_surface_get_data (surface), 540u * (gsize)cairo_image_surface_get_stride (surface));
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return bytes;
}

/* How many bytes of two paintings differ by more than a shade. */
static gsize
difference (RpDrawing *a, RpDrawing *b)
{
  g_autoptr (GBytes) one = painted (a), other = painted (b);
  gsize size, n = 0;
  const guint8 *left = g_bytes_get_data (one, &size), *right = g_bytes_get_data (other, NULL);

  for (gsize i = 0; i < size; i++)
    n += ABS (left[i] - right[i]) > 8;
  return n;
}

static void
check_pair (RpStagePicture *from, RpStagePicture *to)
{
  g_autoptr (RpStageTransition) transition = rp_stage_transition_new (from, NULL, to);
  double duration = rp_stage_transition_get_duration (transition), before = 0, step = 1;

  g_assert_cmpfloat (duration, >=, RP_TRANSITION_LEAST_S);
  g_assert_cmpfloat (duration, <=, RP_TRANSITION_MOST_S);
  for (guint i = 0; i <= N_STEPS; i++)
    {
      g_autoptr (RpDrawing) frame = rp_stage_transition_frame (transition, (double)i / N_STEPS);

      g_assert_true ((i == 0) == (frame == rp_stage_picture_get_drawing (from)) || from == to);
      g_assert_true ((i == N_STEPS) == (frame == rp_stage_picture_get_drawing (to)) || from == to);
      assert_sound (frame);
    }
  for (guint i = 1; before < 1; i++)
    {
      double now = rp_stage_transition_get_progress (transition, i / (60 * duration));

      g_assert_cmpfloat (now, >, before);
      if (i > 2)
        g_assert_cmpfloat ((now - before) / step, <=, 1.6);
      step = now - before;
      before = now;
    }
}

static void
test_pairs (void)
{
  g_autoptr (RpDataset) dataset = load ();
  RpStagePicture *pictures[] = { picture_of (dataset, "timeline", "One", NAN, NAN, NULL),
                                 picture_of (dataset, "timeline", "Two", 1e9, 1.7e9, "e"),
                                 picture_of (dataset, "timeline", "Two", 1e9, 1e9 + 60, NULL),
                                 picture_of (dataset, "both", "Two", -1.3e17, 0, "b"),
                                 picture_of (dataset, "network", NULL, NAN, NAN, "a"),
                                 picture_of (dataset, "sources", "S", NAN, NAN, NULL),
                                 picture_of (dataset, "table", "T", NAN, NAN, NULL),
                                 picture_of (dataset, "text", "T", NAN, NAN, NULL) };

  for (guint i = 0; i < G_N_ELEMENTS (pictures); i++)
    for (guint j = 0; j < G_N_ELEMENTS (pictures); j++)
      check_pair (pictures[i], pictures[j]);
  for (guint i = 0; i < G_N_ELEMENTS (pictures); i++)
    rp_stage_picture_unref (pictures[i]);
}

/* Every text of PICTURE stands in FRAME where it stands in it: less than a pixel away, too, letters change their form.
 */
static void
assert_words_stay (RpDrawing *frame, RpDrawing *picture)
{
  guint n = 0;

  for (guint i = 0; i < rp_drawing_n_shapes (picture); i++)
    {
      const RpShape *still = rp_drawing_shape (picture, i);
      double away = INFINITY;

      if (still->geometry != RP_GEOMETRY_TEXT || still->invisible)
        continue;
      for (guint j = 0; j < rp_drawing_n_shapes (frame); j++)
        {
          const RpShape *now = rp_drawing_shape (frame, j);

          if (now->geometry == RP_GEOMETRY_TEXT && g_strcmp0 (now->text, still->text) == 0)
            away = MIN (away, hypot (now->x - still->x, now->y - still->y));
        }
      if (!(away < 0.01))
        g_error ("\"%s\" is %g px from its place", still->text, away);
      n++;
    }
  g_assert_cmpuint (n, >, 20);
}

/* Close to its ends it looks like them: neither begins or ends with a jump. */
static void
test_close (void)
{
  g_autoptr (RpDataset) dataset = load ();
  g_autoptr (RpStagePicture) from = picture_of (dataset, "both", "One", 9e8, 1.7e9, NULL);
  g_autoptr (RpStagePicture) to = picture_of (dataset, "both", "Two", 1e9, 1.68e9, "b");
  g_autoptr (RpStageTransition) transition = rp_stage_transition_new (from, NULL, to);
  g_autoptr (RpDrawing) soon = rp_stage_transition_frame (transition, 1e-4);
  g_autoptr (RpDrawing) late = rp_stage_transition_frame (transition, 1 - 1e-4);
  gsize whole = difference (rp_stage_picture_get_drawing (from), rp_stage_picture_get_drawing (to));

  assert_words_stay (soon, rp_stage_picture_get_drawing (from));
  assert_words_stay (late, rp_stage_picture_get_drawing (to));
  g_assert_cmpuint (whole, >, 1000);
  g_assert_cmpuint (difference (soon, rp_stage_picture_get_drawing (from)) * 20, <, whole);
  g_assert_cmpuint (difference (late, rp_stage_picture_get_drawing (to)) * 20, <, whole);
}

/* What both show goes from place to place; what is the same does not move; words go before others come. */
static void
test_between (void)
{
  g_autoptr (RpDataset) dataset = load ();
  RpRecordRef bar = rp_dataset_find (dataset, "h");
  g_autoptr (RpStagePicture) from = picture_of (dataset, "timeline", "One", 9e8, 1.7e9, NULL);
  g_autoptr (RpStagePicture) to = picture_of (dataset, "timeline", "Two", 1.2e9, 1.6e9, NULL);
  g_autoptr (RpStageTransition) transition = rp_stage_transition_new (from, NULL, to);
  const RpShape *a = find_shape (rp_stage_picture_get_drawing (from), RP_ROLE_BAR, bar);
  const RpShape *b = find_shape (rp_stage_picture_get_drawing (to), RP_ROLE_BAR, bar);
  double width = a->width;

  g_assert_cmpfloat (b->width, >, a->width * 1.5);
  for (guint i = 1; i < N_STEPS; i++)
    {
      g_autoptr (RpDrawing) frame = rp_stage_transition_frame (transition, (double)i / N_STEPS);
      const RpShape *now = find_shape (frame, RP_ROLE_BAR, bar), *marking = find_text (frame, "TLP:CLEAR");

      g_assert_nonnull (now);
      g_assert_cmpfloat (now->width, >, width - 1e-6);
      width = now->width;
      g_assert_nonnull (marking);
      g_assert_cmphex (marking->fill & 0xff, ==, 0xff);
      g_assert_true (find_text (frame, "One") == NULL || find_text (frame, "Two") == NULL);
    }
  g_assert_cmpfloat (width, <=, b->width + 1e-6);
}

/* Ties stay at their nodes while these move. */
static void
test_ties (void)
{
  g_autoptr (RpDataset) dataset = load ();
  RpRecordRef tie = rp_dataset_find (dataset, "r"), node = rp_dataset_find (dataset, "a");
  g_autoptr (RpStagePicture) from = picture_of (dataset, "network", "One", NAN, NAN, NULL);
  g_autoptr (RpStagePicture) to = picture_of (dataset, "both", "One", NAN, NAN, "a");
  g_autoptr (RpStageTransition) transition = rp_stage_transition_new (from, NULL, to);

  for (guint i = 1; i < N_STEPS; i++)
    {
      g_autoptr (RpDrawing) frame = rp_stage_transition_frame (transition, (double)i / N_STEPS);
      const RpShape *line = find_shape (frame, RP_ROLE_TIE, tie), *disc = find_shape (frame, RP_ROLE_NODE, node);
      RpPoint middle, end;

      g_assert_true (line != NULL && disc != NULL);
      middle = (RpPoint){ disc->x + disc->width / 2, disc->y + disc->height / 2 };
      end = line->points[0];
      g_assert_cmpfloat (hypot (end.x - middle.x, end.y - middle.y), <, disc->width / 2 + 8);
    }
}

static void
test_sight (void)
{
  g_autoptr (RpDataset) dataset = load ();
  RpRecordRef bar = rp_dataset_find (dataset, "h");
  g_autoptr (RpStagePicture) picture = picture_of (dataset, "timeline", "One", 9e8, 1.7e9, NULL);
  RpStageSight sight = rp_stage_sight ();
  g_autoptr (RpStageMotion) motion = rp_stage_motion_new (picture);
  g_autoptr (RpDrawing) still = rp_stage_motion_frame (motion, &sight), moved = NULL, first = NULL;
  const RpStagePane *pane = rp_stage_picture_get_pane (picture, 0);
  const RpShape *a = find_shape (still, RP_ROLE_BAR, bar), *b;
  g_autoptr (RpStageTransition) back = NULL;
  g_autoptr (RpScene) scene = NULL;
  double middle = (pane->left + pane->right) / 2;

  g_assert_true (rp_stage_sight_is_still (&sight));
  g_assert_true (still == rp_stage_picture_get_drawing (picture));
  g_assert_cmpint (rp_stage_pane_at (picture, middle, pane->y + 5), ==, 0);
  g_assert_cmpint (rp_stage_pane_at (picture, -5, 5), ==, -1);
  rp_stage_sight_zoom (&sight, 0, 2, middle, 0);
  rp_stage_sight_pan (&sight, 0, 30, 0);
  moved = rp_stage_motion_frame (motion, &sight);
  b = find_shape (moved, RP_ROLE_BAR, bar);
  g_assert_cmpfloat (fabs (b->width - 2 * a->width), <, 1e-6);
  g_assert_cmpfloat (fabs (b->x - (middle + 2 * (a->x - middle) + 30)), <, 1e-6);
  g_assert_cmpfloat (b->y, ==, a->y);
  assert_sound (moved);
  scene = rp_stage_sight_scene (&sight, picture);
  g_assert_cmpfloat (fabs (scene->to - scene->from - 4e8), <, 4e8 * 0.05);
  /* the way back begins there */
  back = rp_stage_transition_new (picture, &sight, picture);
  first = rp_stage_transition_frame (back, 0);
  b = find_shape (first, RP_ROLE_BAR, bar);
  g_assert_cmpfloat (fabs (b->x - (middle + 2 * (a->x - middle) + 30)), <, 1e-6);
  check_pair (picture, picture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/stage-transition/pairs", test_pairs);
  g_test_add_func ("/stage-transition/close", test_close);
  g_test_add_func ("/stage-transition/between", test_between);
  g_test_add_func ("/stage-transition/ties", test_ties);
  g_test_add_func ("/stage-transition/sight", test_sight);
  return g_test_run ();
}
