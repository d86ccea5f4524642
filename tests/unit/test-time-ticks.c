/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "instant.h"
#include "time-ticks.h"

#define YEAR (365.2425 * 86400)

static double
at (gint64 year, int month, int day)
{
  return rp_instant_to_double (rp_instant_from_civil (&(RpCivil){ .year = year, .month = month, .day = day }));
}

/* From a millisecond to fourteen billion years: ticks rise, labels keep 6 px apart and stay inside. */
static void
test_never_collide (void)
{
  static const double centres[] = { 0, 1.7e9, -6.2e10, 1e15 };

  for (guint c = 0; c < G_N_ELEMENTS (centres); c++)
    for (double span = 1e-2; span < 14e9 * YEAR; span *= 3.1)
      {
        RpTimeScale scale;
        g_autoptr (GArray) ticks = NULL;
        double free_px[2] = { -INFINITY, -INFINITY }, last[2] = { -INFINITY, -INFINITY };
        guint labels = 0;

        if (span < fabs (centres[c]) * 1e-11) /* finer than a double tells apart there */
          continue;
        scale = rp_time_scale (NULL, centres[c] - span / 2, centres[c] + span / 2, 1100);
        ticks = rp_time_ticks (&scale, rp_text_measure_fixed ());
        g_assert_cmpuint (ticks->len, <, 1000);
        for (guint i = 0; i < ticks->len; i++)
          {
            const RpTick *tick = &g_array_index (ticks, RpTick, i);

            g_assert_cmpfloat (tick->x, >, last[tick->major]);
            last[tick->major] = tick->x;
            if (!*tick->label)
              continue;
            labels++;
            g_assert_cmpfloat (tick->x + 4, >=, free_px[tick->major]);
            free_px[tick->major]
                = tick->x + 4 + 6
                  + rp_text_width (rp_text_measure_fixed (), tick->label, tick->major ? RP_TEXT_LABEL : RP_TEXT_TICK);
            g_assert_cmpfloat (free_px[tick->major] - 6, <=, 1100 + 1e-6);
          }
        g_assert_cmpuint (labels, >=, 2);
      }
}

static const RpTick *
find (GArray *ticks, const char *label)
{
  for (guint i = 0; i < ticks->len; i++)
    if (g_str_equal (g_array_index (ticks, RpTick, i).label, label))
      return &g_array_index (ticks, RpTick, i);
  return NULL;
}

static void
test_calendar (void)
{
  RpTimeScale scale = rp_time_scale (NULL, at (2023, 1, 1), at (2025, 1, 1), 1000);
  g_autoptr (GArray) months = rp_time_ticks (&scale, rp_text_measure_fixed ());
  g_autoptr (GArray) days = NULL;
  const RpTick *next_year;

  g_assert_nonnull (find (months, "2023"));
  next_year = find (months, "2024");
  g_assert_true (next_year && next_year->time == at (2024, 1, 1));
  scale = rp_time_scale (NULL, at (2024, 2, 18), at (2024, 3, 8), 1000);
  days = rp_time_ticks (&scale, rp_text_measure_fixed ());
  g_assert_nonnull (find (days, "Thu 29"));
  g_assert_nonnull (find (days, "Feb 2024"));
  g_assert_nonnull (find (days, "Mar 2024"));
}

static void
test_no_year_zero (void)
{
  RpTimeScale scale = rp_time_scale (NULL, at (-5, 1, 1), at (6, 1, 1), 1000);
  g_autoptr (GArray) ticks = rp_time_ticks (&scale, rp_text_measure_fixed ());

  g_assert_null (find (ticks, "0"));
  g_assert_nonnull (find (ticks, "1 BCE"));
  g_assert_nonnull (find (ticks, "2"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/time-ticks/never-collide", test_never_collide);
  g_test_add_func ("/time-ticks/calendar", test_calendar);
  g_test_add_func ("/time-ticks/no-year-zero", test_no_year_zero);
  return g_test_run ();
}
