/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "timeline-item.h"

#include <math.h>

#define FADE_PX 56
#define AS_OF_FADE_PX 40
#define PARTS_FADE_PX 16

/* The exclusive end of what an inclusive latest instant closes. */
static double
after (RpInstant latest)
{
  return rp_instant_to_double (rp_instant_add (latest, 0, 1));
}

static RpEnd
end_of (const RpWhenEnd *end, RpWhenForm form)
{
  if (end->bound == RP_BOUND_OPEN)
    return RP_END_OPEN;
  if (end->bound == RP_BOUND_UNKNOWN)
    return RP_END_UNKNOWN;
  if (end->uncertain)
    return RP_END_UNCERTAIN;
  if (end->approximate || end->unspecified || form == RP_WHEN_ONE_OF)
    return RP_END_APPROXIMATE;
  return RP_END_EXACT;
}

/* Happened once within, or at, the whole range. */
static void
place_single (RpTimelineItem *item, const RpWhen *when)
{
  item->from = rp_instant_to_double (rp_when_earliest (when));
  item->to = after (rp_when_latest (when));
  item->start = end_of (&when->begin, when->form);
  item->end = end_of (&when->end, when->form);
  item->moment = when->form == RP_WHEN_SINGLE && when->begin.precision >= RP_PRECISION_DAY;
  if (isinf (item->from))
    {
      item->pad_left = FADE_PX;
      item->start = when->begin.bound == RP_BOUND_UNKNOWN ? RP_END_UNKNOWN : RP_END_OPEN;
    }
  if (isinf (item->to))
    {
      item->pad_right = FADE_PX;
      item->end = when->end.bound == RP_BOUND_UNKNOWN ? RP_END_UNKNOWN : RP_END_OPEN;
    }
  if (isinf (item->from))
    item->from = item->to;
  if (isinf (item->to))
    item->to = item->from;
  item->firm_from = 1;
  item->firm_to = 0;
}

/* Lasted from the one end to the other. */
static void
place_interval (RpTimelineItem *item, const RpWhen *when)
{
  item->start = end_of (&when->begin, when->form);
  item->end = end_of (&when->end, when->form);
  item->from = rp_instant_to_double (when->begin.earliest);
  item->firm_from = after (when->begin.latest);
  item->firm_to = rp_instant_to_double (when->end.earliest);
  item->to = after (when->end.latest);
  if (when->begin.precision >= RP_PRECISION_DAY && !when->begin.unspecified)
    item->firm_from = item->from;
  if (when->end.precision >= RP_PRECISION_DAY && !when->end.unspecified)
    item->firm_to = item->to;
  if (when->begin.bound != RP_BOUND_KNOWN)
    {
      item->from = item->firm_from = item->firm_to;
      item->from_the_start = when->begin.bound == RP_BOUND_OPEN;
      item->pad_left = FADE_PX;
    }
  if (when->end.bound != RP_BOUND_KNOWN)
    {
      item->to = item->firm_to = item->firm_from;
      item->to_the_end = when->end.bound == RP_BOUND_OPEN;
      item->pad_right = FADE_PX;
    }
}

static void
place_as_of (RpTimelineItem *item, const RpEvent *event)
{
  item->from = INFINITY;
  item->to = -INFINITY;
  for (guint i = 0; i < event->n_as_of; i++)
    {
      const RpWhen *when = event->as_of[i].when;

      if (!when)
        continue;
      item->from = MIN (item->from, rp_instant_to_double (rp_when_earliest (when)));
      item->to = MAX (item->to, after (rp_when_latest (when)));
    }
  item->firm_from = item->from;
  item->firm_to = item->to;
  item->start = item->end = RP_END_UNKNOWN;
  item->pad_left = item->pad_right = AS_OF_FADE_PX;
}

static gboolean
has_as_of (const RpEvent *event)
{
  for (guint i = 0; i < event->n_as_of; i++)
    if (event->as_of[i].when)
      return TRUE;
  return FALSE;
}

gboolean
rp_timeline_item (const RpEvent *event, RpTimelineItem *item)
{
  *item = (RpTimelineItem){ 0 };
  if (!event->dated)
    return FALSE;
  if (event->when.when && event->when.when->form == RP_WHEN_INTERVAL)
    {
      place_interval (item, event->when.when);
    }
  else if (event->when.when)
    {
      place_single (item, event->when.when);
    }
  else if (has_as_of (event))
    {
      place_as_of (item, event);
    }
  else
    {
      item->from = rp_instant_to_double (event->earliest);
      item->to = after (event->latest);
      item->firm_from = 1;
      item->pad_left = item->pad_right = PARTS_FADE_PX;
      item->start = item->end = RP_END_UNKNOWN;
      if (isinf (item->from))
        item->from = item->to;
      if (isinf (item->to))
        item->to = item->from;
    }
  if (item->to < item->from)
    item->to = item->from;
  return isfinite (item->from) && isfinite (item->to);
}
