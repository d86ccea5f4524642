/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gap-folding.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "instant.h"

#define SPAN_SHARE 12
#define MEDIAN_TIMES 10
#define DAY 86400.0
#define MONTH (30.4 * DAY)
#define YEAR (365.2425 * DAY)

static int
compare_stretches (gconstpointer a, gconstpointer b)
{
  const RpStretch *left = a, *right = b;

  if (left->from != right->from)
    return left->from < right->from ? -1 : 1;
  return (left->to > right->to) - (left->to < right->to);
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double left = *(const double *)a, right = *(const double *)b;

  return (left > right) - (left < right);
}

/* TIME moved to the start of the next (or, backwards, this) unit, so that what is left out is whole units. */
static double
align (double time, double length, gboolean forward)
{
  RpCivil civil;
  double aligned;

  if (length < 3 * DAY || length > 1e6 * YEAR)
    return time;
  rp_instant_to_civil (rp_instant_from_double (time), &civil);
  civil.hour = civil.minute = civil.second = 0;
  civil.nanosecond = 0;
  if (length > 3 * MONTH)
    civil.day = 1;
  if (length > 3 * YEAR)
    civil.month = 1;
  aligned = rp_instant_to_double (rp_instant_from_civil (&civil));
  if (!forward || aligned == time)
    return aligned;
  if (length > 3 * YEAR)
    civil.year++;
  else if (length > 3 * MONTH && civil.month < 12)
    civil.month++;
  else if (length > 3 * MONTH)
    civil.year++, civil.month = 1;
  else
    return aligned + DAY;
  return rp_instant_to_double (rp_instant_from_civil (&civil));
}

/* The empty stretches, and in LENGTHS one number for each pair of neighbours, 0 where they touch. */
static GArray *
find_gaps (const RpStretch *stretches, guint n_stretches, double *lengths)
{
  GArray *gaps = g_array_new (FALSE, FALSE, sizeof (RpGap));
  double reached = stretches[0].to;

  for (guint i = 1; i < n_stretches; i++)
    {
      RpGap gap = { reached, stretches[i].from };

      lengths[i - 1] = MAX (0, gap.to - gap.from);
      if (gap.to > gap.from)
        g_array_append_val (gaps, gap);
      reached = MAX (reached, stretches[i].to);
    }
  return gaps;
}

GArray *
rp_gap_folding (RpStretch *stretches, guint n_stretches)
{
  GArray *folds = g_array_new (FALSE, FALSE, sizeof (RpGap));
  g_autoptr (GArray) gaps = NULL;
  g_autofree double *lengths = NULL;
  double span, least;

  if (n_stretches < 2)
    return folds;
  qsort (stretches, n_stretches, sizeof *stretches, compare_stretches);
  lengths = g_new (double, n_stretches - 1);
  gaps = find_gaps (stretches, n_stretches, lengths);
  qsort (lengths, n_stretches - 1, sizeof *lengths, compare_doubles);
  span = stretches[n_stretches - 1].to - stretches[0].from;
  least = MAX (span / SPAN_SHARE, MEDIAN_TIMES * lengths[(n_stretches - 1) / 2]);
  for (guint i = 0; i < gaps->len; i++)
    {
      RpGap gap = g_array_index (gaps, RpGap, i);
      double length = gap.to - gap.from;

      if (length <= least)
        continue;
      gap.from = align (gap.from, length, TRUE);
      gap.to = align (gap.to, length, FALSE);
      if (gap.to - gap.from > length / 3)
        g_array_append_val (folds, gap);
    }
  return folds;
}

char *
rp_gap_describe (const RpGap *gap)
{
  double length = gap->to - gap->from;
  guint64 n;

  if (length >= 2e6 * YEAR)
    return g_strdup_printf (_ ("%.0f million years"), length / (1e6 * YEAR));
  if (length >= 1.5 * YEAR)
    {
      n = (guint64)floor (length / YEAR + 0.01);
      return g_strdup_printf (ngettext ("%" G_GUINT64_FORMAT " year", "%" G_GUINT64_FORMAT " years", n), n);
    }
  if (length >= 1.5 * MONTH)
    {
      n = (guint64)floor (length / MONTH + 0.5);
      return g_strdup_printf (ngettext ("%" G_GUINT64_FORMAT " month", "%" G_GUINT64_FORMAT " months", n), n);
    }
  if (length >= DAY)
    {
      n = (guint64)floor (length / DAY + 0.01);
      return g_strdup_printf (ngettext ("%" G_GUINT64_FORMAT " day", "%" G_GUINT64_FORMAT " days", n), n);
    }
  n = (guint64)ceil (length / 3600);
  return g_strdup_printf (ngettext ("%" G_GUINT64_FORMAT " hour", "%" G_GUINT64_FORMAT " hours", n), n);
}
