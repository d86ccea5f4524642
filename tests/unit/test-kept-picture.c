/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "kept-picture.h"
#include "network-order.h"
#include "painter.h"
#include "pango-measure.h"
#include "people-fixture.h"

#define WIDTH 600.0
#define HEIGHT 400.0
#define MARGIN 150.0

typedef struct
{
  RpDataset *dataset;
  RpTextMeasure *measure;
  RpNetwork *network;
  RpViewState state;
  RpNetworkView view; /* something of it lies beyond every edge */
} Fixture;

static void
set_up (Fixture *self, G_GNUC_UNUSED gconstpointer data)
{
  self->dataset = people (600, 2600, 0);
  self->measure = rp_pango_measure_new ();
  self->network = rp_network_new (self->dataset, self->measure, WIDTH, HEIGHT, 1, NULL);
  self->state = (RpViewState){ .dataset = self->dataset,
                               .theme = rp_theme (RP_THEME_LIGHT),
                               .measure = self->measure,
                               .period = RP_PERIOD_NONE,
                               .selected = RP_RECORD_REF_NONE,
                               .now = NAN };
  self->view = rp_network_fit (self->network, WIDTH, HEIGHT);
  self->view.zoom *= 4;
  self->view.x = floor (WIDTH / 2 - rp_network_get_size (self->network).x / 2 * self->view.zoom);
  self->view.y = floor (HEIGHT / 2 - rp_network_get_size (self->network).y / 2 * self->view.zoom);
}

static void
tear_down (Fixture *self, G_GNUC_UNUSED gconstpointer data)
{
  rp_network_unref (self->network);
  rp_pango_measure_free (self->measure);
  g_object_unref (self->dataset);
}

static RpDrawing *
drawn (Fixture *self, const RpNetworkView *view)
{
  return rp_network_drawing (self->network, &self->state, view, WIDTH, HEIGHT);
}

/* What is seen of PICTURE when the content stands at VIEW. */
static cairo_surface_t *
shown (const RpKeptPicture *picture, const RpNetworkView *view)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int)WIDTH, (int)HEIGHT);
  cairo_t *cr = cairo_create (surface);

  rp_kept_picture_show (picture, cr, view);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

static cairo_surface_t *
painted (RpDrawing *drawing)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int)WIDTH, (int)HEIGHT);
  cairo_t *cr = cairo_create (surface);

  rp_painter_paint (cr, drawing);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

/* The share of pixels that differ by more than a little, beyond EDGE px from the edges. */
static double
difference (cairo_surface_t *a, cairo_surface_t *b, int edge)
{
  int stride = cairo_image_surface_get_stride (a);
  guint n = 0, all = 0;

  for (int y = edge; y < HEIGHT - edge; y++)
    for (int x = edge; x < WIDTH - edge; x++, all++)
      for (int c = 0; c < 3; c++)
        if (ABS ((int)cairo_image_surface_get_data (a)[y * stride + 4 * x + c]
                 - (int)cairo_image_surface_get_data (b)[y * stride + 4 * x + c])
            > 3)
          {
            n++;
            break;
          }
  return (double)n / all;
}

/* A hand that pans within the margin sees what is drawn there anew afterwards: not a name comes or goes. */
static void
test_moved_is_exact (Fixture *self, G_GNUC_UNUSED gconstpointer data)
{
  static const double ways[][2] = { { 0, 0 }, { 1, 0 }, { -37, 12 }, { 150, -150 }, { -150, 90 } };
  g_autoptr (RpDrawing) drawing = drawn (self, &self->view);
  g_autoptr (RpKeptPicture) picture = rp_kept_picture_new (drawing, &self->view, 1, 1, MARGIN);

  g_assert_cmpint (cairo_image_surface_get_width (rp_kept_picture_get_image (picture)), ==, (int)(WIDTH + 2 * MARGIN));
  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      RpNetworkView moved = { self->view.zoom, self->view.x + ways[i][0], self->view.y + ways[i][1] };
      g_autoptr (RpDrawing) fresh = drawn (self, &moved);
      cairo_surface_t *kept = shown (picture, &moved), *exact = painted (fresh);

      g_assert_true (rp_kept_picture_covers (picture, &moved, WIDTH, HEIGHT));
      /* at an edge Cairo ends a path a little otherwise */
      g_assert_cmpfloat (difference (kept, exact, 12), <, 0.0005);
      cairo_surface_destroy (kept);
      cairo_surface_destroy (exact);
    }
}

/* Of a picture that follows another on the way only what is new is painted, and it is as if all were: with names, ties
 * and nodes that reach over the seam. Where it cannot be made from the other it is painted whole. */
static void
test_on_the_way (Fixture *self, G_GNUC_UNUSED gconstpointer data)
{
  static const double ways[][2]
      = { { 90, 0 }, { -90, 0 }, { 0, 77 }, { -130, -130 }, { 60, -40 }, { 2000, 0 }, { 0.5, 0 } };

  for (int scale = 1; scale <= 2; scale++)
    for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
      {
        g_autoptr (RpDrawing) drawing = drawn (self, &self->view);
        g_autoptr (RpKeptPicture) first = rp_kept_picture_new (drawing, &self->view, 1, scale, MARGIN);
        RpNetworkView moved = { self->view.zoom, self->view.x + ways[i][0], self->view.y + ways[i][1] };
        RpNetworkView ahead = { moved.zoom, moved.x + copysign (ways[i][0] != 0 ? 200 : 0, ways[i][0]),
                                moved.y + copysign (ways[i][1] != 0 ? 200 : 0, ways[i][1]) };
        g_autoptr (RpDrawing) fresh = drawn (self, &moved);
        g_autoptr (RpKeptPicture) next = rp_kept_picture_new_after (first, fresh, &moved, MARGIN);
        g_autoptr (RpKeptPicture) whole = rp_kept_picture_new (fresh, &moved, 1, scale, MARGIN);
        cairo_surface_t *kept = shown (next, &moved), *exact = shown (whole, &moved);

        g_assert_cmpfloat (difference (kept, exact, 12), <, 0.0005);
        g_assert_true (rp_kept_picture_serves (next, &moved, WIDTH, HEIGHT));
        g_assert_true (rp_kept_picture_has_scale (next, 1, scale));
        /* more lies ahead than round a picture that stands */
        if (fabs (ways[i][0]) < 1000)
          {
            g_assert_true (rp_kept_picture_covers (next, &ahead, WIDTH, HEIGHT));
            g_assert_false (rp_kept_picture_covers (whole, &ahead, WIDTH, HEIGHT));
          }
        cairo_surface_destroy (kept);
        cairo_surface_destroy (exact);
      }
}

/* Pixels that were painted before are taken over, not painted anew: who looks closely finds them. */
static void
test_taken_over (Fixture *self, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (RpDrawing) drawing = drawn (self, &self->view), empty = rp_drawing_new (WIDTH, HEIGHT, 0xffffffff);
  g_autoptr (RpKeptPicture) first = rp_kept_picture_new (drawing, &self->view, 1, 1, MARGIN);
  RpNetworkView moved = { self->view.zoom, self->view.x + 60, self->view.y };
  RpNetworkView between = { self->view.zoom, self->view.x + 60.4, self->view.y - 0.3 };
  RpNetworkView zoomed = { self->view.zoom * 1.1, self->view.x, self->view.y };
  RpNetworkView near = rp_kept_picture_near (first, &between);
  g_autoptr (RpKeptPicture) next = rp_kept_picture_new_after (first, empty, &moved, MARGIN);
  g_autoptr (RpKeptPicture) beside = rp_kept_picture_new_after (first, empty, &between, MARGIN);
  g_autoptr (RpKeptPicture) nearer = rp_kept_picture_new_after (first, empty, &zoomed, MARGIN);
  cairo_surface_t *before = shown (first, &moved), *after = shown (next, &moved), *paper = shown (beside, &between);
  cairo_surface_t *paper_too = shown (nearer, &zoomed);

  g_assert_cmpfloat (difference (before, after, 0), ==, 0);
  g_assert_cmpfloat (difference (before, paper, 0), >, 0.05);
  g_assert_cmpfloat (difference (paper, paper_too, 0), ==, 0);
  g_assert_cmpfloat (near.x, ==, moved.x);
  g_assert_cmpfloat (near.y, ==, moved.y);
  near = rp_kept_picture_near (first, &zoomed);
  g_assert_cmpfloat (near.zoom, ==, zoomed.zoom);
  cairo_surface_destroy (before);
  cairo_surface_destroy (after);
  cairo_surface_destroy (paper);
  cairo_surface_destroy (paper_too);
}

static void
test_when_it_serves (Fixture *self, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (RpDrawing) drawing = drawn (self, &self->view);
  g_autoptr (RpKeptPicture) picture = rp_kept_picture_new (drawing, &self->view, 1, 1, MARGIN);
  RpNetworkView view = self->view;

  g_assert_true (rp_kept_picture_serves (picture, &view, WIDTH, HEIGHT));
  view.x += 40;
  g_assert_true (rp_kept_picture_serves (picture, &view, WIDTH, HEIGHT));
  /* there is still something left, but not for long */
  view.x += 80;
  g_assert_false (rp_kept_picture_serves (picture, &view, WIDTH, HEIGHT));
  g_assert_true (rp_kept_picture_covers (picture, &view, WIDTH, HEIGHT));
  view.x += 40;
  g_assert_false (rp_kept_picture_covers (picture, &view, WIDTH, HEIGHT));
  view
      = (RpNetworkView){ self->view.zoom * 1.5, self->view.x * 1.5 - WIDTH * 0.25, self->view.y * 1.5 - HEIGHT * 0.25 };
  g_assert_true (rp_kept_picture_serves (picture, &view, WIDTH, HEIGHT));
  view.zoom *= 2;
  g_assert_false (rp_kept_picture_serves (picture, &view, WIDTH, HEIGHT));
}

/* Where nothing lies beyond the edges, no margin is painted, and paper is all that comes into sight. */
static void
test_all_in_sight (Fixture *self, G_GNUC_UNUSED gconstpointer data)
{
  RpNetworkView view = rp_network_fit (self->network, WIDTH, HEIGHT);
  g_autoptr (RpDrawing) drawing = drawn (self, &view);
  g_autoptr (RpKeptPicture) picture = rp_kept_picture_new (drawing, &view, 1, 2, MARGIN);
  RpKeptBox box = rp_kept_picture_box (picture, &view);

  g_assert_cmpfloat (box.width, <, WIDTH + 30);
  g_assert_cmpfloat (box.height, <, HEIGHT + 30);
  view.x += 300.3;
  view.y -= 200;
  g_assert_true (rp_kept_picture_covers (picture, &view, WIDTH, HEIGHT));
  g_assert_true (rp_kept_picture_serves (picture, &view, WIDTH, HEIGHT));
  /* on the raster of the screen's pixels, two a px */
  g_assert_cmpfloat (rp_kept_picture_box (picture, &view).x - box.x, ==, 300.5);
}

static void
test_no_image (Fixture *self, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (RpDrawing) large = rp_drawing_new (40000, 10, 0xffffffff), empty = rp_drawing_new (100, 50, 0xffffffff);
  g_autoptr (RpKeptPicture) picture = rp_kept_picture_new (empty, &self->view, 1, 1, MARGIN);

  g_assert_null (rp_kept_picture_new (large, &self->view, 1, 1, 0));
  g_assert_cmpfloat (rp_kept_picture_box (picture, &self->view).width, ==, 100);
}

static gpointer
run (gpointer order)
{
  return rp_network_order_run (order);
}

/* In a thread the very drawing is made; the memory comes back and serves. */
static void
test_order (Fixture *self, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (RpDrawing) here = drawn (self, &self->view);
  RpNetworkMemory *memory = NULL;

  for (guint turn = 0; turn < 2; turn++)
    {
      g_autoptr (RpNetworkOrder) order
          = rp_network_order_new (self->network, memory, &self->state, &self->view, WIDTH, HEIGHT);
      g_autoptr (RpDrawing) there = g_thread_join (g_thread_new ("order", run, order));
      cairo_surface_t *a = painted (here), *b = painted (there);

      g_assert_cmpuint (rp_drawing_n_shapes (here), ==, rp_drawing_n_shapes (there));
      g_assert_cmpmem (cairo_image_surface_get_data (a), (gsize)(4 * WIDTH * HEIGHT), cairo_image_surface_get_data (b),
                       (gsize)(4 * WIDTH * HEIGHT));
      cairo_surface_destroy (a);
      cairo_surface_destroy (b);
      memory = rp_network_order_take_memory (order);
      g_assert_nonnull (memory);
      g_assert_null (rp_network_order_take_memory (order));
    }
  rp_network_memory_free (memory);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/kept-picture/moved-is-exact", Fixture, NULL, set_up, test_moved_is_exact, tear_down);
  g_test_add ("/kept-picture/on-the-way", Fixture, NULL, set_up, test_on_the_way, tear_down);
  g_test_add ("/kept-picture/taken-over", Fixture, NULL, set_up, test_taken_over, tear_down);
  g_test_add ("/kept-picture/when-it-serves", Fixture, NULL, set_up, test_when_it_serves, tear_down);
  g_test_add ("/kept-picture/all-in-sight", Fixture, NULL, set_up, test_all_in_sight, tear_down);
  g_test_add ("/kept-picture/no-image", Fixture, NULL, set_up, test_no_image, tear_down);
  g_test_add ("/kept-picture/order", Fixture, NULL, set_up, test_order, tear_down);
  return g_test_run ();
}
