/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What of the packed lanes is in sight. */
#include "timeline-plan.h"

#include <math.h>

#include "timeline-private.h"

/* A lane keeps so many chunks while one pans; those that are made anew are as they were. */
#define MOST_CHUNKS 64u

/* What is in sight, in level px, and as times. */
typedef struct
{
  double left, right;
  double from, to;
} Sight;

static void
append_runs (GArray *to, const GArray *from, guint first, guint n)
{
  if (n > 0)
    g_array_append_vals (to, &g_array_index (from, RpMemberRun, first), n);
}

static void
append_cluster (RpTimelinePlan *plan, const RpPlannedCluster *cluster, const GArray *runs)
{
  RpPlannedCluster copy = *cluster;

  copy.first = plan->runs->len;
  append_runs (plan->runs, runs, cluster->first, cluster->n_runs);
  g_array_append_val (plan->clusters, copy);
}

/* One cluster beside the plot for all that is counted and reaches into it from there. RUNS are PART's, from its first
 * on. */
static void
add_edge (RpTimelineLayout *self, guint lane, int edge, const RpPlannedCluster *part, const GArray *runs)
{
  RpTimelinePlan *plan = &self->plan;
  RpPlannedCluster *last = NULL;

  for (guint i = plan->clusters->len; i-- > 0 && !last;)
    {
      RpPlannedCluster *cluster = &g_array_index (plan->clusters, RpPlannedCluster, i);

      if (cluster->lane != lane)
        break;
      if (cluster->edge == edge)
        last = cluster;
    }
  if (!last)
    {
      RpPlannedCluster fresh = *part;

      fresh.lane = lane;
      fresh.edge = edge;
      fresh.first = plan->runs->len;
      fresh.n_runs = fresh.count = 0;
      g_array_append_val (plan->clusters, fresh);
      last = &g_array_index (plan->clusters, RpPlannedCluster, plan->clusters->len - 1);
    }
  /* its members must stay together */
  if (last->first + last->n_runs != plan->runs->len)
    {
      guint first = plan->runs->len;

      for (guint r = 0; r < last->n_runs; r++)
        {
          RpMemberRun run = g_array_index (plan->runs, RpMemberRun, last->first + r);

          g_array_append_val (plan->runs, run);
        }
      last->first = first;
    }
  append_runs (plan->runs, runs, part->first, part->n_runs);
  last->n_runs += part->n_runs;
  last->count += part->count;
  last->from = MIN (last->from, part->from);
  last->to = MAX (last->to, part->to);
  last->last = MAX (last->last, part->last);
  last->radius_px = MIN (rp_cluster_radius (last->count), plan->row_px / 2 + 0.5);
}

/* Of pages that join one has the whole disc. */
static gboolean
is_on_another_page (const RpTimelineLayout *self, const RpPlannedCluster *cluster)
{
  double x;

  if (self->pages.n == 0)
    return FALSE;
  x = rp_time_scale_x (&self->pages.whole, cluster->time);
  return x >= cluster->radius_px && x <= self->pages.whole.width_px - cluster->radius_px;
}

static void
take_clusters (RpTimelineLayout *self, guint lane, guint first_row, const RpChunk *chunk, const Sight *sight)
{
  for (guint i = 0; i < chunk->clusters->len; i++)
    {
      RpPlannedCluster cluster = g_array_index (chunk->clusters, RpPlannedCluster, i);
      double x = rp_time_scale_x (&self->scale, cluster.time), stretch = rp_timeline_stretch (self);

      cluster.lane = lane;
      cluster.row += first_row;
      if (cluster.to < sight->from || cluster.from > sight->to || !rp_timeline_row_in_sight (self, cluster.row, lane))
        continue;
      /* only a whole disc stands in the plot */
      if (x - cluster.radius_px >= sight->left && x + cluster.radius_px <= sight->right)
        append_cluster (&self->plan, &cluster, chunk->runs);
      else if (is_on_another_page (self, &cluster))
        continue;
      else if (x < sight->right - cluster.radius_px * stretch)
        add_edge (self, lane, -1, &cluster, chunk->runs);
      else
        add_edge (self, lane, 1, &cluster, chunk->runs);
    }
}

static void
take_placed (RpTimelineLayout *self, guint lane, guint first_row, const RpChunk *chunk, const Sight *sight)
{
  for (guint i = 0; i < chunk->placed->len; i++)
    {
      RpPlacedThing placed = g_array_index (chunk->placed, RpPlacedThing, i);

      if (placed.right_px < sight->left || placed.left_px > sight->right
          || !rp_timeline_row_in_sight (self, first_row + placed.row, lane))
        continue;
      placed.lane = lane;
      placed.row += first_row;
      g_array_append_val (self->plan.placed, placed);
    }
}

static void
take_long (RpTimelineLayout *self, guint lane, guint first_row, const RpLanePlan *own, const Sight *sight)
{
  for (guint r = 0; r < own->n_rows; r++)
    {
      GArray *row = own->rows[r];

      if (!rp_timeline_row_in_sight (self, first_row + r, lane))
        continue;
      for (guint i = rp_first_long (row, sight->left);
           i < row->len && g_array_index (row, RpLongItem, i).left <= sight->right; i++)
        {
          const RpLongItem *it = &g_array_index (row, RpLongItem, i);
          RpPlacedThing placed = { .thing = own->items.things[it->item],
                                   .lane = lane,
                                   .row = first_row + r,
                                   .label = RP_LABEL_INSIDE,
                                   .title_room_px = -1,
                                   .left_px = it->left,
                                   .right_px = it->right };

          g_array_append_val (self->plan.placed, placed);
        }
    }
}

/* Long bars without a row that began before what is in sight and still go on: counted at its left edge. Those that the
 * chunks in sight count already begin behind NOT_FROM. */
static void
take_over (RpTimelineLayout *self, guint lane, const RpPlannedLane *planned, const RpLanePlan *own, const Sight *sight,
           double not_from)
{
  g_autoptr (GArray) runs = g_array_new (FALSE, FALSE, sizeof (RpMemberRun));
  RpPlannedCluster part
      = { .row = planned->first_row + planned->n_rows - 1, .from = INFINITY, .to = -INFINITY, .last = -INFINITY };

  for (guint k = 0; k < own->over->len; k++)
    {
      guint item = g_array_index (own->over, guint, k);
      double from = own->items.from[item], to = from + own->items.seconds[item];
      RpMemberRun run = { NULL, 1 };

      if (from >= not_from)
        break;
      if (k % RP_OVER_BLOCK == 0 && g_array_index (own->over_till, double, k / RP_OVER_BLOCK) < sight->from)
        {
          k += RP_OVER_BLOCK - 1;
          continue;
        }
      if (to < sight->from)
        continue;
      part.from = MIN (part.from, from);
      part.to = MAX (part.to, to);
      part.last = MAX (part.last, from);
      run.things = own->items.things + item;
      g_array_append_val (runs, run);
    }
  part.count = part.n_runs = runs->len;
  part.time = sight->from;
  if (part.count > 0 && rp_timeline_row_in_sight (self, part.row, lane))
    add_edge (self, lane, -1, &part, runs);
}

static gboolean
is_far (gpointer key, G_GNUC_UNUSED gpointer chunk, gpointer data)
{
  const gint64 *number = key, *sight = data;

  return *number < sight[0] - 1 || *number > sight[1] + 1;
}

static void
take_lane (RpTimelineLayout *self, guint lane, const Sight *sight)
{
  const RpPlannedLane *planned = &g_array_index (self->plan.lanes, RpPlannedLane, lane);
  RpLanePlan *own = g_ptr_array_index (self->lane_plans, lane);
  gint64 first = 0, last = 0;

  if (own->in_chunks)
    {
      first = (gint64)floor ((sight->left - RP_REACH_PX) / RP_CHUNK_PX);
      last = (gint64)floor ((sight->right + RP_REACH_LEFT_PX) / RP_CHUNK_PX);
    }
  if (g_hash_table_size (own->chunks) > MOST_CHUNKS)
    g_hash_table_foreach_remove (own->chunks, is_far, (gint64[]){ first, last });
  for (gint64 number = first; number <= last; number++)
    {
      const RpChunk *chunk = rp_timeline_chunk (self, own, number);

      take_placed (self, lane, planned->first_row, chunk, sight);
      take_clusters (self, lane, planned->first_row, chunk, sight);
    }
  if (own->in_chunks)
    {
      take_long (self, lane, planned->first_row, own, sight);
      take_over (self, lane, planned, own, sight, rp_time_scale_time (&self->scale, first * RP_CHUNK_PX));
    }
}

static void
clear (RpTimelinePlan *plan)
{
  if (!plan->placed)
    {
      plan->placed = g_array_new (FALSE, FALSE, sizeof (RpPlacedThing));
      plan->clusters = g_array_new (FALSE, FALSE, sizeof (RpPlannedCluster));
      plan->runs = g_array_new (FALSE, FALSE, sizeof (RpMemberRun));
    }
  g_array_set_size (plan->placed, 0);
  g_array_set_size (plan->clusters, 0);
  g_array_set_size (plan->runs, 0);
}

const RpTimelinePlan *
rp_timeline_layout_plan (RpTimelineLayout *self, const RpTimeScale *scale, const RpPlanRequest *request)
{
  Sight sight;

  rp_timeline_level (self, scale, request);
  sight.from = rp_time_scale_time (scale, 0);
  sight.to = rp_time_scale_time (scale, request->plot_px);
  sight.left = rp_time_scale_x (&self->scale, sight.from);
  sight.right = rp_time_scale_x (&self->scale, sight.to);
  clear (&self->plan);
  rp_timeline_rows_scroll (self, request);
  for (guint lane = 0; lane < self->plan.lanes->len; lane++)
    if (rp_timeline_lane_in_sight (self, lane))
      take_lane (self, lane, &sight);
  return &self->plan;
}

double
rp_plan_anchor (const RpTimeScale *scale, const RpTimelineItem *time)
{
  if (time->pad_left > 0 && time->pad_right <= 0)
    return rp_time_scale_x (scale, time->to);
  if (time->moment || time->pad_left > 0)
    return (rp_time_scale_x (scale, time->from) + rp_time_scale_x (scale, time->to)) / 2;
  return rp_time_scale_x (scale, time->from) + RP_MARK_PX / 2;
}
