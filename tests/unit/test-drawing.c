/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "drawing-dump.h"
#include "drawing.h"
#include "importers.h"
#include "label-text.h"
#include "legend-drawing.h"
#include "view-state.h"

#include <math.h>
#include <string.h>

static const char small[]
    = "{\"rapport\": 1, \"title\": \"T\", \"entities\": [{\"id\": \"a\", \"kind\": \"person\", \"name\": \"A\"}],"
      "\"events\": [{\"id\": \"e1\", \"kind\": \"meeting\", \"title\": \"One\", \"when\": \"2020\"},"
      "{\"id\": \"e2\", \"kind\": \"visit\", \"title\": \"Two\", \"when\": \"2020-01-05\", \"status\": \"planned\"}]}";

static RpDataset *
load (const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RpImportResult) result = rp_import_bytes (text, strlen (text), NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (result->dataset);
  return g_object_ref (result->dataset);
}

static RpShape *
add_box (RpDrawing *drawing, RpRole role, double x, double y, double size)
{
  RpShape *shape = rp_drawing_add (drawing, role, RP_GEOMETRY_RECT);

  shape->x = x;
  shape->y = y;
  shape->width = shape->height = size;
  return shape;
}

static void
test_text (void)
{
  g_autoptr (RpDrawing) drawing = rp_drawing_new (100, 100, 0xffffffff);
  RpShape *shape
      = rp_drawing_add_text (drawing, RP_ROLE_LABEL, rp_text_measure_fixed (), "abc\nde", RP_TEXT_LABEL, 3, 4, 0xff);

  g_assert_cmpfloat_with_epsilon (shape->width, 3 * 0.6 * 13, 1e-9);
  g_assert_cmpfloat (shape->height, ==, 2 * rp_text_line_height (RP_TEXT_LABEL));
  g_assert_cmpstr (shape->text, ==, "abc\nde");
  g_assert_null (shape->full);
  shape = rp_drawing_add_text (drawing, RP_ROLE_LABEL, rp_text_measure_fixed (),
                               "a\x01"
                               "b\t%s<b>",
                               RP_TEXT_LABEL, 3, 4, 0xff);
  g_assert_cmpstr (shape->text, ==,
                   "a\xef\xbf\xbd"
                   "b %s<b>");
  g_assert_cmpstr (shape->full, ==,
                   "a\x01"
                   "b\t%s<b>");
}

static void
test_long_text (void)
{
  g_autofree char *text = g_strnfill (1000000, 'x');
  g_autofree char *drawn = rp_label_text (text);
  g_autofree char *isolated = rp_label_isolate ("a\xe2\x80\xae\xe2\x81\xa9z");
  g_autofree char *plain = rp_label_isolate ("plain");

  g_assert_cmpint (g_utf8_strlen (drawn, -1), ==, RP_LABEL_MAX_CHARS + 1);
  g_assert_cmpstr (isolated, ==,
                   "\xe2\x81\xa8"
                   "az\xe2\x81\xa9");
  g_assert_cmpstr (plain, ==, "plain");
}

static void
test_strings_live (void)
{
  g_autoptr (RpDrawing) drawing = rp_drawing_new (10, 10, 0);
  const char *first = rp_drawing_string (drawing, "first");

  for (int i = 0; i < 5000; i++)
    {
      g_autofree char *text = g_strdup_printf ("text number %d, long enough to fill a block soon", i);

      g_assert_cmpstr (rp_drawing_string (drawing, text), ==, text);
    }
  g_assert_cmpstr (first, ==, "first");
}

static void
test_append (void)
{
  g_autoptr (RpDrawing) all = rp_drawing_new (100, 100, 0);
  RpPoint points[] = { { 1, 2 }, { 3, 4 } };

  {
    g_autoptr (RpDrawing) part = rp_drawing_new (10, 10, 0);
    RpShape *shape = rp_drawing_add (part, RP_ROLE_TIE, RP_GEOMETRY_PATH);

    shape->points = rp_drawing_points (part, points, 2);
    shape->n_points = 2;
    shape->text = rp_drawing_string (part, "kept");
    rp_drawing_append (all, part, 10, 20);
    g_assert_cmpfloat (rp_drawing_shape (part, 0)->points[0].x, ==, 1);
  }
  g_assert_cmpstr (rp_drawing_shape (all, 0)->text, ==, "kept");
  g_assert_cmpfloat (rp_drawing_shape (all, 0)->points[1].x, ==, 13);
  g_assert_cmpfloat (rp_drawing_shape (all, 0)->points[1].y, ==, 24);
  g_assert_cmpfloat (rp_drawing_shape (all, 0)->x, ==, 10);
}

static void
test_hit (void)
{
  g_autoptr (RpDrawing) drawing = rp_drawing_new (200, 200, 0);
  RpPoint points[] = { { 0, 50 }, { 200, 50 } };
  RpShape *tie;

  add_box (drawing, RP_ROLE_MARK, 50, 45, 10)->ref = rp_record_ref (RP_RECORD_EVENT, 0);
  add_box (drawing, RP_ROLE_MARK, 70, 45, 10)->ref = rp_record_ref (RP_RECORD_EVENT, 1);
  add_box (drawing, RP_ROLE_DECORATION, 0, 0, 200);
  tie = rp_drawing_add (drawing, RP_ROLE_TIE, RP_GEOMETRY_PATH);
  tie->points = rp_drawing_points (drawing, points, 2);
  tie->n_points = 2;
  tie->width = 200;
  tie->y = 50;
  tie->ref = rp_record_ref (RP_RECORD_RELATION, 7);

  g_assert_cmpuint (rp_drawing_hit (drawing, 55, 50, 12)->ref.index, ==, 0);
  g_assert_cmpuint (rp_drawing_hit (drawing, 66.5, 50, 12)->ref.index, ==, 1); /* the nearest */
  g_assert_cmpuint (rp_drawing_hit (drawing, 44, 50, 12)->ref.index, ==, 0);   /* a mark before a tie */
  g_assert_cmpuint (rp_drawing_hit (drawing, 150, 53, 12)->ref.index, ==, 7);
  g_assert_null (rp_drawing_hit (drawing, 150, 100, 12));
  g_assert_null (rp_drawing_hit (drawing, NAN, 100, 12));
}

static void
test_dump (void)
{
  g_autoptr (RpDataset) dataset = load (small);
  g_autoptr (RpDrawing) drawing = rp_drawing_new (100.5, 100, 0);
  g_autoptr (GString) out = g_string_new (NULL);
  RpRecordRef members[] = { { RP_RECORD_EVENT, 0 }, { RP_RECORD_EVENT, 1 } };
  RpShape *shape = add_box (drawing, RP_ROLE_MARK, 1.23456, -0.0001, 10);

  shape->ref = rp_record_ref (RP_RECORD_EVENT, 1);
  shape->status = RP_STATUS_PLANNED;
  shape->state = RP_STATE_SELECTED;
  shape->invisible = TRUE;
  shape->end = RP_END_OPEN;
  shape
      = rp_drawing_add_text (drawing, RP_ROLE_LABEL, rp_text_measure_fixed (), "Tw…\n\"o\"", RP_TEXT_LABEL, 0, 0, 0xff);
  shape->of = rp_record_ref (RP_RECORD_EVENT, 1);
  shape->full = rp_drawing_string (drawing, "Two");
  shape = add_box (drawing, RP_ROLE_CLUSTER, 5, 5, 20);
  shape->count = shape->n_members = 2;
  shape->members = rp_drawing_refs (drawing, members, 2);
  rp_drawing_dump_json (&drawing, 1, dataset, "timeline", out);
  g_assert_nonnull (strstr (out->str, "\"width\": 100.5"));
  g_assert_nonnull (
      strstr (out->str, "{\"role\": \"mark\", \"shape\": \"rect\", \"id\": \"e2\", \"x\": 1.235, \"y\": 0,"));
  g_assert_nonnull (strstr (out->str, "\"state\": \"selected\", \"status\": \"planned\", \"basis\": \"stated\", "
                                      "\"start\": \"exact\", \"end\": \"open\""));
  g_assert_nonnull (strstr (out->str, "\"text\": \"Tw… \\\"o\\\"\", \"full\": \"Two\", \"of\": \"e2\""));
  g_assert_nonnull (strstr (out->str, "\"count\": 2, \"ids\": [\"e1\", \"e2\"]"));
}

static gboolean
has_text (RpDrawing *drawing, const char *text)
{
  for (guint i = 0; i < rp_drawing_n_shapes (drawing); i++)
    if (g_strcmp0 (rp_drawing_shape (drawing, i)->text, text) == 0)
      return TRUE;
  return FALSE;
}

static void
test_legend (void)
{
  g_autoptr (RpDataset) dataset = load (small);
  RpViewState state
      = { .dataset = dataset, .theme = rp_theme (RP_THEME_LIGHT), .measure = rp_text_measure_fixed (), .now = NAN };
  g_autoptr (RpDrawing) wide = rp_legend_drawing (&state, RP_LEGEND_TIMELINE, 2000);
  g_autoptr (RpDrawing) narrow = rp_legend_drawing (&state, RP_LEGEND_TIMELINE, 180);
  g_autoptr (RpDrawing) network = rp_legend_drawing (&state, RP_LEGEND_NETWORK, 2000);

  g_assert_true (has_text (wide, "some time within"));
  g_assert_true (has_text (wide, "planned"));
  g_assert_false (has_text (wide, "ongoing"));
  g_assert_false (has_text (wide, "inferred"));
  g_assert_true (has_text (network, "Person"));
  g_assert_false (has_text (network, "directed"));
  g_assert_cmpfloat (rp_drawing_get_height (narrow), >, rp_drawing_get_height (wide));
  for (guint i = 0; i < rp_drawing_n_shapes (narrow); i++)
    {
      const RpShape *a = rp_drawing_shape (narrow, i);

      for (guint j = 0; j < i; j++)
        {
          const RpShape *b = rp_drawing_shape (narrow, j);

          if (a->text && b->text)
            g_assert_true (a->x >= b->x + b->width || b->x >= a->x + a->width || a->y >= b->y + b->height
                           || b->y >= a->y + a->height);
        }
    }
}

/* A day fills the picture of a day: it is hatched then, and the legend says why. */
static void
test_legend_of_a_day (void)
{
  g_autoptr (RpDataset) day = load ("{\"rapport\": 1, \"title\": \"T\", \"events\": ["
                                    "{\"kind\": \"m\", \"title\": \"One\", \"when\": \"2020-01-01\"}]}");
  g_autoptr (RpDataset) years = load ("{\"rapport\": 1, \"title\": \"T\", \"events\": ["
                                      "{\"kind\": \"m\", \"title\": \"One\", \"when\": \"2020-01-01\"},"
                                      "{\"kind\": \"m\", \"title\": \"Two\", \"when\": \"2022-01-01\"}]}");
  RpViewState state
      = { .dataset = day, .theme = rp_theme (RP_THEME_LIGHT), .measure = rp_text_measure_fixed (), .now = NAN };
  g_autoptr (RpDrawing) one = rp_legend_drawing (&state, RP_LEGEND_TIMELINE, 2000);
  g_autoptr (RpDrawing) two = NULL;

  state.dataset = years;
  two = rp_legend_drawing (&state, RP_LEGEND_TIMELINE, 2000);
  g_assert_true (has_text (one, "some time within"));
  g_assert_false (has_text (two, "some time within"));
}

static RpShape *
add_mark (RpDrawing *drawing, double y)
{
  RpShape *shape = rp_drawing_add (drawing, RP_ROLE_MARK, RP_GEOMETRY_RECT);

  shape->ref = rp_record_ref (RP_RECORD_EVENT, 0);
  shape->x = 20;
  shape->y = y;
  shape->width = shape->height = 20;
  shape->fill = 0xff;
  return shape;
}

/* What reaches out of the band is hit within it only, what lies beyond is gone, and what came before is whole. */
static void
test_cut (void)
{
  g_autoptr (RpDrawing) drawing = rp_drawing_new (100, 100, 0xffffffff);
  double top, bottom;
  guint first, end;

  g_assert_false (rp_drawing_get_band (drawing, &first, &end, &top, &bottom));
  add_mark (drawing, 2);
  add_mark (drawing, 9); /* ends at 29 */
  add_mark (drawing, 35);
  add_mark (drawing, 75);
  add_mark (drawing, 80); /* begins below */
  rp_drawing_cut (drawing, 1, 30, 78);
  add_mark (drawing, 90);
  g_assert_cmpuint (rp_drawing_n_shapes (drawing), ==, 4);
  g_assert_true (rp_drawing_get_band (drawing, &first, &end, &top, &bottom));
  g_assert_cmpuint (first, ==, 1);
  g_assert_cmpuint (end, ==, 3);
  g_assert_true (rp_drawing_hit (drawing, 30, 77, 1) == rp_drawing_shape (drawing, 2));
  g_assert_null (rp_drawing_hit (drawing, 30, 79, 1));
  g_assert_true (rp_drawing_hit (drawing, 30, 92, 1) == rp_drawing_shape (drawing, 3));
  g_assert_true (rp_drawing_hit (drawing, 30, 4, 1) == rp_drawing_shape (drawing, 0));
  rp_drawing_sight_of (drawing, rp_drawing_shape (drawing, 2), &top, &bottom);
  g_assert_cmpfloat (bottom, ==, 78);
  rp_drawing_sight_of (drawing, rp_drawing_shape (drawing, 3), &top, &bottom);
  g_assert_cmpfloat (top, ==, 0);
  g_assert_cmpfloat (bottom, ==, 100);
}

static void
test_direction (void)
{
  static const struct
  {
    const char *text;
    int direction;
  } cases[] = { { "abc محمد", 1 },
                { "(12) محمد abc", -1 },
                { "עברית", -1 },
                { "中文", 1 },
                { "12, 34", 0 },
                { "", 0 },
                { "\xe2\x81\xa8محمد\xe2\x81\xa9 abc", 1 }, /* isolated */
                { "\xe2\x80\x8f"
                  "abc",
                  -1 } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (rp_label_direction (cases[i].text, strlen (cases[i].text)), ==, cases[i].direction);
  g_assert_cmpint (rp_label_direction ("12 abc", 3), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/drawing/text", test_text);
  g_test_add_func ("/drawing/long-text", test_long_text);
  g_test_add_func ("/drawing/direction", test_direction);
  g_test_add_func ("/drawing/strings-live", test_strings_live);
  g_test_add_func ("/drawing/append", test_append);
  g_test_add_func ("/drawing/hit", test_hit);
  g_test_add_func ("/drawing/cut", test_cut);
  g_test_add_func ("/drawing/dump", test_dump);
  g_test_add_func ("/drawing/legend", test_legend);
  g_test_add_func ("/drawing/legend-of-a-day", test_legend_of_a_day);
  return g_test_run ();
}
