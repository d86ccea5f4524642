/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which lanes there are to see: those with something in range where that is asked for, and of them what is scrolled
 * into sight. */
#include <math.h>
#include <string.h>

#include "timeline-private.h"

static gboolean
has_any (const RpTimelineLayout *self, guint lane, double from, double to)
{
  guint end = self->lane_first[lane + 1];

  for (guint i = self->lane_first[lane]; i < end && self->items->from[i] <= to; i++)
    if (self->items->from[i] + self->items->seconds[i] >= from)
      return TRUE;
  return FALSE;
}

/* Marks the lanes that have nothing there; none where all have nothing, for an empty plot says less. */
static guchar *
find_empty (const RpTimelineLayout *self, double from, double to)
{
  guint n_lanes = rp_timeline_lanes_count (self->lanes), n_empty = 0;
  guchar *empty = g_new0 (guchar, n_lanes + 1);

  for (guint lane = 0; lane < n_lanes; lane++)
    n_empty += empty[lane] = !has_any (self, lane, from, to);
  if (n_empty == n_lanes)
    memset (empty, 0, n_lanes);
  return empty;
}

void
rp_timeline_rows_hide (RpTimelineLayout *self, const RpPlanRequest *request)
{
  guchar *empty;

  if (!rp_lane_choice_get_hide_empty (self->options.choice) || !(request->shown_from < request->shown_to))
    return;
  if (self->lane_empty && self->hidden_from == request->shown_from && self->hidden_to == request->shown_to)
    return;
  self->hidden_from = request->shown_from;
  self->hidden_to = request->shown_to;
  empty = find_empty (self, request->shown_from, request->shown_to);
  if (!self->lane_empty || memcmp (empty, self->lane_empty, rp_timeline_lanes_count (self->lanes)) != 0)
    self->lanes_shown++;
  g_free (self->lane_empty);
  self->lane_empty = empty;
}

void
rp_timeline_rows_scroll (RpTimelineLayout *self, const RpPlanRequest *request)
{
  RpTimelinePlan *plan = &self->plan;

  if (request->pages)
    {
      plan->scroll_px = request->band_px;
      plan->view_px = request->view_px;
      return;
    }
  plan->scroll_px = isfinite (request->scroll_px) ? request->scroll_px : 0;
  plan->scroll_px = CLAMP (plan->scroll_px, 0, plan->content_px - plan->view_px);
}

gboolean
rp_timeline_lane_in_sight (const RpTimelineLayout *self, guint plan_lane)
{
  const RpPlannedLane *lane = &g_array_index (self->plan.lanes, RpPlannedLane, plan_lane);

  return !rp_plan_is_scrolled (&self->plan)
         || (rp_plan_row_y (&self->plan, lane->first_row + lane->n_rows, plan_lane) > 0
             && rp_plan_row_y (&self->plan, lane->first_row, plan_lane) < self->plan.view_px);
}

/* An opened parent that is above what is in sight may have parts in it. */
gboolean
rp_timeline_row_in_sight (const RpTimelineLayout *self, guint row, guint plan_lane)
{
  double y = rp_plan_row_y (&self->plan, row, plan_lane);

  return !rp_plan_is_scrolled (&self->plan) || (y > -(RP_MOST_PARTS + 2) * self->plan.row_px && y < self->plan.view_px);
}

void
rp_timeline_layout_get_scroll (RpTimelineLayout *self, double *content, double *view, double *above)
{
  *content = self->plan.content_px;
  *view = self->plan.view_px;
  *above = self->plan.scroll_px;
}

guint
rp_timeline_layout_n_lanes (RpTimelineLayout *self)
{
  return rp_timeline_lanes_count (self->lanes);
}

const char *
rp_timeline_layout_lane_id (RpTimelineLayout *self, guint lane)
{
  return rp_timeline_lanes_get (self->lanes, lane)->id;
}

const char *
rp_timeline_layout_lane_name (RpTimelineLayout *self, guint lane, guint *n_items)
{
  *n_items = rp_timeline_lanes_get (self->lanes, lane)->n_items;
  return rp_timeline_lanes_get (self->lanes, lane)->label;
}

static gboolean
stands_on (RpTimelineLayout *self, guint lane, RpRecordRef ref)
{
  for (guint i = self->lane_first[lane]; i < self->lane_first[lane + 1]; i++)
    if (rp_record_ref_equal (rp_timeline_layout_ref_of (self, self->items->things[i]), ref))
      return TRUE;
  return FALSE;
}

gboolean
rp_timeline_layout_lane_is_shown (RpTimelineLayout *self, guint lane)
{
  return !self->lane_empty || !self->lane_empty[lane];
}

static void
place_of (const RpTimelinePlan *plan, guint plan_lane, double *top, double *bottom)
{
  const RpPlannedLane *lane = &g_array_index (plan->lanes, RpPlannedLane, plan_lane);

  *top = rp_plan_row_y (plan, lane->first_row, plan_lane) + plan->scroll_px;
  *bottom = *top + lane->n_rows * plan->row_px;
}

const char *
rp_timeline_layout_find_lane (RpTimelineLayout *self, RpRecordRef ref, double *top, double *bottom)
{
  const RpTimelinePlan *plan = &self->plan;
  double least = INFINITY, middle = plan->scroll_px + plan->view_px / 2;
  const char *found = NULL;

  for (guint i = 0; plan->lanes && i < plan->lanes->len; i++)
    {
      const RpPlannedLane *lane = &g_array_index (plan->lanes, RpPlannedLane, i);
      double begin, end;

      place_of (plan, i, &begin, &end);
      if (lane->merged || fabs ((begin + end) / 2 - middle) >= least || !stands_on (self, lane->lane, ref))
        continue;
      least = fabs ((begin + end) / 2 - middle);
      *top = begin;
      *bottom = end;
      found = lane->id;
    }
  return found;
}

/* ---- rows ---- */

/* The item by which REF stands on that lane, its own before what is said of it; RP_NO_INDEX: none. */
static guint
item_on (RpTimelineLayout *self, guint lane, RpRecordRef ref)
{
  guint found = RP_NO_INDEX;

  for (guint i = self->lane_first[lane]; i < self->lane_first[lane + 1]; i++)
    if (rp_record_ref_equal (rp_timeline_layout_ref_of (self, self->items->things[i]), ref))
      {
        if (rp_timeline_layout_type_of (self, self->items->things[i]) != RP_THING_SAID)
          return i;
        found = i;
      }
  return found;
}

static gboolean
counts (const RpChunk *chunk, const RpPlannedCluster *cluster, guint thing)
{
  for (guint r = 0; r < cluster->n_runs; r++)
    {
      const RpMemberRun *run = &g_array_index (chunk->runs, RpMemberRun, cluster->first + r);

      for (guint i = 0; i < run->n; i++)
        if (run->things[i] == thing)
          return TRUE;
    }
  return FALSE;
}

/* The row of its lane that the item has, or the cluster that counts it; OPENED: its parts are listed below it. */
static guint
row_of_item (RpTimelineLayout *self, RpLanePlan *own, guint item, gboolean *opened)
{
  double x = rp_time_scale_x (&self->scale, self->items->from[item]);
  const RpChunk *chunk = rp_timeline_chunk (self, own, own->in_chunks ? (gint64)floor (x / RP_CHUNK_PX) : 0);
  guint thing = self->items->things[item];

  *opened = FALSE;
  for (guint i = 0; i < chunk->placed->len; i++)
    {
      const RpPlacedThing *placed = &g_array_index (chunk->placed, RpPlacedThing, i);

      if (placed->thing != thing)
        continue;
      *opened = placed->opened;
      return placed->row;
    }
  for (guint i = 0; i < chunk->clusters->len; i++)
    if (counts (chunk, &g_array_index (chunk->clusters, RpPlannedCluster, i), thing))
      return g_array_index (chunk->clusters, RpPlannedCluster, i).row;
  for (guint r = 0; own->rows && r < own->n_rows; r++)
    for (guint i = 0; i < own->rows[r]->len; i++)
      if (own->items.things[g_array_index (own->rows[r], RpLongItem, i).item] == thing)
        return r;
  return own->n_rows - 1; /* beside the plot, what is counted stands on the last row */
}

/* How many rows below its opened parent a part is listed; 0: it is the parent, or not listed. */
static guint
row_of_part (RpTimelineLayout *self, guint parent, guint part)
{
  g_autoptr (GArray) parts = rp_timeline_parts (self->options.dataset, parent, self->limit);

  for (guint i = 0; i < parts->len; i++)
    if (g_array_index (parts, guint, i) == part)
      return MIN (i, RP_MOST_PARTS) + 1;
  return 0;
}

/* The record that stands on a lane for REF: itself, or the event that it is a part of. */
static RpRecordRef
stand_for (RpTimelineLayout *self, RpRecordRef ref)
{
  while (ref.type == RP_RECORD_EVENT)
    {
      guint parent = rp_dataset_event (self->options.dataset, ref.index)->parent;

      if (parent == RP_NO_INDEX)
        break;
      for (guint lane = 0; lane < rp_timeline_lanes_count (self->lanes); lane++)
        if (item_on (self, lane, ref) != RP_NO_INDEX)
          return ref;
      ref.index = parent;
    }
  return ref;
}

gboolean
rp_timeline_layout_find_row (RpTimelineLayout *self, RpRecordRef ref, double *top, double *bottom)
{
  const RpTimelinePlan *plan = &self->plan;
  double least = INFINITY, middle = plan->scroll_px + plan->view_px / 2;
  RpRecordRef stands = stand_for (self, ref);

  for (guint i = 0; plan->lanes && i < plan->lanes->len; i++)
    {
      const RpPlannedLane *lane = &g_array_index (plan->lanes, RpPlannedLane, i);
      guint item = lane->merged ? RP_NO_INDEX : item_on (self, lane->lane, stands), row;
      gboolean opened;
      double y;

      if (item == RP_NO_INDEX)
        continue;
      row = lane->first_row + row_of_item (self, g_ptr_array_index (self->lane_plans, i), item, &opened);
      if (opened && !rp_record_ref_equal (stands, ref))
        row += row_of_part (self, stands.index, ref.index);
      y = rp_plan_row_y (plan, row, i) + plan->scroll_px;
      if (fabs (y + plan->row_px / 2 - middle) >= least)
        continue;
      least = fabs (y + plan->row_px / 2 - middle);
      *top = y;
      *bottom = y + plan->row_px;
    }
  return isfinite (least);
}

gboolean
rp_timeline_layout_nth_lane_place (RpTimelineLayout *self, guint n, RpLanePlace *place)
{
  const RpPlannedLane *lane;

  if (!self->plan.lanes || n >= self->plan.lanes->len)
    return FALSE;
  lane = &g_array_index (self->plan.lanes, RpPlannedLane, n);
  *place = (RpLanePlace){ .id = lane->id ? lane->id : "", .n_rows = lane->n_rows };
  place_of (&self->plan, n, &place->top, &place->bottom);
  return TRUE;
}

gboolean
rp_timeline_layout_lane_place (RpTimelineLayout *self, const char *id, double *top, double *bottom)
{
  for (guint i = 0; self->plan.lanes && i < self->plan.lanes->len; i++)
    if (g_strcmp0 (g_array_index (self->plan.lanes, RpPlannedLane, i).id, id) == 0)
      {
        place_of (&self->plan, i, top, bottom);
        return TRUE;
      }
  return FALSE;
}
