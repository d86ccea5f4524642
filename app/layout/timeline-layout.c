/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "timeline-layout.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "gap-folding.h"
#include "timeline-lanes.h"
#include "timeline-plan.h"
#include "timeline-private.h"

#define FOLD_PX 64
#define GUTTER 0.03      /* of the unfolded span, at either side */
#define LONGEST_TITLE 64 /* characters; the whole title is a hover or a click away */

/* What the folds leave empty: begins and ends count, what merely lasts does not. */
static void
add_stretches (RpTimelineLayout *self, GArray *stretches)
{
  for (guint i = 0; i < self->items->len; i++)
    {
      const RpTimelineEvent *item = rp_timeline_layout_item (self, i);
      const RpTimelineItem *time = &item->time;
      RpStretch all = { time->from, time->to };

      if (time->firm_from < time->firm_to)
        {
          RpStretch begin = { time->from, MIN (time->firm_from, time->to) };
          RpStretch end = { MAX (time->firm_to, time->from), time->to };

          g_array_append_val (stretches, begin);
          g_array_append_val (stretches, end);
          continue;
        }
      for (guint part = 0; part <= item->n_parts; part++)
        g_array_append_val (stretches, all);
    }
}

static void
make_folding (RpTimelineLayout *self)
{
  g_autoptr (GArray) stretches = g_array_new (FALSE, FALSE, sizeof (RpStretch));
  double left_out = 0;

  if (self->options.fold == RP_FOLD_OFF)
    {
      self->gaps = g_array_new (FALSE, FALSE, sizeof (RpGap));
      return;
    }
  add_stretches (self, stretches);
  self->gaps = rp_gap_folding ((RpStretch *)(void *)stretches->data, stretches->len);
  for (guint i = 0; i < self->gaps->len; i++)
    left_out += g_array_index (self->gaps, RpGap, i).to - g_array_index (self->gaps, RpGap, i).from;
  if (self->options.fold == RP_FOLD_AUTO && left_out * 2 <= self->data_to - self->data_from)
    g_array_set_size (self->gaps, 0);
  self->folding = (RpFolding){ (const RpGap *)(void *)self->gaps->data, self->gaps->len, FOLD_PX };
}

static void
find_span (RpTimelineLayout *self)
{
  self->data_from = INFINITY;
  self->data_to = -INFINITY;
  for (guint i = 0; i < self->items->len; i++)
    {
      const RpTimelineItem *time = &rp_timeline_layout_item (self, i)->time;

      self->data_from = MIN (self->data_from, time->from);
      self->data_to = MAX (self->data_to, time->to);
    }
  if (self->data_from > self->data_to)
    self->data_from = self->data_to = 0;
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
}

/* Open ends go as far as the data do. */
static void
extend_open_ends (RpTimelineLayout *self)
{
  for (guint i = 0; i < self->items->len; i++)
    {
      RpTimelineItem *time = &g_array_index (self->items, RpTimelineEvent, i).time;

      if (time->to_the_end)
        {
          time->to = time->firm_to = MAX (time->to, self->fit_to);
          time->pad_right = 0;
        }
      if (time->from_the_start)
        {
          time->from = time->firm_from = MIN (time->from, self->fit_from);
          time->pad_left = 0;
        }
    }
}

/* One line of at most LONGEST_TITLE characters: a title may hold anything. */
char *
rp_timeline_clean_title (const char *title)
{
  const char *end = title;
  char *line;

  for (guint i = 0; i < LONGEST_TITLE && *end; i++)
    end = g_utf8_next_char (end);
  line = *end ? g_strdup_printf ("%.*s…", (int)(end - title), title) : g_strdup (title);
  for (char *c = line; *c; c++)
    if ((guchar)*c < 0x20 || *c == 0x7f)
      *c = ' ';
  return line;
}

static void
collect_parts (RpDataset *dataset, guint event, const RpRecordSet *shown, guint depth, GArray *parts)
{
  const RpEvent *parent = rp_dataset_event (dataset, event);

  for (guint i = 0; i < parent->n_parts && depth < 64; i++)
    {
      guint part = parent->parts[i];

      if (!shown || rp_record_set_contains (shown, rp_record_ref (RP_RECORD_EVENT, part)))
        g_array_append_val (parts, part);
      collect_parts (dataset, part, shown, depth + 1, parts);
    }
}

GArray *
rp_timeline_parts (RpDataset *dataset, guint event, const RpRecordSet *shown)
{
  GArray *parts = g_array_new (FALSE, FALSE, sizeof (guint));

  collect_parts (dataset, event, shown, 0, parts);
  return parts;
}

static double
width_of (RpTimelineLayout *self, const char *text, RpTextSize size)
{
  return rp_text_width (self->options.measure, text, size);
}

static void
measure_parts (RpTimelineLayout *self, RpTimelineEvent *item)
{
  g_autoptr (GArray) parts = rp_timeline_parts (self->options.dataset, item->event, self->limit);

  item->n_parts = parts->len;
  if (parts->len == 0)
    return;
  for (guint i = 0; i < MIN (parts->len, RP_MOST_PARTS); i++)
    {
      const RpEvent *part = rp_dataset_event (self->options.dataset, g_array_index (parts, guint, i));
      g_autofree char *title = rp_timeline_clean_title (part->record.title);

      item->parts_px = MAX (item->parts_px, RP_PART_INDENT_PX + width_of (self, title, RP_TEXT_LABEL));
    }
  item->hint = g_strdup_printf (ngettext ("%u part", "%u parts", item->n_parts), item->n_parts);
  g_ptr_array_add (self->strings, item->hint);
  item->hint_px = width_of (self, item->hint, RP_TEXT_TICK);
}

static gboolean
is_top (RpTimelineLayout *self, const RpEvent *event)
{
  guint parent = event->parent;

  while (parent != RP_NO_INDEX)
    {
      if (rp_timeline_layout_has (self, parent))
        return FALSE;
      parent = rp_dataset_event (self->options.dataset, parent)->parent;
    }
  return TRUE;
}

gboolean
rp_timeline_layout_has (RpTimelineLayout *self, guint event)
{
  return !self->limit || rp_record_set_contains (self->limit, rp_record_ref (RP_RECORD_EVENT, event));
}

static void
add_event (RpTimelineLayout *self, guint index, const RpEvent *event)
{
  RpTimelineEvent item = { .event = index };
  RpDataset *dataset = self->options.dataset;

  if (!rp_timeline_item (event, &item.time))
    {
      g_array_append_val (self->undated, index);
      return;
    }
  item.title = rp_timeline_clean_title (event->record.title);
  g_ptr_array_add (self->strings, item.title);
  if (event->when.when)
    item.date = rp_edtf_describe_short (event->when.text, event->when.when);
  else if (event->n_as_of > 0 && event->as_of[0].when)
    item.date = rp_edtf_describe_short (event->as_of[0].text, event->as_of[0].when);
  else
    item.date = g_strdup ("");
  g_ptr_array_add (self->strings, item.date);
  item.title_px = width_of (self, item.title, RP_TEXT_LABEL);
  item.date_px = *item.date ? width_of (self, item.date, RP_TEXT_TICK) : 0;
  item.ongoing = event->status == RP_STATUS_ONGOING;
  if (event->n_parts > 0)
    measure_parts (self, &item);
  rp_timeline_lanes_add (self->lanes, dataset, index, &item, self->items);
}

RpTimelineLayout *
rp_timeline_layout_new (const RpTimelineOptions *options, GCancellable *cancellable)
{
  g_autoptr (RpTimelineLayout) self = g_atomic_rc_box_new0 (RpTimelineLayout);
  const guint *order;
  guint n_events = rp_dataset_n_events (options->dataset);

  self->options = *options;
  g_object_ref (self->options.dataset);
  if (options->shown)
    rp_record_set_ref ((RpRecordSet *)options->shown);
  if (options->open)
    rp_record_set_ref ((RpRecordSet *)options->open);
  self->limit = options->dim ? NULL : options->shown;
  self->items = g_array_new (FALSE, FALSE, sizeof (RpTimelineEvent));
  self->undated = g_array_new (FALSE, FALSE, sizeof (guint));
  self->strings = g_ptr_array_new_with_free_func (g_free);
  self->lanes = rp_timeline_lanes_new (options->lanes);
  order = rp_dataset_events_in_order (options->dataset);
  for (guint i = 0; i < n_events; i++)
    {
      const RpEvent *event = rp_dataset_event (options->dataset, order[i]);

      if (i % 1024 == 0 && cancellable && g_cancellable_is_cancelled (cancellable))
        return NULL;
      if (rp_timeline_layout_has (self, order[i]) && is_top (self, event))
        add_event (self, order[i], event);
    }
  rp_timeline_lanes_finish (self->lanes, self->items, options->measure);
  find_span (self);
  make_folding (self);
  find_fit (self);
  extend_open_ends (self);
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

  rp_timeline_plan_clear (&self->plan);
  g_clear_pointer (&self->lanes, rp_timeline_lanes_free);
  g_clear_pointer (&self->gaps, g_array_unref);
  g_clear_pointer (&self->items, g_array_unref);
  g_clear_pointer (&self->unfolded, g_free);
  g_clear_pointer (&self->undated, g_array_unref);
  g_clear_pointer (&self->strings, g_ptr_array_unref);
  if (self->options.shown)
    rp_record_set_unref ((RpRecordSet *)self->options.shown);
  if (self->options.open)
    rp_record_set_unref ((RpRecordSet *)self->options.open);
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

const RpFolding *
rp_timeline_layout_folding (RpTimelineLayout *self)
{
  return &self->folding;
}

double
rp_timeline_layout_lane_column (RpTimelineLayout *self)
{
  return rp_timeline_lanes_width (self->lanes);
}

guint
rp_timeline_layout_n_items (RpTimelineLayout *self)
{
  return self->items->len;
}

const RpTimelineEvent *
rp_timeline_layout_item (RpTimelineLayout *self, guint index)
{
  return &g_array_index (self->items, RpTimelineEvent, index);
}

const guint *
rp_timeline_layout_undated (RpTimelineLayout *self, guint *n)
{
  *n = self->undated->len;
  return (const guint *)(void *)self->undated->data;
}
