/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "period-drag.h"

#include <math.h>

#define SNAP_PX 8.0
#define MINUTE 60.0
#define HOUR 3600.0
#define DAY 86400.0

RpGrip
rp_grip_at (double x, double from, double to, double reach, gboolean with_middle)
{
  double inner = reach, to_from = fabs (x - from), to_to = fabs (x - to);

  if (isfinite (from) && isfinite (to))
    inner = MIN (reach, MAX (to - from, 0) / (with_middle ? 4 : 2));
  /* Of two ends on one spot each is taken from its own side. */
  if (isfinite (from) && x <= from + inner && x >= from - reach && !(to_to < to_from) && !(from == to && x > from))
    return RP_GRIP_FROM;
  if (isfinite (to) && x >= to - inner && x <= to + reach)
    return RP_GRIP_TO;
  return with_middle && x > from && x < to ? RP_GRIP_MIDDLE : RP_GRIP_NONE;
}

static int
compare_points (gconstpointer a, gconstpointer b)
{
  const RpSnapPoint *one = a, *other = b;

  return one->x < other->x ? -1 : one->x > other->x;
}

static const RpSnapPoint *
nearest (const GArray *points, double x)
{
  guint low = 0, high = points != NULL ? points->len : 0;
  const RpSnapPoint *best = NULL;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (g_array_index (points, RpSnapPoint, middle).x < x)
        low = middle + 1;
      else
        high = middle;
    }
  for (guint i = low > 0 ? low - 1 : 0; points != NULL && i < points->len && i <= low; i++)
    {
      const RpSnapPoint *point = &g_array_index (points, RpSnapPoint, i);

      if (fabs (point->x - x) <= SNAP_PX && (best == NULL || fabs (point->x - x) < fabs (best->x - x)))
        best = point;
    }
  return best;
}

double
rp_period_drag_unit (double seconds_per_px)
{
  return seconds_per_px > HOUR / 6 ? DAY : seconds_per_px > MINUTE ? HOUR : seconds_per_px > 1 ? MINUTE : 1;
}

static void
begin (RpPeriodDrag *self, const RpPeriod *period, GArray *points, double unit)
{
  rp_period_drag_end (self);
  self->period = period->active ? *period : RP_PERIOD_NONE;
  self->points = points;
  self->unit = unit;
  if (points != NULL)
    g_array_sort (points, compare_points);
}

/* The edges are where a stretch begins and where what comes after it does: the end of a day is the next day's begin. */
void
rp_period_drag_edge (RpPeriodDrag *self, const RpPeriod *period, RpGrip grip, GArray *points, double unit)
{
  begin (self, period, points, unit);
  self->other = rp_instant_to_double (grip == RP_GRIP_FROM ? period->to : period->from);
  self->other_exact = TRUE;
}

void
rp_period_drag_new (RpPeriodDrag *self, const RpPeriod *period, double x, double time, gboolean free, GArray *points,
                    double unit)
{
  const RpSnapPoint *point;

  begin (self, period, points, unit);
  point = free ? NULL : nearest (points, x);
  self->other = point != NULL ? point->time : time;
  self->other_exact = point != NULL;
}

/* What was dragged over lies within: the first edge falls on the begin of its unit, the last on the end. */
static double
whole (const RpPeriodDrag *self, double time, gboolean exact, gboolean first)
{
  double units = time / self->unit;

  return exact || !isfinite (time) ? time : (first ? floor (units) : ceil (units)) * self->unit;
}

void
rp_period_drag_move (RpPeriodDrag *self, double x, double time, gboolean free, RpPeriod *period)
{
  const RpSnapPoint *point = free ? NULL : nearest (self->points, x);
  gboolean first;
  double other;

  self->snapped = point != NULL;
  self->time = point != NULL ? point->time : time;
  first = self->time < self->other;
  self->time = whole (self, self->time, self->snapped, first);
  other = whole (self, self->other, self->other_exact, !first);
  *period = self->period;
  period->active = TRUE;
  period->from = rp_instant_from_double (MIN (self->time, other));
  period->to = rp_instant_from_double (MAX (MAX (self->time, other), MIN (self->time, other) + self->unit));
  if (!rp_instant_is_infinite (period->to))
    period->to = rp_instant_add (period->to, -1, 999999999);
}

void
rp_period_drag_end (RpPeriodDrag *self)
{
  if (self->points != NULL)
    g_array_unref (self->points);
  *self = (RpPeriodDrag){ .period = RP_PERIOD_NONE };
}
