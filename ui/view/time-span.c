/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "time-span.h"

#include <math.h>

#define DAY 86400.0

/* The finite ends of what the bounds leave possible. */
static gboolean
span_of_bounds (RpInstant earliest, RpInstant latest, double *from, double *to)
{
  double begin = rp_instant_to_double (earliest), end = rp_instant_to_double (latest);

  if (!isfinite (begin) && !isfinite (end))
    return FALSE;
  *from = isfinite (begin) ? begin : end;
  *to = isfinite (end) ? end : begin;
  return *from <= *to;
}

static gboolean
span_of_when (const RpWhen *when, double *from, double *to)
{
  double begin, end;

  if (when == NULL || when->year_unknown)
    return FALSE;
  begin = rp_instant_to_double (when->begin.earliest);
  end = rp_instant_to_double (when->end.latest);
  /* Of an open or unknown end what the other end says. */
  if (!isfinite (begin))
    begin = rp_instant_to_double (when->begin.latest);
  if (!isfinite (end))
    end = rp_instant_to_double (when->end.earliest);
  if (!isfinite (begin) && !isfinite (end))
    return FALSE;
  *from = isfinite (begin) ? begin : end;
  *to = isfinite (end) ? MAX (end, *from) : *from;
  return TRUE;
}

gboolean
rp_time_span_of (RpDataset *dataset, RpRecordRef ref, double *from, double *to)
{
  switch (ref.type)
    {
    case RP_RECORD_EVENT:
      {
        const RpEvent *event = rp_dataset_event (dataset, ref.index);

        return span_of_when (event->when.when, from, to)
               || (event->dated && span_of_bounds (event->earliest, event->latest, from, to))
               || (event->n_as_of > 0 && span_of_when (event->as_of[0].when, from, to));
      }
    case RP_RECORD_ENTITY:
      return span_of_when (rp_dataset_entity (dataset, ref.index)->when.when, from, to);
    case RP_RECORD_RELATION:
      return span_of_when (rp_dataset_relation (dataset, ref.index)->when.when, from, to);
    case RP_RECORD_SOURCE:
    case RP_RECORD_NONE:
    default:
      return FALSE;
    }
}

void
rp_time_span_to_period (double from, double to, RpPeriod *period)
{
  period->active = TRUE;
  period->from = rp_instant_from_double (floor (from / DAY) * DAY);
  period->to = rp_instant_add (rp_instant_from_double ((floor (to / DAY) + 1) * DAY), -1, 0);
}
