/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "foreign-date.h"

#include "edtf.h"
#include "instant.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#define MOST_SECONDS 3e11 /* some 9,500 years either way: beyond it a number is no Unix time */

static gboolean
is_edtf (const char *text)
{
  g_autofree char *reason = NULL;
  RpWhen when;

  return rp_edtf_parse (text, &when, &reason, NULL);
}

static char *
year_text (gint64 year)
{
  if (year > 9999 || year < -9999)
    return g_strdup_printf ("Y%" G_GINT64_FORMAT, year);
  return g_strdup_printf (year < 0 ? "-%04d" : "%04d", (int)ABS (year));
}

static char *
time_text (int hour, int minute, double second)
{
  char text[32];

  if (minute < 0)
    return g_strdup_printf ("%02d:00:00", hour);
  if (second < 0)
    return g_strdup_printf ("%02d:%02d:00", hour, minute);
  if (second <= floor (second))
    return g_strdup_printf ("%02d:%02d:%02d", hour, minute, (int)second);
  g_ascii_formatd (text, sizeof text, "%06.3f", floor (second * 1000) / 1000);
  return g_strdup_printf ("%02d:%02d:%s", hour, minute, text);
}

char *
rp_foreign_date_from_parts (gint64 year, int month, int day, int hour, int minute, double second)
{
  g_autofree char *head = year_text (year);
  g_autofree char *date = NULL;
  g_autofree char *time = NULL;

  if (month == 0)
    return g_steal_pointer (&head);
  if (month < 1 || month > 12 || day < 0 || ABS (year) > 9999)
    return NULL;
  if (day == 0)
    return g_strdup_printf ("%s-%02d", head, month);
  if (day > rp_civil_days_in_month (year, month))
    return NULL;
  date = g_strdup_printf ("%s-%02d-%02d", head, month, day);
  if (hour < 0)
    return g_steal_pointer (&date);
  if (hour > 23 || minute > 59 || second >= 61)
    return NULL;
  time = time_text (hour, minute, second);
  return g_strdup_printf ("%sT%s", date, time);
}

char *
rp_foreign_date_from_seconds (double seconds)
{
  RpCivil civil;

  if (!isfinite (seconds) || fabs (seconds) > MOST_SECONDS)
    return NULL;
  rp_instant_to_civil (rp_instant_from_double (seconds), &civil);
  if (civil.hour == 0 && civil.minute == 0 && civil.second == 0 && civil.nanosecond == 0)
    return rp_foreign_date_from_parts (civil.year, civil.month, civil.day, -1, -1, -1);
  return rp_foreign_date_from_parts (civil.year, civil.month, civil.day, civil.hour, civil.minute,
                                     civil.second + civil.nanosecond / 1e9);
}

char *
rp_foreign_date_from_milliseconds (double milliseconds)
{
  return rp_foreign_date_from_seconds (milliseconds / 1000);
}

char *
rp_foreign_interval (const char *begin, const char *end)
{
  if (begin == NULL && end == NULL)
    return NULL;
  if ((begin != NULL && strpbrk (begin, "/[{") != NULL) || (end != NULL && strpbrk (end, "/[{") != NULL))
    return NULL;
  if (begin != NULL && end != NULL && strcmp (begin, end) == 0)
    return g_strdup (begin);
  return g_strdup_printf ("%s/%s", begin != NULL ? begin : "", end != NULL ? end : "");
}

/* "2023-01-12 16:57" as ISO has it. Transfer full; NULL: it is nothing such. */
static char *
with_t (const char *text)
{
  const char *blank = strchr (text, ' ');
  char *iso;

  if (blank == NULL || blank == text || !g_ascii_isdigit (blank[-1]) || !g_ascii_isdigit (blank[1]))
    return NULL;
  iso = g_strdup (text);
  iso[blank - text] = 'T';
  return iso;
}

char *
rp_foreign_date (const char *text, RpDateOrder order G_GNUC_UNUSED, RpDateReading *reading)
{
  g_autofree char *plain = g_strstrip (g_strdup (text));
  g_autofree char *iso = with_t (plain);

  if (reading != NULL)
    *reading = RP_DATE_READ;
  if (is_edtf (plain))
    return g_steal_pointer (&plain);
  if (iso != NULL && is_edtf (iso))
    return g_steal_pointer (&iso);
  if (reading != NULL)
    *reading = RP_DATE_UNREADABLE;
  return NULL;
}
