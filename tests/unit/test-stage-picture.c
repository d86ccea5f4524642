/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pictures of scenes: of the bundled dataset and of 2,000 events, on stages of many sizes, with all kinds of words. On
 * none is a text too small, over another or beyond the page. */
#include "briefing-json.h"
#include "drawing-dump.h"
#include "stage-fixture.h"

#define LEAST_PX 18.0 /* at 1080 lines */
#define SLACK_PX 0.6
#ifdef __SANITIZE_ADDRESS__
#define SANITIZED TRUE
#else
#define SANITIZED FALSE
#endif

static const char three_thousand[]
    = "A caption that goes on and on tells what everybody in the room could have read at home, *slowly*, and with a cup "
      "of coffee at hand; it is here to see what becomes of it on a stage where there is no room for it at all. ";

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

/* A part of the network, and of the time. */
static RpScene *
make_near (RpDataset *dataset, const char *view)
{
  g_autoptr (RpSession) session = rp_session_new ();
  RpScene *scene;

  rp_session_set_dataset (session, dataset, FALSE);
  rp_session_show_time (session, 1672531200.0, 1704067200.0);
  scene = rp_session_save_scene (session, view);
  scene->sight = (RpNetworkSight){ 2.5, 0.6, 0.55 };
  rp_scene_set_text (&scene->title, "Nearer");
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
  add (scenes, make_near (dataset, "network"));
  add (scenes, make_near (dataset, "both"));
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

/* What a view shows stays in its place: beside it are words. */
static void
check_panes (RpStagePicture *picture, const char *name)
{
  RpDrawing *drawing = rp_stage_picture_get_drawing (picture);
  guint n_wrong = 0;

  for (guint p = 0; p < rp_stage_picture_n_panes (picture); p++)
    {
      const RpStagePane *pane = rp_stage_picture_get_pane (picture, p);

      for (guint i = pane->first; i < pane->end; i++)
        {
          const RpShape *shape = rp_drawing_shape (drawing, i);
          double slack = shape->geometry == RP_GEOMETRY_TEXT ? 6 : 14; /* a view has a margin */

          if (shape->invisible || shape->geometry == RP_GEOMETRY_PATH
              || (shape->x >= pane->x - slack && shape->y >= pane->y - slack
                  && shape->x + shape->width <= pane->x + pane->width + slack
                  && shape->y + shape->height <= pane->y + pane->height + slack))
            continue;
          g_test_message ("%s: %s “%s” leaves its view at %g, %g (%g wide; %g, %g)", name, rp_role_name (shape->role),
                          shape->text != NULL ? shape->text : "", shape->x, shape->y, shape->width,
                          pane->x + pane->width, pane->y + pane->height);
          n_wrong++;
        }
    }
  if (n_wrong > 0)
    g_test_fail_printf ("%s: %u shapes leave their view", name, n_wrong);
}

static void
check_scene (RpDataset *dataset, RpScene *scene, const char *name, guint index, const Stage *stage)
{
  RpStageOptions options
      = { .width = stage->width, .height = stage->height, .theme = stage->theme, .number = index + 1, .n = 30 };
  g_autoptr (RpStagePicture) picture = rp_stage_picture_new (dataset, scene, &options, NULL);
  g_autofree char *called = g_strdup_printf ("%s-%s-%02u-%s", name, stage->name, index, scene->view);

  check_page (rp_stage_picture_get_drawing (picture), called, stage);
  check_panes (picture, called);
  leave_picture (rp_stage_picture_get_drawing (picture), called, stage);
}

/* Four stages are of one shape and differ in theme and scale: of those that repeat the first a few scenes tell all, and
 * a sanitizer sees each scene on one stage. With -m slow, or RAPPORT_ALL, every scene is set on every one. */
static gboolean
is_looked_at (guint stage, guint scene)
{
  const Stage *own = &stages[stage];
  gboolean repeats = stage > 0 && own->width * stages[0].height == own->height * stages[0].width;

  if (g_test_slow () || g_getenv ("RAPPORT_ALL") != NULL)
    return TRUE;
  return SANITIZED || repeats ? scene % G_N_ELEMENTS (stages) == stage : TRUE;
}

static void
check_scenes (RpDataset *dataset, const char *event, const char *entity, const char *name, guint n_stages)
{
  g_autoptr (GPtrArray) scenes = make_scenes (dataset, event, entity);

  for (guint s = 0; s < n_stages; s++)
    for (guint i = 0; i < scenes->len; i++)
      if (is_looked_at (s, i))
        check_scene (dataset, g_ptr_array_index (scenes, i), name, i, &stages[s]);
}

static void
test_bundled (void)
{
  g_autoptr (RpDataset) dataset = read_bundled ();

  check_scenes (dataset, "E08", "crosetto", "bundled", G_N_ELEMENTS (stages));
}

/* The briefing that comes with it. */
static void
test_briefing (void)
{
  g_autoptr (RpDataset) dataset = read_bundled ();
  g_autofree char *path = g_build_filename (g_getenv ("RAPPORT_DATA"), "azerbaijan-italy.briefing.json", NULL);
  g_autofree char *json = NULL, *note = NULL;
  g_autoptr (RpBriefing) briefing = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &json, &length, NULL));
  briefing = rp_briefing_from_json (json, length, &note, NULL);
  g_assert_nonnull (briefing);
  g_assert_null (note);
  for (guint s = 0; s < G_N_ELEMENTS (stages); s++)
    for (guint i = 0; i < rp_briefing_n_scenes (briefing); i++)
      if (is_looked_at (s, i))
        check_scene (dataset, rp_briefing_get_scene (briefing, i), "briefing", i, &stages[s]);
}

static void
test_generated (void)
{
  g_autoptr (RpDataset) dataset = generate ();

  check_scenes (dataset, rp_dataset_event (dataset, 7)->record.id, rp_dataset_entity (dataset, 3)->record.id, "many",
                2);
}

/* ---- as text ---- */

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

/* No screen, no dataset and no words are too small or too many. */
static void
test_odd (void)
{
  static const char empty[] = "{\"rapport\":1}";
  static const char *const views[] = { "timeline", "network", "both", "sources", "table", "text" };
  static const Stage odd[] = { { "dot", 1, 1, RP_THEME_LIGHT },
                               { "thin", 40, 2000, RP_THEME_DARK },
                               { "flat", 2000, 40, RP_THEME_CONTRAST_DARK },
                               { "thumb", 160, 90, RP_THEME_LIGHT } };
  g_autoptr (RpDataset) none = read_json (empty, strlen (empty)), bundled = read_bundled ();
  g_autofree char *endless = long_text ();
  RpDataset *datasets[] = { none, bundled };

  for (guint d = 0; d < G_N_ELEMENTS (datasets); d++)
    for (guint i = 0; i < G_N_ELEMENTS (views); i++)
      for (guint s = 0; s < G_N_ELEMENTS (odd); s++)
        {
          g_autoptr (RpScene) scene = make_scene (datasets[d], views[i], NULL, endless, endless);
          RpStageOptions options = { .width = odd[s].width,
                                     .height = odd[s].height,
                                     .theme = odd[s].theme,
                                     .number = 1000,
                                     .n = 1000,
                                     .marking = endless };
          RpCallout callout = { .text = endless, .when = (char *)"2023", .dx = 1e300, .dy = -1e300 };
          g_autoptr (RpStagePicture) picture = NULL;
          g_autofree char *name = g_strdup_printf ("odd-%u-%s-%s", d, odd[s].name, views[i]);

          if (s < 3) /* a hand may put it over anything */
            rp_scene_add_callout (scene, &callout);
          picture = rp_stage_picture_new (datasets[d], scene, &options, NULL);
          g_assert_nonnull (picture);
          if (s == 3)
            check_page (rp_stage_picture_get_drawing (picture), name, &odd[s]);
        }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/stage-picture/bundled", test_bundled);
  g_test_add_func ("/stage-picture/briefing", test_briefing);
  g_test_add_func ("/stage-picture/generated", test_generated);
  g_test_add_func ("/stage-picture/odd", test_odd);
  g_test_add_func ("/stage-picture/goldens", test_goldens);
  g_test_add_func ("/stage-picture/like", test_like);
  g_test_add_func ("/stage-picture/table", test_table);
  g_test_add_func ("/stage-picture/sources", test_sources);
  return g_test_run ();
}
