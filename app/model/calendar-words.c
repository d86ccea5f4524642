/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "calendar-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const char *const months[]
    = { N_ ("January"), N_ ("February"), N_ ("March"),     N_ ("April"),   N_ ("May"),      N_ ("June"),
        N_ ("July"),    N_ ("August"),   N_ ("September"), N_ ("October"), N_ ("November"), N_ ("December") };

static const char *const brief_months[]
    = { NC_ ("month, short", "Jan"), NC_ ("month, short", "Feb"), NC_ ("month, short", "Mar"),
        NC_ ("month, short", "Apr"), NC_ ("month, short", "May"), NC_ ("month, short", "Jun"),
        NC_ ("month, short", "Jul"), NC_ ("month, short", "Aug"), NC_ ("month, short", "Sep"),
        NC_ ("month, short", "Oct"), NC_ ("month, short", "Nov"), NC_ ("month, short", "Dec") };

char *
rp_words_number (gint64 number)
{
  g_autofree char *digits = g_strdup_printf ("%" G_GINT64_FORMAT, number);
  gsize length = strlen (digits);
  GString *grouped;

  if (number < 10000)
    return g_steal_pointer (&digits);
  grouped = g_string_new (NULL);
  for (gsize i = 0; i < length; i++)
    {
      if (i > 0 && (length - i) % 3 == 0)
        /* Translators: between the thousands of a number: “13,800” */
        g_string_append (grouped, C_ ("between thousands", ","));
      g_string_append_c (grouped, digits[i]);
    }
  return g_string_free (grouped, FALSE);
}

char *
rp_words_year (gint64 year)
{
  g_autofree char *number = rp_words_number (year > 0 ? year : 1 - year);

  if (year <= 0)
    /* Translators: before the common era, as in "44 BCE" */
    return g_strdup_printf (_ ("%s BCE"), number);
  if (year < 100)
    /* Translators: of the common era, for years that could pass for days, as in "44 CE" */
    return g_strdup_printf (_ ("%s CE"), number);
  return g_steal_pointer (&number);
}

char *
rp_words_decade (gint64 year)
{
  /* Translators: what is written behind the first year of a decade, as in “1990s”, by the year's end: 10, 20 … 90, full
     hundreds, full thousands; a lone “-” stands for nothing. Azerbaijani: “-cu -ci …”, for “1990-cı illər” */
  g_auto (GStrv) endings = g_strsplit (C_ ("behind a decade’s year", "- - - - - - - - - - -"), " ", -1);
  g_autofree char *words = rp_words_year (year);
  guint ten = (guint)(ABS (year) / 10 % 10);
  guint which = ten > 0 ? ten - 1 : year % 1000 != 0 ? 9 : 10;

  if (g_strv_length (endings) != 11 || g_str_equal (endings[which], "-"))
    return g_steal_pointer (&words);
  return g_strconcat (words, endings[which], NULL);
}

char *
rp_words_month (int month, gboolean brief)
{
  month = CLAMP (month, 1, 12);
  return g_strdup (brief ? g_dpgettext2 (GETTEXT_PACKAGE, "month, short", brief_months[month - 1])
                         : g_dgettext (GETTEXT_PACKAGE, months[month - 1]));
}

char *
rp_words_day (int day)
{
  /* Translators: the first day of a month within a date, as “1” in “1 September 2023”; French: 1er */
  return day == 1 ? g_strdup (C_ ("first day of a month", "1")) : g_strdup_printf ("%d", day);
}

char *
rp_words_civil (const RpCivil *civil, RpPrecision precision, gboolean brief)
{
  g_autofree char *year = rp_words_year (civil->year);
  g_autofree char *month = rp_words_month (civil->month, brief);
  g_autofree char *day = rp_words_day (civil->day);

  switch (precision)
    {
    case RP_PRECISION_ROUGH:
    case RP_PRECISION_YEAR:
      return g_steal_pointer (&year);
    case RP_PRECISION_SEASON:
    case RP_PRECISION_MONTH:
      /* Translators: month and year, as in "September 2023" */
      return g_strdup_printf (_ ("%1$s %2$s"), month, year);
    case RP_PRECISION_UNKNOWN:
    case RP_PRECISION_DAY:
    case RP_PRECISION_TIME:
    default:
      /* Translators: day, month and year, as in "12 January 2023" */
      return g_strdup_printf (_ ("%1$s %2$s %3$s"), day, month, year);
    }
}

char *
rp_words_time (const RpCivil *civil, guint n_fraction)
{
  GString *time = g_string_new (NULL);

  g_string_append_printf (time, "%02d:%02d", civil->hour, civil->minute);
  if (civil->second != 0 || civil->nanosecond != 0)
    g_string_append_printf (time, ":%02d", civil->second);
  if (civil->nanosecond != 0 && n_fraction > 0)
    {
      g_autofree char *fraction = g_strdup_printf ("%09d", civil->nanosecond);

      g_string_append_printf (time, ".%.*s", (int)MIN (n_fraction, 9), fraction);
    }
  return g_string_free (time, FALSE);
}

char *
rp_words_between (const RpCivil *from, const RpCivil *to, RpPrecision precision)
{
  g_autofree char *first = rp_words_civil (from, precision, FALSE);
  g_autofree char *last = rp_words_civil (to, precision, FALSE);
  g_autofree char *year = rp_words_year (to->year);
  g_autofree char *first_month = rp_words_month (from->month, FALSE);
  g_autofree char *last_month = rp_words_month (to->month, FALSE);
  g_autofree char *first_day = rp_words_day (from->day);
  g_autofree char *last_day = rp_words_day (to->day);

  if (g_str_equal (first, last))
    return g_steal_pointer (&first);
  if (precision > RP_PRECISION_MONTH && from->year != to->year)
    /* Translators: two days, each with its month and year; what a language puts before a day stands here */
    return g_strdup_printf (C_ ("whole days", "between %s and %s"), first, last);
  if (precision <= RP_PRECISION_YEAR || from->year != to->year)
    return g_strdup_printf (_ ("between %s and %s"), first, last);
  if (precision == RP_PRECISION_MONTH)
    /* Translators: month, month, year */
    return g_strdup_printf (_ ("between %1$s and %2$s %3$s"), first_month, last_month, year);
  if (from->month == to->month)
    /* Translators: day, day, month, year, as in "between 1 and 30 September 2023" */
    return g_strdup_printf (_ ("between %1$s and %2$s %3$s %4$s"), first_day, last_day, last_month, year);
  /* Translators: day, month, day, month, year */
  return g_strdup_printf (_ ("between %1$s %2$s and %3$s %4$s %5$s"), first_day, first_month, last_day, last_month,
                          year);
}

static char *
describe_instant (RpInstant instant, RpPrecision precision, gboolean brief)
{
  RpCivil civil;
  g_autofree char *date = NULL;
  g_autofree char *time = NULL;

  if (rp_instant_is_infinite (instant))
    return g_strdup (instant.seconds < 0 ? _ ("the distant past") : _ ("the distant future"));
  rp_instant_to_civil (instant, &civil);
  date = rp_words_civil (&civil, precision, brief);
  if (precision != RP_PRECISION_TIME)
    return g_steal_pointer (&date);
  civil.nanosecond = 0;
  time = rp_words_time (&civil, 0);
  /* Translators: date, time of day, as in "12 January 2023, 16:57" */
  return g_strdup_printf (_ ("%1$s, %2$s"), date, time);
}

char *
rp_instant_describe (RpInstant instant, RpPrecision precision)
{
  return describe_instant (instant, precision, FALSE);
}

char *
rp_instant_describe_short (RpInstant instant, RpPrecision precision)
{
  return describe_instant (instant, precision, TRUE);
}
