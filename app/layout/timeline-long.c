/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows for bars that are long at the scale that is packed. They are few of many where one looks from afar and most of
 * them close by, so they are placed once for the whole lane, first come first served; where more go on at a time than
 * the lane has rows, the last row is left to what is counted. O(n), and O(rows) for each that finds a row. */
#include <math.h>

#include "timeline-private.h"

/* A lane with fewer things a px is sparse. */
#define SPARSE_PX 60.0
/* So many neighbours are looked at to see whether a bar has the last row for itself. */
#define LOOK_AHEAD 32
/* At most what fades and signs take beside a bar. */
#define PAD_PX 80.0

/* What the placing of one lane needs. */
typedef struct
{
  RpTimelineLayout *layout;
  RpLanePlan *plan;
  double long_seconds;
  double *ends;     /* px, by row */
  double full_till; /* until this time every row is taken */
} Work;

static gboolean
is_long (const Work *work, guint item)
{
  return work->plan->items.seconds[item] >= work->long_seconds;
}

static double
end_of (const Work *work, guint item)
{
  return work->plan->items.from[item] + work->plan->items.seconds[item];
}

/* What ITEM takes with its fading ends. */
static RpLongItem
measure (const Work *work, guint item)
{
  const RpTimeScale *scale = &work->layout->scale;
  RpPads pads = work->plan->items.pads[item];
  RpLongItem it = { .item = item };

  it.left = rp_time_scale_x (scale, work->plan->items.from[item]) - pads.left - 1;
  it.right = rp_time_scale_x (scale, end_of (work, item)) + pads.right + 1 + RP_ONGOING_PX;
  return it;
}

/* Rows that bars without an end in sight may take: all but two where little else is on the lane, else a quarter. */
static guint
endless_rows (const Work *work, guint n_rows)
{
  gboolean sparse = work->layout->end_px / MAX (work->plan->items.n, 1) > SPARSE_PX;

  if (n_rows <= 1)
    return sparse ? n_rows : 0;
  return sparse ? n_rows - 1 : MAX (n_rows / 4, 1);
}

/* Gives ITEM the first of the rows from FIRST on that is free. */
static gboolean
take_row (Work *work, guint item, guint first, guint n_rows)
{
  double x = rp_time_scale_x (&work->layout->scale, work->plan->items.from[item]), least = INFINITY;
  RpLongItem it;
  guint row = first;

  while (row < n_rows && work->ends[row] > x)
    row++;
  if (row == n_rows)
    return FALSE;
  it = measure (work, item);
  while (row < n_rows && work->ends[row] > it.left)
    row++;
  if (row == n_rows)
    return FALSE;
  work->ends[row] = it.right;
  g_array_append_val (work->plan->rows[row], it);
  for (guint r = 0; r < n_rows; r++)
    least = MIN (least, work->ends[r]);
  work->full_till = isfinite (least) ? rp_time_scale_time (&work->layout->scale, least) : -INFINITY;
  return TRUE;
}

/* First fit in N_ROWS, of which the last are for bars without an end; what finds no row is in plan->over. */
static void
fill_rows (Work *work, guint n_rows, guint n_endless)
{
  RpLanePlan *plan = work->plan;

  g_array_set_size (plan->over, 0);
  work->full_till = n_rows > 0 ? -INFINITY : INFINITY;
  for (guint r = 0; r < plan->n_rows; r++)
    {
      work->ends[r] = -INFINITY;
      g_array_set_size (plan->rows[r], 0);
    }
  for (guint i = 0; i < plan->items.n; i++)
    {
      gboolean endless;

      if (!is_long (work, i))
        continue;
      /* the end is a sum */
      endless = end_of (work, i) + plan->items.seconds[i] * 1e-6 >= work->layout->fit_to;
      if (plan->items.from[i] < work->full_till
          || !take_row (work, i, endless ? n_rows - MIN (n_endless, n_rows) : 0, n_rows))
        g_array_append_val (plan->over, i);
    }
}

/* Whether nothing short begins below the bar; where much begins, something short does. */
static gboolean
is_clear (const Work *work, guint item)
{
  const RpLaneItems *items = &work->plan->items;

  for (guint i = item + 1; i < items->n && items->from[i] < end_of (work, item); i++)
    if (i > item + LOOK_AHEAD || !is_long (work, i))
      return FALSE;
  return item == 0 || items->from[item - 1] < items->from[item] || is_long (work, item - 1);
}

/* Those over below which nothing begins have the last row. */
static void
use_last_row (Work *work)
{
  RpLanePlan *plan = work->plan;
  GArray *over = g_array_new (FALSE, FALSE, sizeof (guint));
  double pad = 2 * PAD_PX / work->layout->scale.px_per_second;

  for (guint k = 0; k < plan->over->len; k++)
    {
      guint item = g_array_index (plan->over, guint, k);
      double next = k + 1 < plan->over->len ? plan->items.from[g_array_index (plan->over, guint, k + 1)] : INFINITY;

      if (next >= end_of (work, item) + pad && is_clear (work, item))
        {
          RpLongItem it = measure (work, item);

          g_array_append_val (plan->rows[plan->n_rows - 1], it);
        }
      else
        {
          g_array_append_val (over, item);
        }
    }
  g_array_unref (plan->over);
  plan->over = over;
}

static void
find_ends_over (Work *work)
{
  RpLanePlan *plan = work->plan;

  plan->over_till = g_array_new (FALSE, FALSE, sizeof (double));
  for (guint k = 0; k < plan->over->len; k++)
    {
      double end = end_of (work, g_array_index (plan->over, guint, k));

      if (k % RP_OVER_BLOCK == 0)
        g_array_append_val (plan->over_till, end);
      else if (end > g_array_index (plan->over_till, double, k / RP_OVER_BLOCK))
        g_array_index (plan->over_till, double, k / RP_OVER_BLOCK) = end;
    }
}

void
rp_timeline_long (RpTimelineLayout *self, RpLanePlan *plan)
{
  g_autofree double *ends = g_new (double, plan->n_rows + 1);
  Work work = { .layout = self, .plan = plan, .ends = ends };
  gboolean any_short = FALSE;
  guint n_rows = plan->n_rows - 1;

  work.long_seconds = RP_LONG_PX / self->scale.px_per_second;
  plan->rows = g_new (GArray *, plan->n_rows);
  for (guint r = 0; r < plan->n_rows; r++)
    plan->rows[r] = g_array_new (FALSE, FALSE, sizeof (RpLongItem));
  plan->over = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < plan->items.n && !any_short; i++)
    any_short = !is_long (&work, i);
  if (!any_short)
    fill_rows (&work, plan->n_rows, plan->n_rows);
  if (any_short || plan->over->len > 0)
    {
      fill_rows (&work, n_rows, any_short ? endless_rows (&work, n_rows) : n_rows);
      use_last_row (&work);
    }
  find_ends_over (&work);
}
