/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "edtf-scan.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  const char *at, *end;
  RpEdtfDate *date;
  char **reason;
} Scan;

gboolean
rp_edtf_refuse (char **reason, const char *format, ...)
{
  va_list args;

  if (reason == NULL)
    return FALSE;
  va_start (args, format);
  g_free (*reason);
  *reason = g_strdup_vprintf (format, args);
  va_end (args);
  return FALSE;
}

char *
rp_edtf_quote (const char *text, gsize length)
{
  if (length <= 40)
    return g_strndup (text, length);
  return g_strdup_printf ("%.37s…", text);
}

gboolean
rp_edtf_digits_match (const gint8 *digits, guint n, gint64 value)
{
  for (guint i = n; i > 0; i--, value /= 10)
    if (digits[i - 1] != RP_EDTF_ANY && digits[i - 1] != value % 10)
      return FALSE;
  return value == 0;
}

gint64
rp_edtf_digits_value (const gint8 *digits, guint n)
{
  gint64 value = 0;

  for (guint i = 0; i < n; i++)
    value = value * 10 + MAX (digits[i], 0);
  return value;
}

static gboolean
any_in (const gint8 *digits, guint n)
{
  for (guint i = 0; i < n; i++)
    if (digits[i] == RP_EDTF_ANY)
      return TRUE;
  return FALSE;
}

gboolean
rp_edtf_part_has_any (const RpEdtfDate *date, guint part)
{
  if (date->kind != RP_EDTF_DATED || part >= date->n_parts)
    return FALSE;
  if (part == 0)
    return !date->year_long && any_in (date->year_digits, 4);
  if (part == 1)
    return date->season == 0 && any_in (date->month, 2);
  return any_in (date->day, 2);
}

gboolean
rp_edtf_year_unknown (const RpEdtfDate *date)
{
  if (date->kind != RP_EDTF_DATED || date->year_long)
    return FALSE;
  for (guint i = 0; i < 4; i++)
    if (date->year_digits[i] != RP_EDTF_ANY)
      return FALSE;
  return TRUE;
}

static gsize
run_of (const Scan *scan, const char *set)
{
  gsize n = 0;

  while (scan->at + n < scan->end && strchr (set, scan->at[n]) != NULL)
    n++;
  return n;
}

static gboolean
take (Scan *scan, char c)
{
  if (scan->at >= scan->end || *scan->at != c)
    return FALSE;
  scan->at++;
  return TRUE;
}

static gboolean
refuse_rest (Scan *scan)
{
  g_autofree char *rest = rp_edtf_quote (scan->at, scan->end - scan->at);

  if (strstr (rest, "..") != NULL)
    return rp_edtf_refuse (scan->reason,
                           _ ("“..” inside “%s”: a range stands within [ ] or { }, and between two dates of "
                              "an interval stands /"),
                           rest);
  return rp_edtf_refuse (scan->reason, _ ("“%s” is left over after the date"), rest);
}

/* One qualifier or none; NUL for none. FALSE when two stand side by side. */
static gboolean
take_qualifier (Scan *scan, char *qualifier)
{
  gsize n = run_of (scan, "?~%");

  *qualifier = '\0';
  if (n > 1)
    return rp_edtf_refuse (scan->reason, _ ("two of ? ~ %% stand side by side (%% alone says both uncertain and "
                                            "approximate)"));
  if (n == 1)
    *qualifier = *scan->at++;
  return TRUE;
}

static void
qualify (RpEdtfDate *date, char qualifier, guint8 parts)
{
  if (qualifier == '?' || qualifier == '%')
    date->uncertain |= parts;
  if (qualifier == '~' || qualifier == '%')
    date->approximate |= parts;
}

/* After a part (0 year …): a suffix holds for it and for all to its left. */
static gboolean
take_suffix (Scan *scan, guint part, char prefix)
{
  char suffix;

  if (!take_qualifier (scan, &suffix))
    return FALSE;
  if (suffix != '\0' && suffix == prefix)
    return rp_edtf_refuse (scan->reason, _ ("%c stands both before and after the same part"), suffix);
  qualify (scan->date, prefix, (guint8)(1u << part));
  qualify (scan->date, suffix, (guint8)((2u << part) - 1));
  return TRUE;
}

static gint64
scale (gint64 value, gint64 exponent)
{
  while (exponent-- > 0 && value != 0)
    {
      if (value > RP_EDTF_FURTHEST_YEAR / 10)
        return RP_EDTF_FURTHEST_YEAR;
      value *= 10;
    }
  return value;
}

static gint64
take_number (Scan *scan, gsize n)
{
  gint64 value = 0;

  for (; n > 0; n--, scan->at++)
    value = MIN (value * 10 + (*scan->at - '0'), RP_EDTF_FURTHEST_YEAR);
  return value;
}

static void
read_digits (Scan *scan, gint8 *digits, guint n)
{
  for (guint i = 0; i < n; i++, scan->at++)
    digits[i] = *scan->at == 'X' ? RP_EDTF_ANY : (gint8)(*scan->at - '0');
}

/* Y17E7, Y-170000002 */
static gboolean
scan_long_year (Scan *scan)
{
  RpEdtfDate *date = scan->date;
  const char *start = scan->at;
  gsize n = run_of (scan, "0123456789");

  date->year_long = TRUE;
  if (scan->at + n < scan->end && scan->at[n] == 'X')
    return rp_edtf_refuse (scan->reason, _ ("a year with Y takes no X; it may say S and its significant digits"));
  if (n == 0)
    return rp_edtf_refuse (scan->reason, _ ("digits are missing after Y"));
  if (*start == '0')
    return rp_edtf_refuse (scan->reason, _ ("a year with Y does not begin with 0"));
  date->year = take_number (scan, n);
  if (take (scan, 'E'))
    {
      gsize n_exponent = run_of (scan, "0123456789");

      date->year_exponent = TRUE;
      if (n_exponent == 0)
        return rp_edtf_refuse (scan->reason, _ ("digits are missing after E"));
      date->year = scale (date->year, take_number (scan, n_exponent));
    }
  else if (n < 5)
    return rp_edtf_refuse (scan->reason, _ ("Y is for years of more than four digits; write %.*s without it"), (int)n,
                           start);
  return TRUE;
}

static gboolean
scan_short_year (Scan *scan)
{
  RpEdtfDate *date = scan->date;
  gsize n = run_of (scan, "0123456789X");
  g_autofree char *written = rp_edtf_quote (scan->at, n > 0 ? n : (gsize)(scan->end - scan->at));

  if (scan->at == scan->end)
    return rp_edtf_refuse (scan->reason, _ ("a year is missing at the end"));
  if (n == 0)
    return rp_edtf_refuse (scan->reason, _ ("a year is missing where “%s” stands"), written);
  if (n < 4)
    return rp_edtf_refuse (scan->reason, _ ("the year %s has fewer than four digits (0044 is a year, 198X a decade)"),
                           written);
  if (n > 4)
    return rp_edtf_refuse (scan->reason, _ ("the year %s has more than four digits and needs a Y before it"), written);
  read_digits (scan, date->year_digits, 4);
  date->year = rp_edtf_digits_value (date->year_digits, 4);
  if (date->year_negative && date->year == 0 && !any_in (date->year_digits, 4))
    return rp_edtf_refuse (scan->reason, _ ("the year -0000 does not exist (0000 is 1 BCE)"));
  return TRUE;
}

/* The years that X digits or S leave possible; all magnitudes here, the sign comes last. */
static void
spread_year (RpEdtfDate *date)
{
  gint64 low = date->year, high = date->year, unit = 1;
  guint n = 0;

  for (gint64 rest = date->year; rest > 0; rest /= 10)
    n++;
  if (date->significant > 0)
    {
      for (guint i = date->significant; i < n; i++)
        unit *= 10;
      low -= low % unit;
      high = low + unit - 1;
    }
  for (guint i = 0; i < 4 && !date->year_long; i++)
    if (date->year_digits[i] == RP_EDTF_ANY)
      high += scale (9, 3 - i);
  if (date->year_negative && low == 0 && high > 0)
    low = 1;

  date->year_low = date->year_negative ? -high : low;
  date->year_high = date->year_negative ? -low : high;
  if (date->year_negative)
    date->year = -date->year;
}

static gboolean
scan_year (Scan *scan)
{
  RpEdtfDate *date = scan->date;
  char prefix;
  gboolean is_long;

  if (!take_qualifier (scan, &prefix))
    return FALSE;
  date->year_text = scan->at;
  if (scan->at < scan->end && *scan->at == '+')
    return rp_edtf_refuse (scan->reason, _ ("a year takes no + sign"));
  is_long = take (scan, 'Y');
  date->year_negative = take (scan, '-');
  if (!(is_long ? scan_long_year (scan) : scan_short_year (scan)))
    return FALSE;
  date->year_length = scan->at - date->year_text;
  date->n_parts = 1;

  if (take (scan, 'S'))
    {
      gsize n = run_of (scan, "0123456789");
      gint64 significant;

      if (n == 0 || *scan->at == '0')
        return rp_edtf_refuse (scan->reason, _ ("S needs the number of significant digits after it, from 1"));
      if (rp_edtf_part_has_any (date, 0))
        return rp_edtf_refuse (scan->reason, _ ("a year has either X or S, not both"));
      significant = take_number (scan, n);
      date->significant = (guint)MIN (significant, 1000);
    }
  spread_year (date);
  return take_suffix (scan, 0, prefix);
}

/* Month, season or day: "-", then two digits. DIGITS has room for two. */
static gboolean
scan_part (Scan *scan, guint part, gint8 *digits, char *prefix)
{
  gsize n;

  if (!take_qualifier (scan, prefix))
    return FALSE;
  n = run_of (scan, "0123456789X");
  if (n == 0)
    return rp_edtf_refuse (scan->reason,
                           part == 1 ? _ ("a month is missing after the -") : _ ("a day is missing after the -"));
  if (n != 2)
    {
      g_autofree char *written = rp_edtf_quote (scan->at, n);

      return rp_edtf_refuse (scan->reason,
                             part == 1 ? _ ("the month “%s” must have two digits, as in 2004-06")
                                       : _ ("the day “%s” must have two digits, as in 2004-06-01"),
                             written);
    }
  read_digits (scan, digits, 2);
  scan->date->n_parts = part + 1;
  return TRUE;
}

static gboolean
matches_within (const gint8 *digits, gint64 low, gint64 high)
{
  for (gint64 value = low; value <= high; value++)
    if (rp_edtf_digits_match (digits, 2, value))
      return TRUE;
  return FALSE;
}

static gboolean
scan_month (Scan *scan)
{
  RpEdtfDate *date = scan->date;
  char prefix;
  gint64 value;

  if (date->year_long || date->significant > 0)
    return rp_edtf_refuse (scan->reason, _ ("a year written with Y or S stands alone, without month and day"));
  if (!scan_part (scan, 1, date->month, &prefix))
    return FALSE;
  value = rp_edtf_digits_value (date->month, 2);
  if (!any_in (date->month, 2) && value >= 21 && value <= 41)
    date->season = (int)value;
  else if (!matches_within (date->month, 1, 12))
    return rp_edtf_refuse (scan->reason,
                           any_in (date->month, 2) ? _ ("no month is written %.2s") : _ ("month %.2s does not exist"),
                           scan->at - 2);
  return take_suffix (scan, 1, prefix);
}

static gboolean
scan_day (Scan *scan)
{
  RpEdtfDate *date = scan->date;
  char prefix;

  if (date->season != 0)
    return rp_edtf_refuse (scan->reason, _ ("a season or quarter takes no day"));
  if (!scan_part (scan, 2, date->day, &prefix))
    return FALSE;
  if (!matches_within (date->day, 1, 31))
    return rp_edtf_refuse (scan->reason,
                           any_in (date->day, 2) ? _ ("no day is written %.2s") : _ ("day %.2s does not exist"),
                           scan->at - 2);
  return take_suffix (scan, 2, prefix);
}

/* Exactly two digits up to HIGHEST. */
static gboolean
scan_clock (Scan *scan, const char *what, int highest, int *value)
{
  gsize n = run_of (scan, "0123456789");

  if (n != 2)
    return rp_edtf_refuse (scan->reason, _ ("%s must have two digits, as in T09:05:00"), what);
  *value = (int)take_number (scan, 2);
  if (*value > highest)
    return rp_edtf_refuse (scan->reason, _ ("%s cannot be %d"), what, *value);
  return TRUE;
}

static gboolean
scan_offset (Scan *scan)
{
  RpEdtfDate *date = scan->date;
  gboolean west;
  int hours = 0, minutes = 0;

  if (take (scan, 'Z'))
    {
      date->has_offset = TRUE;
      return TRUE;
    }
  west = take (scan, '-');
  if (!west && !take (scan, '+'))
    return TRUE;
  if (run_of (scan, "0123456789") == 4)
    return rp_edtf_refuse (scan->reason, _ ("the offset from UTC needs a colon, as in +04:30"));
  if (!scan_clock (scan, _ ("the hour of the offset"), 23, &hours))
    return FALSE;
  if (take (scan, ':') && !scan_clock (scan, _ ("the minute of the offset"), 59, &minutes))
    return FALSE;
  if (west && hours == 0 && minutes == 0)
    return rp_edtf_refuse (scan->reason, _ ("an offset of nothing is written Z or +00:00, not -00:00"));
  date->has_offset = TRUE;
  date->offset_minutes = (hours * 60 + minutes) * (west ? -1 : 1);
  return TRUE;
}

static gboolean
scan_fraction (Scan *scan)
{
  RpEdtfDate *date = scan->date;
  gsize n = run_of (scan, "0123456789");

  if (n == 0)
    return rp_edtf_refuse (scan->reason, _ ("digits are missing in the fraction of a second"));
  for (date->n_fraction = 0; date->n_fraction < 9; date->n_fraction++)
    date->nanosecond = date->nanosecond * 10 + (date->n_fraction < n ? scan->at[date->n_fraction] - '0' : 0);
  date->n_fraction = (guint)MIN (n, 9);
  scan->at += n;
  return TRUE;
}

static gboolean
scan_time (Scan *scan)
{
  RpEdtfDate *date = scan->date;

  if (date->n_parts != 3 || rp_edtf_part_has_any (date, 0) || rp_edtf_part_has_any (date, 1)
      || rp_edtf_part_has_any (date, 2) || date->uncertain != 0 || date->approximate != 0)
    return rp_edtf_refuse (scan->reason, _ ("a time of day needs a whole day before it, without X, ?, ~ or %%"));
  if (!scan_clock (scan, _ ("the hour"), 24, &date->hour))
    return FALSE;
  if (!take (scan, ':'))
    return rp_edtf_refuse (scan->reason, _ ("a time of day is written hh:mm:ss"));
  if (!scan_clock (scan, _ ("the minute"), 59, &date->minute))
    return FALSE;
  if (take (scan, ':'))
    {
      date->has_seconds = TRUE;
      if (!scan_clock (scan, _ ("the second"), 59, &date->second))
        return FALSE;
      if ((take (scan, '.') || take (scan, ',')) && !scan_fraction (scan))
        return FALSE;
    }
  if (date->hour == 24 && (date->minute | date->second | date->nanosecond) != 0)
    return rp_edtf_refuse (scan->reason, _ ("hour 24 is only the end of a day, 24:00:00"));
  date->has_time = TRUE;
  if (!scan_offset (scan))
    return FALSE;
  if (run_of (scan, "?~%") > 0)
    return rp_edtf_refuse (scan->reason, _ ("a time of day takes no ?, ~ or %%"));
  return TRUE;
}

gboolean
rp_edtf_scan_date (const char *text, gsize length, RpEdtfDate *date, char **reason)
{
  Scan scan = { text, text + length, date, reason };

  date->kind = RP_EDTF_DATED;
  date->text = text;
  date->length = length;
  if (!scan_year (&scan))
    return FALSE;
  if (take (&scan, '-') && !scan_month (&scan))
    return FALSE;
  if (date->n_parts == 2 && take (&scan, '-') && !scan_day (&scan))
    return FALSE;
  if (take (&scan, 'T') && !scan_time (&scan))
    return FALSE;
  return scan.at == scan.end || refuse_rest (&scan);
}
