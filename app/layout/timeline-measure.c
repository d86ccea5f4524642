/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What one thing asks of a row: its mark, its label beside or inside it, the parts that it opens. */
#include <math.h>

#include "timeline-parts.h"
#include "timeline-private.h"

#define INSIDE_PADDING_PX 8
#define LABEL_END_PX 3 /* behind a label; what comes next keeps its own distance */
/* Among very many things a title is cut to this: more would reach beyond the neighbouring chunk. */
#define MOST_TITLE_PX 340
/* A bar longer than this share of the plot. */
#define WIDE_SHARE 0.3

gboolean
rp_timeline_is_open (const RpTimelineLayout *self, guint thing, gboolean on_purpose)
{
  const RpThing *it = rp_timeline_things_get (self->things, thing);

  if (!self->options.open && !self->unfolded && self->planned_for.reveal == RP_NO_INDEX)
    return FALSE;
  if (it->type != RP_THING_EVENT || rp_dataset_event (self->options.dataset, it->index)->n_parts == 0)
    return FALSE;
  if (it->index == self->planned_for.reveal)
    return TRUE;
  if (self->options.open)
    return rp_record_set_contains (self->options.open, rp_record_ref (RP_RECORD_EVENT, it->index));
  return !on_purpose && self->unfolded && self->unfolded[thing];
}

void
rp_timeline_limits (const RpTimelineLayout *self, double from, double to, double *left, double *right)
{
  const RpPlanKey *key = &self->planned_for;
  double begin, end;

  *left = 0;
  *right = self->end_px;
  /* in a picture of a part of all what is seen in it keeps its words within its edges */
  if (key->sight_from < key->sight_to && from <= key->sight_to && to >= key->sight_from)
    {
      *left = rp_time_scale_x (&self->scale, key->sight_from);
      *right = rp_time_scale_x (&self->scale, key->sight_to);
    }
  if (self->pages.n == 0)
    return;
  rp_plan_pages_range (&self->pages, rp_plan_pages_owner (&self->pages, from), &begin, &end);
  *left = rp_time_scale_x (&self->scale, begin);
  if (from != to)
    rp_plan_pages_range (&self->pages, rp_plan_pages_owner (&self->pages, to), &begin, &end);
  *right = rp_time_scale_x (&self->scale, end);
}

/* Between which px the texts beside a mark are. */
typedef struct
{
  double left, right;
} Limits;

/* Where the label goes, by the fitted range: what would leave it at the right stands at the left. */
static RpLabelSide
label_side (const Limits *limits, const RpPackItem *pack, double firm_px, double bar_px, double label_px,
            double title_px)
{
  if (firm_px >= title_px + 2 * INSIDE_PADDING_PX)
    return RP_LABEL_INSIDE;
  if (pack->mark_right + RP_LABEL_GAP_PX + label_px <= limits->right)
    return RP_LABEL_RIGHT;
  if (pack->mark_left - RP_LABEL_GAP_PX - label_px >= limits->left)
    return RP_LABEL_LEFT;
  if (bar_px >= title_px + 2 * INSIDE_PADDING_PX)
    return RP_LABEL_INSIDE;
  return limits->right - pack->mark_right >= pack->mark_left - limits->left ? RP_LABEL_RIGHT : RP_LABEL_LEFT;
}

/* What somebody opened has its dates in any case. */
static double
parts_px (const RpTimelineLayout *self, const RpTimelineEvent *item, guint thing)
{
  g_autoptr (GArray) parts = rp_timeline_parts (self->options.dataset, item->event, self->limit);

  return rp_timeline_parts_px (self->options.dataset, (const guint *)(void *)parts->data,
                               MIN (parts->len, RP_MOST_PARTS), self->options.measure, self->options.letters,
                               self->with_dates || rp_timeline_is_open (self, thing, TRUE));
}

static void
extend_by_parts (const RpTimelineLayout *self, const RpTimelineEvent *item, RpPackItem *pack, RpPlacedThing *placed)
{
  double anchor = rp_plan_anchor (&self->scale, &item->time), left, right;
  double hangs = rp_time_scale_time (&self->scale, anchor);
  double reach = parts_px (self, item, placed->thing);

  placed->opened = TRUE;
  placed->parts_px = (float)reach;
  rp_timeline_limits (self, hangs, hangs, &left, &right);
  placed->parts_left = anchor + reach > right && anchor - reach >= left
                       && !rp_timeline_layout_is_large (self); /* there nothing reaches far to the left */
  pack->left = MIN (pack->left, placed->parts_left ? anchor - reach : anchor - RP_MARK_PX);
  pack->right = MAX (pack->right, (placed->parts_left ? anchor + RP_MARK_PX : anchor + reach) + RP_LABEL_GAP_PX);
  pack->height = 1 + MIN (item->n_parts, RP_MOST_PARTS) + (item->n_parts > RP_MOST_PARTS ? 1 : 0);
}

/* What the label needs behind its title: a date, a hint of parts. */
static double
tail_px (const RpTimelineLayout *self, guint thing, const RpTimelineEvent *item, gboolean open)
{
  double hint_px = open ? 0 : rp_timeline_things_hint_px (self->things, thing), px = 0;

  if (self->with_dates && item->date_px > 0)
    px += RP_LABEL_GAP_PX + item->date_px;
  if (hint_px > 0)
    px += RP_LABEL_GAP_PX + hint_px;
  return px;
}

/* Only what a label with a date or an opened parent needs is resolved for that; the many others are not. */
static void
look_up (RpTimelineLayout *self, guint thing, gboolean open, RpTimelineEvent *item)
{
  const RpThing *it = rp_timeline_things_get (self->things, thing);

  if (self->with_dates || open)
    {
      rp_timeline_things_resolve (self->things, thing, self->with_dates, item);
      return;
    }
  item->time = *rp_timeline_things_time (self->things, thing);
  item->title_px = rp_timeline_things_title_px (self->things, thing);
  item->ongoing
      = it->type == RP_THING_EVENT && rp_dataset_event (self->options.dataset, it->index)->status == RP_STATUS_ONGOING;
}

void
rp_timeline_measure (RpTimelineLayout *self, guint thing, RpPackItem *pack, RpPlacedThing *placed)
{
  const RpThing *it = rp_timeline_things_get (self->things, thing);
  gboolean open = rp_timeline_is_open (self, thing, FALSE);
  g_auto (RpTimelineEvent) item = { 0 };
  double x0, x1, firm_px = 0, half = RP_MARK_PX / 2 + 1, label_px;
  Limits limits;

  look_up (self, thing, open, &item);
  x0 = rp_time_scale_x (&self->scale, item.time.from);
  x1 = rp_time_scale_x (&self->scale, item.time.to);
  if (item.time.firm_from < item.time.firm_to)
    firm_px = rp_time_scale_x (&self->scale, item.time.firm_to) - rp_time_scale_x (&self->scale, item.time.firm_from);
  label_px = item.title_px + tail_px (self, thing, &item, open);
  *pack = (RpPackItem){ .height = 1 };
  *placed = (RpPlacedThing){ .thing = thing, .title_room_px = -1 };
  pack->mark_left = x0 - MAX (item.time.pad_left, half) - 1;
  pack->mark_right = x1 + MAX (item.time.pad_right, half) + 1 + (item.ongoing ? RP_ONGOING_PX : 0);
  pack->left = pack->mark_left;
  pack->right = pack->mark_right;
  pack->weight = it->weight;
  pack->first = it->weight == RP_WEIGHT_FIRST;
  pack->weight -= it->type == RP_THING_SAID; /* the event's own mark comes before what others say */
  pack->wide = pack->mark_right - pack->mark_left > WIDE_SHARE * self->planned_for.plot_px;
  rp_timeline_limits (self, item.time.from, item.time.to, &limits.left, &limits.right);
  placed->label = label_side (&limits, pack, firm_px, x1 - x0, label_px, item.title_px);
  placed->dated = self->with_dates && item.date_px > 0 && placed->label != RP_LABEL_INSIDE;
  /* where neither side has room for the title, it is cut to what there is */
  if (placed->label == RP_LABEL_RIGHT && pack->mark_right + RP_LABEL_GAP_PX + label_px > limits.right)
    placed->title_room_px = (float)MAX (limits.right - pack->mark_right - RP_LABEL_GAP_PX, 0);
  else if (placed->label == RP_LABEL_LEFT && pack->mark_left - RP_LABEL_GAP_PX - label_px < limits.left)
    placed->title_room_px = (float)MAX (pack->mark_left - RP_LABEL_GAP_PX - limits.left, 0);
  else if (item.title_px > MOST_TITLE_PX && rp_timeline_layout_is_large (self))
    placed->title_room_px = MOST_TITLE_PX;
  if (placed->title_room_px >= 0)
    label_px = placed->title_room_px;
  pack->other_left = pack->left;
  if (placed->label == RP_LABEL_RIGHT && placed->title_room_px < 0
      && pack->mark_left - RP_LABEL_GAP_PX - label_px - LABEL_END_PX >= limits.left)
    pack->other_left = pack->mark_left - RP_LABEL_GAP_PX - label_px - LABEL_END_PX;
  if (placed->label == RP_LABEL_RIGHT)
    pack->right += RP_LABEL_GAP_PX + label_px + LABEL_END_PX;
  else if (placed->label == RP_LABEL_LEFT)
    pack->left -= RP_LABEL_GAP_PX + label_px + LABEL_END_PX;
  if (open)
    extend_by_parts (self, &item, pack, placed);
}
