/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pages that join: a second has the same width on all of them, what lies in the overlap has its place on both, and a
 * line that is cut at the edge of a sheet goes on where it left. */
#include <math.h>
#include <string.h>

#include "figure.h"
#include "importers.h"
#include "plan-pages.h"
#include "poster-sheets.h"

#define PAGE_PX 900.0
#define OVERLAP_PX 36.0

static void
test_times (void)
{
  RpGap gaps[] = { { .from = 3000, .to = 90000 }, { .from = 95000, .to = 400000 } };
  RpFolding folding = { gaps, G_N_ELEMENTS (gaps), 40 };
  RpPlanPages pages;

  rp_folding_measure (gaps, G_N_ELEMENTS (gaps));
  pages = rp_plan_pages (&folding, 0, 405000, 7, PAGE_PX, OVERLAP_PX);
  g_assert_cmpfloat_with_epsilon (pages.whole.width_px, 7 * PAGE_PX - 6 * OVERLAP_PX, 1e-9);
  for (guint i = 0; i < pages.n; i++)
    {
      RpTimeScale scale = rp_plan_pages_scale (&pages, i);
      double from, to;

      rp_plan_pages_range (&pages, i, &from, &to);
      g_assert_cmpfloat (scale.px_per_second, ==, pages.whole.px_per_second);
      g_assert_cmpfloat_with_epsilon (rp_time_scale_x (&scale, to), PAGE_PX, 1e-6);
      for (double x = 0; x <= PAGE_PX; x += 9)
        {
          double time = rp_time_scale_time (&scale, x);
          guint owner = rp_plan_pages_owner (&pages, time);

          g_assert_cmpfloat_with_epsilon (rp_time_scale_x (&pages.whole, time), x + i * pages.step_px, 1e-6);
          g_assert_cmpint (ABS ((int)owner - (int)i), <=, 1);
          if (x > OVERLAP_PX && x < PAGE_PX - OVERLAP_PX)
            g_assert_cmpuint (owner, ==, i);
        }
    }
  g_assert_cmpuint (rp_plan_pages_owner (&pages, -1e9), ==, 0);
  g_assert_cmpuint (rp_plan_pages_owner (&pages, 1e9), ==, 6);
}

static void
test_sheets (void)
{
  RpPosterSheets sheets = { 400, 300, 50, 3, 2 };
  RpLabelBox within = { 355, 10, 399, 40 }, over = { 340, 10, 410, 40 }, below = { 10, 240, 40, 310 };
  RpLabelBox last = rp_poster_sheet (&sheets, 2, 1);

  g_assert_cmpfloat (rp_poster_width (&sheets), ==, 1100);
  g_assert_cmpfloat (rp_poster_height (&sheets), ==, 550);
  g_assert_cmpfloat (last.right, ==, 1100);
  g_assert_cmpfloat (last.bottom, ==, 550);
  g_assert_false (rp_poster_is_cut (&sheets, &within));
  g_assert_true (rp_poster_is_cut (&sheets, &over));
  g_assert_true (rp_poster_is_cut (&sheets, &below));
}

/* A curve over three sheets, arrowhead at its end. */
static void
test_lines (void)
{
  RpPosterSheets sheets = { 400, 300, 50, 3, 1 };
  g_autoptr (RpDrawing) poster = rp_drawing_new (1100, 300, 0xffffffff);
  RpPoint points[] = { { 20, 20 }, { 400, 290 }, { 700, 10 }, { 1080, 280 } };
  RpShape *curve = rp_drawing_add (poster, RP_ROLE_TIE, RP_GEOMETRY_PATH);
  double ends[2] = { NAN, NAN };

  curve->points = rp_drawing_points (poster, points, G_N_ELEMENTS (points));
  curve->n_points = G_N_ELEMENTS (points);
  curve->curved = curve->arrow = TRUE;
  curve->stroke = 0xff;
  curve->x = curve->y = 20;
  curve->width = 1060;
  curve->height = 260;
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (RpDrawing) page = rp_drawing_new (420, 320, 0xffffffff);
      double left = i * 350.0;
      const RpShape *piece;

      rp_poster_append (page, poster, &sheets, i, 0, (RpPoint){ 10, 10 });
      g_assert_cmpuint (rp_drawing_n_shapes (page), ==, 1);
      piece = rp_drawing_shape (page, 0);
      g_assert_cmpuint (piece->n_points, ==, 4);
      g_assert_true (piece->arrow == (i == 2));
      g_assert_cmpfloat (piece->points[0].x, >=, 10 - 1e-6);
      g_assert_cmpfloat (piece->points[3].x, <=, 410 + 1e-6);
      if (i > 0) /* begins at the left edge, which the one before has too, 50 px before its end */
        {
          g_assert_cmpfloat_with_epsilon (piece->points[0].x - 10 + left, left, 1e-6);
          g_assert_cmpfloat (left, <, ends[0]);
        }
      ends[0] = piece->points[3].x - 10 + left;
      ends[1] = piece->points[3].y - 10;
    }
  g_assert_cmpfloat_with_epsilon (ends[0], 1080, 1e-6);
  g_assert_cmpfloat_with_epsilon (ends[1], 280, 1e-6);
}

static void
test_symbols_are_whole (void)
{
  RpPosterSheets sheets = { 400, 300, 50, 2, 1 };
  g_autoptr (RpDrawing) poster = rp_drawing_new (750, 300, 0xffffffff);
  guint n[2];

  for (double x = 300; x < 450; x += 5)
    {
      RpShape *node = rp_drawing_add (poster, RP_ROLE_NODE, RP_GEOMETRY_SYMBOL);

      node->x = x;
      node->width = node->height = 30;
      node->fill = 0xff;
    }
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (RpDrawing) page = rp_drawing_new (400, 300, 0xffffffff);

      rp_poster_append (page, poster, &sheets, i, 0, (RpPoint){ 0, 0 });
      n[i] = rp_drawing_n_shapes (page);
      for (guint k = 0; k < n[i]; k++)
        g_assert_cmpfloat (rp_drawing_shape (page, k)->x + 30, <=, 400);
    }
  g_assert_cmpuint (n[0] + n[1], >=, rp_drawing_n_shapes (poster));
}

static void
test_cancelled (void)
{
  const char *json
      = "{\"rapport\":1,\"title\":\"Two\",\"events\":[{\"id\":\"a\",\"kind\":\"talk\",\"title\":\"A\","
        "\"when\":\"2020-01-02\"},{\"id\":\"b\",\"kind\":\"talk\",\"title\":\"B\",\"when\":\"2021-03-04\"}],"
        "\"entities\":[{\"id\":\"n\",\"kind\":\"person\",\"name\":\"N\"}]}";
  g_autoptr (RpImportResult) result = rp_import_bytes (json, strlen (json), NULL, NULL, NULL, NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  RpViewState state = { .dataset = result->dataset,
                        .theme = rp_theme (RP_THEME_LIGHT),
                        .measure = rp_text_measure_fixed (),
                        .selected = RP_RECORD_REF_NONE,
                        .period = RP_PERIOD_NONE,
                        .now = NAN };
  RpViewName views[] = { RP_VIEW_TIMELINE, RP_VIEW_NETWORK, RP_VIEW_SOURCES };

  g_cancellable_cancel (cancellable);
  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    for (guint n = 0; n < 4; n += 3)
      {
        RpFigureOptions options
            = { .view = views[i], .width = 800, .height = 600, .n_pages = n, .from = NAN, .to = NAN, .seed = 1 };
        g_autoptr (RpPageSet) pages = rp_figure_pages (&state, &options, NULL);

        g_assert_nonnull (pages);
        if (n == 3 && views[i] != RP_VIEW_SOURCES)
          g_assert_cmpuint (rp_page_set_n_pages (pages), ==, 3);
        if (views[i] != RP_VIEW_SOURCES)
          g_assert_null (rp_figure_pages (&state, &options, cancellable));
      }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pages/times", test_times);
  g_test_add_func ("/pages/sheets", test_sheets);
  g_test_add_func ("/pages/lines", test_lines);
  g_test_add_func ("/pages/symbols-are-whole", test_symbols_are_whole);
  g_test_add_func ("/pages/cancelled", test_cancelled);
  return g_test_run ();
}
