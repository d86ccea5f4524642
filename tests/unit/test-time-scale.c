/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "time-scale.h"

static const RpGap gaps[] = { { 1000, 2000 }, { 5000, 90000 } };
static const RpFolding folding = { gaps, 2, 64 };

static void
test_linear (void)
{
  RpTimeScale scale = rp_time_scale (NULL, 100, 1100, 500);

  g_assert_cmpfloat_with_epsilon (rp_time_scale_x (&scale, 100), 0, 1e-9);
  g_assert_cmpfloat_with_epsilon (rp_time_scale_x (&scale, 1100), 500, 1e-9);
  g_assert_cmpfloat_with_epsilon (rp_time_scale_time (&scale, 250), 600, 1e-9);
  g_assert_cmpfloat_with_epsilon (rp_time_scale_time (&scale, -50), 0, 1e-9);
}

static void
test_folds_have_their_width (void)
{
  RpTimeScale scale = rp_time_scale (&folding, 0, 100000, 1000);

  g_assert_cmpfloat_with_epsilon (rp_time_scale_x (&scale, 2000) - rp_time_scale_x (&scale, 1000), 64, 1e-9);
  g_assert_cmpfloat_with_epsilon (rp_time_scale_x (&scale, 90000) - rp_time_scale_x (&scale, 5000), 64, 1e-9);
  g_assert_cmpfloat_with_epsilon (rp_time_scale_x (&scale, 100000), 1000, 1e-9);
}

/* The mapping rises everywhere and its inverse brings every time back. */
static void
test_monotonic_and_invertible (void)
{
  static const double ranges[][2]
      = { { 0, 100000 }, { 900, 2100 }, { 1500, 6000 }, { 5100, 89000 }, { 95000, 95001 }, { -1e9, 1e9 } };

  for (guint r = 0; r < G_N_ELEMENTS (ranges); r++)
    {
      RpTimeScale scale = rp_time_scale (&folding, ranges[r][0], ranges[r][1], 800);
      double length = ranges[r][1] - ranges[r][0], last = -INFINITY;

      for (int i = -100; i <= 1100; i++)
        {
          double time = ranges[r][0] + length * i / 1000, x = rp_time_scale_x (&scale, time);

          g_assert_true (isfinite (x));
          g_assert_cmpfloat (x, >, last);
          g_assert_cmpfloat_with_epsilon (rp_time_scale_time (&scale, x), time, length * 1e-6);
          last = x;
        }
    }
}

static void
test_zoom_and_back (void)
{
  RpTimeScale scale = rp_time_scale (&folding, 0, 100000, 1000);
  double from, to, back_from, back_to;
  RpTimeScale closer;

  for (double x = 0; x <= 1000; x += 37)
    {
      double time = rp_time_scale_time (&scale, x);

      rp_time_scale_zoom (&scale, x, 1.5, &from, &to);
      closer = rp_time_scale (&folding, from, to, 1000);
      g_assert_cmpfloat_with_epsilon (rp_time_scale_x (&closer, time), x, 1e-3);
      rp_time_scale_zoom (&closer, x, 1 / 1.5, &back_from, &back_to);
      g_assert_cmpfloat_with_epsilon (back_from, 0, 1);
      g_assert_cmpfloat_with_epsilon (back_to, 100000, 1);
    }
}

static void
test_pan_keeps_the_width (void)
{
  RpTimeScale scale = rp_time_scale (&folding, 0, 6000, 1000), moved;
  double from, to;

  rp_time_scale_pan (&scale, 300, &from, &to);
  moved = rp_time_scale (&folding, from, to, 1000);
  g_assert_cmpfloat_with_epsilon (moved.px_per_second, scale.px_per_second, 1e-6);
  g_assert_cmpfloat_with_epsilon (rp_time_scale_x (&moved, 5000), rp_time_scale_x (&scale, 5000) - 300, 1e-3);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/time-scale/linear", test_linear);
  g_test_add_func ("/time-scale/folds", test_folds_have_their_width);
  g_test_add_func ("/time-scale/invertible", test_monotonic_and_invertible);
  g_test_add_func ("/time-scale/zoom", test_zoom_and_back);
  g_test_add_func ("/time-scale/pan", test_pan_keeps_the_width);
  return g_test_run ();
}
