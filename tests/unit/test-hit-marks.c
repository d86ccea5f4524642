/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hit-marks.h"

#include <math.h>
#include <string.h>

#include "importers.h"
#include "network-drawing.h"
#include "pin-marks.h"
#include "record-search.h"

#define WIDTH 900.0
#define HEIGHT 500.0

typedef struct
{
  RpDataset *dataset;
  RpTimelineLayout *layout;
  RpViewState state;
  RpSearchResult *found;
  RpRecordSet *set;
  RpHits hits;
} Fixture;

/* So many events, every third with a word of its own, every tenth a part of the one before; two people. */
static RpDataset *
generate (guint count)
{
  g_autoptr (GString) json
      = g_string_new ("{\"rapport\":1,\"title\":\"Generated\",\"entities\":["
                      "{\"id\":\"p\",\"kind\":\"person\",\"name\":\"Needle Person\"},"
                      "{\"id\":\"q\",\"kind\":\"person\",\"name\":\"Other Person\"}],"
                      "\"relations\":[{\"id\":\"r\",\"kind\":\"knows\",\"from\":\"p\",\"to\":\"q\"}],"
                      "\"events\":[");
  g_autoptr (RpImportResult) result = NULL;

  for (guint i = 0; i < count; i++)
    {
      g_string_append_printf (json,
                              "%s{\"id\":\"e%u\",\"kind\":\"meeting\",\"title\":\"%s %u\",\"when\":\"%u-%02u-11\"",
                              i ? "," : "", i, i % 3 == 0 ? "Needle" : "Straw", i, 1980 + i % 40, 1 + i % 12);
      if (i % 10 == 9)
        g_string_append_printf (json, ",\"part_of\":\"e%u\"", i - 1);
      g_string_append (json, "}");
    }
  g_string_append (json, "]}");
  result = rp_import_bytes (json->str, json->len, NULL, NULL, NULL, NULL);
  g_assert_nonnull (result);
  return g_object_ref (result->dataset);
}

static void
set_up (Fixture *self, gconstpointer data)
{
  RpTimelineOptions options = { .measure = rp_text_measure_fixed () };
  g_autoptr (RpRecordSearch) search = NULL;

  self->dataset = options.dataset = generate (GPOINTER_TO_UINT (data));
  self->layout = rp_timeline_layout_new (&options, NULL);
  self->state = (RpViewState){ .dataset = self->dataset,
                               .theme = rp_theme (RP_THEME_LIGHT),
                               .measure = options.measure,
                               .period = RP_PERIOD_NONE,
                               .now = NAN };
  search = rp_record_search_new (self->dataset);
  self->found = rp_record_search_run (search, "needle", NULL);
  self->set = rp_search_result_make_set (self->found);
  self->hits = (RpHits){ .dataset = self->dataset,
                         .theme = self->state.theme,
                         .measure = options.measure,
                         .hits = self->set,
                         .n_hits = rp_search_result_get_hits (self->found)->len };
}

static void
tear_down (Fixture *self, G_GNUC_UNUSED gconstpointer data)
{
  rp_record_set_unref (self->set);
  rp_search_result_unref (self->found);
  rp_timeline_layout_unref (self->layout);
  g_object_unref (self->dataset);
}

static RpDrawing *
draw (Fixture *self)
{
  RpTimelineFrame frame = { .width = WIDTH, .height = HEIGHT, .in_window = TRUE, .list_all = TRUE };

  rp_timeline_layout_fit (self->layout, &frame.from, &frame.to);
  return rp_timeline_drawing (self->layout, &self->state, &frame);
}

/* Marks of REF itself: underlines and rings. */
static guint
n_marks_of (RpDrawing *over, RpRecordRef ref)
{
  guint n = 0;

  for (guint i = 0; i < rp_drawing_n_shapes (over); i++)
    n += rp_record_ref_equal (rp_drawing_shape (over, i)->of, ref);
  return n;
}

static gboolean
badge_says (RpDrawing *over, guint count, double x, double y)
{
  for (guint i = 0; i < rp_drawing_n_shapes (over); i++)
    {
      const RpShape *shape = rp_drawing_shape (over, i);

      if (shape->role == RP_ROLE_LEGEND && shape->count == count && fabs (shape->x - x) < 40
          && fabs (shape->y - y) < 20)
        return TRUE;
    }
  return FALSE;
}

/* What is a hit and in sight is marked, what is none is not, and a cluster says how many it holds. */
static void
test_each_hit_is_marked (Fixture *self, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (RpDrawing) drawing = draw (self);
  g_autoptr (RpDrawing) over = rp_hit_marks (drawing, &self->hits);
  guint n_hits = 0, n_clusters = 0;

  g_assert_nonnull (over);
  for (guint i = 0; i < rp_drawing_n_shapes (drawing); i++)
    {
      const RpShape *shape = rp_drawing_shape (drawing, i);
      guint n = rp_hit_marks_count (shape, self->set);

      if (shape->role == RP_ROLE_MARK || shape->role == RP_ROLE_BAR)
        {
          g_assert_cmpuint (n_marks_of (over, shape->ref) > 0, ==, n > 0);
          n_hits += n > 0;
        }
      else if (shape->role == RP_ROLE_CLUSTER && n > 0)
        {
          g_assert_true (badge_says (over, n, shape->x + shape->width, shape->y));
          n_clusters++;
        }
    }
  g_assert_cmpuint (n_hits, >, 0);
  g_assert_cmpuint (n_clusters > 0, ==, GPOINTER_TO_UINT (data) > 100);
}

static double
ink_of (RpDrawing *over, RpRecordRef ref)
{
  double ink = 0;

  for (guint i = 0; i < rp_drawing_n_shapes (over); i++)
    if (rp_record_ref_equal (rp_drawing_shape (over, i)->of, ref))
      ink = MAX (ink, MAX (rp_drawing_shape (over, i)->height, 10 * rp_drawing_shape (over, i)->line_width));
  return ink;
}

static void
test_the_current_one_is_stronger (Fixture *self, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (RpDrawing) drawing = draw (self);
  g_autoptr (RpDrawing) over = rp_hit_marks (drawing, &self->hits);
  RpRecordRef ref = RP_RECORD_REF_NONE;

  for (guint i = 0; i < rp_drawing_n_shapes (drawing); i++)
    if (rp_drawing_shape (drawing, i)->role == RP_ROLE_MARK
        && rp_record_set_contains (self->set, rp_drawing_shape (drawing, i)->ref))
      {
        g_autoptr (RpDrawing) stronger = NULL;

        ref = self->hits.current = rp_drawing_shape (drawing, i)->ref;
        stronger = rp_hit_marks (drawing, &self->hits);
        g_assert_cmpfloat (ink_of (stronger, ref), >, ink_of (over, ref));
      }
  g_assert_cmpint (ref.type, ==, RP_RECORD_EVENT);
}

static void
test_nothing_found_marks_nothing (Fixture *self, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (RpDrawing) drawing = draw (self);
  g_autoptr (RpRecordSet) none = rp_record_set_new (self->dataset);
  RpOverviewFrame frame = { .width = WIDTH, .height = 80 };

  self->hits.hits = NULL;
  g_assert_null (rp_hit_marks (drawing, &self->hits));
  g_assert_null (rp_hit_marks_overview (self->layout, &frame, &self->hits, &RP_PERIOD_NONE));
  g_assert_null (rp_hit_marks_legend (drawing, WIDTH, &self->hits));
  self->hits.hits = none;
  g_assert_null (rp_hit_marks (drawing, &self->hits));
}

/* A closed parent says how many hits it holds. */
static void
test_hits_within_a_closed_parent (Fixture *self, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (RpRecordSet) part = rp_record_set_new (self->dataset), open = rp_record_set_new (self->dataset);
  g_autoptr (RpTimelineLayout) layout = NULL;
  g_autoptr (RpDrawing) drawing = NULL, over = NULL;
  RpTimelineOptions options = { .dataset = self->dataset, .measure = rp_text_measure_fixed (), .open = open };
  RpTimelineFrame frame = { .width = WIDTH, .height = HEIGHT, .in_window = TRUE, .list_all = TRUE };
  guint n = 0;

  rp_record_set_add (part, rp_dataset_find (self->dataset, "e9"));
  layout = rp_timeline_layout_new (&options, NULL);
  rp_timeline_layout_fit (layout, &frame.from, &frame.to);
  drawing = rp_timeline_drawing (layout, &self->state, &frame);
  self->hits.hits = part;
  over = rp_hit_marks (drawing, &self->hits);
  g_assert_nonnull (over);
  for (guint i = 0; i < rp_drawing_n_shapes (over); i++)
    n += rp_drawing_shape (over, i)->count;
  g_assert_cmpuint (n, ==, 1);
}

static void
test_overview_and_legend (Fixture *self, G_GNUC_UNUSED gconstpointer data)
{
  RpOverviewFrame frame = { .width = WIDTH, .height = 80 };
  g_autoptr (RpDrawing) over = rp_hit_marks_overview (self->layout, &frame, &self->hits, &RP_PERIOD_NONE);
  g_autoptr (RpDrawing) legend = rp_drawing_new (WIDTH, 18, 0), narrow = NULL, wide = NULL;
  guint n_ticks = 0, n_words = 0;

  for (guint i = 0; i < rp_drawing_n_shapes (over); i++)
    {
      n_ticks += rp_drawing_shape (over, i)->role == RP_ROLE_TICK;
      n_words += rp_drawing_shape (over, i)->role == RP_ROLE_LEGEND;
    }
  g_assert_cmpuint (n_ticks, >, 5);
  g_assert_cmpuint (n_words, <=, 1);
  rp_drawing_add_text (legend, RP_ROLE_LEGEND, self->hits.measure, "known", RP_TEXT_TICK, 20, 0, 0);
  wide = rp_hit_marks_legend (legend, WIDTH, &self->hits);
  g_assert_nonnull (wide);
  narrow = rp_hit_marks_legend (legend, 60, &self->hits);
  g_assert_null (narrow); /* a further row would move what is below */
}

static void
test_network (Fixture *self, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (RpNetwork) network = rp_network_new (self->dataset, self->state.measure, WIDTH, HEIGHT, 1, NULL);
  RpNetworkView view = rp_network_fit (network, WIDTH, HEIGHT);
  g_autoptr (RpDrawing) drawing = rp_network_drawing (network, &self->state, &view, WIDTH, HEIGHT);
  g_autoptr (RpDrawing) over = rp_hit_marks (drawing, &self->hits);

  g_assert_nonnull (over);
  g_assert_cmpuint (n_marks_of (over, rp_dataset_find (self->dataset, "p")), ==, 1);
  g_assert_cmpuint (n_marks_of (over, rp_dataset_find (self->dataset, "q")), ==, 0);
}

/* A node that was moved has a pin, on top of what else marks it. */
static void
test_pins (Fixture *self, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (RpNetwork) network = rp_network_new (self->dataset, self->state.measure, WIDTH, HEIGHT, 1, NULL);
  RpNetworkView view = rp_network_fit (network, WIDTH, HEIGHT);
  g_autoptr (RpDrawing) drawing = rp_network_drawing (network, &self->state, &view, WIDTH, HEIGHT);
  g_autoptr (RpRecordSet) pinned = rp_record_set_new (self->dataset);
  g_autoptr (RpDrawing) alone = NULL, both = NULL;
  RpRecordRef q = rp_dataset_find (self->dataset, "q");

  g_assert_null (rp_pin_marks (drawing, NULL, pinned, self->state.theme));
  g_assert_null (rp_pin_marks (drawing, NULL, NULL, self->state.theme));
  rp_record_set_add (pinned, q);
  alone = rp_pin_marks (drawing, NULL, pinned, self->state.theme);
  g_assert_cmpuint (n_marks_of (alone, q), ==, 1);
  both = rp_pin_marks (drawing, rp_hit_marks (drawing, &self->hits), pinned, self->state.theme);
  g_assert_cmpuint (n_marks_of (both, q), ==, 1);
  g_assert_cmpuint (n_marks_of (both, rp_dataset_find (self->dataset, "p")), ==, 1);
}

int
main (int argc, char **argv)
{
  gpointer few = GUINT_TO_POINTER (20), many = GUINT_TO_POINTER (3000);

  g_test_init (&argc, &argv, NULL);
  g_test_add ("/hit-marks/each-few", Fixture, few, set_up, test_each_hit_is_marked, tear_down);
  g_test_add ("/hit-marks/each-many", Fixture, many, set_up, test_each_hit_is_marked, tear_down);
  g_test_add ("/hit-marks/current", Fixture, few, set_up, test_the_current_one_is_stronger, tear_down);
  g_test_add ("/hit-marks/none", Fixture, few, set_up, test_nothing_found_marks_nothing, tear_down);
  g_test_add ("/hit-marks/within", Fixture, few, set_up, test_hits_within_a_closed_parent, tear_down);
  g_test_add ("/hit-marks/overview-legend", Fixture, many, set_up, test_overview_and_legend, tear_down);
  g_test_add ("/hit-marks/network", Fixture, few, set_up, test_network, tear_down);
  g_test_add ("/hit-marks/pins", Fixture, few, set_up, test_pins, tear_down);
  return g_test_run ();
}
