/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "line-sums.h"
#include "painter-lines.h"
#include "painter.h"

#define WIDTH 500
#define HEIGHT 360
#define N_LINES 9000

/* What each tie is: left out, of the one colour, of the other. */
typedef enum
{
  GONE,
  PLAIN,
  PALE,
} Look;

typedef Look (*Choice) (guint tie);

static Look
all_plain (G_GNUC_UNUSED guint tie)
{
  return PLAIN;
}

static Look
few_pale (guint tie)
{
  return tie % 100 == 3 ? PALE : PLAIN;
}

static Look
most_pale (guint tie)
{
  return tie % 100 == 3 ? PLAIN : PALE;
}

static Look
half_pale (guint tie)
{
  return tie / 7 % 2 ? PALE : PLAIN;
}

static Look
other_half_pale (guint tie)
{
  return tie / 11 % 2 ? PLAIN : PALE;
}

static Look
third_gone (guint tie)
{
  return tie % 3 ? PLAIN : GONE;
}

static Look
most_gone (guint tie)
{
  return tie % 9 == 1 ? PLAIN : GONE;
}

static Look
all_gone (G_GNUC_UNUSED guint tie)
{
  return GONE;
}

/* Some of the lines are the very same as others; many lie over each other in the middle. The colours follow each other,
 * as they do in a network. */
static RpDrawing *
draw (Choice choice, double dx)
{
  RpDrawing *drawing = rp_drawing_new (WIDTH, HEIGHT, 0xffffffff);

  for (int look = PALE; look >= PLAIN; look--)
    for (guint i = 0; i < N_LINES; i++)
      {
        guint mixed = (i % 3000 == 0 ? 0 : i) * 2654435761u;
        double angle = (mixed >> 16) / 32768.0 - 1, reach = 60 + (mixed & 0xffff) / 345.0;
        RpPoint points[] = { { WIDTH / 2.0 - reach + dx, HEIGHT / 2.0 - angle * 170 },
                             { WIDTH / 2.0 + reach + dx, HEIGHT / 2.0 + angle * 170 } };
        RpShape *shape;

        if (choice (i) != (Look)look)
          continue;
        shape = rp_drawing_add (drawing, RP_ROLE_TIE, RP_GEOMETRY_PATH);
        shape->points = rp_drawing_points (drawing, points, 2);
        shape->n_points = 2;
        shape->stroke = look == PLAIN ? 0xd0d0d0ff : 0xeeeeeeff;
        shape->crowd = look == PLAIN ? 0x404040ff : 0x909090ff;
        shape->first_ink = 0.2f;
        shape->line_width = 0.6 + i % 2;
        shape->arrow = i % 5 == 0;
      }
  return drawing;
}

static cairo_surface_t *
painted (RpDrawing *drawing, RpLineSums *sums, guint n_threads, int scale)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH * scale, HEIGHT * scale);
  cairo_t *cr;

  cairo_surface_set_device_scale (surface, scale, scale);
  cr = cairo_create (surface);
  rp_drawing_set_line_sums (drawing, sums);
  rp_painter_paint_by (cr, drawing, n_threads);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

static void
assert_as_without (Choice choice, double dx, RpLineSums *sums, guint n_threads, int scale)
{
  g_autoptr (RpDrawing) drawing = draw (choice, dx);
  cairo_surface_t *with = painted (drawing, sums, n_threads, scale), *without = painted (drawing, NULL, 1, scale);
  gsize size = (gsize)cairo_image_surface_get_stride (with) * HEIGHT * (gsize)scale;

  g_assert_cmpmem (cairo_image_surface_get_data (with), size, cairo_image_surface_get_data (without), size);
  cairo_surface_destroy (with);
  cairo_surface_destroy (without);
}

/* Whatever came before: the same to the byte as without it. */
static void
test_same (gconstpointer data)
{
  static const Choice choices[] = { all_plain, few_pale,  most_pale, half_pale, other_half_pale, third_gone, half_pale,
                                    most_gone, all_plain, all_gone,  half_pale, most_pale,       all_plain };
  guint n_threads = GPOINTER_TO_UINT (data);
  g_autoptr (RpLineSums) sums = rp_line_sums_new ();

  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    assert_as_without (choices[i], 0, sums, n_threads, 1);
  /* all elsewhere, of another size, and back */
  assert_as_without (all_plain, 17.3, sums, n_threads, 1);
  assert_as_without (half_pale, 17.3, sums, n_threads, 2);
  assert_as_without (few_pale, 0, sums, n_threads, 1);
}

static GArray *
some_lines (guint first, guint n)
{
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (RpLine));

  for (guint i = first; i < first + n; i++)
    {
      RpLine line = { .at = i, .first = 0, .last = 99, .table = RP_LINE_WIDE };

      g_array_append_val (lines, line);
    }
  return lines;
}

/* What is compared, and what is not worth it. */
static void
test_compare (void)
{
  g_autoptr (RpLineSums) sums = rp_line_sums_new ();
  g_autofree RpLineTables *tables = g_new0 (RpLineTables, 1);
  g_autoptr (GArray) all = some_lines (0, 20000), some = some_lines (100, 19000), few = some_lines (0, 500);
  RpLineSumsUse use = { { 0, 0, 10, 10 }, all, 2000000, tables };

  rp_line_sums_begin (NULL, &use);
  g_assert_null (use.sums);
  rp_line_sums_end (NULL, &use);
  rp_line_sums_begin (sums, &use);
  g_assert_nonnull (use.sums);
  g_assert_null (use.base);
  rp_line_sums_end (sums, &use);
  use = (RpLineSumsUse){ { 0, 0, 10, 10 }, some, 1900000, tables };
  rp_line_sums_begin (sums, &use);
  g_assert_nonnull (use.base);
  g_assert_cmpuint (use.more->len, ==, 0);
  g_assert_cmpuint (use.less->len, ==, 1000);
  /* taken: another does without */
  {
    RpLineSumsUse other = { { 0, 0, 10, 10 }, all, 2000000, tables };

    rp_line_sums_begin (sums, &other);
    g_assert_null (other.base);
    rp_line_sums_end (sums, &other);
  }
  rp_line_sums_end (sums, &use);
  use = (RpLineSumsUse){ { 0, 0, 10, 10 }, few, 50000, tables };
  rp_line_sums_begin (sums, &use);
  g_assert_null (use.base);
  rp_line_sums_end (sums, &use);
  use = (RpLineSumsUse){ { 0, 0, 10, 11 }, some, 1900000, tables };
  rp_line_sums_begin (sums, &use);
  g_assert_null (use.base);
  rp_line_sums_end (sums, &use);
}

/* The more lie over each other, the darker, and never lighter than where there are few. */
static void
test_deeper (void)
{
  int last = 256;

  for (guint n = RP_PAINT_MANY_LINES; n <= 40000; n *= 2)
    {
      g_autoptr (RpDrawing) drawing = rp_drawing_new (WIDTH, HEIGHT, 0xffffffff);
      cairo_surface_t *surface;
      int light;

      for (guint i = 0; i < n; i++)
        {
          RpPoint points[] = { { 10, 100.3 + 0.01 * (i % 10) }, { 400, 140.9 } };
          RpShape *shape = rp_drawing_add (drawing, RP_ROLE_TIE, RP_GEOMETRY_PATH);

          shape->points = rp_drawing_points (drawing, points, 2);
          shape->n_points = 2;
          shape->stroke = 0xd0d0d0ff;
          shape->crowd = 0x404040ff;
          shape->first_ink = 0.2f;
          shape->line_width = i % 40 ? 0.01 : 0.6;
        }
      surface = painted (drawing, NULL, 2, 1);
      light = cairo_image_surface_get_data (surface)[cairo_image_surface_get_stride (surface) * 120 + 4 * 200];
      g_assert_cmpint (light, <, last);
      g_assert_cmpint (light, >=, 0x40);
      last = light;
      cairo_surface_destroy (surface);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/line-sums/same/alone", GUINT_TO_POINTER (1), test_same);
  g_test_add_data_func ("/line-sums/same/shared", GUINT_TO_POINTER (3), test_same);
  g_test_add_func ("/line-sums/compare", test_compare);
  g_test_add_func ("/line-sums/deeper", test_deeper);
  return g_test_run ();
}
