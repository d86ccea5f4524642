/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "period.h"

#include <glib/gi18n-lib.h>

gboolean
rp_period_parse (const char *text, RpPeriod *period, char **reason)
{
  RpWhen when;
  RpPeriod result = { .active = TRUE, .mode = RP_PERIOD_DURING };

  if (!rp_edtf_parse (text, &when, reason, NULL))
    return FALSE;
  if (when.year_unknown)
    {
      if (reason != NULL)
        *reason = g_strdup (_ ("a period needs a year"));
      return FALSE;
    }
  result.from = rp_when_earliest (&when);
  result.to = rp_when_latest (&when);
  *period = result;
  return TRUE;
}

/* A date without a year, or open on both sides, says nothing about where on an axis. */
static gboolean
is_placed (const RpWhen *when)
{
  return when != NULL && !when->year_unknown
         && !(rp_instant_is_infinite (rp_when_earliest (when)) && rp_instant_is_infinite (rp_when_latest (when)));
}

static gboolean
overlaps (RpInstant earliest, RpInstant latest, RpInstant from, RpInstant to)
{
  return rp_instant_compare (earliest, to) <= 0 && rp_instant_compare (latest, from) >= 0;
}

static gboolean
when_overlaps (const RpWhen *when, RpInstant from, RpInstant to)
{
  return overlaps (rp_when_earliest (when), rp_when_latest (when), from, to);
}

/* The whole calendar day that an instant lies in. */
static void
day_of (RpInstant instant, RpInstant *first, RpInstant *last)
{
  const gint64 day = 86400;
  gint64 into;

  *first = *last = instant;
  if (rp_instant_is_infinite (instant))
    return;
  into = ((instant.seconds % day) + day) % day;
  *first = rp_instant_add ((RpInstant){ instant.seconds, 0 }, -into, 0);
  *last = rp_instant_add (*first, day - 1, 999999999);
}

static gboolean
when_passes (const RpPeriod *period, const RpWhen *when)
{
  switch (period->mode)
    {
    case RP_PERIOD_AS_OF:
      return when_overlaps (when, period->to, period->to);
    case RP_PERIOD_UP_TO:
      return rp_instant_compare (rp_when_earliest (when), period->to) <= 0;
    case RP_PERIOD_DURING:
    default:
      return when_overlaps (when, period->from, period->to);
    }
}

static gboolean
as_of_passes (const RpPeriod *period, const RpWhen *when)
{
  RpInstant first, last;

  if (period->mode != RP_PERIOD_AS_OF)
    return when_passes (period, when);
  day_of (period->to, &first, &last);
  return when_overlaps (when, first, last);
}

static RpInPeriod
dates_pass (const RpPeriod *period, const RpDate *when, const RpDate *as_of, guint n_as_of)
{
  RpInPeriod result = RP_IN_PERIOD_UNDATED;

  if (is_placed (when->when))
    result = when_passes (period, when->when) ? RP_IN_PERIOD_YES : RP_IN_PERIOD_NO;
  for (guint i = 0; i < n_as_of && result != RP_IN_PERIOD_YES; i++)
    if (is_placed (as_of[i].when))
      result = as_of_passes (period, as_of[i].when) ? RP_IN_PERIOD_YES : RP_IN_PERIOD_NO;
  return result;
}

/* A whole without a date of its own lasts from its first part to its last. FALSE: none of them is dated. */
static gboolean
span_of_parts (RpDataset *dataset, const RpEvent *event, RpInstant *first, RpInstant *last)
{
  RpInstant earliest = RP_INSTANT_MAX, latest = RP_INSTANT_MIN;

  for (guint i = 0; i < event->n_parts; i++)
    {
      const RpEvent *part = rp_dataset_event (dataset, event->parts[i]);

      if (!part->dated)
        continue;
      if (rp_instant_compare (part->earliest, earliest) < 0)
        earliest = part->earliest;
      if (rp_instant_compare (part->latest, latest) > 0)
        latest = part->latest;
    }
  *first = earliest;
  *last = latest;
  return rp_instant_compare (earliest, latest) <= 0;
}

static gboolean
parts_touch (const RpPeriod *period, RpDataset *dataset, const RpEvent *event)
{
  RpInstant first, last;

  if (!span_of_parts (dataset, event, &first, &last))
    return FALSE;
  if (period->mode == RP_PERIOD_UP_TO)
    return rp_instant_compare (first, period->to) <= 0;
  if (period->mode == RP_PERIOD_AS_OF)
    return overlaps (first, last, period->to, period->to);
  return overlaps (first, last, period->from, period->to);
}

/* By the period's own mode: for the ties that events make. */
static RpInPeriod
test_joining (const RpPeriod *period, RpDataset *dataset, const RpEvent *event)
{
  if (!event->dated)
    return RP_IN_PERIOD_UNDATED;
  if (dates_pass (period, &event->when, event->as_of, event->n_as_of) == RP_IN_PERIOD_YES)
    return RP_IN_PERIOD_YES;
  return event->when.when == NULL && parts_touch (period, dataset, event) ? RP_IN_PERIOD_YES : RP_IN_PERIOD_NO;
}

static RpInPeriod
test_event (const RpPeriod *period, RpDataset *dataset, const RpEvent *event)
{
  RpPeriod touching = *period;

  touching.mode = RP_PERIOD_DURING;
  return test_joining (&touching, dataset, event);
}

gboolean
rp_period_equal (const RpPeriod *a, const RpPeriod *b)
{
  if (!a->active || !b->active)
    return a->active == b->active;
  return rp_instant_compare (a->from, b->from) == 0 && rp_instant_compare (a->to, b->to) == 0 && a->mode == b->mode;
}

RpInPeriod
rp_period_test (const RpPeriod *period, RpDataset *dataset, RpRecordRef ref)
{
  RpPeriod touching = *period;

  if (!period->active)
    return RP_IN_PERIOD_YES;
  touching.mode = RP_PERIOD_DURING;
  switch (ref.type)
    {
    case RP_RECORD_EVENT:
      return test_event (period, dataset, rp_dataset_event (dataset, ref.index));
    case RP_RECORD_ENTITY:
      return dates_pass (period, &rp_dataset_entity (dataset, ref.index)->when, NULL, 0);
    case RP_RECORD_RELATION:
      {
        const RpRelation *relation = rp_dataset_relation (dataset, ref.index);

        return dates_pass (period, &relation->when, relation->as_of, relation->n_as_of);
      }
    case RP_RECORD_SOURCE:
      return dates_pass (&touching, &rp_dataset_source (dataset, ref.index)->published, NULL, 0);
    case RP_RECORD_NONE:
    default:
      return RP_IN_PERIOD_UNDATED;
    }
}

RpRecordSet *
rp_period_joining (const RpPeriod *period, RpDataset *dataset)
{
  RpRecordSet *set;

  if (!period->active || period->mode == RP_PERIOD_DURING)
    return NULL;
  set = rp_record_set_new (dataset);
  for (RpRecordType type = RP_RECORD_EVENT; type <= RP_RECORD_SOURCE; type++)
    for (guint i = 0; i < rp_dataset_n_records (dataset, type); i++)
      {
        RpRecordRef ref = rp_record_ref (type, i);
        RpInPeriod in = type == RP_RECORD_EVENT ? test_joining (period, dataset, rp_dataset_event (dataset, i))
                                                : rp_period_test (period, dataset, ref);

        if (in != RP_IN_PERIOD_NO)
          rp_record_set_add (set, ref);
      }
  return set;
}

RpRecordSet *
rp_period_shown (const RpPeriod *period, RpDataset *dataset)
{
  RpRecordSet *set;

  if (!period->active)
    return NULL;
  set = rp_record_set_new (dataset);
  for (RpRecordType type = RP_RECORD_EVENT; type <= RP_RECORD_SOURCE; type++)
    for (guint i = 0; i < rp_dataset_n_records (dataset, type); i++)
      if (rp_period_test (period, dataset, rp_record_ref (type, i)) != RP_IN_PERIOD_NO)
        rp_record_set_add (set, rp_record_ref (type, i));
  return set;
}
