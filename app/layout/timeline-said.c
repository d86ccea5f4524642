/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "timeline-said.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define SECONDS_A_DAY 86400

/* A stretch of whole days; G_MININT64 and G_MAXINT64 where it has no end. */
typedef struct
{
  gint64 first, last;
} Days;

static gint64
day_of (RpInstant instant)
{
  gint64 day = instant.seconds / SECONDS_A_DAY;

  if (rp_instant_is_infinite (instant))
    return instant.seconds;
  return instant.seconds % SECONDS_A_DAY < 0 ? day - 1 : day;
}

static Days
days_of (const RpWhen *when)
{
  return (Days){ day_of (rp_when_earliest (when)), day_of (rp_when_latest (when)) };
}

/* All days that the record's own dates touch; FALSE without any. */
static gboolean
own_days (const RpEvent *event, Days *days)
{
  gboolean any = FALSE;

  if (event->when.when)
    {
      *days = days_of (event->when.when);
      return TRUE;
    }
  for (guint i = 0; i < event->n_as_of; i++)
    {
      Days one;

      if (!event->as_of[i].when)
        continue;
      one = days_of (event->as_of[i].when);
      *days = any ? (Days){ MIN (days->first, one.first), MAX (days->last, one.last) } : one;
      any = TRUE;
    }
  return any;
}

static gboolean
have_common_day (Days a, Days b)
{
  return a.first <= b.last && b.first <= a.last;
}

/* A day without a year can still be another day than the record's. */
static gboolean
is_another_day (const RpEvent *event, const RpSays *says)
{
  const RpWhen *own = event->when.when;
  RpCivil civil;
  int month, day;

  if (!own || own->form != RP_WHEN_SINGLE || own->begin.precision < RP_PRECISION_DAY || own->year_unknown
      || !says->value || strlen (says->value) != 10 || strncmp (says->value, "XXXX-", 5) != 0
      || !g_ascii_isdigit (says->value[5]) || !g_ascii_isdigit (says->value[6]) || !g_ascii_isdigit (says->value[8])
      || !g_ascii_isdigit (says->value[9]))
    return FALSE;
  month = (says->value[5] - '0') * 10 + says->value[6] - '0';
  day = (says->value[8] - '0') * 10 + says->value[9] - '0';
  rp_instant_to_civil (own->begin.earliest, &civil);
  return civil.month != month || civil.day != day;
}

static gboolean
same_end (const RpWhenEnd *a, const RpWhenEnd *b)
{
  return a->bound == b->bound && a->approximate == b->approximate && a->uncertain == b->uncertain
         && rp_instant_compare (a->earliest, b->earliest) == 0 && rp_instant_compare (a->latest, b->latest) == 0;
}

static gboolean
same_when (const RpWhen *a, const RpWhen *b)
{
  return a == b || (a->form == b->form && same_end (&a->begin, &b->begin) && same_end (&a->end, &b->end));
}

static gboolean
is_when (const RpSays *says)
{
  return says->when && strcmp (says->field, "when") == 0;
}

static gboolean
is_as_of (const RpSays *says)
{
  return says->when && strcmp (says->field, "as_of") == 0;
}

/* The same as what the record has for this field. */
static gboolean
is_own (const RpEvent *event, const RpSays *says)
{
  if (is_when (says))
    return event->when.when && same_when (says->when, event->when.when);
  for (guint i = 0; i < event->n_as_of; i++)
    if (event->as_of[i].when && same_when (says->when, event->as_of[i].when))
      return TRUE;
  return FALSE;
}

/* A said date that is to be drawn; fills TIME. */
static gboolean
is_told (const RpEvent *event, const RpSays *says, RpTimelineItem *time)
{
  return (is_when (says) || is_as_of (says)) && !is_own (event, says) && rp_timeline_item_of_when (says->when, time);
}

gboolean
rp_timeline_has_said (RpDataset *dataset, guint index)
{
  const RpEvent *event = rp_dataset_event (dataset, index);
  RpTimelineItem time;

  for (guint i = 0; i < event->record.n_evidence; i++)
    for (guint j = 0; j < event->record.evidence[i].n_says; j++)
      if (is_told (event, &event->record.evidence[i].says[j], &time))
        return TRUE;
  return FALSE;
}

static int
compare_said (gconstpointer a, gconstpointer b)
{
  const RpTimelineSaid *x = a, *y = b;

  if (x->time.from != y->time.from)
    return x->time.from < y->time.from ? -1 : 1;
  if (x->time.to != y->time.to)
    return x->time.to < y->time.to ? -1 : 1;
  if (x->source != y->source)
    return x->source < y->source ? -1 : 1;
  return g_strcmp0 (x->text, y->text);
}

/* What one source says twice stands once. */
static void
drop_repeated (GArray *all)
{
  guint kept = 0;

  g_array_sort (all, compare_said);
  for (guint i = 0; i < all->len; i++)
    {
      RpTimelineSaid *said = &g_array_index (all, RpTimelineSaid, i);
      RpTimelineSaid *last = kept > 0 ? &g_array_index (all, RpTimelineSaid, kept - 1) : NULL;

      if (last && last->source == said->source && same_when (last->when, said->when))
        continue;
      g_array_index (all, RpTimelineSaid, kept++) = *said;
    }
  g_array_set_size (all, kept);
}

GArray *
rp_timeline_said (RpDataset *dataset, guint index)
{
  const RpEvent *event = rp_dataset_event (dataset, index);
  GArray *all = g_array_new (FALSE, FALSE, sizeof (RpTimelineSaid));
  Days own;
  gboolean dated = own_days (event, &own);

  for (guint i = 0; i < event->record.n_evidence; i++)
    for (guint j = 0; j < event->record.evidence[i].n_says; j++)
      {
        const RpSays *says = &event->record.evidence[i].says[j];
        RpTimelineSaid said = { event->record.evidence[i].source, says->when, says->value, { 0 }, FALSE, FALSE };
        Days days;

        if (!is_told (event, says, &said.time))
          continue;
        days = days_of (says->when);
        said.conflicts = dated && !have_common_day (own, days);
        said.vaguer = dated && days.first <= own.first && days.last >= own.last
                      && (days.first < own.first || days.last > own.last);
        g_array_append_val (all, said);
      }
  drop_repeated (all);
  return all;
}

/* Where all dates that are given for it have a day in common: stretches that meet in pairs meet in one day. */
typedef struct
{
  gint64 latest_first, earliest_last;
} Common;

static void
narrow (Common *common, Days days)
{
  common->latest_first = MAX (common->latest_first, days.first);
  common->earliest_last = MIN (common->earliest_last, days.last);
}

/* Days on which it is said to have been so need not be the same: each against the record's own date alone. */
static gboolean
is_disputed_by (const RpEvent *event, const RpEvidence *evidence, const Days *own, Common *common)
{
  if (evidence->stance == RP_STANCE_DISPUTES)
    return TRUE;
  for (guint i = 0; i < evidence->n_says; i++)
    {
      const RpSays *says = &evidence->says[i];

      if (is_when (says))
        narrow (common, days_of (says->when));
      else if (is_as_of (says) && event->when.when && own && !have_common_day (*own, days_of (says->when)))
        return TRUE;
      if (is_when (says) && is_another_day (event, says))
        return TRUE;
    }
  return FALSE;
}

gboolean
rp_timeline_disputed (RpDataset *dataset, guint index)
{
  const RpEvent *event = rp_dataset_event (dataset, index);
  Common common = { G_MININT64, G_MAXINT64 };
  Days own;
  gboolean dated;

  if (event->record.n_evidence == 0)
    return FALSE;
  dated = own_days (event, &own);
  if (dated)
    narrow (&common, own);
  for (guint i = 0; i < event->record.n_evidence; i++)
    if (is_disputed_by (event, &event->record.evidence[i], dated ? &own : NULL, &common))
      return TRUE;
  return common.latest_first > common.earliest_last;
}

gboolean
rp_timeline_says_otherwise (RpDataset *dataset, guint event)
{
  g_autoptr (GArray) said = NULL;
  gboolean otherwise = FALSE;

  if (!rp_timeline_has_said (dataset, event))
    return FALSE;
  said = rp_timeline_said (dataset, event);
  for (guint i = 0; i < said->len && !otherwise; i++)
    otherwise = g_array_index (said, RpTimelineSaid, i).conflicts;
  return otherwise;
}

char *
rp_timeline_said_label (RpDataset *dataset, const RpTimelineSaid *said, guint widest)
{
  const RpSource *source = rp_dataset_source (dataset, said->source);
  const char *name = source->publisher && *source->publisher ? source->publisher : source->record.title;
  g_autofree char *date = rp_edtf_describe_short (said->text ? said->text : "", said->when);
  g_autofree char *cut = NULL;

  if (g_utf8_strlen (name, -1) > (glong)widest)
    {
      g_autofree char *start = g_utf8_substring (name, 0, MAX (widest, 2) - 1);

      cut = g_strconcat (g_strchomp (start), "…", NULL);
    }
  else
    cut = g_strdup (name);
  g_strdelimit (cut, "\n\r\t", ' ');
  return g_strdup_printf (_ ("%s: %s"), cut, date);
}
