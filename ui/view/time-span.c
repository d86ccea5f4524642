/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "time-span.h"

#include <math.h>

/* What stands this near to an end of a view is not well in sight. */
#define MARGIN_PART 0.1

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

gboolean
rp_time_span_of_events (RpDataset *dataset, const RpRecordSet *set, double *from, double *to)
{
  double begin, end;

  *from = INFINITY;
  *to = -INFINITY;
  for (guint i = 0; set != NULL && i < rp_dataset_n_events (dataset); i++)
    {
      RpRecordRef ref = rp_record_ref (RP_RECORD_EVENT, i);

      if (rp_record_set_contains (set, ref) && rp_time_span_of (dataset, ref, &begin, &end))
        {
          *from = MIN (*from, begin);
          *to = MAX (*to, end);
        }
    }
  return *from <= *to;
}

/* Which fields of the last instant of a year, month or day are as in its first, once the instant after it is taken. */
char *
rp_time_span_edtf (RpInstant instant, gboolean is_end)
{
  RpCivil civil, edge;
  GString *out = g_string_new (NULL);

  if (rp_instant_is_infinite (instant))
    return g_string_free (out, FALSE);
  rp_instant_to_civil (instant, &civil);
  rp_instant_to_civil (is_end ? rp_instant_add (instant, 0, 1) : instant, &edge);
  g_string_append_printf (out, ABS (civil.year) > 9999 ? "Y%s%" G_GINT64_FORMAT : "%s%04" G_GINT64_FORMAT,
                          civil.year < 0 ? "-" : "", ABS (civil.year));
  if (edge.hour == 0 && edge.minute == 0 && edge.second == 0 && edge.nanosecond == 0)
    {
      if (edge.day != 1 || edge.month != 1)
        g_string_append_printf (out, "-%02d", civil.month);
      if (edge.day != 1)
        g_string_append_printf (out, "-%02d", civil.day);
    }
  else
    g_string_append_printf (out, "-%02d-%02dT%02d:%02d:%02d", civil.month, civil.day, civil.hour, civil.minute,
                            civil.second);
  return g_string_free (out, FALSE);
}

double
rp_time_span_least_move (double first, double last, double width)
{
  double margin = width * MARGIN_PART, least = margin, most = width - margin;

  if (last - first > most - least)
    return first > least ? first - least : last < most ? last - most : 0;
  return first < least ? first - least : last > most ? last - most : 0;
}
