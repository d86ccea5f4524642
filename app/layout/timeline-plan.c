/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows for one zoom level: what height there is goes to the lanes that need it; each lane is packed by itself. */
#include "timeline-plan.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "timeline-private.h"

/* A lane is never given more rows than this, however high the picture. */
#define MOST_ROWS 400
#define INSIDE_PADDING_PX 8
/* As many parents are tried for room for their parts. */
#define MOST_TRIED 40

/* All that the packing of one plan needs. */
typedef struct
{
  RpTimelineLayout *layout;
  RpTimeScale scale; /* px 0 is the start of the fitted range */
  double end_px;     /* of the fitted range */
  gboolean with_dates;
  guint reveal;
  guint n_rows; /* for all lanes */
  RpPackItem *packs;
  RpPackedItem *packed;
  guint *order; /* items of one lane after the other */
  guint *lane_first;
} Work;

void
rp_timeline_plan_clear (RpTimelinePlan *plan)
{
  g_clear_pointer (&plan->lanes, g_array_unref);
  g_clear_pointer (&plan->clusters, g_array_unref);
  g_clear_pointer (&plan->members, g_array_unref);
  g_clear_pointer (&plan->items, g_free);
  g_clear_pointer (&plan->item_lanes, g_free);
}

/* Whether the parent's parts are listed, when there is room for parts at all. */
static gboolean
is_open (const Work *work, guint index)
{
  const RpTimelineEvent *item = rp_timeline_layout_item (work->layout, index);
  const RpRecordSet *open = work->layout->options.open;

  if (item->n_parts == 0)
    return FALSE;
  if (item->event == work->reveal)
    return TRUE;
  if (open)
    return rp_record_set_contains (open, rp_record_ref (RP_RECORD_EVENT, item->event));
  return work->layout->unfolded[index];
}

/* By a person, or for a selected part: not just since there was room. */
static gboolean
is_opened_on_purpose (const Work *work, guint index)
{
  return is_open (work, index)
         && (work->layout->options.open || rp_timeline_layout_item (work->layout, index)->event == work->reveal);
}

/* Where the label goes, by the fitted range: what would leave it at the right stands at the left. */
static RpLabelSide
label_side (const Work *work, double left, double right, double firm_px, double bar_px, double label_px,
            double title_px)
{
  if (firm_px >= title_px + 2 * INSIDE_PADDING_PX)
    return RP_LABEL_INSIDE;
  if (right + RP_LABEL_GAP_PX + label_px <= work->end_px)
    return RP_LABEL_RIGHT;
  if (left - RP_LABEL_GAP_PX - label_px >= 0)
    return RP_LABEL_LEFT;
  if (bar_px >= title_px + 2 * INSIDE_PADDING_PX)
    return RP_LABEL_INSIDE;
  return work->end_px - right >= left ? RP_LABEL_RIGHT : RP_LABEL_LEFT;
}

static void
extend_by_parts (const Work *work, const RpTimelineEvent *item, RpPackItem *pack, RpPlannedItem *planned)
{
  double anchor = rp_plan_anchor (&work->scale, &item->time);

  planned->opened = TRUE;
  planned->parts_left = anchor + item->parts_px > work->end_px && anchor - item->parts_px >= 0;
  pack->left = MIN (pack->left, planned->parts_left ? anchor - item->parts_px : anchor - RP_MARK_PX);
  pack->right
      = MAX (pack->right, (planned->parts_left ? anchor + RP_MARK_PX : anchor + item->parts_px) + RP_LABEL_GAP_PX);
  pack->height = 1 + MIN (item->n_parts, RP_MOST_PARTS) + (item->n_parts > RP_MOST_PARTS ? 1 : 0);
}

static void
measure_item (const Work *work, guint index, RpPackItem *pack, RpPlannedItem *planned)
{
  const RpTimelineEvent *item = rp_timeline_layout_item (work->layout, index);
  gboolean open = is_open (work, index);
  double x0 = rp_time_scale_x (&work->scale, item->time.from), x1 = rp_time_scale_x (&work->scale, item->time.to);
  double firm0 = rp_time_scale_x (&work->scale, item->time.firm_from),
         firm1 = rp_time_scale_x (&work->scale, item->time.firm_to);
  double half = RP_MARK_PX / 2 + 1, dated_px = item->title_px;

  if (work->with_dates && item->date_px > 0)
    dated_px += RP_LABEL_GAP_PX + item->date_px;
  if (item->n_parts > 0 && !open)
    dated_px += RP_LABEL_GAP_PX + item->hint_px;
  pack->mark_left = x0 - MAX (item->time.pad_left, half) - 1;
  pack->mark_right = x1 + MAX (item->time.pad_right, half) + 1;
  if (item->ongoing)
    pack->mark_right += RP_ONGOING_PX;
  pack->left = pack->mark_left;
  pack->right = pack->mark_right;
  pack->height = 1;
  pack->weight = item->n_parts * 4 + (guint)CLAMP (x1 - x0, 0, 1000);
  planned->label
      = label_side (work, pack->mark_left, pack->mark_right, firm1 - firm0, x1 - x0, dated_px, item->title_px);
  planned->dated = work->with_dates && item->date_px > 0 && planned->label != RP_LABEL_INSIDE;
  if (planned->label == RP_LABEL_RIGHT)
    pack->right += RP_LABEL_GAP_PX + dated_px + RP_LABEL_GAP_PX;
  else if (planned->label == RP_LABEL_LEFT)
    pack->left -= RP_LABEL_GAP_PX + dated_px + RP_LABEL_GAP_PX;
  if (open)
    extend_by_parts (work, item, pack, planned);
}

/* Items lane by lane. */
static void
sort_into_lanes (Work *work, const guint *item_lanes, guint n_lanes)
{
  guint n = work->layout->items->len;
  g_autofree guint *next = NULL;

  work->lane_first = g_new0 (guint, n_lanes + 1);
  work->order = g_new (guint, n + 1);
  for (guint i = 0; i < n; i++)
    work->lane_first[item_lanes[i] + 1]++;
  for (guint lane = 0; lane < n_lanes; lane++)
    work->lane_first[lane + 1] += work->lane_first[lane];
  next = g_memdup2 (work->lane_first, (n_lanes + 1) * sizeof *next);
  for (guint i = 0; i < n; i++)
    work->order[next[item_lanes[i]]++] = i;
}

typedef struct
{
  const RpPackItem *packs;
  gboolean whole;
} SortBy;

static int
compare_left (gconstpointer a, gconstpointer b, gpointer data)
{
  const SortBy *by = data;
  guint left = *(const guint *)a, right = *(const guint *)b;
  double x = by->whole ? by->packs[left].left : by->packs[left].mark_left;
  double y = by->whole ? by->packs[right].left : by->packs[right].mark_left;

  if (x != y)
    return x < y ? -1 : 1;
  return (left > right) - (left < right);
}

/* The items of LANE in order of their left edges, as PACK needs them; free with g_free. */
static RpPackItem *
gather (Work *work, guint lane, gboolean whole, guint *n)
{
  SortBy by = { work->packs, whole };
  guint *items = work->order + work->lane_first[lane];
  RpPackItem *packs;

  *n = work->lane_first[lane + 1] - work->lane_first[lane];
  g_qsort_with_data (items, (int)*n, sizeof *items, compare_left, &by);
  packs = g_new (RpPackItem, *n + 1);
  for (guint i = 0; i < *n; i++)
    packs[i] = work->packs[items[i]];
  return packs;
}

static void
measure_all (Work *work, RpPlannedItem *planned)
{
  for (guint i = 0; i < work->layout->items->len; i++)
    {
      planned[i] = (RpPlannedItem){ 0 };
      measure_item (work, i, &work->packs[i], &planned[i]);
    }
}

/* Rows that LANE needs with everything whole; at most MOST + 1. */
static guint
rows_needed (Work *work, guint lane, guint most)
{
  guint n, rows;
  g_autofree RpPackItem *packs = gather (work, lane, TRUE, &n);

  rows = rp_lane_pack_whole (packs, n, most, work->packed);
  return rows == G_MAXUINT ? most + 1 : MAX (rows, 1);
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

static void
take_whole (Work *work, RpTimelinePlan *plan, guint lane, RpPlannedLane *planned)
{
  guint n;
  g_autofree RpPackItem *packs = gather (work, lane, TRUE, &n);

  rp_lane_pack_whole (packs, n, planned->n_rows, work->packed);
  for (guint i = 0; i < n; i++)
    plan->items[work->order[work->lane_first[lane] + i]].row = planned->first_row + work->packed[i].row;
}

static void
take_tight (Work *work, RpTimelinePlan *plan, guint lane, RpPlannedLane *planned)
{
  g_autoptr (GArray) clusters = g_array_new (FALSE, FALSE, sizeof (RpPackedCluster));
  guint n, first_member = plan->members->len;
  g_autofree RpPackItem *packs = gather (work, lane, FALSE, &n);
  const guint *items = work->order + work->lane_first[lane];

  for (guint i = 0; i < n; i++)
    if (!is_opened_on_purpose (work, items[i]))
      packs[i].height = 1;
  rp_lane_pack_tight (packs, n, planned->n_rows, work->packed, clusters, plan->members);
  for (guint m = first_member; m < plan->members->len; m++)
    g_array_index (plan->members, guint, m) = items[g_array_index (plan->members, guint, m)];
  for (guint i = 0; i < n; i++)
    {
      RpPlannedItem *item = &plan->items[items[i]];

      item->row = planned->first_row + work->packed[i].row;
      item->clustered = work->packed[i].clustered;
      item->opened = item->opened && work->packed[i].whole;
      if (!work->packed[i].labelled && item->label != RP_LABEL_INSIDE)
        item->label = RP_LABEL_NONE;
    }
  for (guint i = 0; i < clusters->len; i++)
    {
      const RpPackedCluster *packed = &g_array_index (clusters, RpPackedCluster, i);
      RpPlannedCluster cluster = { .lane = lane, .row = planned->first_row + packed->row };

      cluster.time = rp_time_scale_time (&work->scale, (packed->left + packed->right) / 2);
      cluster.radius_px = rp_cluster_radius (packed->count);
      cluster.first = packed->first;
      cluster.count = packed->count;
      g_array_append_val (plan->clusters, cluster);
    }
}

/* Lanes of the plan: the layout's own, the last of them merged where there are more than rows. */
static void
make_lanes (RpTimelineLayout *self, RpTimelinePlan *plan, guint n_rows)
{
  guint n_lanes = rp_timeline_lanes_count (self->lanes), n_own = n_lanes > n_rows ? n_rows - 1 : n_lanes;

  plan->lanes = g_array_new (FALSE, TRUE, sizeof (RpPlannedLane));
  for (guint lane = 0; lane < n_own; lane++)
    {
      const RpTimelineLane *own = rp_timeline_lanes_get (self->lanes, lane);
      RpPlannedLane planned = { .label = own->label, .kind = own->kind, .n_items = own->n_items, .lane = lane };

      g_array_append_val (plan->lanes, planned);
    }
  if (n_own < n_lanes)
    {
      RpPlannedLane planned = { .label = _ ("More"), .kind = RP_NO_INDEX, .merged = TRUE };

      for (guint lane = n_own; lane < n_lanes; lane++)
        planned.n_items += rp_timeline_lanes_get (self->lanes, lane)->n_items;
      g_array_append_val (plan->lanes, planned);
    }
  plan->item_lanes = g_new (guint, self->items->len + 1);
  for (guint i = 0; i < self->items->len; i++)
    plan->item_lanes[i] = MIN (rp_timeline_layout_item (self, i)->lane, n_own < n_lanes ? n_own : n_lanes - 1);
}

static void
work_clear (Work *work)
{
  g_free (work->packs);
  g_free (work->packed);
  g_free (work->order);
  g_free (work->lane_first);
}

static void
work_init (Work *work, RpTimelineLayout *self, double px_per_second, guint n_rows)
{
  *work = (Work){ .layout = self, .n_rows = n_rows, .reveal = RP_NO_INDEX };
  work->scale = rp_time_scale_at (&self->folding, self->fit_from, px_per_second);
  work->end_px = rp_time_scale_x (&work->scale, self->fit_to);
  work->packs = g_new (RpPackItem, self->items->len + 1);
  work->packed = g_new (RpPackedItem, self->items->len + 1);
}

/* How many rows everything takes at the work's scale and choices; stops beyond its own rows. */
static guint
total_rows (Work *work, RpTimelinePlan *plan)
{
  guint total = 0;

  measure_all (work, plan->items);
  for (guint lane = 0; lane < plan->lanes->len && total <= work->n_rows; lane++)
    total += rows_needed (work, lane, work->n_rows);
  return total;
}

/* How many rows a height has, and how high they and the gaps between lanes are. */
typedef struct
{
  guint n;
  double row_px, gap_px;
} Rows;

static Rows
rows_for (guint n_lanes, double lanes_px, gboolean tight)
{
  Rows rows = { 0, RP_ROW_PX, RP_LANE_GAP_PX };

  if (tight || n_lanes * (rows.row_px + rows.gap_px) > lanes_px)
    rows = (Rows){ 0, RP_TIGHT_ROW_PX, RP_TIGHT_GAP_PX };
  if (n_lanes * (rows.row_px + rows.gap_px) > lanes_px) /* lanes will merge: as many as have a row */
    rows.n = (guint)CLAMP (lanes_px / (rows.row_px + rows.gap_px), 1, MOST_ROWS);
  else
    rows.n = (guint)CLAMP ((lanes_px - n_lanes * rows.gap_px) / rows.row_px, 1, MOST_ROWS);
  return rows;
}

/* Opens parents one by one, those with the fewest parts first, while everything still fits. */
static void
open_what_fits (Work *work, RpTimelinePlan *plan)
{
  RpTimelineLayout *self = work->layout;
  guint last_parts = 0;

  for (guint tried = 0; tried < MOST_TRIED;)
    {
      guint parts = G_MAXUINT;

      for (guint i = 0; i < self->items->len; i++)
        {
          guint n = rp_timeline_layout_item (self, i)->n_parts;

          if (n > last_parts && n < parts)
            parts = n;
        }
      if (parts == G_MAXUINT)
        return;
      for (guint i = 0; i < self->items->len && tried < MOST_TRIED; i++)
        if (rp_timeline_layout_item (self, i)->n_parts == parts)
          {
            self->unfolded[i] = TRUE;
            self->unfolded[i] = total_rows (work, plan) <= work->n_rows;
            tried++;
          }
      last_parts = parts;
    }
}

/* Whether there is room for dates and for listed parts, or not even for all labels unless rows draw together: decided
 * for the whole in sight, so that zooming changes none of it. */
static void
decide (RpTimelineLayout *self, const RpPlanRequest *request)
{
  guint n_lanes = rp_timeline_lanes_count (self->lanes), n_rows = rows_for (n_lanes, request->lanes_px, FALSE).n;
  RpTimeScale fitted = rp_time_scale (&self->folding, self->fit_from, self->fit_to, request->plot_px);
  RpTimelinePlan plan = { 0 };
  Work work;

  if (self->decided_for.valid && self->decided_for.plot_px == request->plot_px
      && self->decided_for.lanes_px == request->lanes_px)
    return;
  self->decided_for = (RpPlanKey){ .plot_px = request->plot_px, .lanes_px = request->lanes_px, .valid = TRUE };
  g_free (self->unfolded);
  self->unfolded = g_new0 (gboolean, self->items->len + 1);
  make_lanes (self, &plan, n_rows);
  plan.items = g_new0 (RpPlannedItem, self->items->len + 1);
  work_init (&work, self, fitted.px_per_second, n_rows);
  sort_into_lanes (&work, plan.item_lanes, plan.lanes->len);
  work.with_dates = TRUE;
  self->with_dates = work.with_dates = total_rows (&work, &plan) <= n_rows;
  self->tight = !self->with_dates && total_rows (&work, &plan) > n_rows;
  if (!self->tight)
    open_what_fits (&work, &plan);
  work_clear (&work);
  rp_timeline_plan_clear (&plan);
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
opened_lanes (const Work *work, const RpTimelinePlan *plan)
{
  RpTimelineLayout *self = work->layout;
  gboolean *opened = g_new0 (gboolean, plan->lanes->len + 1);

  for (guint i = 0; i < self->items->len; i++)
    if (is_opened_on_purpose (work, i))
      opened[plan->item_lanes[i]] = TRUE;
  return opened;
}

static void
make_plan (RpTimelineLayout *self, double px_per_second, const RpPlanRequest *request, Rows rows)
{
  RpTimelinePlan *plan = &self->plan;
  g_autofree guint *needed = NULL, *given = NULL;
  g_autofree gboolean *opened = NULL;
  Work work;

  rp_timeline_plan_clear (plan);
  make_lanes (self, plan, rows.n);
  plan->items = g_new0 (RpPlannedItem, self->items->len + 1);
  plan->clusters = g_array_new (FALSE, FALSE, sizeof (RpPlannedCluster));
  plan->members = g_array_new (FALSE, FALSE, sizeof (guint));
  plan->n_rows = 0;
  work_init (&work, self, px_per_second, rows.n);
  work.with_dates = self->with_dates;
  work.reveal = request->reveal;
  opened = opened_lanes (&work, plan);
  sort_into_lanes (&work, plan->item_lanes, plan->lanes->len);
  measure_all (&work, plan->items);
  needed = g_new (guint, plan->lanes->len + 1);
  given = g_new (guint, plan->lanes->len + 1);
  for (guint lane = 0; lane < plan->lanes->len; lane++)
    needed[lane] = rows_needed (&work, lane, rows.n);
  share_rows (needed, opened, given, plan->lanes->len, rows.n);
  if (is_short (needed, opened, given, plan->lanes->len))
    {
      rows = (Rows){ 0, RP_BAR_PX, 1 };
      rows.n = (guint)CLAMP ((request->lanes_px - plan->lanes->len * rows.gap_px) / rows.row_px, 1, MOST_ROWS);
      share_rows (needed, opened, given, plan->lanes->len, rows.n);
    }
  for (guint lane = 0; lane < plan->lanes->len; lane++)
    {
      RpPlannedLane *planned = &g_array_index (plan->lanes, RpPlannedLane, lane);

      planned->first_row = plan->n_rows;
      planned->n_rows = given[lane];
      plan->n_rows += given[lane];
      if (needed[lane] <= given[lane])
        take_whole (&work, plan, lane, planned);
      else
        take_tight (&work, plan, lane, planned);
    }
  plan->lane_gap_px = rows.gap_px;
  plan->row_px = CLAMP (floor ((request->lanes_px - plan->lanes->len * rows.gap_px) / plan->n_rows), rows.row_px,
                        RP_WIDEST_ROW_PX);
  work_clear (&work);
}

/* The zoom level at or just below a scale: powers of the square root of 2. */
static double
zoom_level (double px_per_second)
{
  double level = 1;

  while (level > px_per_second && level > G_MINDOUBLE)
    level /= G_SQRT2;
  while (level * G_SQRT2 <= px_per_second && level < 1e300)
    level *= G_SQRT2;
  return level;
}

const RpTimelinePlan *
rp_timeline_layout_plan (RpTimelineLayout *self, const RpTimeScale *scale, const RpPlanRequest *request)
{
  Rows rows;
  /* a zoom level is a factor of sqrt 2; what is apart at one is apart at all closer ones up to the next */
  double level = request->exact ? scale->px_per_second : zoom_level (scale->px_per_second);
  RpPlanKey key = { level, request->plot_px, request->lanes_px, request->reveal, request->exact, TRUE };

  if (self->planned_for.valid && self->planned_for.px_per_second == key.px_per_second
      && self->planned_for.plot_px == key.plot_px && self->planned_for.lanes_px == key.lanes_px
      && self->planned_for.exact == key.exact && self->planned_for.reveal == key.reveal)
    return &self->plan;
  decide (self, request);
  rows = rows_for (rp_timeline_lanes_count (self->lanes), request->lanes_px, self->tight);
  make_plan (self, level, request, rows);
  self->planned_for = key;
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
