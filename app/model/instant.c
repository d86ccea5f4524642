/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "instant.h"

#include <math.h>

#define SECONDS_A_DAY G_GINT64_CONSTANT (86400)
#define NANOSECONDS 1000000000
/* Doubles hold whole numbers up to here; beyond it days are "out of reach". */
#define FURTHEST_DAY (G_GINT64_CONSTANT (1) << 53)
/* Every year nearer than this has its days within FURTHEST_DAY. */
#define FURTHEST_YEAR G_GINT64_CONSTANT (24000000000000)
/* Days from 0000-03-01, where the reckoning below begins, to 1970-01-01. */
#define DAYS_TO_1970 719468
#define DAYS_IN_400_YEARS 146097

static gint64
floor_div (gint64 value, gint64 by)
{
  gint64 quotient = value / by;

  return value % by < 0 ? quotient - 1 : quotient;
}

gboolean
rp_civil_is_leap (gint64 year)
{
  return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

int
rp_civil_days_in_month (gint64 year, int month)
{
  static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };

  if (month < 1 || month > 12)
    return 0;
  return month == 2 && rp_civil_is_leap (year) ? 29 : days[month - 1];
}

/* Both ways reckon in 400-year eras that begin in March, so that the leap day is the last of its year
 * (Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", 2013). Constant time. */
gint64
rp_civil_to_days (gint64 year, int month, int day)
{
  gint64 era, year_of_era, day_of_year, day_of_era;

  if (year > FURTHEST_YEAR)
    return FURTHEST_DAY;
  if (year < -FURTHEST_YEAR)
    return -FURTHEST_DAY;

  month = CLAMP (month, 1, 12);
  if (month <= 2)
    year--;
  era = floor_div (year, 400);
  year_of_era = year - era * 400;
  day_of_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
  day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return era * DAYS_IN_400_YEARS + day_of_era - DAYS_TO_1970;
}

void
rp_civil_from_days (gint64 days, gint64 *year, int *month, int *day)
{
  gint64 era, day_of_era, year_of_era, day_of_year, shifted;

  days = CLAMP (days, -FURTHEST_DAY, FURTHEST_DAY) + DAYS_TO_1970;
  era = floor_div (days, DAYS_IN_400_YEARS);
  day_of_era = days - era * DAYS_IN_400_YEARS;
  year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  shifted = (5 * day_of_year + 2) / 153;

  *day = (int)(day_of_year - (153 * shifted + 2) / 5 + 1);
  *month = (int)(shifted < 10 ? shifted + 3 : shifted - 9);
  *year = year_of_era + era * 400 + (*month <= 2 ? 1 : 0);
}

int
rp_civil_weekday (gint64 days)
{
  /* 1970-01-01 was a Thursday; the remainder first, since days + 3 could overflow */
  return (int)((days % 7 + 7 + 3) % 7);
}

static RpInstant
saturated (gboolean positive)
{
  return positive ? RP_INSTANT_MAX : RP_INSTANT_MIN;
}

RpInstant
rp_instant_from_civil (const RpCivil *civil)
{
  gint64 days = rp_civil_to_days (civil->year, civil->month, civil->day);
  gint64 of_day = (gint64)civil->hour * 3600 + civil->minute * 60 + civil->second;
  RpInstant instant = { 0, 0 };

  if (__builtin_mul_overflow (days, SECONDS_A_DAY, &instant.seconds))
    return saturated (days > 0);
  return rp_instant_add (instant, of_day, civil->nanosecond);
}

void
rp_instant_to_civil (RpInstant instant, RpCivil *civil)
{
  gint64 days = floor_div (instant.seconds, SECONDS_A_DAY);
  /* by the remainder: days * 86400 of the very first day would lie outside 64 bits */
  int rest = (int)((instant.seconds % SECONDS_A_DAY + SECONDS_A_DAY) % SECONDS_A_DAY);

  rp_civil_from_days (days, &civil->year, &civil->month, &civil->day);
  civil->hour = rest / 3600;
  civil->minute = rest / 60 % 60;
  civil->second = rest % 60;
  civil->nanosecond = instant.nanoseconds;
}

RpInstant
rp_instant_add (RpInstant instant, gint64 seconds, gint32 nanoseconds)
{
  gint64 nanos = (gint64)instant.nanoseconds + nanoseconds;
  gint64 carry = floor_div (nanos, NANOSECONDS);
  RpInstant sum;

  if (rp_instant_is_infinite (instant))
    return instant;
  if (__builtin_add_overflow (instant.seconds, seconds, &sum.seconds))
    return saturated (seconds > 0);
  if (__builtin_add_overflow (sum.seconds, carry, &sum.seconds))
    return saturated (carry > 0);
  sum.nanoseconds = (gint32)(nanos - carry * NANOSECONDS);
  return rp_instant_is_infinite (sum) ? saturated (sum.seconds > 0) : sum;
}

int
rp_instant_compare (RpInstant a, RpInstant b)
{
  if (a.seconds != b.seconds)
    return a.seconds < b.seconds ? -1 : 1;
  if (a.nanoseconds != b.nanoseconds)
    return a.nanoseconds < b.nanoseconds ? -1 : 1;
  return 0;
}

gboolean
rp_instant_is_infinite (RpInstant instant)
{
  return instant.seconds == G_MININT64 || instant.seconds == G_MAXINT64;
}

double
rp_instant_to_double (RpInstant instant)
{
  if (rp_instant_is_infinite (instant))
    return instant.seconds > 0 ? INFINITY : -INFINITY;
  return (double)instant.seconds + instant.nanoseconds / (double)NANOSECONDS;
}

RpInstant
rp_instant_from_double (double seconds)
{
  double whole = floor (seconds);
  gint32 nanos;

  if (isnan (seconds))
    return (RpInstant){ 0, 0 };
  /* 2^63 is the first double beyond the range */
  if (seconds >= 9223372036854775808.0)
    return RP_INSTANT_MAX;
  if (seconds < -9223372036854775808.0)
    return RP_INSTANT_MIN;
  nanos = (gint32)((seconds - whole) * NANOSECONDS);
  return (RpInstant){ (gint64)whole, MIN (nanos, NANOSECONDS - 1) };
}
