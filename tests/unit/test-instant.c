/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "instant.h"

#include <math.h>

static const struct
{
  gint64 year;
  int month, day;
  gint64 days;
  int weekday;
} known[] = {
  { 1970, 1, 1, 0, 3 },           { 1969, 12, 31, -1, 2 },     { 2000, 2, 29, 11016, 1 },    { 2000, 3, 1, 11017, 2 },
  { 2023, 10, 31, 19661, 1 },     { 1858, 11, 17, -40587, 2 }, { 1582, 10, 15, -141427, 4 }, { 1, 1, 1, -719162, 0 },
  { 0, 3, 1, -719468, 2 },        { 0, 1, 1, -719528, 5 },     { -1, 12, 31, -719529, 4 },   { 1600, 1, 1, -135140, 5 },
  { -4713, 11, 24, -2440588, 0 },
};

static void
test_known_days (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    {
      gint64 year;
      int month, day;

      g_assert_cmpint (rp_civil_to_days (known[i].year, known[i].month, known[i].day), ==, known[i].days);
      g_assert_cmpint (rp_civil_weekday (known[i].days), ==, known[i].weekday);
      rp_civil_from_days (known[i].days, &year, &month, &day);
      g_assert_cmpint (year, ==, known[i].year);
      g_assert_cmpint (month, ==, known[i].month);
      g_assert_cmpint (day, ==, known[i].day);
    }
}

/* Counts through every day of 2,400 years, and through a year around many far points. */
static void
walk (gint64 first_year, gint64 n_years)
{
  gint64 days = rp_civil_to_days (first_year, 1, 1);

  for (gint64 year = first_year; year < first_year + n_years; year++)
    for (int month = 1; month <= 12; month++)
      for (int day = 1; day <= rp_civil_days_in_month (year, month); day++, days++)
        {
          gint64 got_year;
          int got_month, got_day;

          rp_civil_from_days (days, &got_year, &got_month, &got_day);
          if (got_year != year || got_month != month || got_day != day || rp_civil_to_days (year, month, day) != days)
            g_error ("day %" G_GINT64_FORMAT " is not %" G_GINT64_FORMAT "-%d-%d", days, year, month, day);
        }
}

static void
test_round_trips (void)
{
  walk (-1200, 2400);
  walk (1600, 500);
  for (gint64 year = 1; year <= G_GINT64_CONSTANT (1000000000000); year *= 10)
    {
      walk (year - 2, 5);
      walk (-year - 2, 5);
      walk (year * 4 - 2, 5);
      walk (-year * 4 - 2, 5);
    }
}

static void
test_leap (void)
{
  const gint64 leap[] = { 2000, 2004, 0, -4, -400, 1600, G_GINT64_CONSTANT (400000000000) };
  const gint64 common[] = { 1900, 2001, -1, -100, 2100, -1900 };

  for (guint i = 0; i < G_N_ELEMENTS (leap); i++)
    g_assert_cmpint (rp_civil_days_in_month (leap[i], 2), ==, 29);
  for (guint i = 0; i < G_N_ELEMENTS (common); i++)
    g_assert_cmpint (rp_civil_days_in_month (common[i], 2), ==, 28);
  g_assert_true (rp_civil_is_leap (2024));
  g_assert_false (rp_civil_is_leap (2023));
  g_assert_cmpint (rp_civil_days_in_month (2023, 13), ==, 0);
}

static void
test_day_saturation (void)
{
  const gint64 furthest = G_GINT64_CONSTANT (1) << 53;
  gint64 year, far_year;
  int month, day;

  g_assert_cmpint (rp_civil_to_days (G_MAXINT64, 12, 31), ==, furthest);
  g_assert_cmpint (rp_civil_to_days (G_MININT64, 1, 1), ==, -furthest);
  rp_civil_from_days (G_MAXINT64, &year, &month, &day);
  rp_civil_from_days (furthest, &far_year, &month, &day);
  g_assert_cmpint (year, ==, far_year);
  rp_civil_from_days (G_MININT64, &year, &month, &day);
  g_assert_cmpint (year, <, -G_GINT64_CONSTANT (24000000000000));
  g_assert_cmpint (rp_civil_weekday (G_MAXINT64), >=, 0);
  g_assert_cmpint (rp_civil_weekday (G_MININT64), >=, 0);
}

static void
check_civil (gint64 year, int month, int day, int hour, int minute, int second, gint32 nanosecond, gint64 seconds)
{
  RpCivil civil = { year, month, day, hour, minute, second, nanosecond }, back;
  RpInstant instant = rp_instant_from_civil (&civil);

  g_assert_cmpint (instant.seconds, ==, seconds);
  g_assert_cmpint (instant.nanoseconds, ==, nanosecond);
  rp_instant_to_civil (instant, &back);
  g_assert_cmpint (back.year, ==, year);
  g_assert_cmpint (back.month, ==, month);
  g_assert_cmpint (back.day, ==, day);
  g_assert_cmpint (back.hour, ==, hour);
  g_assert_cmpint (back.minute, ==, minute);
  g_assert_cmpint (back.second, ==, second);
  g_assert_cmpint (back.nanosecond, ==, nanosecond);
}

static void
test_instants (void)
{
  check_civil (1970, 1, 1, 0, 0, 0, 0, 0);
  check_civil (1969, 12, 31, 23, 59, 59, 999999999, -1);
  check_civil (2023, 10, 31, 16, 57, 0, 1, G_GINT64_CONSTANT (1698771420));
  check_civil (1, 1, 1, 0, 0, 0, 0, G_GINT64_CONSTANT (-62135596800));
  check_civil (0, 12, 31, 23, 59, 59, 5, G_GINT64_CONSTANT (-62135596801));
  check_civil (292277026595, 12, 31, 23, 59, 59, 999999999, G_GINT64_CONSTANT (9223372036825516799));
}

static void
test_saturation (void)
{
  RpCivil civil = { 0 };
  RpInstant far = { G_MAXINT64 - 10, 0 }, past = { G_MININT64 + 10, 0 };

  rp_instant_to_civil (RP_INSTANT_MIN, &civil);
  g_assert_cmpint (civil.year, ==, -G_GINT64_CONSTANT (292277022657));
  rp_instant_to_civil (RP_INSTANT_MAX, &civil);
  g_assert_cmpint (civil.year, ==, G_GINT64_CONSTANT (292277026596));

  civil = (RpCivil){ .year = G_GINT64_CONSTANT (300000000000), .month = 1, .day = 1 };
  g_assert_true (rp_instant_is_infinite (rp_instant_from_civil (&civil)));
  g_assert_cmpint (rp_instant_compare (rp_instant_from_civil (&civil), RP_INSTANT_MAX), ==, 0);
  civil.year = -civil.year;
  g_assert_cmpint (rp_instant_compare (rp_instant_from_civil (&civil), RP_INSTANT_MIN), ==, 0);

  g_assert_cmpint (rp_instant_compare (rp_instant_add (far, 11, 0), RP_INSTANT_MAX), ==, 0);
  g_assert_cmpint (rp_instant_compare (rp_instant_add (far, G_MAXINT64, 0), RP_INSTANT_MAX), ==, 0);
  g_assert_cmpint (rp_instant_compare (rp_instant_add (past, -11, 0), RP_INSTANT_MIN), ==, 0);
  g_assert_cmpint (rp_instant_compare (rp_instant_add (past, G_MININT64, 0), RP_INSTANT_MIN), ==, 0);
  g_assert_cmpint (rp_instant_compare (rp_instant_add (RP_INSTANT_MAX, -5, 0), RP_INSTANT_MAX), ==, 0);
  g_assert_cmpint (rp_instant_compare (rp_instant_add (RP_INSTANT_MIN, 5, 5), RP_INSTANT_MIN), ==, 0);
  g_assert_false (rp_instant_is_infinite (far));
}

static void
test_add_and_compare (void)
{
  RpInstant a = { 5, 900000000 };
  RpInstant b = rp_instant_add (a, 1, 200000000);

  g_assert_cmpint (b.seconds, ==, 7);
  g_assert_cmpint (b.nanoseconds, ==, 100000000);
  b = rp_instant_add (a, -6, -950000000);
  g_assert_cmpint (b.seconds, ==, -2);
  g_assert_cmpint (b.nanoseconds, ==, 950000000);
  g_assert_cmpint (rp_instant_compare (b, a), <, 0);
  g_assert_cmpint (rp_instant_compare (a, b), >, 0);
  g_assert_cmpint (rp_instant_compare (a, a), ==, 0);
  g_assert_cmpint (rp_instant_compare ((RpInstant){ 5, 1 }, (RpInstant){ 5, 2 }), <, 0);
}

static void
test_doubles (void)
{
  RpInstant instant;

  g_assert_cmpfloat (rp_instant_to_double ((RpInstant){ -2, 500000000 }), ==, -1.5);
  g_assert_true (isinf (rp_instant_to_double (RP_INSTANT_MAX)) && rp_instant_to_double (RP_INSTANT_MAX) > 0);
  g_assert_true (isinf (rp_instant_to_double (RP_INSTANT_MIN)) && rp_instant_to_double (RP_INSTANT_MIN) < 0);
  instant = rp_instant_from_double (-1.5);
  g_assert_cmpint (instant.seconds, ==, -2);
  g_assert_cmpint (instant.nanoseconds, ==, 500000000);
  g_assert_cmpint (rp_instant_compare (rp_instant_from_double (INFINITY), RP_INSTANT_MAX), ==, 0);
  g_assert_cmpint (rp_instant_compare (rp_instant_from_double (-INFINITY), RP_INSTANT_MIN), ==, 0);
  g_assert_cmpint (rp_instant_compare (rp_instant_from_double (1e300), RP_INSTANT_MAX), ==, 0);
  g_assert_cmpint (rp_instant_from_double (NAN).seconds, ==, 0);
  for (double seconds = -1e15; seconds <= 1e15; seconds += 1.37e12)
    {
      instant = rp_instant_from_double (seconds);
      g_assert_cmpint (instant.nanoseconds, >=, 0);
      g_assert_cmpint (instant.nanoseconds, <, 1000000000);
      g_assert_cmpfloat (rp_instant_to_double (instant), ==, seconds);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/instant/known-days", test_known_days);
  g_test_add_func ("/instant/round-trips", test_round_trips);
  g_test_add_func ("/instant/leap", test_leap);
  g_test_add_func ("/instant/day-saturation", test_day_saturation);
  g_test_add_func ("/instant/instants", test_instants);
  g_test_add_func ("/instant/saturation", test_saturation);
  g_test_add_func ("/instant/add-and-compare", test_add_and_compare);
  g_test_add_func ("/instant/doubles", test_doubles);
  return g_test_run ();
}
