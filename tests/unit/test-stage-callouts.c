/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Callouts of a scene stand at what they speak of; cards of records say what they are, and nothing that is hidden. */
#include "stage-card.h"
#include "stage-fixture.h"

/* ---- callouts ---- */

static const RpShape *
callout_box (RpDrawing *drawing, const char *id)
{
  for (guint i = 0; i < rp_drawing_n_shapes (drawing); i++)
    {
      const RpShape *shape = rp_drawing_shape (drawing, i);

      if (shape->role == RP_ROLE_LABEL && shape->geometry == RP_GEOMETRY_RECT && g_strcmp0 (shape->id, id) == 0)
        return shape;
    }
  return NULL;
}

static gboolean
crosses (const RpShape *line, const RpShape *text)
{
  enum
  {
    STEPS = 200
  };
  RpPoint from = line->points[0], to = line->points[1];

  for (guint i = 1; i < STEPS; i++)
    {
      double x = from.x + (to.x - from.x) * i / STEPS, y = from.y + (to.y - from.y) * i / STEPS;

      if (text->x < x && x < text->x + text->width && text->y < y && y < text->y + text->height)
        return TRUE;
    }
  return FALSE;
}

/* How many words the line to the box of ID strikes through: its pieces stand before the box and its dot. */
static guint
n_struck (RpDrawing *drawing, const char *id)
{
  const RpShape *box = callout_box (drawing, id), *first = rp_drawing_shape (drawing, 0), *line = box - 2;
  guint n = 0;

  if (box == NULL || box - first < 2 || box[-1].role != RP_ROLE_DECORATION)
    return 0;
  for (; line >= first && line->geometry == RP_GEOMETRY_PATH && line->n_points == 2; line--)
    for (const RpShape *text = first; text < line; text++)
      n += is_read (text) && crosses (line, text);
  return n;
}

static void
check_callouts (RpDataset *dataset, const char *view, const Stage *stage)
{
  static const char *const records[] = { "crosetto", "hasanov", "E08", "E14", "mod-italy", "gone", NULL };
  g_autoptr (RpScene) scene = make_told (dataset, view, records);
  RpStageOptions options = { .width = stage->width, .height = stage->height, .theme = stage->theme };
  g_autoptr (RpStagePicture) picture = rp_stage_picture_new (dataset, scene, &options, NULL);
  RpDrawing *drawing = rp_stage_picture_get_drawing (picture);
  g_autofree char *name = g_strdup_printf ("told-%s-%s", stage->name, view);
  gboolean network = strcmp (view, "timeline") != 0;

  g_assert_cmpuint (rp_stage_picture_n_gone (picture), ==, 1);
  for (guint i = 0; i < scene->n_callouts; i++)
    {
      g_autofree char *id = g_strdup_printf ("callout:%u", i);
      const RpShape *box = callout_box (drawing, id);
      RpPoint anchor = { NAN, NAN };

      if (!rp_stage_picture_callout_anchor (picture, i, &anchor))
        {
          g_assert_null (box);
          continue;
        }
      g_assert_nonnull (box);
      g_assert_cmpuint (n_struck (drawing, id), ==, 0);
      g_assert_true (box->x >= 0 && box->y >= 0 && box->x + box->width <= rp_drawing_get_width (drawing)
                     && box->y + box->height <= RP_STAGE_LINES);
      if (i == 2 && stage->width > 1500 && stage->height < stage->width)
        g_assert_cmpfloat_with_epsilon (box->y + box->height / 2 - anchor.y, -90, 1);
    }
  g_assert_true (!network || callout_box (drawing, "callout:0") != NULL);
  g_assert_true (strcmp (view, "network") == 0 || callout_box (drawing, "callout:6") != NULL);
  g_assert_null (callout_box (drawing, "callout:5"));
  leave_picture (drawing, name, stage);
}

static void
test_callouts (void)
{
  static const char *const views[] = { "timeline", "network", "both" };
  g_autoptr (RpDataset) dataset = read_bundled ();

  for (guint s = 0; s < G_N_ELEMENTS (stages); s++)
    for (guint i = 0; i < G_N_ELEMENTS (views); i++)
      check_callouts (dataset, views[i], &stages[s]);
}

/* ---- cards ---- */

static void
check_card (RpStagePicture *picture, const char *id, double height)
{
  RpDataset *dataset = rp_stage_picture_get_state (picture)->dataset;
  g_autoptr (RpDrawing) card = rp_stage_card (picture, rp_dataset_find (dataset, id), 400, height);
  Stage stage = { .width = rp_drawing_get_width (card) * rp_drawing_get_zoom (card),
                  .height = rp_drawing_get_height (card) * rp_drawing_get_zoom (card) };
  g_autofree char *name = g_strdup_printf ("card-%s-%.0f", id, height);

  g_assert_cmpfloat (rp_drawing_get_height (card), <=, height);
  for (guint i = 0; i < rp_drawing_n_shapes (card); i++)
    g_assert_true (!is_read (rp_drawing_shape (card, i)) || rp_drawing_shape (card, i)->size >= RP_TEXT_NAME);
  leave_picture (card, name, &stage);
}

static void
test_card (void)
{
  g_autoptr (RpDataset) dataset = read_bundled ();
  g_autoptr (RpScene) scene = make_scene (dataset, "network", NULL, NULL, NULL);
  RpStageOptions options = { .width = 1920, .height = 1080, .theme = RP_THEME_DARK };
  g_autoptr (RpStagePicture) picture = rp_stage_picture_new (dataset, scene, &options, NULL);
  g_autoptr (RpDrawing) card = rp_stage_card (picture, rp_dataset_find (dataset, "E08"), 400, 640);

  g_assert_true (says (card, "Hasanov meets Crosetto"));
  g_assert_true (says (card, "12 January 2023"));
  g_assert_true (says (card, "Baku"));
  g_assert_true (says (card, "Guido Crosetto · guest"));
  g_assert_true (says (card, "F3 · "));
  g_assert_null (rp_stage_card (picture, RP_RECORD_REF_NONE, 400, 640));
  check_card (picture, "E08", 640);
  check_card (picture, "E08", 300);
  check_card (picture, "crosetto", 640);
  check_card (picture, "r-hasanov-met-with-crosetto", 640);
  check_card (picture, "azernews-2023-01-12", 640);
}

/* What the scene leaves out has no card and is named on none. */
static void
test_hidden_card (void)
{
  g_autoptr (RpDataset) dataset = read_bundled ();
  g_autoptr (RpSession) session = rp_session_new ();
  RpStageOptions options = { .width = 1920, .height = 1080, .theme = RP_THEME_DARK };
  RpPeriod period
      = { .active = TRUE, .from = rp_instant_from_double (1704067200.0), .to = rp_instant_from_double (1735689600.0) };
  g_autoptr (RpScene) scene = NULL;
  g_autoptr (RpStagePicture) picture = NULL;
  g_autoptr (RpDrawing) card = NULL;

  rp_session_set_dataset (session, dataset, FALSE);
  rp_session_set_dim (session, FALSE);
  rp_session_set_period (session, &period);
  scene = rp_session_save_scene (session, "timeline");
  picture = rp_stage_picture_new (dataset, scene, &options, NULL);
  g_assert_null (rp_stage_card (picture, rp_dataset_find (dataset, "E08"), 400, 640));
  card = rp_stage_card (picture, rp_dataset_find (dataset, "crosetto"), 400, 640);
  g_assert_true (says (card, "Crosetto arrives in Baku"));
  g_assert_false (says (card, "Hasanov meets Crosetto"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/stage-callouts/callouts", test_callouts);
  g_test_add_func ("/stage-callouts/card", test_card);
  g_test_add_func ("/stage-callouts/hidden-card", test_hidden_card);
  return g_test_run ();
}
