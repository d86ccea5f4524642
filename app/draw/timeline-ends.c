/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "timeline-ends.h"

#include <math.h>

#define MARK_HALF_PX 5.0
#define BAR_HALF_PX 9.0
/* Of an event on many lanes so many places are looked at. */
#define MOST_PLACES 8
/* So many events are sought on the lanes that are scrolled out of sight, and only where that is soon done. */
#define MOST_SOUGHT 100u
#define SOON_DONE 10000u

struct _RpTimelineEnds
{
  const RpTimelineInk *ink;
  GArray *places; /* RpEndPlace */
  guint *first;   /* by event: its first place, + 1 */
  guint n_sought;
};

static void
add_place (RpTimelineEnds *self, guint event, RpEndPlace place)
{
  place.next = self->first[event];
  g_array_append_val (self->places, place);
  self->first[event] = self->places->len;
}

static double
row_middle (const RpTimelineInk *ink, guint row, guint lane)
{
  return ink->lanes_top + rp_plan_row_y (ink->plan, row, lane) + ink->plan->row_px / 2;
}

static void
add_parts (RpTimelineEnds *self, const RpPlacedThing *placed, double y)
{
  const RpTimelineInk *ink = self->ink;
  g_auto (RpTimelineEvent) item = { 0 };
  g_autoptr (GArray) parts = NULL;
  double anchor;

  rp_timeline_layout_resolve (ink->layout, placed->thing, &item);
  anchor = ink->left + rp_plan_anchor (&ink->scale, &item.time);
  if (item.event == RP_NO_INDEX || anchor < ink->left || anchor > ink->right)
    return;
  parts = rp_timeline_parts (ink->state->dataset, item.event, ink->state->dim ? NULL : ink->state->shown);
  for (guint i = 0; i < MIN (parts->len, RP_MOST_PARTS); i++)
    {
      double x = rp_ink_part_x (anchor, placed->parts_left);

      add_place (self, g_array_index (parts, guint, i),
                 (RpEndPlace){ .begin = x,
                               .end = x,
                               .y = y + (i + 1) * ink->plan->row_px,
                               .half = MARK_HALF_PX,
                               .lane = placed->lane,
                               .thing = RP_NO_INDEX });
    }
}

static void
add_placed (RpTimelineEnds *self, const RpPlacedThing *placed)
{
  RpRecordRef ref = rp_timeline_layout_ref_of (self->ink->layout, placed->thing);
  double y = row_middle (self->ink, placed->row, placed->lane);

  if (rp_timeline_layout_type_of (self->ink->layout, placed->thing) != RP_THING_EVENT)
    return;
  if (rp_ink_row_seen (self->ink, placed->row, placed->lane))
    add_place (
        self, ref.index,
        (RpEndPlace){
            .y = y, .lane = placed->lane, .thing = placed->thing, .named_left = placed->label == RP_LABEL_LEFT });
  if (placed->opened)
    add_parts (self, placed, y);
}

/* One place for all that a cluster counts. */
static void
add_cluster (RpTimelineEnds *self, const RpPlannedCluster *cluster)
{
  double x = rp_ink_cluster_x (self->ink, cluster);
  RpEndPlace place = { .begin = x,
                       .end = x,
                       .y = row_middle (self->ink, cluster->row, cluster->lane),
                       .half = cluster->radius_px,
                       .lane = cluster->lane,
                       .thing = RP_NO_INDEX };
  guint number;

  g_array_append_val (self->places, place);
  number = self->places->len;
  for (guint r = 0; r < cluster->n_runs; r++)
    {
      const RpMemberRun *run = &g_array_index (self->ink->plan->runs, RpMemberRun, cluster->first + r);

      for (guint i = 0; i < run->n; i++)
        {
          guint event = rp_timeline_layout_ref_of (self->ink->layout, run->things[i]).index;

          /* What stands by itself too is not sought in a cluster. */
          if (rp_timeline_layout_type_of (self->ink->layout, run->things[i]) == RP_THING_EVENT
              && self->first[event] == 0)
            self->first[event] = number;
        }
    }
}

RpTimelineEnds *
rp_timeline_ends_new (const RpTimelineInk *ink)
{
  RpTimelineEnds *self = g_new0 (RpTimelineEnds, 1);

  self->ink = ink;
  self->places = g_array_new (FALSE, FALSE, sizeof (RpEndPlace));
  self->first = g_new0 (guint, rp_dataset_n_events (ink->state->dataset) + 1);
  for (guint i = 0; i < ink->plan->placed->len; i++)
    add_placed (self, &g_array_index (ink->plan->placed, RpPlacedThing, i));
  for (guint i = 0; i < ink->plan->clusters->len; i++)
    add_cluster (self, &g_array_index (ink->plan->clusters, RpPlannedCluster, i));
  return self;
}

void
rp_timeline_ends_free (RpTimelineEnds *self)
{
  g_array_unref (self->places);
  g_free (self->first);
  g_free (self);
}

const RpEndPlace *
rp_timeline_ends_get (RpTimelineEnds *self, guint number)
{
  RpEndPlace *place = &g_array_index (self->places, RpEndPlace, number);
  const RpTimelineInk *ink = self->ink;
  g_auto (RpTimelineEvent) item = { 0 };

  if (place->thing == RP_NO_INDEX)
    return place;
  rp_timeline_layout_resolve (ink->layout, place->thing, &item);
  place->thing = RP_NO_INDEX;
  place->begin = rp_ink_x (ink, item.time.from);
  place->end = rp_ink_x (ink, item.time.to);
  place->out_of_sight = place->end < ink->left || place->begin > ink->right;
  place->half = BAR_HALF_PX;
  if (place->end - place->begin < RP_MARK_PX)
    {
      place->begin = place->end = (place->begin + place->end) / 2;
      place->half = MARK_HALF_PX;
    }
  place->begin = CLAMP (place->begin, ink->left, ink->right);
  place->end = CLAMP (place->end, ink->left, ink->right);
  return place;
}

/* Where EVENT is drawn, by itself or within the parent that stands for it: its first place + 1, or 0. */
static guint
first_place (const RpTimelineEnds *self, guint event)
{
  while (event != RP_NO_INDEX && self->first[event] == 0)
    event = rp_dataset_event (self->ink->state->dataset, event)->parent;
  return event != RP_NO_INDEX ? self->first[event] : 0;
}

/* On which side what is not drawn lies; nowhere when it is filtered out, undated, or too small to be told. */
static guint
side_of (const RpTimelineEnds *self, guint event)
{
  const RpTimelineInk *ink = self->ink;
  RpTimelineItem time;

  if (!rp_view_state_visible (ink->state, rp_record_ref (RP_RECORD_EVENT, event)))
    return RP_NOWHERE;
  while (event != RP_NO_INDEX && !rp_timeline_item (rp_dataset_event (ink->state->dataset, event), &time))
    event = rp_dataset_event (ink->state->dataset, event)->parent;
  if (event == RP_NO_INDEX)
    return RP_NOWHERE;
  if (time.to <= ink->frame->from)
    return RP_BEYOND_LEFT;
  return time.from >= ink->frame->to ? RP_BEYOND_RIGHT : RP_NOWHERE;
}

/* The place at the upper or lower edge of the lanes behind which EVENT's lane is scrolled, + 1; 0: there is none. */
static guint
place_beyond (RpTimelineEnds *self, guint event)
{
  const RpTimelineInk *ink = self->ink;
  RpDataset *dataset = ink->state->dataset;
  RpEndPlace place = { .thing = RP_NO_INDEX, .beyond = TRUE };
  double top, bottom;
  RpTimelineItem time;

  if (!rp_plan_is_scrolled (ink->plan) || self->n_sought >= MOST_SOUGHT || rp_dataset_n_events (dataset) > SOON_DONE)
    return 0;
  while (rp_dataset_event (dataset, event)->parent != RP_NO_INDEX)
    event = rp_dataset_event (dataset, event)->parent;
  self->n_sought++;
  if (!rp_timeline_item (rp_dataset_event (dataset, event), &time) || time.to <= ink->frame->from
      || time.from >= ink->frame->to
      || !rp_timeline_layout_find_lane (ink->layout, rp_record_ref (RP_RECORD_EVENT, event), &top, &bottom))
    return 0;
  place.y = ink->lanes_top + (top < ink->plan->scroll_px ? 0 : ink->plan->view_px);
  place.begin = CLAMP (rp_ink_x (ink, time.from), ink->left, ink->right);
  place.end = CLAMP (rp_ink_x (ink, time.to), ink->left, ink->right);
  add_place (self, event, place);
  return self->places->len;
}

static guint
seen_or_side (RpTimelineEnds *self, guint place, guint event)
{
  return rp_timeline_ends_get (self, place)->out_of_sight ? side_of (self, event) : place;
}

static gboolean
is_seen (const RpTimelineEnds *self, guint place)
{
  return place < RP_BEYOND_LEFT && !g_array_index (self->places, RpEndPlace, place).beyond;
}

gboolean
rp_timeline_ends_find (RpTimelineEnds *self, guint from, guint to, guint *begin, guint *end)
{
  guint a = first_place (self, from), b = first_place (self, to), best_lanes = G_MAXUINT;
  guint tried = 0;

  if (!a && b)
    a = place_beyond (self, from);
  else if (a && !b)
    b = place_beyond (self, to);
  *begin = a ? a - 1 : side_of (self, from);
  *end = b ? b - 1 : side_of (self, to);
  for (guint i = a; i && b; i = g_array_index (self->places, RpEndPlace, i - 1).next)
    for (guint k = b; k && tried < MOST_PLACES * MOST_PLACES; k = g_array_index (self->places, RpEndPlace, k - 1).next)
      {
        guint one = g_array_index (self->places, RpEndPlace, i - 1).lane;
        guint other = g_array_index (self->places, RpEndPlace, k - 1).lane;
        guint lanes = MAX (one, other) - MIN (one, other);

        tried++;
        if (lanes >= best_lanes)
          continue;
        best_lanes = lanes;
        *begin = i - 1;
        *end = k - 1;
      }
  if (*begin < RP_BEYOND_LEFT)
    *begin = seen_or_side (self, *begin, from);
  if (*end < RP_BEYOND_LEFT)
    *end = seen_or_side (self, *end, to);
  return *begin != RP_NOWHERE && *end != RP_NOWHERE && *begin != *end
         && (is_seen (self, *begin) || is_seen (self, *end));
}
