/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What height there is goes to the lanes that need it. */
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "key-order.h"
#include "timeline-private.h"

/* A lane is never given more rows than this, however high the picture. */
#define MOST_ROWS 400
/* As many parents are tried for room for their parts. */
#define MOST_TRIED 40
/* What a mark with its label takes of a row on the average, for an estimate. */
#define USUAL_PX 150.0

/* Where the lanes are scrolled a lane has so many rows at most by itself: of many things, and of few. */
#define REST_ROWS_LARGE 2
#define REST_ROWS_SMALL 3

/* How many rows a height has, and how high they and the gaps between lanes are. */
typedef struct
{
  guint n;
  double row_px, gap_px;
  gboolean scroll; /* each lane has the rows that it wants, whatever the height */
} Rows;

RpItems *
rp_items_new (guint n)
{
  RpItems *items = g_rc_box_new0 (RpItems);

  items->n = n;
  items->things = g_new0 (guint, n + 1);
  items->from = g_new0 (double, n + 1);
  items->seconds = g_new0 (double, n + 1);
  items->weights = g_new0 (guint8, n + 1);
  items->pads = g_new0 (RpPads, n + 1);
  return items;
}

static void
items_clear (gpointer data)
{
  RpItems *items = data;

  g_free (items->things);
  g_free (items->from);
  g_free (items->seconds);
  g_free (items->weights);
  g_free (items->pads);
}

void
rp_items_unref (RpItems *items)
{
  if (items)
    g_rc_box_release_full (items, items_clear);
}

void
rp_lane_plan_free (gpointer data)
{
  RpLanePlan *plan = data;

  rp_items_unref (plan->merged);
  for (guint r = 0; plan->rows && r < plan->n_rows; r++)
    g_array_unref (plan->rows[r]);
  g_free (plan->rows);
  g_clear_pointer (&plan->over, g_array_unref);
  g_clear_pointer (&plan->over_till, g_array_unref);
  g_hash_table_unref (plan->chunks);
  g_free (plan);
}

static RpLaneItems
items_between (const RpItems *items, guint first, guint end)
{
  return (RpLaneItems){ .n = end - first,
                        .things = items->things + first,
                        .from = items->from + first,
                        .seconds = items->seconds + first,
                        .weights = items->weights + first,
                        .pads = items->pads + first };
}

/* What stands on a lane of the layout. */
static RpLaneItems
items_of (const RpTimelineLayout *self, guint lane)
{
  return items_between (self->items, self->lane_first[lane], self->lane_first[lane + 1]);
}

static RpLanePlan *
lane_plan_new (RpTimelineLayout *self, guint lane)
{
  RpLanePlan *plan = g_new0 (RpLanePlan, 1);

  plan->items = items_of (self, lane);
  plan->collapsed = rp_lane_choice_is_collapsed (self->options.choice, rp_timeline_lanes_get (self->lanes, lane)->id);
  plan->chunks = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, rp_chunk_free);
  return plan;
}

static gboolean
is_shown (const RpTimelineLayout *self, guint lane)
{
  return !self->lane_empty || !self->lane_empty[lane];
}

static guint
count_shown (const RpTimelineLayout *self)
{
  guint n = 0;

  for (guint lane = 0; lane < rp_timeline_lanes_count (self->lanes); lane++)
    n += is_shown (self, lane);
  return n;
}

/* By thing one of its items on the lanes from FIRST on, + 1; 0: it has none there. */
static guint *
items_by_thing (const RpTimelineLayout *self, guint first_lane)
{
  guint *items = g_new0 (guint, rp_timeline_things_count (self->things) + 1);

  for (guint lane = first_lane; lane < rp_timeline_lanes_count (self->lanes); lane++)
    for (guint i = self->lane_first[lane]; is_shown (self, lane) && i < self->lane_first[lane + 1]; i++)
      items[self->items->things[i]] = i + 1;
  return items;
}

/* All that stands on the lanes from FIRST on, everything once. Things come nearly in the order of when they begin. */
static RpItems *
merged_items_new (const RpTimelineLayout *self, guint first_lane)
{
  const RpItems *all = self->items;
  g_autofree guint *items = items_by_thing (self, first_lane);
  guint n = rp_timeline_things_count (self->things), kept = 0;
  RpItems *merged;

  for (guint thing = 0; thing < n; thing++)
    if (items[thing])
      items[kept++] = items[thing] - 1;
  rp_order_by (items, kept, all->from);
  merged = rp_items_new (kept);
  for (guint i = 0; i < kept; i++)
    {
      merged->things[i] = all->things[items[i]];
      merged->from[i] = all->from[items[i]];
      merged->seconds[i] = all->seconds[items[i]];
      merged->weights[i] = all->weights[items[i]];
      merged->pads[i] = all->pads[items[i]];
    }
  return merged;
}

static RpLanePlan *
merged_lane_plan_new (RpTimelineLayout *self, guint first_lane)
{
  RpLanePlan *plan = lane_plan_new (self, first_lane);

  if (!self->merged || self->merged_first != first_lane || self->merged_shown != self->lanes_shown)
    {
      rp_items_unref (self->merged);
      self->merged = merged_items_new (self, first_lane);
      self->merged_first = first_lane;
      self->merged_shown = self->lanes_shown;
    }
  plan->collapsed = FALSE;
  plan->merged = g_rc_box_acquire (self->merged);
  plan->items = items_between (plan->merged, 0, plan->merged->n);
  return plan;
}

static Rows
rows_for (const RpTimelineLayout *self, const RpPlanRequest *request, gboolean tight)
{
  Rows rows = { 0, RP_ROW_PX, RP_LANE_GAP_PX, FALSE };
  guint n_lanes = count_shown (self);
  double lanes_px = request->lanes_px, least = rp_timeline_layout_is_large (self) ? 2 : 1;

  if (tight || n_lanes * (rows.row_px + rows.gap_px) > lanes_px)
    rows = (Rows){ 0, RP_TIGHT_ROW_PX, RP_TIGHT_GAP_PX, FALSE };
  if (request->scrolls && n_lanes * (least * RP_TIGHT_ROW_PX + RP_TIGHT_GAP_PX) > lanes_px)
    return (Rows){ MOST_ROWS, RP_ROW_PX, RP_LANE_GAP_PX, TRUE };
  if (n_lanes * (rows.row_px + rows.gap_px) > lanes_px) /* lanes will merge: as many as have a row */
    rows.n = (guint)CLAMP (lanes_px / (rows.row_px + rows.gap_px), 1, MOST_ROWS);
  else
    rows.n = (guint)CLAMP ((lanes_px - n_lanes * rows.gap_px) / rows.row_px, 1, MOST_ROWS);
  return rows;
}

static void
add_lane (RpTimelineLayout *self, guint lane)
{
  const RpTimelineLane *own = rp_timeline_lanes_get (self->lanes, lane);
  RpLanePlan *plan = lane_plan_new (self, lane);
  RpPlannedLane planned = { .label = own->label,
                            .kind_type = own->kind_type,
                            .kind = own->kind,
                            .n_items = own->n_items,
                            .lane = lane,
                            .n_lanes = 1,
                            .id = own->id,
                            .collapsed = plan->collapsed };

  g_array_append_val (self->plan.lanes, planned);
  g_ptr_array_add (self->lane_plans, plan);
}

static void
add_merged_lane (RpTimelineLayout *self, guint first_lane, guint n_lanes)
{
  RpPlannedLane planned = { .label = _ ("More"), .kind = RP_NO_INDEX, .merged = TRUE, .n_lanes = n_lanes };
  RpLanePlan *merged = merged_lane_plan_new (self, first_lane);

  planned.n_items = merged->items.n;
  g_array_append_val (self->plan.lanes, planned);
  g_ptr_array_add (self->lane_plans, merged);
}

/* Lanes of the plan: the layout's own, the last of them merged where there are more than rows for them. */
static void
make_lanes (RpTimelineLayout *self, const Rows *rows)
{
  guint n_lanes = count_shown (self), room = rows->n, n_own;
  RpTimelinePlan *plan = &self->plan;

  if (rp_timeline_layout_is_large (self)) /* one for marks and one for what is counted */
    room = MAX (rows->n / 2, 1);
  n_own = n_lanes > room && !rows->scroll ? room - 1 : n_lanes;
  g_clear_pointer (&plan->lanes, g_array_unref);
  g_clear_pointer (&self->lane_plans, g_ptr_array_unref);
  plan->lanes = g_array_new (FALSE, TRUE, sizeof (RpPlannedLane));
  self->lane_plans = g_ptr_array_new_with_free_func (rp_lane_plan_free);
  for (guint lane = 0; lane < rp_timeline_lanes_count (self->lanes); lane++)
    {
      if (!is_shown (self, lane))
        continue;
      if (plan->lanes->len == n_own)
        {
          add_merged_lane (self, lane, n_lanes - n_own);
          break;
        }
      add_lane (self, lane);
    }
}

static RpLanePlan *
lane_plan (const RpTimelineLayout *self, guint lane)
{
  return g_ptr_array_index (self->lane_plans, lane);
}

static int
compare_left (gconstpointer a, gconstpointer b)
{
  const RpPackItem *left = a, *right = b;

  return (left->left > right->left) - (left->left < right->left);
}

/* Rows that ITEMS need with everything whole; at most MOST + 1. Of a crowd an estimate. */
static guint
rows_needed (RpTimelineLayout *self, const RpLaneItems *items, guint most)
{
  g_autofree RpPackItem *packs = NULL;
  g_autofree RpPackedItem *packed = NULL;
  guint rows;

  if (rp_timeline_layout_is_large (self))
    {
      double estimate = items->n * USUAL_PX / MAX (self->planned_for.plot_px, USUAL_PX);

      return (guint)MIN (most + 1.0, MIN ((double)MAX (items->n, 1), ceil (estimate) + 1));
    }
  packs = g_new (RpPackItem, items->n + 1);
  packed = g_new (RpPackedItem, items->n + 1);
  for (guint i = 0; i < items->n; i++)
    {
      RpPlacedThing placed;

      rp_timeline_measure (self, items->things[i], &packs[i], &placed);
    }
  qsort (packs, items->n, sizeof *packs, compare_left);
  rows = rp_lane_pack_whole (packs, items->n, most, packed);
  return rows == G_MAXUINT ? most + 1 : MAX (rows, 1);
}

/* How many rows everything takes with the choices made so far; stops beyond MOST. */
static guint
total_rows (RpTimelineLayout *self, guint most)
{
  guint total = 0;

  for (guint lane = 0; lane < self->plan.lanes->len && total <= most; lane++)
    total += lane_plan (self, lane)->collapsed ? 1 : rows_needed (self, &lane_plan (self, lane)->items, most);
  return total;
}

/* Opens parents one by one, those with the fewest parts first, while everything still fits. */
static void
open_what_fits (RpTimelineLayout *self, guint n_rows)
{
  guint n = rp_timeline_things_count (self->things), last_parts = 0;
  g_autofree guint *n_parts = g_new0 (guint, n + 1);

  for (guint i = 0; i < n; i++)
    {
      g_auto (RpTimelineEvent) item = { 0 };

      rp_timeline_things_resolve (self->things, i, FALSE, &item);
      n_parts[i] = item.n_parts;
    }
  for (guint tried = 0; tried < MOST_TRIED;)
    {
      guint parts = G_MAXUINT;

      for (guint i = 0; i < n; i++)
        if (n_parts[i] > last_parts && n_parts[i] < parts)
          parts = n_parts[i];
      if (parts == G_MAXUINT)
        return;
      for (guint i = 0; i < n && tried < MOST_TRIED; i++)
        if (n_parts[i] == parts)
          {
            self->unfolded[i] = TRUE;
            self->unfolded[i] = total_rows (self, n_rows) <= n_rows;
            tried++;
          }
      last_parts = parts;
    }
}

static void
set_scale (RpTimelineLayout *self, const RpFolding *folding, double px_per_second, double fold_px)
{
  self->scale = rp_time_scale_at (folding, self->fit_from, px_per_second);
  self->scale.fold_px = fold_px;
  self->end_px = rp_time_scale_x (&self->scale, self->fit_to);
}

/* What each lane has where lanes are scrolled: by the whole in sight, so that zooming changes no height. */
static void
rest (RpTimelineLayout *self)
{
  guint n_lanes = rp_timeline_lanes_count (self->lanes);
  guint most = rp_timeline_layout_is_large (self) ? REST_ROWS_LARGE : REST_ROWS_SMALL;

  self->rest_rows = g_new (guint, n_lanes + 1);
  for (guint lane = 0; lane < n_lanes; lane++)
    {
      RpLaneItems items = items_of (self, lane);

      self->rest_rows[lane] = MIN (rows_needed (self, &items, most), most);
    }
}

/* Whether there is room for dates and for listed parts, or not even for all labels unless rows draw together: decided
 * for the whole in sight, so that zooming changes none of it. */
static void
decide (RpTimelineLayout *self, const RpPlanRequest *request)
{
  double all_px = self->planned_for.plot_px;
  RpTimeScale fitted = rp_time_scale (&self->folding, self->fit_from, self->fit_to, all_px);
  Rows rows;

  if (self->decided_for.valid && self->decided_for.plot_px == all_px && self->decided_for.n_pages == self->pages.n
      && self->decided_for.lanes_px == request->lanes_px && self->decided_for.scrolls == request->scrolls
      && self->decided_for.lanes_shown == self->lanes_shown)
    return;
  rows = rows_for (self, request, FALSE);
  self->decided_for = (RpPlanKey){ .plot_px = all_px,
                                   .n_pages = self->pages.n,
                                   .lanes_px = request->lanes_px,
                                   .scrolls = request->scrolls,
                                   .lanes_shown = self->lanes_shown,
                                   .valid = TRUE };
  g_clear_pointer (&self->unfolded, g_free);
  g_clear_pointer (&self->rest_rows, g_free);
  self->with_dates = FALSE;
  self->tight = TRUE;
  set_scale (self, &self->folding, fitted.px_per_second, fitted.fold_px);
  if (!rp_timeline_layout_is_large (self))
    self->unfolded = g_new0 (gboolean, rp_timeline_things_count (self->things) + 1);
  if (rows.scroll)
    rest (self);
  if (rows.scroll || rp_timeline_layout_is_large (self))
    return;
  make_lanes (self, &rows);
  self->with_dates = TRUE;
  self->with_dates = total_rows (self, rows.n) <= rows.n;
  self->tight = !self->with_dates && total_rows (self, rows.n) > rows.n;
  if (!self->tight)
    open_what_fits (self, rows.n);
}

/* Shares N_ROWS: everyone one row, then all that they need to lanes in which somebody OPENED a parent, the rest one by
 * one to whoever lacks most. */
static void
share_rows (const guint *needed, const gboolean *opened, guint *given, guint n_lanes, guint n_rows)
{
  guint left = n_rows > n_lanes ? n_rows - n_lanes : 0;

  for (guint lane = 0; lane < n_lanes; lane++)
    given[lane] = 1;
  for (guint lane = 0; lane < n_lanes; lane++)
    if (opened[lane])
      {
        guint more = MIN (needed[lane] - 1, left);

        given[lane] += more;
        left -= more;
      }
  for (; left > 0; left--)
    {
      guint best = G_MAXUINT;
      double worst = 1;

      for (guint lane = 0; lane < n_lanes; lane++)
        if (needed[lane] > given[lane] && (double)needed[lane] / given[lane] > worst)
          {
            worst = (double)needed[lane] / given[lane];
            best = lane;
          }
      if (best == G_MAXUINT)
        break;
      given[best]++;
    }
}

/* Whether a lane with a parent opened on purpose lacks rows. */
static gboolean
is_short (const guint *needed, const gboolean *opened, const guint *given, guint n_lanes)
{
  for (guint lane = 0; lane < n_lanes; lane++)
    if (opened[lane] && needed[lane] > given[lane])
      return TRUE;
  return FALSE;
}

/* Lanes with a parent that was opened on purpose, or for a selected part. */
static gboolean *
opened_lanes (const RpTimelineLayout *self)
{
  guint n_lanes = self->plan.lanes->len;
  gboolean *opened = g_new0 (gboolean, n_lanes + 1);

  if (!self->options.open && self->planned_for.reveal == RP_NO_INDEX)
    return opened;
  for (guint lane = 0; lane < n_lanes; lane++)
    {
      const RpLaneItems *items = &lane_plan (self, lane)->items;

      for (guint i = 0; i < items->n && !opened[lane] && !lane_plan (self, lane)->collapsed; i++)
        opened[lane] = rp_timeline_is_open (self, items->things[i], TRUE);
    }
  return opened;
}

/* Where a window is too low for what somebody opened the lanes are scrolled: parts never lie upon other lanes. */
static void
let_scroll (RpTimelineLayout *self, Rows *rows, const gboolean *opened, const guint *needed, guint *given)
{
  for (guint lane = 0; lane < self->plan.lanes->len; lane++)
    given[lane]
        = opened[lane] ? rows_needed (self, &lane_plan (self, lane)->items, MOST_ROWS) : MIN (needed[lane], rows->n);
  *rows = (Rows){ MOST_ROWS, RP_ROW_PX, RP_LANE_GAP_PX, TRUE };
}

/* Gives the lanes their rows: all that they want where they are scrolled, else what the height has. */
static void
give_rows (RpTimelineLayout *self, const RpPlanRequest *request, Rows *rows, const guint *needed, guint *given)
{
  guint n_lanes = self->plan.lanes->len;
  g_autofree gboolean *opened = opened_lanes (self);
  g_autofree guint *wanted = g_memdup2 (needed, (n_lanes + 1) * sizeof *wanted);

  for (guint lane = 0; lane < n_lanes; lane++)
    if (lane_plan (self, lane)->collapsed)
      wanted[lane] = 1;
    else if (rows->scroll && !opened[lane])
      wanted[lane] = self->rest_rows[g_array_index (self->plan.lanes, RpPlannedLane, lane).lane];
  if (rows->scroll)
    {
      memcpy (given, wanted, n_lanes * sizeof *given);
      return;
    }
  share_rows (wanted, opened, given, n_lanes, rows->n);
  if (!is_short (wanted, opened, given, n_lanes))
    return;
  if (request->scrolls && !rp_timeline_layout_is_large (self))
    {
      let_scroll (self, rows, opened, wanted, given);
      return;
    }
  *rows = (Rows){ 0, RP_BAR_PX, 1, FALSE };
  rows->n = (guint)CLAMP ((request->lanes_px - n_lanes * rows->gap_px) / rows->row_px, 1, MOST_ROWS);
  share_rows (wanted, opened, given, n_lanes, rows->n);
}

void
rp_timeline_rows (RpTimelineLayout *self, const RpPlanRequest *request)
{
  RpTimelinePlan *plan = &self->plan;
  RpTimeScale scale = self->scale;
  g_autofree guint *needed = NULL, *given = NULL;
  Rows rows;
  guint n_lanes;

  decide (self, request);
  if (rp_timeline_take_kept (self))
    return;
  set_scale (self, scale.folding, scale.px_per_second, scale.fold_px);
  rows = rows_for (self, request, self->tight);
  make_lanes (self, &rows);
  n_lanes = plan->lanes->len;
  needed = g_new0 (guint, n_lanes + 1);
  given = g_new0 (guint, n_lanes + 1);
  for (guint lane = 0; lane < n_lanes; lane++)
    needed[lane] = rows_needed (self, &lane_plan (self, lane)->items, rows.n);
  give_rows (self, request, &rows, needed, given);
  plan->n_rows = 0;
  for (guint lane = 0; lane < n_lanes; lane++)
    {
      RpPlannedLane *planned = &g_array_index (plan->lanes, RpPlannedLane, lane);
      RpLanePlan *own = lane_plan (self, lane);

      planned->first_row = plan->n_rows;
      planned->n_rows = own->n_rows = given[lane];
      own->in_chunks = rp_timeline_layout_is_large (self);
      own->whole = !own->in_chunks && needed[lane] <= given[lane];
      plan->n_rows += given[lane];
    }
  plan->lane_gap_px = rows.gap_px;
  plan->row_px = rows.row_px;
  if (!rows.scroll)
    plan->row_px = CLAMP (floor ((request->lanes_px - n_lanes * rows.gap_px) / MAX (plan->n_rows, 1)), rows.row_px,
                          RP_WIDEST_ROW_PX);
  plan->view_px = request->lanes_px;
  plan->content_px = request->lanes_px;
  if (rows.scroll)
    plan->content_px = MAX (plan->n_rows * plan->row_px + n_lanes * plan->lane_gap_px, request->lanes_px);
}
