/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A lane of a picture whose pages have room: as many marks as can be stand by themselves, then as many as can be have
 * their labels. */
#include <math.h>

#include "key-order.h"
#include "lane-packing-private.h"

/* The mark alone, where the fewest labels suffer. */
static void
put_mark (RpTight *tight, guint i)
{
  const RpPackItem *item = &tight->lane->items[i];
  guint best = G_MAXUINT, least = G_MAXUINT;

  for (guint row = 0; row < tight->n_rows && least > 0; row++)
    {
      guint n = rp_tight_labels_in_way (tight, row, item, FALSE);

      if (n < least)
        {
          least = n;
          best = row;
        }
    }
  if (best == G_MAXUINT)
    return;
  rp_tight_labels_in_way (tight, best, item, TRUE);
  rp_tight_put_at (tight, i, best, FALSE);
}

/* What stands in a row before and behind the K-th of TAKEN. */
static void
find_room (GArray *taken, guint k, double *from, double *to)
{
  *from = k > 0 ? g_array_index (taken, RpStretchTaken, k - 1).right : -INFINITY;
  *to = k + 1 < taken->len ? g_array_index (taken, RpStretchTaken, k + 1).left : INFINITY;
}

/* Labels that were dropped, or found no room before another was, where they have it now. */
static void
name_marks (RpTight *tight)
{
  for (guint row = 0; row < tight->n_rows; row++)
    {
      GArray *taken = tight->rows[row].taken;

      for (guint k = 0; k < taken->len; k++)
        {
          RpStretchTaken *own = &g_array_index (taken, RpStretchTaken, k);
          const RpPackItem *item = own->item == RP_NO_PACK_ITEM ? NULL : &tight->lane->items[own->item];
          double from, to;

          if (!item || tight->packed[own->item].labelled || item->height > 1)
            continue;
          find_room (taken, k, &from, &to);
          if (item->left >= from && item->right <= to)
            {
              own->left = item->left;
              own->right = item->right;
              tight->packed[own->item].labelled = TRUE;
            }
          else if (item->other_left < item->left && item->other_left >= from && item->mark_right <= to)
            {
              own->left = item->other_left;
              tight->packed[own->item].labelled = tight->packed[own->item].turned = TRUE;
            }
        }
    }
}

void
rp_tight_put_marks (RpTight *tight)
{
  const RpPackLane *lane = tight->lane;
  g_autofree guint *order = g_new (guint, lane->n_items + 1);
  g_autofree double *keys = g_new (double, lane->n_items + 1);
  guint n = 0;

  for (guint i = 0; i < lane->n_items; i++)
    {
      keys[i] = lane->items[i].right;
      if (rp_tight_is_left (tight, i))
        order[n++] = i;
    }
  /* whoever ends first leaves most room for others */
  rp_order_by (order, n, keys);
  for (guint class = RP_HIGHEST_CLASS + 1; class --> 0;)
    rp_tight_put_class (tight, tight->n_rows, order, n, class);
  for (guint i = 0; i < lane->n_items; i++)
    keys[i] = lane->items[i].mark_right - lane->items[i].mark_left;
  rp_order_by (order, n, keys);
  for (guint k = 0; k < n; k++)
    if (rp_tight_is_left (tight, order[k]))
      put_mark (tight, order[k]);
  name_marks (tight);
}

/* The last row with its clusters and what the sweep placed there. Transfer full, RpStretchTaken, ascending. */
static GArray *
last_row (const RpTight *tight, const GArray *clusters, guint first)
{
  guint last = tight->lane->n_rows - 1;
  GArray *row = g_array_copy (tight->rows[last].taken);

  for (guint c = first; c < clusters->len; c++)
    {
      const RpPackedCluster *cluster = &g_array_index (clusters, RpPackedCluster, c);
      RpStretchTaken stretch = { cluster->left, cluster->right, RP_NO_PACK_ITEM };

      if (cluster->count > 0)
        g_array_insert_val (row, rp_taken_behind (row, cluster->left), stretch);
    }
  for (guint i = 0; i < tight->lane->n_items; i++)
    {
      const RpPackItem *item = &tight->lane->items[i];
      RpStretchTaken stretch = { item->mark_left, item->mark_right, i };

      if (tight->packed[i].row == last && !tight->packed[i].clustered && !tight->packed[i].whole)
        g_array_insert_val (row, rp_taken_behind (row, item->mark_left), stretch);
    }
  return row;
}

static void
take_out (GArray *taken, guint item)
{
  for (guint k = 0; k < taken->len; k++)
    if (g_array_index (taken, RpStretchTaken, k).item == item)
      {
        g_array_remove_index (taken, k);
        return;
      }
}

void
rp_tight_move_marks (RpTight *tight, const GArray *clusters, guint first)
{
  guint last = tight->lane->n_rows - 1;
  g_autoptr (GArray) row = last_row (tight, clusters, first);

  for (guint i = 0; i < tight->lane->n_items; i++)
    {
      const RpPackItem *item = &tight->lane->items[i];
      RpStretchTaken stretch = { item->left, item->right, i };
      guint at = rp_taken_behind (row, item->left);

      if (!tight->packed[i].whole || tight->packed[i].labelled || tight->packed[i].row == last || item->height > 1
          || (at < row->len && g_array_index (row, RpStretchTaken, at).left < item->right))
        continue;
      take_out (tight->rows[tight->packed[i].row].taken, i);
      g_array_insert_val (row, at, stretch);
      rp_tight_put_at (tight, i, last, TRUE);
    }
  name_marks (tight);
}
