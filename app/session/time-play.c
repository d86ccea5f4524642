/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "time-play.h"

#include <math.h>

#include "time-step.h"

/* The whole is played in about so many steps. */
#define MOST_STEPS 48
#define NANOSECOND 1e-9

/* The finest step of days or more that needs no more steps than that. */
static RpTimeStep
step_for (double span)
{
  RpTimeStep step = rp_time_step (0);

  for (guint i = 0; rp_time_step (i).unit != RP_UNIT_NONE; i++)
    {
      step = rp_time_step (i);
      if (step.unit >= RP_UNIT_DAY && span / rp_time_step_least (step) <= MOST_STEPS)
        break;
    }
  return step;
}

static double
step_after (double time, RpTimeStep step)
{
  return rp_time_step_time (rp_time_step_next (rp_time_step_floor (time, step), step));
}

/* From the beginning of a step to just before that of another. */
static void
set_span (RpPeriod *period, double from, double to)
{
  period->active = TRUE;
  period->from = rp_instant_from_double (from);
  period->to = rp_instant_add (rp_instant_from_double (to), 0, -1);
}

gboolean
rp_time_play_next (RpDataset *dataset, const RpPeriod *now, int direction, double part, RpPeriod *next)
{
  RpInstant earliest, latest;
  double first, last, from, to, length, way;
  RpTimeStep step;
  RpPeriod wanted = *now;

  if (!rp_dataset_get_span (dataset, &earliest, &latest))
    return FALSE;
  step = step_for (rp_instant_to_double (latest) - rp_instant_to_double (earliest));
  first = rp_time_step_time (rp_time_step_floor (rp_instant_to_double (earliest), step));
  last = step_after (rp_instant_to_double (latest), step);
  if (!isfinite (first) || !isfinite (last) || last <= first)
    return FALSE;
  from = now->active ? rp_instant_to_double (now->from) : -INFINITY;
  to = now->active ? rp_instant_to_double (rp_instant_add (now->to, 0, 1)) : INFINITY;
  if (!isfinite (from) || !isfinite (to) || to <= first || from >= last)
    {
      set_span (&wanted, direction > 0 ? first : rp_time_step_time (rp_time_step_floor (last - 1, step)),
                direction > 0 ? step_after (first, step) : last);
      *next = wanted;
      return TRUE;
    }
  if ((direction > 0 && to >= last - NANOSECOND) || (direction < 0 && from <= first + NANOSECOND))
    return FALSE;
  length = to - from;
  way = rp_time_step_least (step) * part * direction;
  /* whole steps stand on the calendar, as the first one does */
  if (part >= 1 && length <= 2 * rp_time_step_least (step))
    {
      from = direction > 0 ? step_after (from, step) : rp_time_step_time (rp_time_step_floor (from - 1, step));
      to = step_after (from, step);
    }
  else
    {
      way = direction > 0 ? MIN (way, last - to) : MAX (way, first - from);
      from += way;
      to = from + length;
    }
  set_span (&wanted, from, to);
  *next = wanted;
  return TRUE;
}
