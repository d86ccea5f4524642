/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "painter.h"
#include "painter-lines.h"

#include <math.h>
#include <string.h>

#define WIDTH 400
#define HEIGHT 300

static double
random_in (GRand *rand, double from, double to)
{
  return from + (to - from) * g_rand_double (rand);
}

/* N ties of one colour, some bent, some with heads, of many widths; a few reach far out. ROLE decides how they are
 * painted: only ties are painted at once. */
static RpDrawing *
lines (RpRole role, guint n, gboolean backwards)
{
  RpDrawing *drawing = rp_drawing_new (WIDTH, HEIGHT, 0xffffffff);

  for (guint k = 0; k < n; k++)
    {
      guint i = backwards ? n - 1 - k : k;
      g_autoptr (GRand) rand = g_rand_new_with_seed (i);
      RpPoint a = { random_in (rand, -20, WIDTH + 20), random_in (rand, -20, HEIGHT + 20) };
      RpPoint b = { a.x + random_in (rand, -60, 60), a.y + random_in (rand, -60, 60) };
      double bend = i % 3 == 0 ? random_in (rand, -15, 15) : 0, reach = i % 50 == 0 ? 900 : 0;
      RpPoint points[] = { a,
                           { a.x + (b.x - a.x) / 3 + bend, a.y + (b.y - a.y) / 3 - bend },
                           { a.x + (b.x - a.x) * 2 / 3 + bend, a.y + (b.y - a.y) * 2 / 3 - bend },
                           { b.x + reach, b.y } };
      RpShape *shape = rp_drawing_add (drawing, role, RP_GEOMETRY_PATH);

      if (bend == 0)
        points[1] = points[3];
      shape->points = rp_drawing_points (drawing, points, bend == 0 ? 2 : 4);
      shape->n_points = bend == 0 ? 2 : 4;
      shape->curved = bend != 0;
      shape->stroke = 0x204060ff;
      shape->line_width = 0.4 + i % 4 * 0.3;
      shape->arrow = i % 30 == 0;
      shape->dash = i % 40 == 1 ? RP_DASH_DOTTED : RP_DASH_SOLID;
    }
  return drawing;
}

static cairo_surface_t *
painted (RpDrawing *drawing, int scale)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, WIDTH * scale, HEIGHT * scale);
  cairo_t *cr;

  cairo_surface_set_device_scale (surface, scale, scale);
  cr = cairo_create (surface);
  rp_painter_paint (cr, drawing);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  g_assert_cmpint (cairo_surface_status (surface), ==, CAIRO_STATUS_SUCCESS);
  rp_drawing_unref (drawing);
  return surface;
}

/* How far two pictures are from each other, of 255, on average; MORE (out): how much lighter A is on average. */
static double
difference (cairo_surface_t *a, cairo_surface_t *b, double *more)
{
  int width = cairo_image_surface_get_width (a), height = cairo_image_surface_get_height (a);
  int stride = cairo_image_surface_get_stride (a);
  double sum = 0;

  *more = 0;
  for (int y = 0; y < height; y++)
    for (int x = 0; x < width; x++)
      {
        int one = cairo_image_surface_get_data (a)[y * stride + 4 * x];
        int other = cairo_image_surface_get_data (b)[y * stride + 4 * x];

        sum += abs (one - other);
        *more += one - other;
      }
  *more /= width * height;
  return sum / width / height;
}

/* As much ink at the same places; single pixels at the edges of lines differ. */
static void
test_as_cairo (void)
{
  for (int scale = 1; scale <= 2; scale++)
    {
      cairo_surface_t *at_once = painted (lines (RP_ROLE_TIE, RP_PAINT_MANY_LINES, FALSE), scale);
      cairo_surface_t *one_by_one = painted (lines (RP_ROLE_DECORATION, RP_PAINT_MANY_LINES, FALSE), scale);
      cairo_surface_t *nothing = painted (lines (RP_ROLE_TIE, 0, FALSE), scale);
      double more;

      g_assert_cmpfloat (difference (nothing, one_by_one, &more), >, 40);
      g_assert_cmpfloat (difference (at_once, one_by_one, &more), <, 4.5);
      g_assert_cmpfloat (fabs (more), <, 1);
      g_assert_cmpfloat (difference (at_once, one_by_one, &more), >, 0);
      cairo_surface_destroy (at_once);
      cairo_surface_destroy (one_by_one);
      cairo_surface_destroy (nothing);
    }
}

static void
test_few (void)
{
  cairo_surface_t *ties = painted (lines (RP_ROLE_TIE, RP_PAINT_MANY_LINES - 1, FALSE), 1);
  cairo_surface_t *others = painted (lines (RP_ROLE_DECORATION, RP_PAINT_MANY_LINES - 1, FALSE), 1);
  double more;

  g_assert_cmpfloat (difference (ties, others, &more), ==, 0);
  cairo_surface_destroy (ties);
  cairo_surface_destroy (others);
}

/* Whatever the order, the picture is the same; a dotted tie is of the same colour, painted by itself, and rounds. */
static void
test_order (void)
{
  cairo_surface_t *one = painted (lines (RP_ROLE_TIE, 3000, FALSE), 1);
  cairo_surface_t *other = painted (lines (RP_ROLE_TIE, 3000, TRUE), 1);
  double more;

  g_assert_cmpfloat (difference (one, other, &more), <, 0.02);
  cairo_surface_destroy (one);
  cairo_surface_destroy (other);
}

/* Long lines, thousands of them, in an image that begins LEFT, TOP px before the drawing. */
static cairo_surface_t *
painted_by (guint n_threads, int scale, int left, int top)
{
  g_autoptr (RpDrawing) drawing = rp_drawing_new (WIDTH, HEIGHT, 0xffffffff);
  cairo_surface_t *surface
      = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (WIDTH + left) * scale, (HEIGHT + top) * scale);
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  cairo_t *cr;

  for (guint i = 0; i < 6000; i++)
    {
      RpPoint points[] = { { random_in (rand, -90, WIDTH + 90), random_in (rand, -90, HEIGHT + 90) },
                           { random_in (rand, -90, WIDTH + 90), random_in (rand, -90, HEIGHT + 90) } };
      RpShape *shape = rp_drawing_add (drawing, RP_ROLE_TIE, RP_GEOMETRY_PATH);

      shape->points = rp_drawing_points (drawing, points, 2);
      shape->n_points = 2;
      shape->stroke = i < 3000 ? 0xc0d0e0ff : i < 5900 ? 0x204060ff : 0xff0000ff;
      shape->line_width = 0.3 + i % 7 * 0.6;
      shape->arrow = i % 20 == 0;
    }
  cairo_surface_set_device_scale (surface, scale, scale);
  cr = cairo_create (surface);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_translate (cr, left, top);
  rp_painter_paint_by (cr, drawing, n_threads);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

/* The pixels of the drawing alone. */
static void
assert_same (cairo_surface_t *a, int a_left, int a_top, cairo_surface_t *b, int b_left, int b_top, int scale)
{
  int a_stride = cairo_image_surface_get_stride (a), b_stride = cairo_image_surface_get_stride (b);
  const guint8 *one = cairo_image_surface_get_data (a) + a_top * scale * a_stride + a_left * scale * 4;
  const guint8 *other = cairo_image_surface_get_data (b) + b_top * scale * b_stride + b_left * scale * 4;

  for (int y = 0; y < HEIGHT * scale; y++)
    g_assert_cmpmem (one + y * a_stride, WIDTH * scale * 4, other + y * b_stride, WIDTH * scale * 4);
}

static void
test_threads (void)
{
  for (int scale = 1; scale <= 2; scale++)
    {
      cairo_surface_t *alone = painted_by (1, scale, 0, 0);

      for (guint n = 2; n <= 20; n += 6)
        {
          cairo_surface_t *shared = painted_by (n, scale, 0, 0);

          assert_same (alone, 0, 0, shared, 0, 0, scale);
          cairo_surface_destroy (shared);
        }
      cairo_surface_destroy (alone);
    }
}

/* Wherever the image begins, what is seen of the drawing is the same: a picture that is moved needs no other. */
static void
test_place (void)
{
  cairo_surface_t *here = painted_by (2, 1, 0, 0), *there = painted_by (2, 1, 37, 151);

  assert_same (here, 0, 0, there, 37, 151, 1);
  cairo_surface_destroy (here);
  cairo_surface_destroy (there);
}

/* Where something else comes between, a run ends; of many colours it may be. */
static void
test_run (void)
{
  g_autoptr (RpDrawing) drawing = lines (RP_ROLE_TIE, 10, FALSE);
  RpShape *shape = rp_drawing_add (drawing, RP_ROLE_NODE, RP_GEOMETRY_SYMBOL);
  RpPoint points[] = { { 0, 0 }, { 10, 10 } };

  shape->width = 5;
  shape = rp_drawing_add (drawing, RP_ROLE_TIE, RP_GEOMETRY_PATH);
  shape->points = rp_drawing_points (drawing, points, 2);
  shape->n_points = 2;
  shape->stroke = 0xff0000ff;
  shape = rp_drawing_add (drawing, RP_ROLE_TIE, RP_GEOMETRY_PATH);
  shape->points = rp_drawing_points (drawing, points, 2);
  shape->n_points = 2;
  shape->stroke = 0x00ff00ff;
  g_assert_cmpuint (rp_paint_lines_end (drawing, 0), ==, 10);
  g_assert_cmpuint (rp_paint_lines_end (drawing, 4), ==, 10);
  g_assert_cmpuint (rp_paint_lines_end (drawing, 10), ==, 11);
  g_assert_cmpuint (rp_paint_lines_end (drawing, 11), ==, 13);
}

/* Numbers that are none, lines of no length and lines from one end of the world to the other. */
static void
test_hostile (void)
{
  static const double places[] = { 0, 10, -2000, 1399, 1e5, 1e9, 1e300, INFINITY, NAN, -1e-9 };
  RpDrawing *drawing = rp_drawing_new (WIDTH, HEIGHT, 0xffffffff);
  cairo_surface_t *surface;

  for (guint i = 0; i < 10000; i++)
    {
      RpPoint points[] = { { places[i % 10], places[i / 10 % 10] }, { places[i / 100 % 10], places[i / 1000 % 10] } };
      RpShape *shape = rp_drawing_add (drawing, RP_ROLE_TIE, RP_GEOMETRY_PATH);

      shape->points = rp_drawing_points (drawing, points, 2);
      shape->n_points = 2;
      shape->stroke = 0xff;
      shape->line_width = i % 3 == 0 ? places[i % 7] : 1;
      shape->arrow = i % 2;
    }
  surface = painted (drawing, 1);
  cairo_surface_destroy (surface);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/painter-lines/as-cairo", test_as_cairo);
  g_test_add_func ("/painter-lines/few", test_few);
  g_test_add_func ("/painter-lines/order", test_order);
  g_test_add_func ("/painter-lines/threads", test_threads);
  g_test_add_func ("/painter-lines/place", test_place);
  g_test_add_func ("/painter-lines/run", test_run);
  g_test_add_func ("/painter-lines/hostile", test_hostile);
  return g_test_run ();
}
