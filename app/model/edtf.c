/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "edtf-scan.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* First month and number of months of 21 … 41. A season lies in the year in which it begins. */
static const struct
{
  guint8 month, months;
} seasons[] = {
  { 3, 3 }, { 6, 3 },  { 9, 3 }, { 12, 3 },           /* 21 spring … 24 winter, as on the northern hemisphere */
  { 3, 3 }, { 6, 3 },  { 9, 3 }, { 12, 3 },           /* 25 … 28 northern hemisphere */
  { 9, 3 }, { 12, 3 }, { 3, 3 }, { 6, 3 },            /* 29 … 32 southern hemisphere */
  { 1, 3 }, { 4, 3 },  { 7, 3 }, { 10, 3 },           /* 33 … 36 quarters */
  { 1, 4 }, { 5, 4 },  { 9, 4 }, { 1, 6 },  { 7, 6 }, /* 37 … 39 quadrimesters, 40 and 41 halves */
};

static RpInstant
day_begin (gint64 year, int month, int day)
{
  return rp_instant_from_civil (&(RpCivil){ year, month, day, 0, 0, 0, 0 });
}

static RpInstant
day_end (gint64 year, int month, int day)
{
  return rp_instant_from_civil (&(RpCivil){ year, month, day, 23, 59, 59, 999999999 });
}

/* Two digits without X leave one number of LOW … HIGH, or none. */
static void
narrow (const gint8 *digits, int *low, int *high)
{
  int value = (int)rp_edtf_digits_value (digits, 2);

  if (digits[0] == RP_EDTF_ANY || digits[1] == RP_EDTF_ANY)
    return;
  if (value >= *low && value <= *high)
    *low = *high = value;
  else
    *low = *high + 1;
}

/* The first (STEP 1) or last (STEP -1) day of YEAR that the month and day written allow. */
static gboolean
find_day (const RpEdtfDate *date, gint64 year, int step, int *month, int *day)
{
  int first_month = 1, last_month = 12;

  if (date->n_parts >= 2)
    narrow (date->month, &first_month, &last_month);
  for (*month = step > 0 ? first_month : last_month; *month >= first_month && *month <= last_month; *month += step)
    {
      int first = 1, last = rp_civil_days_in_month (year, *month);

      if (date->n_parts >= 2 && !rp_edtf_digits_match (date->month, 2, *month))
        continue;
      if (date->n_parts >= 3)
        narrow (date->day, &first, &last);
      for (*day = step > 0 ? first : last; *day >= first && *day <= last; *day += step)
        if (date->n_parts < 3 || rp_edtf_digits_match (date->day, 2, *day))
          return TRUE;
    }
  return FALSE;
}

/* Goes through the years that the X digits allow, from the first or from the last; 10,000 at most. */
static gboolean
find_date (const RpEdtfDate *date, int step, gint64 *year, int *month, int *day)
{
  gint64 first = step > 0 ? date->year_low : date->year_high;
  gint64 last = step > 0 ? date->year_high : date->year_low;

  if (!rp_edtf_part_has_any (date, 0))
    {
      *year = first;
      return find_day (date, first, step, month, day);
    }
  for (*year = first; step > 0 ? *year <= last : *year >= last; *year += step)
    if (rp_edtf_digits_match (date->year_digits, 4, ABS (*year)) && find_day (date, *year, step, month, day))
      return TRUE;
  return FALSE;
}

static void
bound_season (RpEdtfDate *date)
{
  int from = seasons[date->season - 21].month;
  int to = from + seasons[date->season - 21].months - 1;
  gint64 last_year = date->year_high + (to > 12 ? 1 : 0);

  to = to > 12 ? to - 12 : to;
  date->earliest = day_begin (date->year_low, from, 1);
  date->latest = day_end (last_year, to, rp_civil_days_in_month (last_year, to));
}

static void
bound_time (RpEdtfDate *date, gint64 year, int month, int day)
{
  RpCivil civil = { year, month, day, date->hour, date->minute, date->second, date->nanosecond };
  gint64 unit = 1000000000;

  for (guint i = 0; i < date->n_fraction; i++)
    unit /= 10;
  date->earliest = rp_instant_from_civil (&civil);
  if (!date->has_seconds)
    date->latest = rp_instant_add (date->earliest, 59, 999999999);
  else
    date->latest = rp_instant_add (date->earliest, 0, (gint32)(unit - 1));
}

static gboolean
refuse_day (const RpEdtfDate *date, char **reason)
{
  g_autofree char *written = rp_edtf_quote (date->text, date->length);
  int month = (int)rp_edtf_digits_value (date->month, 2);

  for (guint part = 0; part < 3; part++)
    if (rp_edtf_part_has_any (date, part))
      return rp_edtf_refuse (reason, _ ("no day of the calendar is written %s"), written);
  return rp_edtf_refuse (reason, _ ("%s does not exist: that month has %d days"), written,
                         rp_civil_days_in_month (date->year, month));
}

static gboolean
bound_date (RpEdtfDate *date, char **reason)
{
  gint64 year, last_year;
  int month, day, last_month, last_day;

  if (date->kind != RP_EDTF_DATED)
    return TRUE;
  if (date->season != 0)
    bound_season (date);
  else
    {
      if (!find_date (date, 1, &year, &month, &day) || !find_date (date, -1, &last_year, &last_month, &last_day))
        return refuse_day (date, reason);
      date->earliest = day_begin (year, month, day);
      date->latest = day_end (last_year, last_month, last_day);
      if (date->has_time)
        bound_time (date, year, month, day);
    }
  if (rp_edtf_year_unknown (date))
    {
      date->earliest = RP_INSTANT_MIN;
      date->latest = RP_INSTANT_MAX;
    }
  return TRUE;
}

static gboolean
is_reversed (const RpEdtfMember *member)
{
  const RpEdtfDate *first = &member->first, *last = &member->last;
  RpInstant start = first->earliest, end = last->latest;

  if (!member->range || first->kind != RP_EDTF_DATED || last->kind != RP_EDTF_DATED)
    return FALSE;
  if (first->has_offset && last->has_offset)
    {
      start = rp_instant_add (start, -60 * first->offset_minutes, 0);
      end = rp_instant_add (end, -60 * last->offset_minutes, 0);
    }
  /* years out of an instant's reach compare as years */
  if (rp_instant_is_infinite (start) && rp_instant_is_infinite (end) && !rp_edtf_year_unknown (first)
      && !rp_edtf_year_unknown (last))
    return last->year_high < first->year_low;
  return rp_instant_compare (end, start) < 0;
}

static gboolean
read_text (const char *text, RpEdtfText *self, char **reason, gboolean *reversed)
{
  if (!rp_edtf_scan (text, self, reason))
    return FALSE;
  for (guint i = 0; i < self->members->len; i++)
    {
      RpEdtfMember *member = &g_array_index (self->members, RpEdtfMember, i);

      if (!bound_date (&member->first, reason) || (member->range && !bound_date (&member->last, reason)))
        goto refused;
    }
  for (guint i = 0; i < self->members->len; i++)
    {
      RpEdtfMember *member = &g_array_index (self->members, RpEdtfMember, i);

      if (is_reversed (member))
        {
          g_autofree char *start = rp_edtf_quote (member->first.text, member->first.length);
          g_autofree char *end = rp_edtf_quote (member->last.text, member->last.length);

          *reversed = TRUE;
          rp_edtf_refuse (reason, _ ("the end %s lies before the start %s"), end, start);
          goto refused;
        }
    }
  return TRUE;

refused:
  rp_edtf_text_clear (self);
  return FALSE;
}

gboolean
rp_edtf_read (const char *text, RpEdtfText *self, char **reason)
{
  gboolean reversed;

  return read_text (text, self, reason, &reversed);
}

static RpPrecision
precision_of (const RpEdtfDate *date)
{
  if (rp_edtf_year_unknown (date))
    return RP_PRECISION_UNKNOWN;
  if (date->year_exponent || date->year_low != date->year_high)
    return RP_PRECISION_ROUGH;
  if (date->n_parts == 1 || rp_edtf_part_has_any (date, 1))
    return RP_PRECISION_YEAR;
  if (date->season != 0)
    return RP_PRECISION_SEASON;
  if (date->n_parts == 2 || rp_edtf_part_has_any (date, 2))
    return RP_PRECISION_MONTH;
  return date->has_time ? RP_PRECISION_TIME : RP_PRECISION_DAY;
}

static void
fill_end (const RpEdtfDate *date, RpWhenEnd *end)
{
  memset (end, 0, sizeof *end);
  end->earliest = RP_INSTANT_MIN;
  end->latest = RP_INSTANT_MAX;
  if (date->kind != RP_EDTF_DATED)
    {
      end->bound = date->kind == RP_EDTF_OPEN_END ? RP_BOUND_OPEN : RP_BOUND_UNKNOWN;
      return;
    }
  end->earliest = date->earliest;
  end->latest = date->latest;
  end->precision = precision_of (date);
  end->approximate = date->approximate != 0;
  end->uncertain = date->uncertain != 0;
  end->unspecified = rp_edtf_part_has_any (date, 0) || rp_edtf_part_has_any (date, 1) || rp_edtf_part_has_any (date, 2);
  end->has_offset = date->has_offset;
  end->offset_minutes = date->offset_minutes;
}

/* What the one end leaves possible for the other. A date without a known year has no place; in an interval whose other
 * end has one it counts as not known. */
static void
fill_interval (const RpEdtfMember *member, RpWhen *when)
{
  gboolean lost_begin = rp_edtf_year_unknown (&member->first), lost_end = rp_edtf_year_unknown (&member->last);
  gboolean placed;

  fill_end (&member->first, &when->begin);
  fill_end (&member->last, &when->end);
  placed = (member->first.kind == RP_EDTF_DATED && !lost_begin) || (member->last.kind == RP_EDTF_DATED && !lost_end);
  when->year_unknown = !placed && (lost_begin || lost_end);
  if (placed && lost_begin)
    when->begin.bound = RP_BOUND_UNKNOWN;
  if (placed && lost_end)
    when->end.bound = RP_BOUND_UNKNOWN;
  if (when->begin.bound != RP_BOUND_KNOWN)
    when->begin.latest = when->end.latest;
  else if (when->end.bound != RP_BOUND_KNOWN)
    when->end.earliest = when->begin.earliest;
}

static void
widen (RpWhenEnd *whole, const RpWhenEnd *part)
{
  if (rp_instant_compare (part->earliest, whole->earliest) < 0)
    whole->earliest = part->earliest;
  if (rp_instant_compare (part->latest, whole->latest) > 0)
    whole->latest = part->latest;
  if (part->bound == RP_BOUND_KNOWN && part->precision != whole->precision)
    whole->precision = RP_PRECISION_UNKNOWN;
  if (part->bound != RP_BOUND_KNOWN)
    whole->bound = part->bound;
  whole->approximate |= part->approximate;
  whole->uncertain |= part->uncertain;
  whole->unspecified |= part->unspecified;
}

/* A member's two ends; equal for a member that is one date. */
static void
fill_member (const RpEdtfMember *member, RpWhen *part)
{
  if (member->range)
    {
      fill_interval (member, part);
      return;
    }
  fill_end (&member->first, &part->begin);
  part->end = part->begin;
  part->year_unknown = rp_edtf_year_unknown (&member->first);
}

static void
fill_one_of (const RpEdtfText *self, RpWhen *when)
{
  for (guint i = 0; i < self->members->len; i++)
    {
      RpWhen part = { 0 };

      fill_member (&g_array_index (self->members, RpEdtfMember, i), &part);
      when->year_unknown |= part.year_unknown;
      if (i == 0)
        when->begin = part.begin.bound == RP_BOUND_KNOWN ? part.begin : part.end;
      widen (&when->begin, &part.begin);
      widen (&when->begin, &part.end);
    }
  if (self->members->len > 1)
    when->begin.has_offset = FALSE;
  when->end = when->begin;
}

static void
fill_all_of (const RpEdtfText *self, RpWhen *when)
{
  for (guint i = 0; i < self->members->len; i++)
    {
      RpWhen part = { 0 };

      fill_member (&g_array_index (self->members, RpEdtfMember, i), &part);
      when->year_unknown |= part.year_unknown;
      if (i == 0 || rp_instant_compare (part.begin.earliest, when->begin.earliest) < 0)
        when->begin = part.begin;
      if (i == 0 || rp_instant_compare (part.end.latest, when->end.latest) > 0)
        when->end = part.end;
    }
}

gboolean
rp_edtf_parse (const char *text, RpWhen *when, char **reason, gboolean *reversed)
{
  g_auto (RpEdtfText) parts = { 0 };
  gboolean is_reverse = FALSE, ok;

  memset (when, 0, sizeof *when);
  if (reason != NULL)
    *reason = NULL;
  ok = read_text (text, &parts, reason, &is_reverse);
  if (reversed != NULL)
    *reversed = is_reverse;
  if (!ok)
    return FALSE;

  when->form = parts.form;
  switch (parts.form)
    {
    case RP_WHEN_ONE_OF:
      fill_one_of (&parts, when);
      break;
    case RP_WHEN_ALL_OF:
      fill_all_of (&parts, when);
      break;
    case RP_WHEN_SINGLE:
    case RP_WHEN_INTERVAL:
    default:
      fill_member (&g_array_index (parts.members, RpEdtfMember, 0), when);
      break;
    }
  return TRUE;
}

/* An interval's end follows its start, so the other end matters only where two offsets put the clock readings the other
 * way round. */
RpInstant
rp_when_earliest (const RpWhen *when)
{
  return rp_instant_compare (when->begin.earliest, when->end.latest) > 0 ? when->end.earliest : when->begin.earliest;
}

RpInstant
rp_when_latest (const RpWhen *when)
{
  return rp_instant_compare (when->begin.earliest, when->end.latest) > 0 ? when->begin.latest : when->end.latest;
}
