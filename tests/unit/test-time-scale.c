/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <float.h>
#include <math.h>

#include "time-scale.h"

#define YEAR (365.2425 * 86400)
#define MOST_GAPS 24

static RpGap gaps[] = { { .from = 1000, .to = 2000 }, { .from = 5000, .to = 90000 } };
static const RpFolding folding = { gaps, 2, 64 };

/* A folding as anything may make it: gaps of seconds and of billions of years, around any time. */
typedef struct
{
  RpGap gaps[MOST_GAPS];
  RpFolding folding;
  double from, to;
} Any;

static double
any_length (GRand *rand)
{
  return pow (10, g_rand_double_range (rand, 0, 16));
}

static void
make_any (Any *any, GRand *rand)
{
  static const double starts[] = { 0, 1.7e9, -6.2e10, -13.8e9 * YEAR, 2.53e11 };
  guint n = (guint)g_rand_int_range (rand, 0, MOST_GAPS + 1);
  double time = starts[g_rand_int_range (rand, 0, G_N_ELEMENTS (starts))];

  any->from = time;
  for (guint i = 0; i < n; i++)
    {
      any->gaps[i].from = time + any_length (rand) + rp_time_scale_least (time);
      any->gaps[i].to = any->gaps[i].from + any_length (rand) + rp_time_scale_least (any->gaps[i].from);
      time = any->gaps[i].to;
    }
  any->to = time + any_length (rand) + rp_time_scale_least (time);
  rp_folding_measure (any->gaps, n);
  any->folding = (RpFolding){ any->gaps, n, 64 };
}

/* What a double cannot tell apart at TIME, px. */
static double
grain_px (const RpTimeScale *scale, double time)
{
  return rp_time_scale_x (scale, nextafter (time, INFINITY)) - rp_time_scale_x (scale, nextafter (time, -INFINITY));
}

/* The coarsest that ends of ranges like this one can be. */
static double
scale_grain_px (const RpTimeScale *scale)
{
  double size = MAX (fabs (scale->from), fabs (scale->to));

  return MAX (MAX (grain_px (scale, scale->from), grain_px (scale, scale->to)),
              (nextafter (size, DBL_MAX) - size) * scale->px_per_second);
}

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
  RpTimeScale scale = rp_time_scale (&folding, 0, 100000, 1000), like;

  g_assert_cmpfloat_with_epsilon (rp_time_scale_x (&scale, 2000) - rp_time_scale_x (&scale, 1000), 64, 1e-9);
  g_assert_cmpfloat_with_epsilon (rp_time_scale_x (&scale, 90000) - rp_time_scale_x (&scale, 5000), 64, 1e-9);
  g_assert_cmpfloat_with_epsilon (rp_time_scale_x (&scale, 100000), 1000, 1e-9);
  /* little room: the same share of it whatever is in sight */
  for (double to = 1500; to < 1e6; to *= 1.7)
    {
      scale = rp_time_scale (&folding, 0, to, 100);
      g_assert_cmpfloat_with_epsilon (scale.fold_px, 30, 1e-9);
      g_assert_cmpfloat (scale.px_per_second, >, 0);
    }
  like = rp_time_scale_like (&scale, 500);
  for (double time = -100; time < 1e5; time += 777)
    g_assert_cmpfloat_with_epsilon (rp_time_scale_x (&like, time) + rp_time_scale_x (&scale, 500),
                                    rp_time_scale_x (&scale, time), 1e-6);
}

/* Between two folds of billions of years a second is a second. */
static void
test_seconds_beside_eons (void)
{
  RpGap far[] = { { .from = -13.8e9 * YEAR, .to = 1.7e9 }, { .from = 1.7e9 + 10, .to = 14e9 * YEAR } };
  RpFolding far_folding = { far, 2, 64 };
  RpTimeScale scale;

  rp_folding_measure (far, 2);
  scale = rp_time_scale (&far_folding, -13.8e9 * YEAR - 1e6, 14e9 * YEAR + 1e6, 1128);
  g_assert_cmpfloat_with_epsilon (rp_time_scale_x (&scale, 1.7e9 + 10) - rp_time_scale_x (&scale, 1.7e9),
                                  10 * 1000 / (2e6 + 10), 1e-9);
  scale = rp_time_scale (&far_folding, 1.7e9 - 1, 1.7e9 + 11, 1000);
  g_assert_cmpfloat_with_epsilon (rp_time_scale_x (&scale, 1.7e9 + 5.001) - rp_time_scale_x (&scale, 1.7e9 + 5),
                                  scale.px_per_second * 0.001, 1e-3);
  g_assert_cmpfloat (scale.px_per_second, >, 99);
}

/* Eons that are shown do not swallow the seconds behind them either. */
static void
test_seconds_behind_eons (void)
{
  RpGap far[] = { { .from = -4.1e17, .to = -4e17 },
                  { .from = -3e17, .to = 1.7e9 },
                  { .from = 1.7e9 + 10, .to = 1.7e9 + 1000 },
                  { .from = 1.7e9 + 1007, .to = 1.7e9 + 9000 } };
  RpFolding far_folding = { far, 4, 64 };
  RpTimeScale scale;

  rp_folding_measure (far, 4);
  scale = rp_time_scale (&far_folding, 1.7e9, 1.7e9 + 9003, 1128);
  g_assert_cmpfloat_with_epsilon (scale.px_per_second, 50, 1e-9);
  g_assert_cmpfloat_with_epsilon (rp_time_scale_x (&scale, 1.7e9 + 9000), 17 * 50 + 128, 1e-6);
  g_assert_cmpfloat_with_epsilon (rp_time_scale_time (&scale, 17 * 50 + 128 + 25), 1.7e9 + 9000.5, 1e-6);
}

/* The mapping rises everywhere and its inverse brings every px back. */
static void
test_monotonic_and_invertible (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);

  for (guint round = 0; round < 2000; round++)
    {
      Any any;
      double length, from, to, last = -INFINITY, width = g_rand_double_range (rand, 200, 4000);
      RpTimeScale scale;

      make_any (&any, rand);
      length = any.to - any.from;
      from = any.from + length * g_rand_double_range (rand, -0.1, 0.9);
      to = from + length * pow (10, g_rand_double_range (rand, -3, 0.2)) + rp_time_scale_least (from);
      scale = rp_time_scale (&any.folding, from, to, width);
      g_assert_cmpfloat_with_epsilon (rp_time_scale_x (&scale, from), 0, 1e-6 + scale_grain_px (&scale));
      g_assert_cmpfloat_with_epsilon (rp_time_scale_x (&scale, to), width, 1e-6 + scale_grain_px (&scale));
      for (int i = -20; i <= 120; i++)
        {
          double x = width * i / 100, time = rp_time_scale_time (&scale, x);

          g_assert_true (isfinite (time));
          g_assert_cmpfloat (time, >=, last);
          g_assert_cmpfloat_with_epsilon (rp_time_scale_x (&scale, time), x, 1e-6 + 2 * grain_px (&scale, time));
          if (last < time && isfinite (last))
            g_assert_cmpfloat (rp_time_scale_x (&scale, last), <=, rp_time_scale_x (&scale, time) + 1e-9);
          last = time;
        }
    }
}

/* A range of DATA that is not inside a fold, where it is what is typed, not what panning and zooming lead to. */
static RpTimeScale
any_scale (Any *any, GRand *rand, double width)
{
  RpTimeScale whole = rp_time_scale (&any->folding, any->from, any->to, width);
  double from, to;

  rp_time_scale_zoom (&whole, g_rand_double_range (rand, 0, width), pow (10, g_rand_double_range (rand, 0, 8)), &from,
                      &to);
  return rp_time_scale (&any->folding, from, to, width);
}

static void
test_zoom_and_back (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (4);
  guint tried = 0;

  for (guint round = 0; round < 3000; round++)
    {
      Any any;
      double from, to, x, time, factor = g_rand_double_range (rand, 1.05, 30),
                                width = g_rand_double_range (rand, 200, 4000);
      RpTimeScale scale, closer;

      make_any (&any, rand);
      scale = any_scale (&any, rand, width);
      if (scale.px_per_second * factor * rp_time_scale_least (MAX (fabs (scale.from), fabs (scale.to))) > width)
        continue; /* as close as it goes: nothing is brought back from there */
      tried++;
      x = g_rand_double_range (rand, 0, width);
      time = rp_time_scale_time (&scale, x);
      rp_time_scale_zoom (&scale, x, factor, &from, &to);
      closer = rp_time_scale (&any.folding, from, to, width);
      g_assert_cmpfloat_with_epsilon (closer.px_per_second / scale.px_per_second, factor, factor * 1e-2);
      g_assert_cmpfloat_with_epsilon (rp_time_scale_x (&closer, time), x,
                                      1e-4 + 4 * scale_grain_px (&closer) + 2 * grain_px (&closer, time));
      rp_time_scale_zoom (&closer, x, 1 / factor, &from, &to);
      g_assert_cmpfloat_with_epsilon (rp_time_scale_x (&scale, from), 0, 1e-4 + 4 * scale_grain_px (&closer));
      g_assert_cmpfloat_with_epsilon (rp_time_scale_x (&scale, to), width, 1e-4 + 4 * scale_grain_px (&closer));
    }
  g_assert_cmpuint (tried, >, 1000);
}

static void
test_pan_and_back (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);
  guint tried = 0;

  for (guint round = 0; round < 3000; round++)
    {
      Any any;
      double from, to, width = g_rand_double_range (rand, 200, 4000), dx = g_rand_double_range (rand, -width, width);
      RpTimeScale scale, moved;

      make_any (&any, rand);
      scale = any_scale (&any, rand, width);
      rp_time_scale_pan (&scale, dx, &from, &to);
      g_assert_cmpfloat (from, <, to);
      moved = rp_time_scale (&any.folding, from, to, width);
      if (moved.folding != scale.folding) /* all of the width inside one fold of a narrow view */
        continue;
      tried++;
      rp_time_scale_pan (&moved, -dx, &from, &to);
      g_assert_cmpfloat_with_epsilon (rp_time_scale_x (&scale, from), 0,
                                      1e-4 + 4 * (scale_grain_px (&moved) + scale_grain_px (&scale)));
      g_assert_cmpfloat_with_epsilon (rp_time_scale_x (&scale, to), width,
                                      1e-4 + 4 * (scale_grain_px (&moved) + scale_grain_px (&scale)));
    }
  g_assert_cmpuint (tried, >, 1000);
}

/* However often one zooms in, there is a range and it rises. */
static void
test_closest (void)
{
  static const double times[] = { 0, 1.7e9, -13.8e9 * YEAR };

  for (guint i = 0; i < G_N_ELEMENTS (times); i++)
    {
      double from = times[i] - 1e17, to = times[i] + 1e17;

      for (guint step = 0; step < 400; step++)
        {
          RpTimeScale scale = rp_time_scale (NULL, from, to, 1000);

          rp_time_scale_zoom (&scale, 500, 1.4, &from, &to);
          g_assert_cmpfloat (to - from, >, 0.4 * rp_time_scale_least (times[i]));
        }
      g_assert_cmpfloat (to - from, <, 3 * rp_time_scale_least (times[i]));
    }
  g_assert_cmpfloat (rp_time_scale_least (1.7e9), <=, 1e-3);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  rp_folding_measure (gaps, G_N_ELEMENTS (gaps));
  g_test_add_func ("/time-scale/linear", test_linear);
  g_test_add_func ("/time-scale/folds", test_folds_have_their_width);
  g_test_add_func ("/time-scale/eons", test_seconds_beside_eons);
  g_test_add_func ("/time-scale/behind-eons", test_seconds_behind_eons);
  g_test_add_func ("/time-scale/invertible", test_monotonic_and_invertible);
  g_test_add_func ("/time-scale/zoom", test_zoom_and_back);
  g_test_add_func ("/time-scale/pan", test_pan_and_back);
  g_test_add_func ("/time-scale/closest", test_closest);
  return g_test_run ();
}
