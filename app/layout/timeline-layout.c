/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "timeline-layout.h"

#include <math.h>

#include "gap-folding.h"
#include "key-order.h"
#include "timeline-private.h"

#define FOLD_PX 64
#define GUTTER 0.03 /* of the unfolded span, at either side */
#define N_BINS 4096u
/* Spans stand by themselves where fewer events than this are dated, and fewer than spans. */
#define FEW_EVENTS 5
/* More things than this on a lane may be counted at the edges of the plot. */
#define CROWDED 12

/* Where each thing stands, while the layout is made. */
typedef struct
{
  double *from, *to;
  RpPads *pads;
  GArray *stretches; /* RpStretch */
  GArray *open;      /* guint: things that reach as far as the data do */
} Times;

/* What the folds leave empty: begins and ends count, what merely lasts does not. */
static void
add_stretches (Times *times, const RpTimelineItem *time, guint n_parts)
{
  RpStretch all = { time->from, time->to };

  if (time->firm_from < time->firm_to)
    {
      RpStretch begin = { time->from, MIN (time->firm_from, time->to) };
      RpStretch end = { MAX (time->firm_to, time->from), time->to };

      g_array_append_val (times->stretches, begin);
      g_array_append_val (times->stretches, end);
      return;
    }
  for (guint part = 0; part <= MIN (n_parts, RP_MOST_PARTS); part++)
    g_array_append_val (times->stretches, all);
}

/* Rounded up: what is drawn must have room. */
static RpPads
pads_of (const RpTimelineItem *time)
{
  return (RpPads){ (guint8)CLAMP (ceil (time->pad_left), 0, G_MAXUINT8),
                   (guint8)CLAMP (ceil (time->pad_right), 0, G_MAXUINT8) };
}

static guint
parts_of (RpTimelineLayout *self, const RpThing *thing)
{
  return thing->type == RP_THING_EVENT ? rp_dataset_event (self->options.dataset, thing->index)->n_all_parts : 0;
}

static gboolean
read_times (RpTimelineLayout *self, Times *times, GCancellable *cancellable)
{
  guint n = rp_timeline_things_count (self->things);

  times->from = g_new (double, n + 1);
  times->to = g_new (double, n + 1);
  times->pads = g_new (RpPads, n + 1);
  times->stretches = g_array_sized_new (FALSE, FALSE, sizeof (RpStretch), n);
  times->open = g_array_new (FALSE, FALSE, sizeof (guint));
  self->data_from = INFINITY;
  self->data_to = -INFINITY;
  for (guint i = 0; i < n; i++)
    {
      const RpTimelineItem *time;

      if (i % 4096 == 0 && g_cancellable_is_cancelled (cancellable))
        return FALSE;
      time = rp_timeline_things_time (self->things, i);
      times->from[i] = time->from;
      times->to[i] = time->to;
      times->pads[i] = pads_of (time);
      self->data_from = MIN (self->data_from, time->from);
      self->data_to = MAX (self->data_to, time->to);
      if (self->options.fold != RP_FOLD_OFF)
        add_stretches (times, time, parts_of (self, rp_timeline_things_get (self->things, i)));
      if (time->to_the_end || time->from_the_start)
        g_array_append_val (times->open, i);
    }
  if (self->data_from > self->data_to)
    self->data_from = self->data_to = 0;
  return TRUE;
}

static void
times_clear (Times *times)
{
  g_free (times->from);
  g_free (times->to);
  g_free (times->pads);
  g_clear_pointer (&times->stretches, g_array_unref);
  g_clear_pointer (&times->open, g_array_unref);
}

static void
make_folding (RpTimelineLayout *self, Times *times)
{
  double left_out = 0;

  if (self->options.fold == RP_FOLD_OFF)
    {
      self->gaps = g_array_new (FALSE, FALSE, sizeof (RpGap));
      return;
    }
  self->gaps = rp_gap_folding ((RpStretch *)(void *)times->stretches->data, times->stretches->len);
  for (guint i = 0; i < self->gaps->len; i++)
    left_out += g_array_index (self->gaps, RpGap, i).to - g_array_index (self->gaps, RpGap, i).from;
  if (self->options.fold == RP_FOLD_AUTO && left_out * 2 <= self->data_to - self->data_from)
    g_array_set_size (self->gaps, 0);
  self->folding = (RpFolding){ (const RpGap *)(void *)self->gaps->data, self->gaps->len, FOLD_PX };
}

/* The fit: everything and a gutter of unfolded time; a single moment gets a day at either side. */
static void
find_fit (RpTimelineLayout *self)
{
  double span = self->data_to - self->data_from, gutter;

  for (guint i = 0; i < self->folding.n_gaps; i++)
    span -= self->folding.gaps[i].to - self->folding.gaps[i].from;
  gutter = MAX (span * GUTTER, fabs (self->data_from) * 1e-12);
  if (span <= 0)
    gutter = 86400 * 30;
  self->fit_from = self->data_from - gutter;
  self->fit_to = self->data_to + gutter;
  if (self->options.fit_from < self->options.fit_to)
    {
      self->fit_from = self->options.fit_from;
      self->fit_to = self->options.fit_to;
    }
}

/* Open ends go as far as the data do. */
static void
extend_open_ends (RpTimelineLayout *self, Times *times)
{
  rp_timeline_things_set_span (self->things, self->fit_from, self->fit_to);
  for (guint k = 0; k < times->open->len; k++)
    {
      guint i = g_array_index (times->open, guint, k);
      const RpTimelineItem *time = rp_timeline_things_time (self->things, i);

      times->from[i] = time->from;
      times->to[i] = time->to;
      times->pads[i] = pads_of (time);
    }
}

static void
make_density (RpTimelineLayout *self, const Times *times)
{
  double per_bin = (self->fit_to - self->fit_from) / N_BINS;

  self->ends = g_new (guint16, 2 * rp_timeline_things_count (self->things) + 1);
  for (guint i = 0; i < rp_timeline_things_count (self->things); i++)
    {
      self->ends[2 * i] = (guint16)CLAMP ((times->from[i] - self->fit_from) / per_bin, 0, N_BINS - 1);
      self->ends[2 * i + 1] = (guint16)CLAMP ((times->to[i] - self->fit_from) / per_bin, 0, N_BINS - 1);
    }
  self->density = rp_timeline_layout_density_of (self, NULL);
}

static void
sort_into_lanes (RpTimelineLayout *self, const RpLaneMember *members, guint n_members, const Times *times)
{
  guint n_lanes = rp_timeline_lanes_count (self->lanes);
  g_autofree guint *next = NULL;
  RpItems *items;

  self->lane_first = g_new0 (guint, n_lanes + 1);
  items = self->items = rp_items_new (n_members);
  for (guint i = 0; i < n_members; i++)
    self->lane_first[members[i].lane + 1]++;
  for (guint lane = 0; lane < n_lanes; lane++)
    self->lane_first[lane + 1] += self->lane_first[lane];
  next = g_memdup2 (self->lane_first, (n_lanes + 1) * sizeof *next);
  for (guint i = 0; i < n_members; i++)
    items->things[next[members[i].lane]++] = members[i].thing;
  for (guint lane = 0; lane < n_lanes; lane++)
    rp_order_by (items->things + self->lane_first[lane], self->lane_first[lane + 1] - self->lane_first[lane],
                 times->from);
  for (guint i = 0; i < n_members; i++)
    {
      guint thing = items->things[i];

      items->from[i] = times->from[thing];
      items->seconds[i] = times->to[thing] - times->from[thing];
      items->pads[i] = times->pads[thing];
      items->weights[i] = rp_timeline_things_get (self->things, thing)->weight;
    }
}

static void
make_lanes (RpTimelineLayout *self, const Times *times)
{
  guint n = rp_timeline_things_count (self->things);
  g_autoptr (GArray) members = g_array_sized_new (FALSE, FALSE, sizeof (RpLaneMember), n);

  self->lanes = rp_timeline_lanes_new (self->options.lanes, self->options.choice, self->limit);
  for (guint i = 0; i < n; i++)
    rp_timeline_lanes_add (self->lanes, self->options.dataset, rp_timeline_things_get (self->things, i), i, members);
  rp_timeline_lanes_finish (self->lanes, members, self->options.measure);
  sort_into_lanes (self, (const RpLaneMember *)(void *)members->data, members->len, times);
}

static gboolean
make_things (RpTimelineLayout *self, GCancellable *cancellable)
{
  RpThingOptions options = { .dataset = self->options.dataset,
                             .limit = self->limit,
                             .measure = self->options.measure,
                             .spans = self->options.spans == RP_SPANS_ON,
                             .letters = self->options.letters };
  guint n_events;

  self->things = rp_timeline_things_new (&options, cancellable);
  if (!self->things)
    return FALSE;
  n_events = rp_timeline_things_count (self->things);
  if (self->options.spans == RP_SPANS_AUTO && n_events < FEW_EVENTS)
    {
      RpTimelineThings *few = self->things;

      options.spans = TRUE;
      self->things = rp_timeline_things_new (&options, cancellable);
      if (self->things && rp_timeline_things_count (self->things) <= 2 * n_events)
        {
          rp_timeline_things_free (self->things);
          self->things = few;
        }
      else
        {
          rp_timeline_things_free (few);
        }
    }
  return self->things != NULL;
}

RpTimelineLayout *
rp_timeline_layout_new (const RpTimelineOptions *options, GCancellable *cancellable)
{
  g_autoptr (RpTimelineLayout) self = g_atomic_rc_box_new0 (RpTimelineLayout);
  Times times = { 0 };

  self->options = *options;
  g_object_ref (self->options.dataset);
  if (options->shown)
    rp_record_set_ref ((RpRecordSet *)options->shown);
  if (options->open)
    rp_record_set_ref ((RpRecordSet *)options->open);
  if (options->letters)
    rp_source_letters_ref (options->letters);
  if (options->choice)
    rp_lane_choice_ref ((RpLaneChoice *)options->choice);
  self->limit = options->dim ? NULL : options->shown;
  if (!make_things (self, cancellable) || !read_times (self, &times, cancellable))
    {
      times_clear (&times);
      return NULL;
    }
  make_folding (self, &times);
  g_clear_pointer (&times.stretches, g_array_unref);
  find_fit (self);
  extend_open_ends (self, &times);
  make_density (self, &times);
  make_lanes (self, &times);
  times_clear (&times);
  return g_steal_pointer (&self);
}

RpTimelineLayout *
rp_timeline_layout_ref (RpTimelineLayout *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
layout_clear (gpointer data)
{
  RpTimelineLayout *self = data;

  g_clear_pointer (&self->plan.lanes, g_array_unref);
  g_clear_pointer (&self->plan.placed, g_array_unref);
  g_clear_pointer (&self->plan.clusters, g_array_unref);
  g_clear_pointer (&self->plan.runs, g_array_unref);
  g_clear_pointer (&self->lane_plans, g_ptr_array_unref);
  g_clear_pointer (&self->kept, g_array_unref);
  g_clear_pointer (&self->lanes, rp_timeline_lanes_free);
  g_clear_pointer (&self->things, rp_timeline_things_free);
  g_clear_pointer (&self->gaps, g_array_unref);
  g_free (self->lane_first);
  rp_items_unref (self->items);
  rp_items_unref (self->merged);
  g_free (self->density);
  g_free (self->ends);
  g_free (self->unfolded);
  if (self->options.shown)
    rp_record_set_unref ((RpRecordSet *)self->options.shown);
  if (self->options.open)
    rp_record_set_unref ((RpRecordSet *)self->options.open);
  if (self->options.letters)
    rp_source_letters_unref (self->options.letters);
  if (self->options.choice)
    rp_lane_choice_unref ((RpLaneChoice *)self->options.choice);
  g_free (self->lane_empty);
  g_free (self->rest_rows);
  g_clear_object (&self->options.dataset);
}

void
rp_timeline_layout_unref (RpTimelineLayout *self)
{
  g_atomic_rc_box_release_full (self, layout_clear);
}

void
rp_timeline_layout_fit (RpTimelineLayout *self, double *from, double *to)
{
  *from = self->fit_from;
  *to = self->fit_to;
}

void
rp_timeline_layout_fit_pages (RpTimelineLayout *self, guint n_pages, double *from, double *to)
{
  *from = self->data_from - (self->data_from - self->fit_from) / n_pages;
  *to = self->data_to + (self->fit_to - self->data_to) / n_pages;
}

const RpFolding *
rp_timeline_layout_folding (RpTimelineLayout *self)
{
  return &self->folding;
}

const guint *
rp_timeline_layout_density (RpTimelineLayout *self, guint *n_bins)
{
  *n_bins = N_BINS;
  return self->density;
}

guint *
rp_timeline_layout_density_of (RpTimelineLayout *self, const RpRecordSet *shown)
{
  guint *density = g_new0 (guint, N_BINS);

  for (guint i = 0; i < rp_timeline_things_count (self->things); i++)
    {
      guint first = self->ends[2 * i], last = self->ends[2 * i + 1];

      if (shown && !rp_record_set_contains (shown, rp_timeline_layout_ref_of (self, i)))
        continue;
      density[first]++;
      if (last != first)
        density[last]++;
    }
  return density;
}

gboolean
rp_timeline_layout_is_large (const RpTimelineLayout *self)
{
  return self->items->n > RP_FEW_THINGS;
}

gboolean
rp_timeline_layout_is_dated (RpTimelineLayout *self)
{
  RpInstant earliest, latest;

  return rp_timeline_things_count (self->things) > 0 || rp_dataset_get_span (self->options.dataset, &earliest, &latest);
}

guint
rp_timeline_layout_n_items (RpTimelineLayout *self)
{
  return self->items->n;
}

gboolean
rp_timeline_layout_is_crowded (RpTimelineLayout *self)
{
  return self->items->n > CROWDED;
}

double
rp_timeline_layout_lane_column (RpTimelineLayout *self)
{
  return rp_timeline_lanes_width (self->lanes) + (rp_timeline_layout_is_crowded (self) ? RP_EDGE_PX - 8 : 0);
}

const guint *
rp_timeline_layout_undated (RpTimelineLayout *self, guint *n)
{
  return rp_timeline_things_undated (self->things, n);
}

void
rp_timeline_layout_resolve (RpTimelineLayout *self, guint thing, RpTimelineEvent *item)
{
  rp_timeline_things_resolve (self->things, thing, self->with_dates, item);
}

RpThingType
rp_timeline_layout_type_of (RpTimelineLayout *self, guint thing)
{
  return rp_timeline_things_get (self->things, thing)->type;
}

RpRecordRef
rp_timeline_layout_ref_of (RpTimelineLayout *self, guint thing)
{
  const RpThing *it = rp_timeline_things_get (self->things, thing);

  return rp_record_ref (it->type == RP_THING_TIE    ? RP_RECORD_RELATION
                        : it->type == RP_THING_LIFE ? RP_RECORD_ENTITY
                                                    : RP_RECORD_EVENT,
                        it->index);
}
