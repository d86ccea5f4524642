/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "timeline-item.h"

#include <math.h>

#define OPEN_PX 56    /* a side without end of what happened once */
#define UNKNOWN_PX 30 /* of what lasted */
#define AS_OF_PX 40
#define PARTS_PX 16

/* The exclusive end of what an inclusive latest instant closes. */
static double
after (RpInstant latest)
{
  return rp_instant_to_double (rp_instant_add (latest, 0, 1));
}

/* What is said about an end that has a date. */
static RpEnd
quality_of (const RpWhenEnd *end)
{
  if (end->uncertain)
    return RP_END_UNCERTAIN;
  return end->approximate ? RP_END_APPROXIMATE : RP_END_EXACT;
}

static RpEnd
end_of (const RpWhenEnd *end)
{
  if (end->bound == RP_BOUND_OPEN)
    return RP_END_OPEN;
  return end->bound == RP_BOUND_UNKNOWN ? RP_END_UNKNOWN : quality_of (end);
}

/* Room for the end's sign. */
static double
sign_px (RpEnd end)
{
  return end == RP_END_APPROXIMATE || end == RP_END_UNCERTAIN ? RP_SIGN_PX : 0;
}

/* Happened once within, or at, the whole range. The two ends of a set are the same: only the side that runs on to
 * infinity is open. */
static void
place_once (RpTimelineItem *item, const RpWhen *when)
{
  item->from = rp_instant_to_double (rp_when_earliest (when));
  item->to = after (rp_when_latest (when));
  item->start = quality_of (&when->begin);
  item->end = quality_of (&when->end);
  item->start_too = when->begin.uncertain && when->begin.approximate;
  item->end_too = when->end.uncertain && when->end.approximate;
  item->moment = when->form == RP_WHEN_SINGLE && when->begin.precision >= RP_PRECISION_DAY;
  item->pad_left = sign_px (item->start);
  item->pad_right = sign_px (item->end);
  if (isinf (item->from))
    {
      item->pad_left = OPEN_PX;
      item->start = when->begin.bound == RP_BOUND_UNKNOWN ? RP_END_UNKNOWN : RP_END_OPEN;
      item->from = item->to;
    }
  if (isinf (item->to))
    {
      item->pad_right = OPEN_PX;
      item->end = when->end.bound == RP_BOUND_UNKNOWN ? RP_END_UNKNOWN : RP_END_OPEN;
      item->to = item->from;
    }
  item->firm_from = 1;
  item->firm_to = 0;
}

/* Lasted from the one end to the other. */
static void
place_interval (RpTimelineItem *item, const RpWhen *when)
{
  item->lasted = TRUE;
  item->start = end_of (&when->begin);
  item->end = end_of (&when->end);
  item->start_too = when->begin.uncertain && when->begin.approximate;
  item->end_too = when->end.uncertain && when->end.approximate;
  item->pad_left = sign_px (item->start);
  item->pad_right = sign_px (item->end);
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
      item->pad_left = UNKNOWN_PX;
    }
  if (when->end.bound != RP_BOUND_KNOWN)
    {
      item->to = item->firm_to = item->firm_from;
      item->to_the_end = when->end.bound == RP_BOUND_OPEN;
      item->pad_right = UNKNOWN_PX;
    }
}

/* Held on these days, start and end unknown. */
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
  item->lasted = TRUE;
  item->firm_from = item->from;
  item->firm_to = item->to;
  item->start = item->end = RP_END_UNKNOWN;
  item->pad_left = item->pad_right = AS_OF_PX;
}

/* At least as long as the dated parts. */
static void
place_by_parts (RpTimelineItem *item, const RpEvent *event)
{
  item->from = rp_instant_to_double (event->earliest);
  item->to = after (event->latest);
  item->lasted = item->from_parts = TRUE;
  item->firm_from = 1;
  item->pad_left = item->pad_right = PARTS_PX + RP_SIGN_PX;
  item->start = item->end = RP_END_UNCERTAIN;
  if (isinf (item->from))
    item->from = item->to;
  if (isinf (item->to))
    item->to = item->from;
}

static gboolean
has_as_of (const RpEvent *event)
{
  for (guint i = 0; i < event->n_as_of; i++)
    if (event->as_of[i].when)
      return TRUE;
  return FALSE;
}

static gboolean
is_placed (RpTimelineItem *item)
{
  if (item->to < item->from)
    item->to = item->from;
  return isfinite (item->from) && isfinite (item->to);
}

gboolean
rp_timeline_item_of_when (const RpWhen *when, RpTimelineItem *item)
{
  *item = (RpTimelineItem){ 0 };
  if (when->form == RP_WHEN_INTERVAL)
    place_interval (item, when);
  else
    place_once (item, when);
  return is_placed (item);
}

gboolean
rp_timeline_item (const RpEvent *event, RpTimelineItem *item)
{
  *item = (RpTimelineItem){ 0 };
  if (!event->dated)
    return FALSE;
  if (event->when.when)
    return rp_timeline_item_of_when (event->when.when, item);
  if (has_as_of (event))
    place_as_of (item, event);
  else
    place_by_parts (item, event);
  return is_placed (item);
}

char *
rp_timeline_short_date (const RpDate *when, const RpDate *as_of, guint n_as_of)
{
  if (when->when)
    return rp_edtf_describe_short (when->text, when->when);
  if (n_as_of > 0 && as_of[0].when)
    return rp_edtf_describe_short (as_of[0].text, as_of[0].when);
  return g_strdup ("");
}
