/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "zoom-path.h"

#include <math.h>

#define N_STEPS 2000

typedef struct
{
  RpPoint from;
  double from_width;
  RpPoint to;
  double to_width;
} Way;

static const Way ways[] = {
  { { 0, 0 }, 100, { 50, 0 }, 100 },         { { 0, 0 }, 100, { 5000, 300 }, 100 },
  { { 10, 20 }, 100, { 60, 90 }, 3 },        { { 60, 90 }, 3, { 10, 20 }, 100 },
  { { 0, 0 }, 1, { 0, 0 }, 1000 },           { { 7, 7 }, 40, { 7, 7 }, 40 },
  { { 0, 0 }, 1, { 1e12, 0 }, 1 },           { { 0, 0 }, 1e-12, { 1, 1 }, 1e12 },
  { { 0, 0 }, 1e12, { 1e-12, 0 }, 1e-12 },   { { -4.3e17, 0 }, 1e-3, { 1.7e9, 0 }, 3600 },
  { { 0, 0 }, 4.3e17, { 4.3e17, 0 }, 1e-9 }, { { 0, 0 }, 100, { 1e-10, 0 }, 100 },
  { { 0, 0 }, 100, { 1e-6, 0 }, 100 },       { { 0, 0 }, 100, { 1e-6, 0 }, 99.999999 },
};

static RpZoomPath
path_of (const Way *way)
{
  return rp_zoom_path (way->from, way->from_width, way->to, way->to_width);
}

static void
assert_near (double value, double wanted, double share)
{
  g_assert_cmpfloat (fabs (value - wanted), <=, share * MAX (fabs (wanted), 1e-300));
}

static void
test_ends (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      const Way *way = &ways[i];
      RpZoomPath path = path_of (way);
      RpZoomPlace start = rp_zoom_path_at (&path, 0), end = rp_zoom_path_at (&path, 1);

      g_assert_true (isfinite (path.length) && path.length >= 0);
      g_assert_true (start.from_start.x == 0 && start.from_start.y == 0 && start.width == way->from_width);
      g_assert_true (start.to_end.x == way->to.x - way->from.x && start.to_end.y == way->to.y - way->from.y);
      g_assert_true (end.to_end.x == 0 && end.to_end.y == 0 && end.width == way->to_width);
      g_assert_true (end.from_start.x == start.to_end.x && end.from_start.y == start.to_end.y);
      /* and it comes there by itself */
      start = rp_zoom_path_at (&path, 1e-9);
      end = rp_zoom_path_at (&path, 1 - 1e-9);
      assert_near (start.width, way->from_width, 1e-6);
      assert_near (end.width, way->to_width, 1e-6);
      g_assert_cmpfloat (hypot (start.from_start.x, start.from_start.y), <=, 1e-6 * way->from_width);
      g_assert_cmpfloat (hypot (end.to_end.x, end.to_end.y), <=, 1e-6 * way->to_width);
    }
}

/* Constant speed, forwards only, and as long as it says. */
static void
test_speed (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      RpZoomPath path = path_of (&ways[i]);
      RpZoomPlace last = rp_zoom_path_at (&path, 0);
      double sum = 0, way = 0;

      for (guint step = 1; step <= N_STEPS; step++)
        {
          RpZoomPlace place = rp_zoom_path_at (&path, (double)step / N_STEPS);
          double length = rp_zoom_path_step (&last, &place), gone = hypot (place.from_start.x, place.from_start.y);

          g_assert_true (isfinite (length) && isfinite (place.width) && place.width > 0);
          g_assert_cmpfloat (gone, >=, way - 1e-9 * place.width);
          if (path.length > 1e-3)
            assert_near (length, path.length / N_STEPS, 2e-3);
          sum += length;
          way = gone;
          last = place;
        }
      if (path.length > 1e-3)
        assert_near (sum, path.length, 1e-3);
    }
}

static void
test_symmetric (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      const Way *way = &ways[i], other = { way->to, way->to_width, way->from, way->from_width };
      RpZoomPath path = path_of (way), back = path_of (&other);

      g_assert_cmpfloat (fabs (path.length - back.length), <=, 1e-9 * (1 + path.length));
      for (guint step = 0; step <= 10; step++)
        {
          RpZoomPlace place = rp_zoom_path_at (&path, step / 10.0), same = rp_zoom_path_at (&back, 1 - step / 10.0);

          assert_near (place.width, same.width, 1e-6);
          g_assert_cmpfloat (fabs (place.from_start.x + same.to_end.x), <=, 1e-6 * place.width);
          g_assert_cmpfloat (fabs (place.to_end.x + same.from_start.x), <=, 1e-6 * place.width);
        }
    }
}

static void
test_known (void)
{
  RpZoomPath zoom = rp_zoom_path ((RpPoint){ 3, 4 }, 1, (RpPoint){ 3, 4 }, 100);
  RpZoomPath far = rp_zoom_path ((RpPoint){ 0, 0 }, 1, (RpPoint){ 1000, 0 }, 1);
  RpZoomPath broken = rp_zoom_path ((RpPoint){ NAN, 0 }, 0, (RpPoint){ 1, 2 }, 5);
  RpZoomPlace place;

  assert_near (zoom.length, log (100) / G_SQRT2, 1e-12);
  assert_near (rp_zoom_path_at (&zoom, 0.5).width, 10, 1e-12);
  /* widest half way, where it sees about all of the way */
  assert_near (far.length, 2 * asinh (1000) / G_SQRT2, 1e-9);
  place = rp_zoom_path_at (&far, 0.5);
  assert_near (place.from_start.x, 500, 1e-9);
  assert_near (place.width, sqrt (1 + 1e6), 1e-9);
  g_assert_cmpfloat (broken.length, ==, 0);
  place = rp_zoom_path_at (&broken, 0.5);
  g_assert_true (place.width == 5 && place.from_start.x == 0 && place.to_end.y == 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/zoom-path/ends", test_ends);
  g_test_add_func ("/zoom-path/speed", test_speed);
  g_test_add_func ("/zoom-path/symmetric", test_symmetric);
  g_test_add_func ("/zoom-path/known", test_known);
  return g_test_run ();
}
