/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "timeline-drawing.h"

#include <math.h>
#include <string.h>

#include "importers.h"

/* COUNT events of mixed dates on a few kinds, some with parts, some undated; seeded. */
static RpDataset *
generate (guint count, guint32 seed)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  g_autoptr (GString) json = g_string_new ("{\"rapport\":1,\"title\":\"Generated\",\"events\":[");
  g_autoptr (RpImportResult) result = NULL;

  for (guint i = 0; i < count; i++)
    {
      int year = g_rand_int_range (rand, 1980, 2024), month = g_rand_int_range (rand, 1, 13);

      g_string_append_printf (json, "%s{\"id\":\"e%u\",\"kind\":\"kind_%u\",\"title\":\"Something happens, number %u\"",
                              i ? "," : "", i, (guint)g_rand_int_range (rand, 0, 5), i);
      if (i % 17 == 3)
        g_string_append_printf (json, ",\"part_of\":\"e%u\"", i - 1);
      else if (i % 11 == 5)
        g_string_append_printf (json, ",\"when\":\"%d-%02d\"", year, month);
      else if (i % 13 == 6)
        g_string_append_printf (json, ",\"when\":\"%d-%02d-03/%d\"", year, month, year + 1);
      else if (i % 19 == 7)
        g_string_append_printf (json, ",\"when\":\"[..%d-%02d-09]\"", year, month);
      else if (i % 23 != 8)
        g_string_append_printf (json, ",\"when\":\"%d-%02d-%02d\"", year, month, g_rand_int_range (rand, 1, 29));
      g_string_append (json, "}");
    }
  g_string_append (json, "]}");
  result = rp_import_bytes (json->str, json->len, NULL, NULL, NULL, NULL);
  return g_object_ref (result->dataset);
}

typedef struct
{
  RpDataset *dataset;
  RpTimelineLayout *layout;
  RpViewState state;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  RpTimelineOptions options = { .measure = rp_text_measure_fixed () };

  fixture->dataset = options.dataset = generate (GPOINTER_TO_UINT (data), 11);
  fixture->layout = rp_timeline_layout_new (&options, NULL);
  fixture->state = (RpViewState){ .dataset = fixture->dataset,
                                  .theme = rp_theme (RP_THEME_LIGHT),
                                  .measure = options.measure,
                                  .period = RP_PERIOD_NONE,
                                  .now = NAN };
}

static void
tear_down (Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  rp_timeline_layout_unref (fixture->layout);
  g_object_unref (fixture->dataset);
}

static const RpShape *
find_mark (RpDrawing *drawing, RpRecordRef ref)
{
  for (guint i = 0; i < rp_drawing_n_shapes (drawing); i++)
    {
      const RpShape *shape = rp_drawing_shape (drawing, i);

      if ((shape->role == RP_ROLE_MARK || shape->role == RP_ROLE_BAR) && rp_record_ref_equal (shape->ref, ref))
        return shape;
    }
  return NULL;
}

/* Every event is a mark, in a cluster, listed below its parent or stands for by it: nothing vanishes. */
static void
test_nothing_vanishes (Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  RpTimelineFrame frame = { .width = 1280, .height = 500 };
  g_autoptr (RpDrawing) drawing = NULL;
  g_autofree guint *seen = g_new0 (guint, rp_dataset_n_events (fixture->dataset));

  rp_timeline_layout_fit (fixture->layout, &frame.from, &frame.to);
  drawing = rp_timeline_drawing (fixture->layout, &fixture->state, &frame);
  for (guint i = 0; i < rp_drawing_n_shapes (drawing); i++)
    {
      const RpShape *shape = rp_drawing_shape (drawing, i);

      if (shape->role == RP_ROLE_MARK || shape->role == RP_ROLE_BAR)
        seen[shape->ref.index]++;
      g_assert_cmpuint (shape->n_members, ==, shape->count);
      for (guint m = 0; shape->role == RP_ROLE_CLUSTER && m < shape->count; m++)
        seen[shape->members[m].index]++;
    }
  for (guint e = 0; e < rp_dataset_n_events (fixture->dataset); e++)
    {
      guint parent = rp_dataset_event (fixture->dataset, e)->parent;

      g_assert_cmpuint (seen[e], <=, 1);
      g_assert_true (seen[e] == 1 || parent != RP_NO_INDEX);
    }
}

/* A mark in sight before and after stays on its row however far the view pans. */
static void
test_panning_moves_no_row (Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  RpTimelineFrame frame = { .width = 1000, .height = 400, .in_window = TRUE };
  double from, to;
  guint compared = 0;

  rp_timeline_layout_fit (fixture->layout, &from, &to);
  for (double part = 1; part > 1e-3; part /= 4)
    {
      g_autoptr (RpDrawing) before = NULL;

      frame.from = from + (to - from) * 0.4;
      frame.to = frame.from + (to - from) * part;
      before = rp_timeline_drawing (fixture->layout, &fixture->state, &frame);
      for (double dx = 3; dx < 900; dx *= 3)
        {
          RpTimeScale scale = rp_timeline_scale (fixture->layout, &frame);
          RpTimelineFrame moved = frame;
          g_autoptr (RpDrawing) after = NULL;

          rp_time_scale_pan (&scale, dx, &moved.from, &moved.to);
          after = rp_timeline_drawing (fixture->layout, &fixture->state, &moved);
          for (guint i = 0; i < rp_drawing_n_shapes (before); i++)
            {
              const RpShape *shape = rp_drawing_shape (before, i), *same;

              if (shape->role != RP_ROLE_MARK)
                continue;
              same = find_mark (after, shape->ref);
              if (!same || same->role != RP_ROLE_MARK)
                continue;
              g_assert_cmpfloat_with_epsilon (same->y, shape->y, 1e-6);
              compared++;
            }
        }
    }
  g_assert_cmpuint (compared, >, 50);
}

static void
test_same_input_same_shapes (Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  RpTimelineOptions options = { .dataset = fixture->dataset, .measure = rp_text_measure_fixed () };
  g_autoptr (RpTimelineLayout) again = rp_timeline_layout_new (&options, NULL);
  RpTimelineFrame frame = { .width = 1280, .height = 700 };
  g_autoptr (RpDrawing) a = NULL, b = NULL;

  rp_timeline_layout_fit (again, &frame.from, &frame.to);
  a = rp_timeline_drawing (fixture->layout, &fixture->state, &frame);
  b = rp_timeline_drawing (again, &fixture->state, &frame);
  g_assert_cmpuint (rp_drawing_n_shapes (a), ==, rp_drawing_n_shapes (b));
  for (guint i = 0; i < rp_drawing_n_shapes (a); i++)
    {
      g_assert_true (rp_drawing_shape (a, i)->x == rp_drawing_shape (b, i)->x);
      g_assert_true (rp_drawing_shape (a, i)->y == rp_drawing_shape (b, i)->y);
    }
}

/* No events, one, all at one instant, and spans of seconds beside billions of years. */
static void
test_extremes (void)
{
  static const char *const files[] = {
    "{\"rapport\":1,\"title\":\"None\"}",
    "{\"rapport\":1,\"title\":\"One\",\"events\":[{\"kind\":\"k\",\"title\":\"Alone\",\"when\":\"2020-02-02\"}]}",
    ("{\"rapport\":1,\"title\":\"Far\",\"events\":[{\"kind\":\"k\",\"title\":\"Bang\",\"when\":\"Y-13800000000\"},"
     "{\"kind\":\"k\",\"title\":\"Now\",\"when\":\"2020-02-02T10:00:00\"},{\"kind\":\"k\",\"title\":\"Later\",\"when\":\"2020-02-02T10:00:01\"}]}"),
    "{\"rapport\":1,\"title\":\"Open\",\"events\":[{\"kind\":\"k\",\"title\":\"All\",\"when\":\"../..\"},{\"kind\":\"k\",\"title\":\"U\",\"when\":\"/2000\"}]}",
    "{\"rapport\":1,\"title\":\"Beyond\",\"events\":[{\"kind\":\"k\",\"title\":\"X\",\"when\":\"Y9E90\"},{\"kind\":\"k\",\"title\":\"Y\",\"when\":\"XXXX-02-03\"}]}",
  };

  for (guint f = 0; f < G_N_ELEMENTS (files); f++)
    for (double width = 40; width < 3000; width *= 2.5)
      {
        g_autoptr (RpImportResult) result = rp_import_bytes (files[f], strlen (files[f]), NULL, NULL, NULL, NULL);
        RpTimelineOptions options = { .dataset = result->dataset, .measure = rp_text_measure_fixed () };
        g_autoptr (RpTimelineLayout) layout = rp_timeline_layout_new (&options, NULL);
        RpViewState state = { .dataset = result->dataset,
                              .theme = rp_theme (RP_THEME_DARK),
                              .measure = options.measure,
                              .period = RP_PERIOD_NONE,
                              .now = 1.7e9 };
        RpTimelineFrame frame = { .width = width, .height = width / 2, .in_window = TRUE };
        RpOverviewFrame strip = { .width = width, .height = 80 };
        g_autoptr (RpDrawing) drawing = NULL, overview = NULL;

        rp_timeline_layout_fit (layout, &frame.from, &frame.to);
        g_assert_cmpfloat (frame.from, <, frame.to);
        drawing = rp_timeline_drawing (layout, &state, &frame);
        strip.from = frame.from;
        strip.to = frame.to;
        overview = rp_overview_drawing (layout, &state, &strip);
        for (guint i = 0; i < rp_drawing_n_shapes (drawing); i++)
          {
            const RpShape *shape = rp_drawing_shape (drawing, i);

            g_assert_true (isfinite (shape->x) && isfinite (shape->y) && isfinite (shape->width)
                           && isfinite (shape->height));
          }
      }
}

/* Where all is in sight the overview stands below it, at every width. */
static void
test_overview_below_the_same_time (Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  for (double width = 200; width < 2000; width *= 1.7)
    {
      RpTimelineFrame frame = { .width = width, .height = 600, .in_window = TRUE };
      double left, right;

      rp_timeline_layout_fit (fixture->layout, &frame.from, &frame.to);
      rp_timeline_plot (fixture->layout, &frame, &left, &right);
      g_assert_cmpfloat_with_epsilon (rp_overview_x_of (fixture->layout, width, frame.from), left, 1e-6);
      g_assert_cmpfloat_with_epsilon (rp_overview_x_of (fixture->layout, width, frame.to), right, 1e-6);
    }
}

/* What is counted on the shelf stands behind the last that is written there, whatever of it that leaves out. */
static void
test_shelf_words_apart (void)
{
  g_autoptr (GString) json = g_string_new ("{\"rapport\":1,\"title\":\"Shelf\",\"events\":["
                                           "{\"kind\":\"k\",\"title\":\"Dated\",\"when\":\"2000\"}");
  g_autoptr (RpImportResult) result = NULL;
  g_autoptr (RpTimelineLayout) layout = NULL;
  RpTimelineOptions options = { .measure = rp_text_measure_fixed () };

  for (guint i = 0; i < 6; i++)
    g_string_append_printf (json,
                            ",{\"kind\":\"k\",\"title\":\"An event with a long title, number %u\","
                            "\"when_text\":\"in a month of that year\"}",
                            i);
  g_string_append (json, "]}");
  result = rp_import_bytes (json->str, json->len, NULL, NULL, NULL, NULL);
  options.dataset = result->dataset;
  layout = rp_timeline_layout_new (&options, NULL);
  for (double width = 300; width < 1000; width += 7)
    {
      RpTimelineFrame frame = { .width = width, .height = 300 };
      RpViewState state = { .dataset = result->dataset,
                            .theme = rp_theme (RP_THEME_LIGHT),
                            .measure = options.measure,
                            .period = RP_PERIOD_NONE,
                            .now = NAN };
      g_autoptr (RpDrawing) drawing = NULL;

      rp_timeline_layout_fit (layout, &frame.from, &frame.to);
      drawing = rp_timeline_drawing (layout, &state, &frame);
      for (guint i = 0; i < rp_drawing_n_shapes (drawing); i++)
        for (guint k = 0; k < i; k++)
          {
            const RpShape *a = rp_drawing_shape (drawing, i), *b = rp_drawing_shape (drawing, k);

            if (a->text && b->text)
              g_assert_true (a->x >= b->x + b->width || b->x >= a->x + a->width || a->y >= b->y + b->height
                             || b->y >= a->y + a->height);
          }
    }
}

/* Without a date there is no axis, and the events have the room. */
static void
test_no_dates (void)
{
  g_autoptr (GString) json = g_string_new ("{\"rapport\":1,\"title\":\"When?\",\"events\":[");
  g_autoptr (RpImportResult) result = NULL;
  g_autoptr (RpTimelineLayout) layout = NULL;
  g_autoptr (RpDrawing) drawing = NULL;
  RpTimelineOptions options = { .measure = rp_text_measure_fixed () };
  RpTimelineFrame frame = { .width = 600, .height = 500, .in_window = TRUE };
  guint n_words = 0, n_labels = 0;

  for (guint i = 0; i < 12; i++)
    g_string_append_printf (json, "%s{\"kind\":\"k\",\"title\":\"An event with a long title, number %u\"}",
                            i > 0 ? "," : "", i);
  g_string_append (json, "]}");
  result = rp_import_bytes (json->str, json->len, NULL, NULL, NULL, NULL);
  options.dataset = result->dataset;
  layout = rp_timeline_layout_new (&options, NULL);
  g_assert_false (rp_timeline_layout_is_dated (layout));
  rp_timeline_layout_fit (layout, &frame.from, &frame.to);
  drawing = rp_timeline_drawing (layout,
                                 &(RpViewState){ .dataset = result->dataset,
                                                 .theme = rp_theme (RP_THEME_LIGHT),
                                                 .measure = options.measure,
                                                 .period = RP_PERIOD_NONE,
                                                 .now = 0 },
                                 &frame);
  for (guint i = 0; i < rp_drawing_n_shapes (drawing); i++)
    {
      const RpShape *shape = rp_drawing_shape (drawing, i);

      g_assert_cmpint (shape->role, !=, RP_ROLE_TICK);
      n_words += shape->text && g_str_has_prefix (shape->text, "Nothing in this dataset has a date");
      n_labels += shape->role == RP_ROLE_LABEL;
    }
  g_assert_cmpuint (n_words, ==, 1);
  g_assert_cmpuint (n_labels, ==, 12);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/timeline-drawing/nothing-vanishes", Fixture, GUINT_TO_POINTER (600), set_up, test_nothing_vanishes,
              tear_down);
  g_test_add ("/timeline-drawing/few-vanish-neither", Fixture, GUINT_TO_POINTER (30), set_up, test_nothing_vanishes,
              tear_down);
  g_test_add ("/timeline-drawing/panning", Fixture, GUINT_TO_POINTER (300), set_up, test_panning_moves_no_row,
              tear_down);
  g_test_add ("/timeline-drawing/deterministic", Fixture, GUINT_TO_POINTER (200), set_up, test_same_input_same_shapes,
              tear_down);
  g_test_add ("/timeline-drawing/overview", Fixture, GUINT_TO_POINTER (600), set_up, test_overview_below_the_same_time,
              tear_down);
  g_test_add_func ("/timeline-drawing/shelf", test_shelf_words_apart);
  g_test_add_func ("/timeline-drawing/no-dates", test_no_dates);
  g_test_add_func ("/timeline-drawing/extremes", test_extremes);
  return g_test_run ();
}
