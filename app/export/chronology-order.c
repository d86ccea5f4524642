/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "chronology-order.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "calendar-words.h"
#include "record-order.h"

/* A heading for a year where a year has a few events; else one for ten years, or for a month. */
#define MANY_YEARS 12u
#define MANY_EVENTS 40u

typedef enum
{
  BY_YEAR,
  BY_DECADE,
  BY_MONTH,
} Grain;

typedef struct
{
  const RpViewState *state;
  RpChronologyOrder *order;
  GArray *stack;     /* Step */
  guint8 *has_whole; /* by event: one that it is part of is shown; 0: not known yet */
} Maker;

typedef struct
{
  guint event, depth, part, n_parts;
} Step;

enum
{
  UNKNOWN,
  NO,
  YES,
};

static gboolean
is_shown (const Maker *self, guint event)
{
  return rp_view_state_visible (self->state, rp_record_ref (RP_RECORD_EVENT, event));
}

static const RpEvent *
get_event (const Maker *self, guint event)
{
  return rp_dataset_event (self->state->dataset, event);
}

/* Up to the first that is known, and down again: each event is visited once. */
static gboolean
has_whole (Maker *self, guint event)
{
  guint8 found = NO;
  guint at = event;

  while (self->has_whole[at] == UNKNOWN)
    {
      guint whole = get_event (self, at)->parent;

      if (whole == RP_NO_INDEX || is_shown (self, whole))
        {
          self->has_whole[at] = whole == RP_NO_INDEX ? NO : YES;
          break;
        }
      at = whole;
    }
  found = self->has_whole[at];
  for (; self->has_whole[event] == UNKNOWN; event = get_event (self, event)->parent)
    self->has_whole[event] = found;
  return found == YES;
}

/* The end by which an event is put in order: its first day, of "on or before" the last; FALSE: neither is known. */
static gboolean
anchor_of (const RpEvent *event, RpInstant *anchor)
{
  *anchor = rp_instant_is_infinite (event->earliest) ? event->latest : event->earliest;
  return event->dated && !rp_instant_is_infinite (*anchor);
}

static gboolean
in_range (const RpEvent *event, double from, double to)
{
  return !(isfinite (from) && rp_instant_to_double (event->latest) < from)
         && !(isfinite (to) && rp_instant_to_double (event->earliest) >= to);
}

static guint
count_shown_parts (const Maker *self, const RpEvent *event)
{
  guint n = 0;

  for (guint i = 0; i < event->n_parts; i++)
    n += is_shown (self, event->parts[i]);
  return n;
}

/* Its parts in their order, the first on top; below one that is left out its own parts stand in its place. */
static void
push_parts (Maker *self, const RpEvent *event, guint depth)
{
  guint n = count_shown_parts (self, event), part = n;

  for (guint i = event->n_parts; i-- > 0;)
    {
      Step step = { event->parts[i], depth, 0, 0 };

      if (is_shown (self, step.event))
        {
          step.part = part--;
          step.n_parts = n;
        }
      g_array_append_val (self->stack, step);
    }
}

static void
write_event (Maker *self, guint event, guint heading, gboolean undated)
{
  Step first = { event, 0, 0, 0 };

  g_array_append_val (self->stack, first);
  while (self->stack->len > 0)
    {
      Step step = g_array_index (self->stack, Step, self->stack->len - 1);
      gboolean shown = is_shown (self, step.event);

      g_array_set_size (self->stack, self->stack->len - 1);
      if (shown)
        {
          RpChronologyEntry entry = { step.event, step.depth, heading, step.part, step.n_parts, undated };

          g_array_append_val (self->order->entries, entry);
        }
      push_parts (self, get_event (self, step.event), step.depth + shown);
    }
}

/* The events that are part of nothing that is shown: dated ones in time, then the others. Returns how many are dated.
 */
static guint
collect_wholes (Maker *self, double from, double to, GArray *wholes)
{
  g_autoptr (GArray) records = rp_record_order (self->state->dataset, RP_RECORD_EVENT);
  g_autoptr (GArray) undated = g_array_new (FALSE, FALSE, sizeof (guint));
  guint n_dated;

  for (guint i = 0; i < records->len; i++)
    {
      guint event = g_array_index (records, RpOrderedRecord, i).index;
      RpInstant anchor;

      if (!is_shown (self, event) || has_whole (self, event))
        continue;
      if (!anchor_of (get_event (self, event), &anchor))
        g_array_append_val (undated, event);
      else if (in_range (get_event (self, event), from, to))
        g_array_append_val (wholes, event);
    }
  n_dated = wholes->len;
  g_array_append_vals (wholes, undated->data, undated->len);
  return n_dated;
}

/* Below which heading an event stands: no heading is more exact than the date. */
typedef struct
{
  guint event;
  gint64 year, last_year; /* the last of those that its date leaves open */
  int month;              /* 0: not known, or not told apart */
  gboolean season;        /* months, not one */
} Stand;

static gint64
year_of (RpInstant instant)
{
  RpCivil civil;

  rp_instant_to_civil (instant, &civil);
  return civil.year;
}

/* How exact the end is by which the event is put in order. */
static RpPrecision
precision_of (const RpEvent *event)
{
  const RpWhen *when = event->when.when;

  if (when == NULL)
    return RP_PRECISION_DAY;
  return rp_instant_is_infinite (event->earliest) ? when->end.precision : when->begin.precision;
}

static Stand
stand_of (const Maker *self, guint index)
{
  const RpEvent *event = get_event (self, index);
  RpPrecision precision = precision_of (event);
  Stand stand = { .event = index };
  RpInstant anchor;
  RpCivil civil;

  if (!anchor_of (event, &anchor))
    return stand;
  rp_instant_to_civil (anchor, &civil);
  stand.year = stand.last_year = civil.year;
  stand.month = precision > RP_PRECISION_YEAR ? civil.month : 0;
  stand.season = precision == RP_PRECISION_SEASON;
  if (precision == RP_PRECISION_ROUGH && event->when.when != NULL && event->when.when->form != RP_WHEN_INTERVAL
      && !rp_instant_is_infinite (event->latest))
    stand.last_year = MAX (year_of (event->latest), civil.year);
  return stand;
}

static Grain
choose_grain (const Stand *stands, guint n)
{
  guint n_years = 0;

  for (guint i = 0; i < n; i++)
    n_years += i == 0 || stands[i].year != stands[i - 1].year;
  if (n_years > MANY_YEARS && n < n_years + n_years / 2)
    return BY_DECADE;
  return n > n_years * MANY_EVENTS ? BY_MONTH : BY_YEAR;
}

/* A date coarser than the headings are. */
static gboolean
is_coarse (const Stand *stand, Grain grain)
{
  return grain != BY_DECADE && (stand->last_year > stand->year || (grain == BY_MONTH && stand->month == 0));
}

/* Of one year what is known of no part of it comes first: else its heading would stand amid the others. */
static void
coarse_first (Stand *stands, guint n, Grain grain)
{
  g_autofree Stand *sorted = g_new (Stand, n + 1);

  for (guint from = 0, to; from < n; from = to)
    {
      guint out = from;

      for (to = from; to < n && stands[to].year == stands[from].year; to++)
        if (is_coarse (&stands[to], grain))
          sorted[out++] = stands[to];
      for (guint i = from; i < to; i++)
        if (!is_coarse (&stands[i], grain))
          sorted[out++] = stands[i];
    }
  memcpy (stands, sorted, n * sizeof *stands);
}

static gboolean
same_heading (const Stand *a, const Stand *b, Grain grain)
{
  if (grain == BY_DECADE && a->year > 0 && b->year > 0)
    return a->year / 10 == b->year / 10;
  if (a->year != b->year || a->last_year != b->last_year)
    return FALSE;
  /* a season stays where it begins, among months, under none of its own */
  return grain != BY_MONTH || a->month == b->month || (b->season && a->month != 0);
}

static RpChronologyHeading
heading_of (const Stand *stand, Grain grain)
{
  gboolean decade = grain == BY_DECADE && stand->year >= 10;
  RpChronologyHeading heading = { 0 };
  g_autofree char *year = decade ? rp_words_decade (stand->year / 10 * 10) : rp_words_year (stand->year);
  g_autofree char *last = rp_words_year (stand->last_year);

  if (decade)
    /* Translators: ten years, "1950s" */
    heading.label = g_strdup_printf (_ ("%ss"), year);
  else if (grain != BY_DECADE && stand->last_year > stand->year)
    heading.label = g_strdup_printf (_ ("%s–%s"), year, last);
  else
    heading.label = g_steal_pointer (&year);
  if (grain == BY_MONTH && stand->month > 0 && !stand->season)
    heading.below = rp_words_month (stand->month, FALSE);
  return heading;
}

static void
write_dated (Maker *self, const guint *events, guint n)
{
  g_autofree Stand *stands = g_new (Stand, n + 1);
  GArray *headings = self->order->headings;
  Grain grain;

  for (guint i = 0; i < n; i++)
    stands[i] = stand_of (self, events[i]);
  grain = choose_grain (stands, n);
  coarse_first (stands, n, grain);
  for (guint i = 0; i < n; i++)
    {
      if (i == 0 || !same_heading (&stands[i - 1], &stands[i], grain))
        {
          RpChronologyHeading heading = heading_of (&stands[i], grain);

          g_array_append_val (headings, heading);
        }
      write_event (self, stands[i].event, headings->len - 1, FALSE);
    }
}

static void
write_undated (Maker *self, const guint *events, guint n)
{
  RpChronologyHeading heading = { g_strdup (_ ("Undated")), NULL };

  g_array_append_val (self->order->headings, heading);
  for (guint i = 0; i < n; i++)
    write_event (self, events[i], self->order->headings->len - 1, TRUE);
}

static void
clear_heading (gpointer item)
{
  RpChronologyHeading *heading = item;

  g_free (heading->label);
  g_free (heading->below);
}

RpChronologyOrder *
rp_chronology_order_new (const RpViewState *state, double from, double to)
{
  RpChronologyOrder *order = g_new0 (RpChronologyOrder, 1);
  g_autoptr (GArray) wholes = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) stack = g_array_new (FALSE, FALSE, sizeof (Step));
  g_autofree guint8 *known = g_new0 (guint8, rp_dataset_n_events (state->dataset) + 1);
  Maker self = { state, order, stack, known };
  const guint *events;
  guint n_dated;

  order->entries = g_array_new (FALSE, FALSE, sizeof (RpChronologyEntry));
  order->headings = g_array_new (FALSE, FALSE, sizeof (RpChronologyHeading));
  g_array_set_clear_func (order->headings, clear_heading);
  n_dated = collect_wholes (&self, from, to, wholes);
  events = (const guint *)(gconstpointer)wholes->data;
  write_dated (&self, events, n_dated);
  if (wholes->len > n_dated)
    write_undated (&self, events + n_dated, wholes->len - n_dated);
  return order;
}

void
rp_chronology_order_free (RpChronologyOrder *self)
{
  g_array_unref (self->entries);
  g_array_unref (self->headings);
  g_free (self);
}

void
rp_chronology_bounds (const RpViewState *state, guint index, guint *after, guint *before)
{
  const RpEvent *event = rp_dataset_event (state->dataset, index);

  *after = *before = RP_NO_INDEX;
  for (guint i = 0; i < event->n_before; i++)
    {
      guint other = event->before[i];

      if (rp_view_state_visible (state, rp_record_ref (RP_RECORD_EVENT, other))
          && (*before == RP_NO_INDEX
              || rp_instant_compare (rp_dataset_event (state->dataset, other)->latest,
                                     rp_dataset_event (state->dataset, *before)->latest)
                     < 0))
        *before = other;
    }
  for (guint i = 0; i < event->n_after; i++)
    {
      guint other = event->after[i];

      if (rp_view_state_visible (state, rp_record_ref (RP_RECORD_EVENT, other))
          && (*after == RP_NO_INDEX
              || rp_instant_compare (rp_dataset_event (state->dataset, other)->earliest,
                                     rp_dataset_event (state->dataset, *after)->earliest)
                     > 0))
        *after = other;
    }
}
