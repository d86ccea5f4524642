/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "time-step.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "calendar-words.h"

#define MILLION G_GINT64_CONSTANT (1000000)
#define BILLION G_GINT64_CONSTANT (1000000000)
/* Steps of years: 1, 2, 5 times a power of ten, up to 10^12. */
#define N_YEAR_STEPS 37

static const RpTimeStep fine_steps[] = {
  { RP_UNIT_NANOSECOND, 1000, FALSE },
  { RP_UNIT_NANOSECOND, 2000, FALSE },
  { RP_UNIT_NANOSECOND, 5000, FALSE },
  { RP_UNIT_NANOSECOND, 10000, FALSE },
  { RP_UNIT_NANOSECOND, 20000, FALSE },
  { RP_UNIT_NANOSECOND, 50000, FALSE },
  { RP_UNIT_NANOSECOND, 100000, FALSE },
  { RP_UNIT_NANOSECOND, 200000, FALSE },
  { RP_UNIT_NANOSECOND, 500000, FALSE },
  { RP_UNIT_NANOSECOND, 1000000, FALSE },
  { RP_UNIT_NANOSECOND, 2000000, FALSE },
  { RP_UNIT_NANOSECOND, 5000000, FALSE },
  { RP_UNIT_NANOSECOND, 10000000, FALSE },
  { RP_UNIT_NANOSECOND, 20000000, FALSE },
  { RP_UNIT_NANOSECOND, 50000000, FALSE },
  { RP_UNIT_NANOSECOND, 100000000, FALSE },
  { RP_UNIT_NANOSECOND, 200000000, FALSE },
  { RP_UNIT_NANOSECOND, 500000000, FALSE },
  { RP_UNIT_SECOND, 1, FALSE },
  { RP_UNIT_SECOND, 2, FALSE },
  { RP_UNIT_SECOND, 5, FALSE },
  { RP_UNIT_SECOND, 10, FALSE },
  { RP_UNIT_SECOND, 15, FALSE },
  { RP_UNIT_SECOND, 30, FALSE },
  { RP_UNIT_MINUTE, 1, FALSE },
  { RP_UNIT_MINUTE, 2, FALSE },
  { RP_UNIT_MINUTE, 5, FALSE },
  { RP_UNIT_MINUTE, 10, FALSE },
  { RP_UNIT_MINUTE, 15, FALSE },
  { RP_UNIT_MINUTE, 30, FALSE },
  { RP_UNIT_HOUR, 1, FALSE },
  { RP_UNIT_HOUR, 2, FALSE },
  { RP_UNIT_HOUR, 3, FALSE },
  { RP_UNIT_HOUR, 6, FALSE },
  { RP_UNIT_HOUR, 12, FALSE },
  { RP_UNIT_DAY, 1, FALSE },
  { RP_UNIT_DAY, 1, TRUE },
  { RP_UNIT_DAY, 2, TRUE },
  { RP_UNIT_DAY, 5, TRUE },
  { RP_UNIT_DAY, 10, TRUE },
  { RP_UNIT_MONTH, 1, FALSE },
  { RP_UNIT_MONTH, 3, FALSE },
  { RP_UNIT_MONTH, 6, FALSE },
};

RpTimeStep
rp_time_step (guint index)
{
  static const gint64 leading[] = { 1, 2, 5 };
  RpTimeStep step = { RP_UNIT_YEAR, 1, FALSE };

  if (index < G_N_ELEMENTS (fine_steps))
    return fine_steps[index];
  index -= G_N_ELEMENTS (fine_steps);
  if (index >= N_YEAR_STEPS)
    return (RpTimeStep){ RP_UNIT_NONE, 0, FALSE };
  step.count = leading[index % 3];
  for (guint i = 0; i < index / 3; i++)
    step.count *= 10;
  return step;
}

RpTimeStep
rp_time_step_above (RpTimeStep step)
{
  gint64 count = 10;

  switch (step.unit)
    {
    case RP_UNIT_NANOSECOND:
    case RP_UNIT_SECOND:
      return (RpTimeStep){ RP_UNIT_MINUTE, 1, FALSE };
    case RP_UNIT_MINUTE:
    case RP_UNIT_HOUR:
      return (RpTimeStep){ RP_UNIT_DAY, 1, FALSE };
    case RP_UNIT_DAY:
      return (RpTimeStep){ RP_UNIT_MONTH, 1, FALSE };
    case RP_UNIT_MONTH:
      return (RpTimeStep){ RP_UNIT_YEAR, 1, FALSE };
    case RP_UNIT_YEAR:
      if (step.count >= BILLION / 2)
        break;
      while (count < step.count * 2)
        count *= 10;
      return (RpTimeStep){ RP_UNIT_YEAR, count, FALSE };
    case RP_UNIT_NONE:
    default:
      break;
    }
  return (RpTimeStep){ RP_UNIT_NONE, 0, FALSE };
}

/* Of days the way from the last of a month to the first of the next counts too. */
double
rp_time_step_least (RpTimeStep step)
{
  static const double unit_seconds[] = { 0, 1e-9, 1, 60, 3600, 86400, 28 * 86400, 365 * 86400 };
  double seconds = unit_seconds[step.unit] * (double)step.count;

  if (step.unit == RP_UNIT_DAY && step.count >= 5)
    return seconds * 0.8;
  return seconds;
}

static gint64
floor_to (gint64 value, gint64 count)
{
  gint64 rest = value % count;

  return value - (rest < 0 ? rest + count : rest);
}

/* The last counted year at or before YEAR (astronomical) that is a step: 1000 BCE, 500 BCE, 1 CE, 500 … */
static gint64
floor_year (gint64 year, gint64 count)
{
  if (year > 0)
    return MAX (floor_to (year, count), 1);
  return floor_to (year - 1, count) + 1;
}

static gint64
next_year (gint64 year, gint64 count)
{
  if (year > 0)
    return floor_to (year, count) + count;
  return MIN (year + count, 1);
}

/* 1, 3, 5 …; 1, 5, 10, 15 …; 1, 10, 20: a step to the month's end too short for a label is none. */
static int
floor_day (int day, gint64 count, int in_month)
{
  int first = count < 5 ? 1 : 0, step = (int)floor_to (day - first, count) + first;

  if (count > 1 && in_month - step + 1 < (count == 2 ? 2 : (double)count * 0.8))
    step -= (int)count;
  return MAX (step, 1);
}

RpCivil
rp_time_step_floor (double time, RpTimeStep step)
{
  RpCivil civil;

  rp_instant_to_civil (rp_instant_from_double (time), &civil);
  if (step.unit == RP_UNIT_NANOSECOND)
    {
      civil.nanosecond = (gint32)floor_to (civil.nanosecond, step.count);
      return civil;
    }
  civil.nanosecond = 0;
  civil.second = step.unit == RP_UNIT_SECOND ? (int)floor_to (civil.second, step.count) : 0;
  if (step.unit >= RP_UNIT_MINUTE)
    civil.minute = step.unit == RP_UNIT_MINUTE ? (int)floor_to (civil.minute, step.count) : 0;
  if (step.unit >= RP_UNIT_HOUR)
    civil.hour = step.unit == RP_UNIT_HOUR ? (int)floor_to (civil.hour, step.count) : 0;
  if (step.unit == RP_UNIT_DAY)
    civil.day = floor_day (civil.day, step.count, rp_civil_days_in_month (civil.year, civil.month));
  if (step.unit >= RP_UNIT_MONTH)
    civil.day = 1;
  if (step.unit >= RP_UNIT_MONTH)
    civil.month = step.unit == RP_UNIT_MONTH ? (int)floor_to (civil.month - 1, step.count) + 1 : 1;
  if (step.unit == RP_UNIT_YEAR)
    civil.year = floor_year (civil.year, step.count);
  return civil;
}

static void
next_day (RpCivil *civil, gint64 count)
{
  int in_month = rp_civil_days_in_month (civil->year, civil->month);
  int day = civil->day == 1 && count >= 5 ? (int)count : civil->day + (int)count;

  if (day <= in_month && floor_day (day, count, in_month) == day)
    {
      civil->day = day;
      return;
    }
  civil->day = 1;
  if (++civil->month > 12)
    civil->year++, civil->month = 1;
}

RpCivil
rp_time_step_next (RpCivil civil, RpTimeStep step)
{
  static const gint64 unit_seconds[] = { 0, 0, 1, 60, 3600 };
  RpInstant instant;

  switch (step.unit)
    {
    case RP_UNIT_YEAR:
      civil.year = next_year (civil.year, step.count);
      return civil;
    case RP_UNIT_MONTH:
      civil.month += (int)step.count;
      if (civil.month > 12)
        civil.year++, civil.month -= 12;
      return civil;
    case RP_UNIT_DAY:
      next_day (&civil, step.count);
      return civil;
    case RP_UNIT_NANOSECOND:
      instant = rp_instant_add (rp_instant_from_civil (&civil), 0, (gint32)step.count);
      break;
    case RP_UNIT_NONE:
    case RP_UNIT_SECOND:
    case RP_UNIT_MINUTE:
    case RP_UNIT_HOUR:
    default:
      instant = rp_instant_add (rp_instant_from_civil (&civil), step.count * unit_seconds[step.unit], 0);
    }
  rp_instant_to_civil (instant, &civil);
  return civil;
}

double
rp_time_step_time (RpCivil civil)
{
  return rp_instant_to_double (rp_instant_from_civil (&civil));
}

static const char *
weekday_name (const RpCivil *civil)
{
  static const char *const names[]
      = { N_ ("Mon"), N_ ("Tue"), N_ ("Wed"), N_ ("Thu"), N_ ("Fri"), N_ ("Sat"), N_ ("Sun") };

  return _ (names[rp_civil_weekday (rp_civil_to_days (civil->year, civil->month, civil->day))]);
}

/* Years are told in billions or millions where three digits behind the point tell one step from the next. */
static gint64
unit_of_year (gint64 counted, gint64 count)
{
  if (counted >= BILLION && count % (BILLION / 1000) == 0)
    return BILLION;
  return counted >= MILLION && count % (MILLION / 1000) == 0 ? MILLION : 1;
}

static gint64
counted_year (gint64 year)
{
  return year > 0 ? year : 1 - year;
}

/* A counted year as short as its step allows; BARE: without unit and era. */
static void
year_words (gint64 year, gint64 count, gboolean bare, char *label)
{
  gint64 counted = counted_year (year), unit = unit_of_year (counted, count);
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  if (unit == 1)
    {
      g_autofree char *words = bare ? rp_words_number (counted) : rp_words_year (year);

      g_strlcpy (label, words, RP_STEP_LABEL);
      return;
    }
  g_ascii_formatd (number, sizeof number, "%.10g", round ((double)counted / (double)unit * 1000) / 1000);
  if (bare)
    g_strlcpy (label, number, RP_STEP_LABEL);
  else if (year > 0 && unit == BILLION)
    g_snprintf (label, RP_STEP_LABEL, _ ("%s billion CE"), number);
  else if (year > 0)
    g_snprintf (label, RP_STEP_LABEL, _ ("%s million CE"), number);
  else if (unit == BILLION)
    g_snprintf (label, RP_STEP_LABEL, _ ("%s billion BCE"), number);
  else
    g_snprintf (label, RP_STEP_LABEL, _ ("%s million BCE"), number);
}

void
rp_time_step_moment (RpCivil civil, RpTimeStep step, char *label)
{
  g_autofree char *month = NULL;
  int digits = 9;

  switch (step.unit)
    {
    case RP_UNIT_NANOSECOND:
      for (gint64 count = step.count; count % 10 == 0 && digits > 3; count /= 10)
        digits--;
      for (int i = digits; i < 9; i++)
        civil.nanosecond /= 10;
      g_snprintf (label, RP_STEP_LABEL, ":%02d.%0*d", civil.second, digits, civil.nanosecond);
      break;
    case RP_UNIT_SECOND:
      g_snprintf (label, RP_STEP_LABEL, "%02d:%02d:%02d", civil.hour, civil.minute, civil.second);
      break;
    case RP_UNIT_MINUTE:
    case RP_UNIT_HOUR:
      g_snprintf (label, RP_STEP_LABEL, "%02d:%02d", civil.hour, civil.minute);
      break;
    case RP_UNIT_DAY:
      if (step.plain)
        g_snprintf (label, RP_STEP_LABEL, "%d", civil.day);
      else
        g_snprintf (label, RP_STEP_LABEL, "%s %d", weekday_name (&civil), civil.day);
      break;
    case RP_UNIT_MONTH:
      month = rp_words_month (civil.month, TRUE);
      g_strlcpy (label, month, RP_STEP_LABEL);
      break;
    case RP_UNIT_NONE:
    case RP_UNIT_YEAR:
    default:
      year_words (civil.year, step.count, FALSE, label);
    }
}

/* "1990s", "1900–1999", "500–401 BCE", "67–66 million BCE". */
static void
span_of_years (RpCivil civil, RpTimeStep step, char *label)
{
  gint64 last = next_year (civil.year, step.count) - 1;
  char first_words[RP_STEP_LABEL], last_words[RP_STEP_LABEL];

  if (step.count == 1)
    {
      year_words (civil.year, 1, FALSE, label);
      return;
    }
  if (step.count == 10 && civil.year >= 100 && civil.year < 10000)
    {
      g_autofree char *first = rp_words_decade (civil.year);

      /* Translators: a decade, as in "1990s" */
      g_snprintf (label, RP_STEP_LABEL, _ ("%ss"), first);
      return;
    }
  year_words (civil.year, step.count,
              unit_of_year (counted_year (civil.year), step.count) == unit_of_year (counted_year (last), step.count),
              first_words);
  year_words (last, step.count, FALSE, last_words);
  if (civil.year == 1 && last >= 100 && last < MILLION)
    /* Translators: of the common era: the first years, as in "1–999 CE" */
    g_snprintf (label, RP_STEP_LABEL, _ ("%s–%s CE"), first_words, last_words);
  else
    g_snprintf (label, RP_STEP_LABEL, "%s–%s", first_words, last_words);
}

static gboolean
span_of_day (RpCivil civil, guint form, const char *month, const char *year, char *label)
{
  const char *weekday = weekday_name (&civil);

  if (form == 0)
    /* Translators: weekday, day, month, year, as in "Thu 12 Jan 2023" */
    g_snprintf (label, RP_STEP_LABEL, _ ("%1$s %2$d %3$s %4$s"), weekday, civil.day, month, year);
  else if (form == 1)
    /* Translators: weekday, day, month, as in "Thu 12 Jan" */
    g_snprintf (label, RP_STEP_LABEL, _ ("%1$s %2$d %3$s"), weekday, civil.day, month);
  else
    g_snprintf (label, RP_STEP_LABEL, "%s %d", weekday, civil.day);
  return TRUE;
}

static gboolean
span_of_minute (RpCivil civil, guint form, const char *month, const char *year, char *label)
{
  char time[16];

  g_snprintf (time, sizeof time, "%02d:%02d", civil.hour, civil.minute);
  if (form == 0)
    /* Translators: weekday, day, month, year, time, as in "Thu 12 Jan 2023, 16:57" */
    g_snprintf (label, RP_STEP_LABEL, _ ("%1$s %2$d %3$s %4$s, %5$s"), weekday_name (&civil), civil.day, month, year,
                time);
  else if (form == 1)
    /* Translators: day, month, time, as in "12 Jan, 16:57" */
    g_snprintf (label, RP_STEP_LABEL, _ ("%1$d %2$s, %3$s"), civil.day, month, time);
  else
    g_strlcpy (label, time, RP_STEP_LABEL);
  return TRUE;
}

gboolean
rp_time_step_span (RpCivil civil, RpTimeStep step, guint form, char *label)
{
  char year[RP_STEP_LABEL];
  g_autofree char *month = rp_words_month (civil.month, TRUE);

  if (form >= RP_STEP_FORMS)
    return FALSE;
  year_words (civil.year, 1, FALSE, year);
  if (step.unit == RP_UNIT_MINUTE)
    return span_of_minute (civil, form, month, year, label);
  if (step.unit == RP_UNIT_DAY)
    return span_of_day (civil, form, month, year, label);
  if (step.unit == RP_UNIT_YEAR && form == 0)
    span_of_years (civil, step, label);
  else if (step.unit == RP_UNIT_YEAR && form == 1 && step.count > 1 && counted_year (civil.year) >= 10000)
    year_words (civil.year, step.count, FALSE, label); /* long numbers: that of the first year alone */
  else if (step.unit == RP_UNIT_MONTH && form == 0)
    g_snprintf (label, RP_STEP_LABEL, _ ("%1$s %2$s"), month, year);
  else if (step.unit == RP_UNIT_MONTH && form == 1)
    g_strlcpy (label, month, RP_STEP_LABEL);
  else
    return FALSE;
  return TRUE;
}

guint
rp_time_step_later_form (RpCivil civil, RpTimeStep step)
{
  if (step.unit == RP_UNIT_MINUTE)
    return civil.hour == 0 && civil.minute == 0 ? 0 : 2;
  return step.unit == RP_UNIT_DAY && (civil.month > 1 || civil.day > 1) ? 1 : 0;
}

/* The widest of N of STEP's labels from CIVIL on. */
static double
widest_from (RpCivil civil, RpTimeStep step, guint n, const RpTextMeasure *measure)
{
  double widest = 0;

  for (guint i = 0; i < n; i++)
    {
      char label[RP_STEP_LABEL];

      rp_time_step_moment (civil, step, label);
      widest = MAX (widest, rp_text_width (measure, label, RP_TEXT_TICK));
      civil = rp_time_step_next (civil, step);
    }
  return widest;
}

double
rp_time_step_width (RpTimeStep step, double from, double to, const RpTextMeasure *measure)
{
  switch (step.unit)
    {
    case RP_UNIT_YEAR:
      return MAX (widest_from (rp_time_step_floor (from, step), step, 3, measure),
                  widest_from (rp_time_step_floor (to, step), step, 1, measure));
    case RP_UNIT_MONTH:
      return widest_from ((RpCivil){ .year = 2023, .month = 1, .day = 1 }, step, 12, measure);
    case RP_UNIT_DAY: /* a week of days with two figures, the 16th to the 22nd */
      return widest_from ((RpCivil){ .year = 2023, .month = 1, .day = 16 }, (RpTimeStep){ RP_UNIT_DAY, 1, step.plain },
                          step.plain ? 1 : 7, measure);
    case RP_UNIT_NONE:
    case RP_UNIT_NANOSECOND:
    case RP_UNIT_SECOND:
    case RP_UNIT_MINUTE:
    case RP_UNIT_HOUR:
    default: /* figures are all of one width */
      return widest_from ((RpCivil){ .year = 2023, .month = 1, .day = 1 }, step, 1, measure);
    }
}
