/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows for bars that are long at the scale that is packed. They are few of many where one looks from afar and most of
 * them close by, so they are placed once for the whole lane, first come first served; where more go on at a time than
 * the lane has rows, the last row is left to what is counted. O(n × rows). */
#include <math.h>

#include "timeline-private.h"

/* A lane with fewer things a px is sparse. */
#define SPARSE_PX 60.0
/* So many neighbours are looked at to see whether a bar has the last row for itself. */
#define LOOK_AHEAD 32

/* What ITEM takes with its fading ends. */
static RpLongItem
measure (RpTimelineLayout *self, const RpLanePlan *plan, guint item)
{
  RpTimelineItem time;
  RpLongItem it = { .item = item };

  rp_timeline_things_time (self->things, plan->items.things[item], &time);
  it.left = rp_time_scale_x (&self->scale, time.from) - time.pad_left - 1;
  it.right = rp_time_scale_x (&self->scale, time.to) + time.pad_right + 1 + RP_ONGOING_PX;
  return it;
}

static gboolean
is_long (const RpTimelineLayout *self, const RpLanePlan *plan, guint item)
{
  return plan->items.seconds[item] * self->scale.px_per_second >= RP_LONG_PX;
}

static gboolean
is_endless (const RpTimelineLayout *self, const RpLongItem *it)
{
  return it->right >= self->end_px;
}

/* Rows that bars without an end in sight may take: all but two where little else is on the lane, else a quarter. */
static guint
endless_rows (const RpTimelineLayout *self, const RpLanePlan *plan, guint n_rows)
{
  gboolean sparse = self->end_px / MAX (plan->items.n, 1) > SPARSE_PX;

  if (n_rows <= 1)
    return sparse ? n_rows : 0;
  return sparse ? n_rows - 1 : MAX (n_rows / 4, 1);
}

/* First fit in N_ROWS, of which the last are for bars without an end; what finds no row is in plan->over. */
static void
fill_rows (RpTimelineLayout *self, RpLanePlan *plan, guint n_rows, guint n_endless)
{
  g_autofree double *ends = g_new (double, plan->n_rows + 1);

  g_array_set_size (plan->over, 0);
  for (guint r = 0; r < plan->n_rows; r++)
    {
      ends[r] = -INFINITY;
      g_array_set_size (plan->rows[r], 0);
    }
  for (guint i = 0; i < plan->items.n; i++)
    {
      RpLongItem it;
      guint row;

      if (!is_long (self, plan, i))
        continue;
      it = measure (self, plan, i);
      row = is_endless (self, &it) ? n_rows - MIN (n_endless, n_rows) : 0;
      while (row < n_rows && ends[row] > it.left)
        row++;
      if (row < n_rows)
        {
          ends[row] = it.right;
          g_array_append_val (plan->rows[row], it);
        }
      else
        {
          g_array_append_val (plan->over, it);
        }
    }
}

/* Whether nothing short begins below the bar; where much begins, something short does. */
static gboolean
is_clear (const RpTimelineLayout *self, const RpLanePlan *plan, const RpLongItem *it)
{
  double until = plan->items.from[it->item] + plan->items.seconds[it->item];

  for (guint i = it->item + 1; i < plan->items.n && plan->items.from[i] < until; i++)
    if (i > it->item + LOOK_AHEAD || !is_long (self, plan, i))
      return FALSE;
  return it->item == 0 || plan->items.from[it->item - 1] < plan->items.from[it->item]
         || is_long (self, plan, it->item - 1);
}

/* Those over that meet no other of them have the last row. */
static void
use_last_row (RpTimelineLayout *self, RpLanePlan *plan)
{
  g_autoptr (GArray) over = g_array_new (FALSE, FALSE, sizeof (RpLongItem));
  GArray *last = plan->rows[plan->n_rows - 1];
  double end = -INFINITY;

  for (guint k = 0; k < plan->over->len; k++)
    {
      RpLongItem it = g_array_index (plan->over, RpLongItem, k);
      double next = k + 1 < plan->over->len ? g_array_index (plan->over, RpLongItem, k + 1).left : INFINITY;

      if (it.left >= end && next >= it.right && is_clear (self, plan, &it))
        g_array_append_val (last, it);
      else
        g_array_append_val (over, it);
      end = MAX (end, it.right);
    }
  g_array_unref (plan->over);
  plan->over = g_steal_pointer (&over);
}

void
rp_timeline_long (RpTimelineLayout *self, RpLanePlan *plan)
{
  gboolean any_short = FALSE;
  guint n_rows = plan->n_rows - 1;

  plan->rows = g_new (GArray *, plan->n_rows);
  for (guint r = 0; r < plan->n_rows; r++)
    plan->rows[r] = g_array_new (FALSE, FALSE, sizeof (RpLongItem));
  plan->over = g_array_new (FALSE, FALSE, sizeof (RpLongItem));
  for (guint i = 0; i < plan->items.n && !any_short; i++)
    any_short = !is_long (self, plan, i);
  if (!any_short)
    fill_rows (self, plan, plan->n_rows, plan->n_rows);
  if (any_short || plan->over->len > 0)
    {
      fill_rows (self, plan, n_rows, any_short ? endless_rows (self, plan, n_rows) : n_rows);
      use_last_row (self, plan);
    }
}
