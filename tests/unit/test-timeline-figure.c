/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What rapport-bench times is what export and dump draw: one layout, kept from frame to frame, gives every frame of a
 * zoom run the very shapes that a figure of the same range has between its margins. */
#include <math.h>

#include "figure.h"
#include "importers.h"

#define WIDTH 1400.0
#define HEIGHT 900.0
/* Of a figure (figure.c). */
#define MARGIN_SHARE 0.05
#define STEPS 24

/* So many events without a source or an undated one: no line of sources, nothing but the title above the view. */
static RpDataset *
generate (guint count)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (count);
  g_autoptr (GString) json = g_string_new ("{\"rapport\":1,\"title\":\"Many\",\"events\":[");
  g_autoptr (RpImportResult) result = NULL;

  for (guint i = 0; i < count; i++)
    {
      int year = g_rand_int_range (rand, 1950, 2025), month = g_rand_int_range (rand, 1, 13);

      g_string_append_printf (json, "%s{\"kind\":\"kind_%u\",\"title\":\"Something happens (%u)\",\"when\":\"%d-%02d",
                              i ? ",\n" : "", i % 5, i, year, month);
      g_string_append_printf (json, i % 9 ? "-%02d\"}" : "\"}", g_rand_int_range (rand, 1, 29));
    }
  g_string_append (json, "]}");
  result = rp_import_bytes (json->str, json->len, NULL, NULL, NULL, NULL);
  return g_object_ref (result->dataset);
}

static const RpShape *
first_tick (RpDrawing *drawing)
{
  for (guint i = 0; i < rp_drawing_n_shapes (drawing); i++)
    if (rp_drawing_shape (drawing, i)->role == RP_ROLE_TICK)
      return rp_drawing_shape (drawing, i);
  g_assert_not_reached ();
}

static void
assert_same (RpDrawing *view, RpDrawing *figure, double left, double top)
{
  guint n = rp_drawing_n_shapes (view), before = rp_drawing_n_shapes (figure) - n;

  g_assert_cmpuint (n, <, rp_drawing_n_shapes (figure));
  for (guint i = 0; i < n; i++)
    {
      const RpShape *one = rp_drawing_shape (view, i), *other = rp_drawing_shape (figure, before + i);

      g_assert_cmpint (one->role, ==, other->role);
      g_assert_cmpint (one->geometry, ==, other->geometry);
      g_assert_true (rp_record_ref_equal (one->ref, other->ref));
      g_assert_cmpstr (one->text, ==, other->text);
      g_assert_cmpuint (one->fill, ==, other->fill);
      g_assert_cmpuint (one->count, ==, other->count);
      g_assert_cmpfloat_with_epsilon (one->x + left, other->x, 1e-6);
      g_assert_cmpfloat_with_epsilon (one->y + top, other->y, 1e-6);
      g_assert_cmpfloat_with_epsilon (one->width, other->width, 1e-6);
      g_assert_cmpfloat_with_epsilon (one->height, other->height, 1e-6);
    }
}

static void
prove_frame (RpTimelineLayout *layout, const RpViewState *state, RpTimelineFrame *frame)
{
  RpFigureOptions options = { .view = RP_VIEW_TIMELINE,
                              .width = WIDTH,
                              .height = HEIGHT,
                              .without = RP_PART_LEGEND,
                              .from = frame->from,
                              .to = frame->to,
                              .fold = RP_FOLD_AUTO,
                              .lanes = RP_LANES_KIND };
  double left = ceil (MARGIN_SHARE * WIDTH), bottom = HEIGHT - ceil (MARGIN_SHARE * HEIGHT), top;
  g_autoptr (RpDrawing) figure = rp_figure_new (state, &options, NULL);
  g_autoptr (RpDrawing) high = NULL, view = NULL;

  frame->width = WIDTH - 2 * left;
  frame->height = bottom;
  high = rp_timeline_drawing (layout, state, frame);
  top = first_tick (figure)->y - first_tick (high)->y;
  frame->height = bottom - top;
  view = rp_timeline_drawing (layout, state, frame);
  assert_same (view, figure, left, top);
}

static void
test_frames (gconstpointer data)
{
  g_autoptr (RpDataset) dataset = generate (GPOINTER_TO_UINT (data));
  RpViewState state = { .dataset = dataset,
                        .theme = rp_theme (RP_THEME_LIGHT),
                        .measure = rp_text_measure_fixed (),
                        .period = RP_PERIOD_NONE,
                        .now = NAN };
  RpTimelineOptions options
      = { .dataset = dataset, .measure = state.measure, .lanes = RP_LANES_KIND, .fold = RP_FOLD_AUTO };
  g_autoptr (RpTimelineLayout) layout = rp_timeline_layout_new (&options, NULL);
  double from, to;

  rp_timeline_layout_fit (layout, &from, &to);
  for (guint i = 0; i < STEPS; i++)
    {
      double sight = (to - from) * pow (0.001, i / (STEPS - 1.0));
      RpTimelineFrame frame = { .from = from + (to - from - sight) * 0.37, .still = TRUE };

      frame.to = frame.from + sight;
      prove_frame (layout, &state, &frame);
      if (i % 4 != 3)
        continue;
      frame.from += sight * 0.3; /* a pan, and from there the next step of zoom */
      frame.to += sight * 0.3;
      prove_frame (layout, &state, &frame);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/timeline-figure/200", GUINT_TO_POINTER (200), test_frames);
  g_test_add_data_func ("/timeline-figure/9000", GUINT_TO_POINTER (9000), test_frames);
  return g_test_run ();
}
