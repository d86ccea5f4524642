/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gap-folding.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "calendar-words.h"
#include "instant.h"

#define SPAN_SHARE 12
#define REST_SHARE 5
#define MEDIAN_TIMES 10
/* A gap is shortened to whole units when it has more than this many of them. */
#define UNITS_KEPT 3
/* Bytes: two hundred streams of memory are still fast to write to. */
#define DIGIT_BITS 8
#define N_DIGITS 8 /* of 64 bits */
#define N_VALUES (1u << DIGIT_BITS)

#define DAY 86400.0
#define MONTH (30.436875 * DAY)
#define YEAR (365.2425 * DAY)
#define FURTHEST_ALIGNED (1e6 * YEAR) /* beyond it nobody counts years one by one */

/* The bits of a double, so that greater doubles have greater bits. */
static guint64
bits_of (double value)
{
  guint64 bits;

  memcpy (&bits, &value, sizeof bits);
  return bits >> 63 ? ~bits : bits | (G_GUINT64_CONSTANT (1) << 63);
}

static guint
digit_of (double value, guint digit)
{
  return (guint)(bits_of (value) >> (digit * DIGIT_BITS)) & (N_VALUES - 1);
}

/* One pass of the sort: SOURCE by DIGIT into TARGET. */
static void
sort_by_digit (const RpStretch *source, RpStretch *target, guint n, guint digit)
{
  guint next[N_VALUES] = { 0 }, sum = 0;

  for (guint i = 0; i < n; i++)
    next[digit_of (source[i].from, digit)]++;
  for (guint value = 0; value < N_VALUES; value++)
    {
      guint count = next[value];

      next[value] = sum;
      sum += count;
    }
  for (guint i = 0; i < n; i++)
    target[next[digit_of (source[i].from, digit)]++] = source[i];
}

/* By `from`, digit by digit from the lowest, digits that all have in common passed over (LSD radix sort): no order of
 * the input is worse than another. O(n). */
static void
sort_all (RpStretch *stretches, guint n)
{
  g_autofree RpStretch *buffer = g_new (RpStretch, n);
  RpStretch *source = stretches, *target = buffer;
  guint64 different = 0;

  for (guint i = 1; i < n; i++)
    different |= bits_of (stretches[i].from) ^ bits_of (stretches[0].from);
  for (guint digit = 0; digit < N_DIGITS; digit++)
    {
      RpStretch *sorted = target;

      if ((different >> (digit * DIGIT_BITS) & (N_VALUES - 1)) == 0)
        continue;
      sort_by_digit (source, target, n, digit);
      target = source;
      source = sorted;
    }
  if (source != stretches)
    memcpy (stretches, source, n * sizeof *stretches);
}

/* What is greater than something behind it is taken out, sorted, and merged with the rest, which is in order: begins
 * come in order as a rule, with ends of what lasts among them. */
static void
sort_stretches (RpStretch *stretches, guint n)
{
  g_autofree RpStretch *out = NULL;
  guint n_out = 0, kept = n, next = 0;

  for (guint i = n; i-- > 0;)
    if (kept == n || stretches[i].from <= stretches[kept].from)
      {
        stretches[--kept] = stretches[i];
      }
    else
      {
        if (!out)
          out = g_new (RpStretch, n);
        out[n_out++] = stretches[i];
      }
  if (n_out == 0)
    return;
  sort_all (out, n_out);
  for (guint i = 0; next < n_out; i++)
    if (kept < n && stretches[kept].from <= out[next].from)
      stretches[i] = stretches[kept++];
    else
      stretches[i] = out[next++];
}

/* The RANK-th smallest of VALUES (from 0), whose order is lost: by the highest digit, then among those that share it by
 * the next; digits that all have in common are passed over. O(n) for any values. */
static double
select_nth (double *values, guint n, guint rank)
{
  guint64 different = 0;

  for (guint i = 1; i < n; i++)
    different |= bits_of (values[i]) ^ bits_of (values[0]);
  for (guint digit = N_DIGITS; digit-- > 0 && n > 1;)
    {
      guint counts[N_VALUES] = { 0 }, value = 0, kept = 0;

      if ((different >> (digit * DIGIT_BITS) & (N_VALUES - 1)) == 0)
        continue;
      for (guint i = 0; i < n; i++)
        counts[digit_of (values[i], digit)]++;
      while (rank >= counts[value])
        rank -= counts[value++];
      for (guint i = 0; i < n; i++)
        if (digit_of (values[i], digit) == value)
          values[kept++] = values[i];
      n = kept;
    }
  return values[0];
}

static const double unit_seconds[] = { 1e-3, 1, 60, 3600, DAY, MONTH, YEAR };

typedef enum
{
  UNIT_MILLISECOND,
  UNIT_SECOND,
  UNIT_MINUTE,
  UNIT_HOUR,
  UNIT_DAY,
  UNIT_MONTH,
  UNIT_YEAR,
} Unit;

/* TIME moved to the start of the next (or, backwards, this) UNIT. */
static double
align (double time, Unit unit, gboolean forward)
{
  RpCivil civil;
  RpInstant aligned;

  rp_instant_to_civil (rp_instant_from_double (time), &civil);
  civil.nanosecond = 0;
  civil.second = unit >= UNIT_MINUTE ? 0 : civil.second;
  civil.minute = unit >= UNIT_HOUR ? 0 : civil.minute;
  civil.hour = unit >= UNIT_DAY ? 0 : civil.hour;
  civil.day = unit >= UNIT_MONTH ? 1 : civil.day;
  civil.month = unit >= UNIT_YEAR ? 1 : civil.month;
  aligned = rp_instant_from_civil (&civil);
  if (!forward || rp_instant_to_double (aligned) >= time)
    return rp_instant_to_double (aligned);
  if (unit <= UNIT_DAY)
    return rp_instant_to_double (rp_instant_add (aligned, (gint64)unit_seconds[unit], 0));
  if (unit == UNIT_YEAR || civil.month == 12)
    civil.year++, civil.month = 1;
  else
    civil.month++;
  return rp_instant_to_double (rp_instant_from_civil (&civil));
}

static void
align_gap (RpGap *gap)
{
  double length = gap->to - gap->from;
  int unit = UNIT_YEAR;

  if (length > FURTHEST_ALIGNED)
    return;
  while (unit > UNIT_MILLISECOND && length <= UNITS_KEPT * unit_seconds[unit])
    unit--;
  if (unit == UNIT_MILLISECOND)
    return;
  gap->from = align (gap->from, (Unit)unit, TRUE);
  gap->to = align (gap->to, (Unit)unit, FALSE);
}

/* The gaps that may be left out: the longest, by their place in time. */
typedef struct
{
  RpGap gaps[RP_MOST_FOLDS];
  guint n;
} Longest;

static double
length_of (const RpGap *gap)
{
  return gap->to - gap->from;
}

/* Keeps `gaps` descending by length, of equal ones the earlier first. */
static void
keep_longest (Longest *longest, RpGap gap)
{
  guint at = longest->n;

  if (at == RP_MOST_FOLDS && length_of (&gap) <= length_of (&longest->gaps[at - 1]))
    return;
  if (at == RP_MOST_FOLDS)
    at--;
  else
    longest->n++;
  for (; at > 0 && length_of (&gap) > length_of (&longest->gaps[at - 1]); at--)
    longest->gaps[at] = longest->gaps[at - 1];
  longest->gaps[at] = gap;
}

static double
median_gap (const RpStretch *stretches, guint n)
{
  g_autofree double *lengths = g_new (double, n - 1);
  double reached = stretches[0].to;

  for (guint i = 1; i < n; i++)
    {
      lengths[i - 1] = MAX (0.0, stretches[i].from - reached);
      reached = MAX (reached, stretches[i].to);
    }
  return select_nth (lengths, n - 1, (n - 1) / 2);
}

/* The longest gaps above LEAST; the span of everything. */
static double
find_longest (const RpStretch *stretches, guint n, double least, Longest *longest)
{
  double reached = stretches[0].to;

  for (guint i = 1; i < n; i++)
    {
      if (stretches[i].from - reached > least)
        keep_longest (longest, (RpGap){ .from = reached, .to = stretches[i].from });
      reached = MAX (reached, stretches[i].to);
    }
  return reached - stretches[0].from;
}

/* How many of the longest are folded. Beyond those that are long in the whole, a gap must be long in what would remain,
 * or its fold would be wider than itself. */
static guint
choose (const Longest *longest, double span)
{
  double left_out = 0;
  guint n = 0, more = 0;

  while (n < longest->n && length_of (&longest->gaps[n]) > span / SPAN_SHARE)
    left_out += length_of (&longest->gaps[n++]);
  if (left_out * 2 > span)
    return n;
  for (guint i = n; i < longest->n; i++)
    {
      left_out += length_of (&longest->gaps[i]);
      if (left_out * 2 > span && length_of (&longest->gaps[i]) * REST_SHARE > span - left_out)
        more = i + 1;
    }
  return MAX (n, more);
}

static int
compare_gaps (gconstpointer a, gconstpointer b)
{
  const RpGap *left = a, *right = b;

  return (left->from > right->from) - (left->from < right->from);
}

GArray *
rp_gap_folding (RpStretch *stretches, guint n_stretches)
{
  GArray *folds = g_array_new (FALSE, FALSE, sizeof (RpGap));
  Longest longest = { .n = 0 };
  guint n;

  if (n_stretches < 2)
    return folds;
  sort_stretches (stretches, n_stretches);
  n = choose (&longest,
              find_longest (stretches, n_stretches, MEDIAN_TIMES * median_gap (stretches, n_stretches), &longest));
  for (guint i = 0; i < n; i++)
    {
      RpGap gap = longest.gaps[i];

      align_gap (&gap);
      if (length_of (&gap) > length_of (&longest.gaps[i]) / 3)
        g_array_append_val (folds, gap);
    }
  g_array_sort (folds, compare_gaps);
  rp_folding_measure ((RpGap *)(void *)folds->data, folds->len);
  return folds;
}

/* Whole months or years from the one end to the other; EXACT when nothing is over. */
static double
count_calendar (const RpGap *gap, Unit unit, gboolean *exact)
{
  RpCivil from, to;
  gint64 months;

  rp_instant_to_civil (rp_instant_from_double (gap->from), &from);
  rp_instant_to_civil (rp_instant_from_double (gap->to), &to);
  months = (to.year - from.year) * 12 + to.month - from.month - (to.day < from.day ? 1 : 0);
  *exact = to.day == from.day && fmod (length_of (gap), DAY) == 0 && (unit == UNIT_MONTH || months % 12 == 0);
  return (double)(unit == UNIT_MONTH ? months : months / 12);
}

/* The largest unit that LENGTH is whole in, or has enough of, and how many. */
static Unit
count_units (const RpGap *gap, double *n)
{
  double length = length_of (gap);
  int unit = UNIT_YEAR;

  for (;; unit--)
    {
      gboolean exact;

      *n = floor (length / unit_seconds[unit] + 1e-6);
      exact = fabs (*n * unit_seconds[unit] - length) < 1e-6 * unit_seconds[unit];
      if (unit >= UNIT_MONTH)
        *n = count_calendar (gap, (Unit)unit, &exact);
      if (unit == UNIT_MILLISECOND || *n >= UNITS_KEPT || (exact && *n >= 1))
        return (Unit)unit;
    }
}

/* 13.8 of 13,800,000,000 years: three digits in all. */
static char *
large_number (double number)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  return g_strdup (g_ascii_formatd (text, sizeof text, "%.3g", number));
}

static const char *
plural_of (Unit unit, double n)
{
  gulong count = (gulong)n;

  switch (unit)
    {
    case UNIT_MILLISECOND:
      return ngettext ("%s millisecond", "%s milliseconds", count);
    case UNIT_SECOND:
      return ngettext ("%s second", "%s seconds", count);
    case UNIT_MINUTE:
      return ngettext ("%s minute", "%s minutes", count);
    case UNIT_HOUR:
      return ngettext ("%s hour", "%s hours", count);
    case UNIT_DAY:
      return ngettext ("%s day", "%s days", count);
    case UNIT_MONTH:
      return ngettext ("%s month", "%s months", count);
    case UNIT_YEAR:
    default:
      return ngettext ("%s year", "%s years", count);
    }
}

/* Translators: lengths of time where room is short: milliseconds, seconds … months, years */
static const char *const short_forms[]
    = { N_ ("%s ms"), N_ ("%s s"), N_ ("%s min"), N_ ("%s h"), N_ ("%s d"), N_ ("%s mo"), N_ ("%s y") };

static char *
describe (const RpGap *gap, gboolean brief)
{
  double length = length_of (gap);
  g_autofree char *number = NULL;
  const char *form;
  GString *words;
  Unit unit;
  double n;

  if (length >= FURTHEST_ALIGNED)
    {
      gboolean billions = length >= 1e9 * YEAR;

      number = large_number (length / ((billions ? 1e9 : 1e6) * YEAR));
      if (brief)
        /* Translators: a thousand million, and a million, years where room is short */
        form = billions ? _ ("%s Gy") : _ ("%s My");
      else
        form = billions ? _ ("%s billion years") : _ ("%s million years");
    }
  else
    {
      unit = count_units (gap, &n);
      number = rp_words_number ((gint64)n);
      form = brief ? _ (short_forms[unit]) : plural_of (unit, n);
    }
  words = g_string_new (form); /* not a format for printf: it comes from a table */
  g_string_replace (words, "%s", number, 1);
  return g_string_free (words, FALSE);
}

char *
rp_gap_describe (const RpGap *gap)
{
  return describe (gap, FALSE);
}

char *
rp_gap_describe_short (const RpGap *gap)
{
  return describe (gap, TRUE);
}
