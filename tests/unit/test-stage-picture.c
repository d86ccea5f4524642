/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pictures of scenes: of the bundled dataset and of 2,000 events, on stages of many sizes, with all kinds of words. On
 * none is a text too small, over another or beyond the page. With STAGE_PICTURES=FOLDER they are left there as PNG, to
 * be looked at. */
#include "stage-picture.h"

#include <cairo.h>
#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

#include "drawing-dump.h"
#include "importers.h"
#include "painter.h"
#include "session-scene.h"
#include "stage-card.h"

#define LEAST_PX 18.0 /* at 1080 lines */
#define SLACK_PX 0.6

static const char three_thousand[]
    = "A caption that goes on and on tells what everybody in the room could have read at home, *slowly*, and with a cup "
      "of coffee at hand; it is here to see what becomes of it on a stage where there is no room for it at all. ";

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

static RpDataset *
read_json (const char *json, gsize length)
{
  g_autoptr (RpImportResult) result = rp_import_bytes (json, length, NULL, NULL, NULL, NULL);

  g_assert_nonnull (result);
  return g_object_ref (result->dataset);
}

static RpDataset *
read_bundled (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("RAPPORT_DATA"), "azerbaijan-italy.json", NULL);
  g_autofree char *json = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &json, &length, NULL));
  return read_json (json, length);
}

static RpDataset *
generate (void)
{
  g_autofree char *script = g_test_build_filename (G_TEST_DIST, "..", "bench", "generate", NULL);
  const char *argv[] = { "python3", script, "--events", "2000", "--seed", "7", "--facets", NULL };
  g_autofree char *json = NULL;

  g_assert_true (g_spawn_sync (NULL, (char **)argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &json, NULL, NULL, NULL));
  return read_json (json, strlen (json));
}

/* ---- scenes ---- */

static RpScene *
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

static RpScene *
make_filtered (RpDataset *dataset, const char *view)
{
  g_autoptr (RpSession) session = rp_session_new ();
  RpPeriod period
      = { .active = TRUE, .from = rp_instant_from_double (1640995200.0), .to = rp_instant_from_double (1704067200.0) };
  RpScene *scene;

  rp_session_set_dataset (session, dataset, FALSE);
  rp_session_set_period (session, &period);
  scene = rp_session_save_scene (session, view);
  rp_scene_set_text (&scene->title, "Only what happened in 2022 and 2023");
  scene->also = g_strsplit ("gone-1 gone-2", " ", 2);
  return scene;
}

/* With callouts at records and moments, by hand and by themselves. */
static RpScene *
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

static void
add (GPtrArray *scenes, RpScene *scene)
{
  g_ptr_array_add (scenes, scene);
}

static char *
long_text (void)
{
  g_autoptr (GString) text = g_string_new (NULL);

  while (text->len < 3000)
    g_string_append (text, three_thousand);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static GPtrArray *
make_scenes (RpDataset *dataset, const char *event, const char *entity)
{
  static const char *const views[] = { "timeline", "network", "both", "sources", "table" };
  static const char said[] = "**11 January**\nPresident Aliyev receives Guido Crosetto, Italy’s Minister of "
                             "Defense.\n\n***12 January***\nZakir Hasanov and Crosetto meet. At the end they sign a "
                             "protocol of intent on training and education.";
  GPtrArray *scenes = g_ptr_array_new_with_free_func ((GDestroyNotify)rp_scene_unref);
  g_autofree char *endless = long_text ();

  add (scenes, make_scene (dataset, "network", event, "January 2023: two meetings, one protocol", said));
  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    {
      add (scenes, make_scene (dataset, views[i], event, "Thirty years in one line", said));
      add (scenes, make_scene (dataset, views[i], NULL, NULL, NULL));
    }
  add (scenes,
       make_scene (dataset, "network", entity,
                   "A title that is far longer than anybody would read from the last row of a room, and goes on",
                   endless));
  add (scenes, make_scene (dataset, "timeline", entity, "الاجتماع الأول في باكو",
                           "- وقّع الوزيران **بروتوكول** النوايا\n- ثم التقيا"));
  add (scenes, make_scene (dataset, "network", NULL, "阿塞拜疆与意大利国防部长在巴库会晤并签署意向议定书",
                           "双方讨论了军事教育、培训以及其他领域的合作前景，并就地区安全形势交换了意见。"));
  add (scenes, make_scene (dataset, "network", NULL, "Averyveryverylongwordwithoutanyblankatallinit", endless));
  add (scenes, make_filtered (dataset, "both"));
  add (scenes, make_filtered (dataset, "network"));
  add (
      scenes,
      make_scene (
          dataset, "text", NULL, "What we will see",
          "- Who met whom\n- When, and **how sure** that is\n- *Who says so*\n  1. in print\n  2. on the air\n\nAnd what it is worth."));
  add (scenes, make_scene (dataset, "text", NULL, "Part two", NULL));
  add (scenes, make_scene (dataset, "text", NULL, NULL, endless));
  add (scenes, make_scene (dataset, "text", NULL, NULL, NULL));
  return scenes;
}

/* ---- what holds for all of them ---- */

static gboolean
is_read (const RpShape *shape)
{
  return shape->geometry == RP_GEOMETRY_TEXT && !shape->invisible && shape->text != NULL && *shape->text != '\0';
}

static gboolean
meet (const RpShape *a, const RpShape *b)
{
  return MIN (a->x + a->width, b->x + b->width) - MAX (a->x, b->x) > SLACK_PX
         && MIN (a->y + a->height, b->y + b->height) - MAX (a->y, b->y) > SLACK_PX;
}

static void
check_page (RpDrawing *drawing, const char *name, const Stage *stage)
{
  double width = rp_drawing_get_width (drawing), zoom = rp_drawing_get_zoom (drawing);
  guint n = rp_drawing_n_shapes (drawing), n_wrong = 0;

  g_assert_cmpfloat_with_epsilon (width * zoom, stage->width, 0.01);
  g_assert_cmpfloat_with_epsilon (rp_drawing_get_height (drawing) * zoom, stage->height, 0.01);
  for (guint i = 0; i < n; i++)
    {
      const RpShape *a = rp_drawing_shape (drawing, i);

      if (!is_read (a))
        continue;
      g_assert_cmpfloat (rp_text_size_px (a->size) * zoom * 1080 / stage->height, >=, LEAST_PX - 1e-6);
      if (a->x < 0 || a->y < 0 || a->x + a->width > width + SLACK_PX || a->y + a->height > RP_STAGE_LINES)
        {
          g_test_message ("%s: “%s” leaves the page at %g, %g", name, a->text, a->x, a->y);
          n_wrong++;
        }
      for (guint k = i + 1; k < n; k++)
        {
          const RpShape *b = rp_drawing_shape (drawing, k);

          if (is_read (b) && meet (a, b))
            {
              g_test_message ("%s: “%s” meets “%s” at %g, %g", name, a->text, b->text, b->x, b->y);
              n_wrong++;
            }
        }
    }
  if (n_wrong > 0)
    g_test_fail_printf ("%s: %u texts stand wrong", name, n_wrong);
}

static void
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

static void
check_scenes (RpDataset *dataset, const char *event, const char *entity, const char *name, guint n_stages)
{
  g_autoptr (GPtrArray) scenes = make_scenes (dataset, event, entity);

  for (guint s = 0; s < n_stages; s++)
    for (guint i = 0; i < scenes->len; i++)
      {
        RpScene *scene = g_ptr_array_index (scenes, i);
        RpStageOptions options = { .width = stages[s].width,
                                   .height = stages[s].height,
                                   .theme = stages[s].theme,
                                   .number = i + 1,
                                   .n = scenes->len };
        g_autoptr (RpStagePicture) picture = rp_stage_picture_new (dataset, scene, &options, NULL);
        g_autofree char *called = g_strdup_printf ("%s-%s-%02u-%s", name, stages[s].name, i, scene->view);

        check_page (rp_stage_picture_get_drawing (picture), called, &stages[s]);
        leave_picture (rp_stage_picture_get_drawing (picture), called, &stages[s]);
      }
}

static void
test_bundled (void)
{
  g_autoptr (RpDataset) dataset = read_bundled ();

  check_scenes (dataset, "E08", "crosetto", "bundled", G_N_ELEMENTS (stages));
}

static void
test_generated (void)
{
  g_autoptr (RpDataset) dataset = generate ();

  check_scenes (dataset, rp_dataset_event (dataset, 7)->record.id, rp_dataset_entity (dataset, 3)->record.id, "many",
                2);
}

/* ---- as text ---- */

static gboolean
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

static char *
dump (RpStagePicture *picture)
{
  RpDrawing *drawing = rp_stage_picture_get_drawing (picture);
  GString *out = g_string_new (NULL);

  rp_drawing_dump_text (&drawing, 1, rp_stage_picture_get_state (picture)->dataset, out);
  return g_string_free (out, FALSE);
}

/* STAGE_GOLDENS=refresh keeps the new ones, after somebody has looked at the difference. */
static void
check_golden (RpDataset *dataset, RpScene *scene, const char *name)
{
  RpStageOptions options = { .width = 1920, .height = 1080, .number = 4, .n = 9, .fixed_measure = TRUE };
  g_autoptr (RpStagePicture) picture = rp_stage_picture_new (dataset, scene, &options, NULL);
  g_autofree char *file = g_strdup_printf ("stage-%s.txt", name);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "golden", file, NULL);
  g_autofree char *now = dump (picture), *kept = NULL;

  if (g_strcmp0 (g_getenv ("STAGE_GOLDENS"), "refresh") == 0)
    g_assert_true (g_file_set_contents (path, now, -1, NULL));
  g_assert_true (g_file_get_contents (path, &kept, NULL, NULL));
  if (strcmp (now, kept) != 0)
    g_test_fail_printf ("%s is another now; STAGE_GOLDENS=refresh shows how", path);
}

static void
test_goldens (void)
{
  static const char *const records[] = { "hasanov", "crosetto", NULL };
  g_autoptr (RpDataset) dataset = read_bundled ();
  g_autoptr (RpScene) network = make_told (dataset, "network", records);
  g_autoptr (RpScene) text = make_scene (dataset, "text", NULL, "What we will see",
                                         "- Who met whom\n- **When**, and *how sure*\n\nAnd more.");

  check_golden (dataset, network, "network");
  check_golden (dataset, text, "text");
}

/* Who is laid out alike stands alike, and taking the network from another changes nothing. */
static void
test_like (void)
{
  g_autoptr (RpDataset) dataset = read_bundled ();
  g_autoptr (RpScene) first = make_scene (dataset, "network", "E08", "One", "Words");
  g_autoptr (RpScene) second = make_scene (dataset, "network", "crosetto", NULL, NULL);
  RpStageOptions options = { .width = 1920, .height = 1080, .fixed_measure = TRUE };
  g_autoptr (RpStagePicture) a = rp_stage_picture_new (dataset, first, &options, NULL);
  g_autoptr (RpStagePicture) alone = rp_stage_picture_new (dataset, second, &options, NULL);
  g_autofree char *by_itself = dump (alone), *with_like = NULL;
  g_autoptr (RpStagePicture) b = NULL;
  RpNetwork *one, *two;

  options.like = a;
  b = rp_stage_picture_new (dataset, second, &options, NULL);
  with_like = dump (b);
  g_assert_cmpstr (by_itself, ==, with_like);
  one = rp_stage_picture_get_pane (a, 0)->network;
  two = rp_stage_picture_get_pane (alone, 0)->network;
  for (guint i = 0; i < rp_dataset_n_entities (dataset); i++)
    {
      RpPoint p = rp_network_place_of (one, i), q = rp_network_place_of (two, i);

      g_assert_true (p.x == q.x && p.y == q.y);
    }
}

/* Who says what shows where the selected event stands. */
static void
test_sources (void)
{
  g_autoptr (RpDataset) dataset = read_bundled ();
  g_autoptr (RpScene) scene = make_scene (dataset, "sources", "E17", "Late", NULL);
  RpStageOptions options = { .width = 1920, .height = 1080 };
  g_autoptr (RpStagePicture) picture = rp_stage_picture_new (dataset, scene, &options, NULL);
  RpDrawing *drawing = rp_stage_picture_get_drawing (picture);
  guint n_rows = 0;
  g_autofree char *more = NULL;

  for (guint i = 0; i < rp_drawing_n_shapes (drawing); i++)
    n_rows += rp_drawing_shape (drawing, i)->role == RP_ROLE_ROW;
  more = g_strdup_printf ("and %u more rows", rp_dataset_n_events (dataset) - n_rows);
  g_assert_true (says (drawing, "Portolano’s visit"));
  g_assert_true (says (drawing, more));
}

/* So does a table, and both say how much they leave out. */
static void
test_table (void)
{
  g_autoptr (RpDataset) dataset = read_bundled ();
  g_autoptr (RpScene) scene = make_scene (dataset, "table", "E17", "Late", NULL);
  RpStageOptions options = { .width = 1920, .height = 1080 };
  g_autoptr (RpStagePicture) picture = rp_stage_picture_new (dataset, scene, &options, NULL);
  RpDrawing *drawing = rp_stage_picture_get_drawing (picture);

  g_assert_true (says (drawing, "Portolano’s visit"));
  g_assert_true (says (drawing, " more events"));
  for (guint i = 0; i < rp_drawing_n_shapes (drawing); i++)
    g_assert_cmpuint (rp_drawing_shape (drawing, i)->page_link, ==, 0);
}

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
  g_test_add_func ("/stage-picture/bundled", test_bundled);
  g_test_add_func ("/stage-picture/generated", test_generated);
  g_test_add_func ("/stage-picture/goldens", test_goldens);
  g_test_add_func ("/stage-picture/like", test_like);
  g_test_add_func ("/stage-picture/table", test_table);
  g_test_add_func ("/stage-picture/sources", test_sources);
  g_test_add_func ("/stage-picture/callouts", test_callouts);
  g_test_add_func ("/stage-picture/card", test_card);
  g_test_add_func ("/stage-picture/hidden-card", test_hidden_card);
  return g_test_run ();
}
