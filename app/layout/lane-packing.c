/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lane-packing.h"

#include <math.h>
#include <string.h>

/* The share of rows in which a label, once placed, holds out against marks while there is other room. */
#define LABEL_ROWS 0.6
#define NO_ITEM G_MAXUINT
/* Where marks are counted, labels come first in this share of rows, and wide bars have that one. */
#define EARLY_ROWS 0.7
#define WIDE_ROWS 0.25
/* A mark that cannot stand by itself is counted with what is as near as this. */
#define NEAR_PX 60

double
rp_cluster_radius (guint count)
{
  return MIN (12, 8 + sqrt ((double)count) * 0.4);
}

guint
rp_lane_pack_whole (const RpPackItem *items, guint n_items, guint max_rows, RpPackedItem *packed)
{
  g_autofree double *ends = g_new (double, max_rows + 1);
  guint n_rows = 0;

  for (guint r = 0; r <= max_rows; r++)
    ends[r] = -INFINITY;
  for (guint i = 0; i < n_items; i++)
    {
      guint row, free_rows = 0;

      for (row = 0; free_rows < items[i].height && row < max_rows; row++)
        free_rows = ends[row] <= items[i].left ? free_rows + 1 : 0;
      if (free_rows < items[i].height)
        return G_MAXUINT;
      row -= items[i].height;
      packed[i] = (RpPackedItem){ .row = row, .labelled = TRUE };
      for (guint r = row; r < row + items[i].height; r++)
        ends[r] = items[i].right;
      n_rows = MAX (n_rows, row + items[i].height);
    }
  return n_rows;
}

typedef struct
{
  double left, right;
} Stretch;

/* A row while it is filled from left to right. */
typedef struct
{
  GArray *taken; /* Stretch, ascending and apart: what was placed before */
  double mark_end, label_end;
  guint last;
  gboolean labelled; /* the last */
} Row;

typedef struct
{
  const RpPackLane *lane;
  RpPackedItem *packed;
  Row *rows;
  guint n_rows; /* for marks; the lane may have one more, for what is counted */
  guint n_label_rows;
  GArray *rest; /* guint: what found no room */
} Tight;

/* The first stretch of TAKEN that ends behind X. */
static guint
first_behind (GArray *taken, double x)
{
  guint low = 0, high = taken->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (g_array_index (taken, Stretch, middle).right <= x)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* Whether something that was placed before stands in ROW between LEFT and RIGHT. */
static gboolean
is_blocked (const Tight *tight, guint row, double left, double right)
{
  GArray *taken = tight->rows[row].taken;
  guint next = first_behind (taken, left);

  return next < taken->len && g_array_index (taken, Stretch, next).left < right;
}

static void
block (Tight *tight, guint row, double left, double right)
{
  GArray *taken = tight->rows[row].taken;
  Stretch stretch = { left, right };

  g_array_insert_val (taken, first_behind (taken, left), stretch);
}

/* HEIGHT free rows in a run between LEFT and RIGHT; G_MAXUINT: none. */
static guint
find_rows (const Tight *tight, guint n_rows, guint height, double left, double right)
{
  guint n_free = 0;

  for (guint row = 0; row < n_rows; row++)
    {
      n_free = is_blocked (tight, row, left, right) ? 0 : n_free + 1;
      if (n_free == height)
        return row + 1 - height;
    }
  return G_MAXUINT;
}

/* High items where they fit, from the top; the last row is left to the others. */
static void
put_high (Tight *tight)
{
  const RpPackLane *lane = tight->lane;

  for (guint i = 0; i < lane->n_items; i++)
    {
      const RpPackItem *item = &lane->items[i];
      guint row;

      if (item->height <= 1 || item->count)
        continue;
      row = find_rows (tight, lane->n_items > 1 ? lane->n_rows - 1 : lane->n_rows, item->height, item->left,
                       item->right);
      if (row == G_MAXUINT)
        continue;
      tight->packed[i] = (RpPackedItem){ .row = row, .labelled = TRUE, .whole = TRUE };
      for (guint r = row; r < row + item->height; r++)
        block (tight, r, item->left, item->right);
    }
}

/* Weights that differ little are alike: in order of time their labels fill a row best. */
static guint
weight_class (guint weight)
{
  return weight >= 200 ? 3 : weight >= 40 ? 2 : weight >= 16 ? 1 : 0;
}

static int
compare_weight (gconstpointer a, gconstpointer b, gpointer data)
{
  const RpPackItem *items = data;
  guint left = *(const guint *)a, right = *(const guint *)b;
  guint x = weight_class (items[left].weight), y = weight_class (items[right].weight);

  if (x != y)
    return x > y ? -1 : 1;
  return (left > right) - (left < right);
}

static gboolean
is_left (const Tight *tight, guint i)
{
  return !tight->lane->items[i].count && !tight->packed[i].whole;
}

static void
put_at (Tight *tight, guint i, guint row, gboolean labelled)
{
  const RpPackItem *item = &tight->lane->items[i];

  tight->packed[i] = (RpPackedItem){ .row = row, .labelled = labelled, .whole = TRUE };
  block (tight, row, labelled ? item->left : item->mark_left, labelled ? item->right : item->mark_right);
}

/* Wide bars, in few rows, from the last up. */
static void
put_wide (Tight *tight)
{
  guint n_rows = tight->n_rows < 3 ? 0 : (guint)MAX (WIDE_ROWS * tight->n_rows, 1);

  for (guint i = 0; i < tight->lane->n_items; i++)
    {
      const RpPackItem *item = &tight->lane->items[i];

      if (!is_left (tight, i) || !item->wide)
        continue;
      for (guint row = tight->n_rows; row-- > tight->n_rows - n_rows;)
        if (!is_blocked (tight, row, item->left, item->right))
          {
            put_at (tight, i, row, TRUE);
            break;
          }
    }
}

/* Those that come first, then by weight, wherever their label fits in N_ROWS; the first without it too. */
static void
put_early (Tight *tight, gboolean first, guint n_rows)
{
  const RpPackLane *lane = tight->lane;
  g_autoptr (GArray) order = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < lane->n_items; i++)
    if (is_left (tight, i) && !lane->items[i].wide
        && (first ? lane->items[i].first
                  : lane->items[i].left < lane->items[i].mark_left || lane->items[i].right > lane->items[i].mark_right))
      g_array_append_val (order, i);
  g_array_sort_with_data (order, compare_weight, (gpointer)lane->items);
  for (guint k = 0; k < order->len; k++)
    {
      guint i = g_array_index (order, guint, k);
      const RpPackItem *item = &lane->items[i];
      guint row = find_rows (tight, n_rows, 1, item->left, item->right);
      gboolean labelled = row != G_MAXUINT;

      if (!labelled && first)
        row = find_rows (tight, n_rows, 1, item->mark_left, item->mark_right);
      if (row != G_MAXUINT)
        put_at (tight, i, row, labelled);
    }
}

static void
put (Tight *tight, guint item, guint row, gboolean labelled)
{
  Row *r = &tight->rows[row];
  const RpPackItem *it = &tight->lane->items[item];

  if (r->last != NO_ITEM && r->label_end > it->mark_left)
    tight->packed[r->last].labelled = FALSE;
  r->mark_end = it->mark_right;
  r->label_end = labelled ? it->right : it->mark_right;
  r->last = item;
  r->labelled = labelled;
  tight->packed[item] = (RpPackedItem){ .row = row, .labelled = labelled };
}

/* The last of ROW loses its label if the item comes too near to it. */
static void
drop_label (Tight *tight, guint row)
{
  Row *r = &tight->rows[row];

  if (r->last != NO_ITEM && r->labelled)
    {
      tight->packed[r->last].labelled = FALSE;
      r->labelled = FALSE;
      r->label_end = r->mark_end;
    }
}

/* A label to the right is tried even where the next mark may take it away again. */
static gboolean
may_be_labelled (const Tight *tight, guint item, guint row)
{
  const RpPackItem *it = &tight->lane->items[item];

  return it->left >= it->mark_left && !is_blocked (tight, row, it->left, it->right);
}

/* The row that takes ITEM: with its label where one is free, else where the fewest labels suffer. */
static gboolean
place (Tight *tight, guint item)
{
  const RpPackItem *items = tight->lane->items, *it = &items[item];
  guint best = G_MAXUINT;

  for (guint r = 0; r < tight->n_rows; r++)
    if (tight->rows[r].label_end <= it->left && !is_blocked (tight, r, it->left, it->right))
      {
        put (tight, item, r, TRUE);
        return TRUE;
      }
  /* the mark alone beside a whole label, then over a label in the rows that marks may take, then over any */
  for (guint r = tight->n_rows; r-- > 0;)
    if (tight->rows[r].label_end <= it->mark_left && !is_blocked (tight, r, it->mark_left, it->mark_right))
      {
        put (tight, item, r, may_be_labelled (tight, item, r));
        return TRUE;
      }
  for (guint r = tight->n_rows; r-- > 0;)
    {
      if (tight->rows[r].mark_end > it->mark_left || is_blocked (tight, r, it->mark_left, it->mark_right))
        continue;
      if (best == G_MAXUINT
          || (best < tight->n_label_rows && tight->rows[r].last != NO_ITEM && tight->rows[best].last != NO_ITEM
              && items[tight->rows[r].last].weight < items[tight->rows[best].last].weight))
        best = r;
    }
  if (best == G_MAXUINT)
    return FALSE;
  drop_label (tight, best);
  put (tight, item, best, may_be_labelled (tight, item, best));
  return TRUE;
}

static void
begin (Tight *tight, const RpPackLane *lane, RpPackedItem *packed, guint n_rows)
{
  *tight = (Tight){ .lane = lane, .packed = packed, .n_rows = n_rows };
  tight->n_label_rows = (guint)(LABEL_ROWS * n_rows);
  tight->rest = g_array_new (FALSE, FALSE, sizeof (guint));
  tight->rows = g_new0 (Row, lane->n_rows);
  for (guint r = 0; r < lane->n_rows; r++)
    tight->rows[r] = (Row){ g_array_new (FALSE, FALSE, sizeof (Stretch)), -INFINITY, -INFINITY, NO_ITEM, FALSE };
  for (guint b = 0; b < lane->n_blocks; b++)
    block (tight, lane->blocks[b].row, lane->blocks[b].left, lane->blocks[b].right);
  memset (packed, 0, lane->n_items * sizeof *packed);
}

static void
end (Tight *tight)
{
  for (guint r = 0; r < tight->lane->n_rows; r++)
    g_array_unref (tight->rows[r].taken);
  g_free (tight->rows);
  g_array_unref (tight->rest);
}

/* Places all that can be; the rest is in `rest`. */
static void
fill (Tight *tight, gboolean labels_first)
{
  put_high (tight);
  put_early (tight, TRUE, tight->n_rows);
  if (labels_first)
    {
      put_wide (tight);
      put_early (tight, FALSE, (guint)(EARLY_ROWS * tight->n_rows + 0.5));
    }
  for (guint i = 0; i < tight->lane->n_items; i++)
    if (!tight->packed[i].whole && (tight->lane->items[i].count || tight->lane->items[i].star || !place (tight, i)))
      g_array_append_val (tight->rest, i);
}

/* What was dropped for a neighbour that went elsewhere after all comes back. */
static void
regain_labels (Tight *tight, GArray *clusters)
{
  const RpPackLane *lane = tight->lane;
  g_autofree double *next = g_new (double, lane->n_rows);

  for (guint r = 0; r < lane->n_rows; r++)
    next[r] = INFINITY;
  for (guint i = lane->n_items; i-- > 0;)
    {
      RpPackedItem *packed = &tight->packed[i];
      const RpPackItem *item = &lane->items[i];

      if (packed->clustered)
        next[packed->row] = MIN (next[packed->row], g_array_index (clusters, RpPackedCluster, packed->cluster).left);
      if (packed->clustered || packed->whole)
        continue;
      if (!packed->labelled && item->left >= item->mark_left && item->right <= next[packed->row]
          && !is_blocked (tight, packed->row, item->left, item->right))
        packed->labelled = TRUE;
      next[packed->row] = packed->labelled ? item->left : item->mark_left;
    }
}

/* What stands last in the row of clusters while it is filled: a mark or what will be a cluster. */
typedef struct
{
  double left, right; /* what it takes */
  double sum;         /* of the members' middles, each as often as it counts */
  guint first_member; /* of its own in the list */
  guint count;        /* 0: nothing stands there */
} Tail;

static double
tail_radius (const Tail *tail)
{
  return rp_cluster_radius (tail->count);
}

/* Where the disc of TAIL would stand: about its members, not left of the first, not beyond LIMIT. */
static double
tail_centre (const Tail *tail, double limit)
{
  double r = tail_radius (tail);

  return MIN (MAX (tail->sum / tail->count, tail->left + r), limit - r);
}

static void
close_tail (Tight *tight, Tail *tail, double limit, GArray *clusters, GArray *members)
{
  guint n = members->len - tail->first_member, row = tight->lane->n_rows - 1;
  double centre, r = tail_radius (tail);
  RpPackedCluster cluster = { row, tail->first_member, n, 0, 0 };

  if (tail->count == 0)
    return;
  if (tail->count == 1)
    {
      guint i = g_array_index (members, guint, tail->first_member);
      const RpPackItem *item = &tight->lane->items[i];

      if (!is_blocked (tight, row, item->mark_left, item->mark_right))
        {
          tight->packed[i] = (RpPackedItem){ .row = row };
          g_array_set_size (members, tail->first_member);
          return;
        }
    }
  centre = tail_centre (tail, limit);
  cluster.left = centre - r;
  cluster.right = centre + r;
  for (guint m = tail->first_member; m < members->len; m++)
    tight->packed[g_array_index (members, guint, m)]
        = (RpPackedItem){ .row = row, .clustered = TRUE, .cluster = clusters->len };
  g_array_append_val (clusters, cluster);
}

/* The rest, from left to right in the last row: alone where there is room, else counted together. */
static void
sweep_rest (Tight *tight, GArray *clusters, GArray *members)
{
  guint row = tight->lane->n_rows - 1;
  GArray *taken = tight->rows[row].taken;
  Tail tail = { .right = -INFINITY, .first_member = members->len };
  double limit = INFINITY;

  for (guint k = 0; k < tight->rest->len; k++)
    {
      guint i = g_array_index (tight->rest, guint, k), count = MAX (tight->lane->items[i].count, 1);
      const RpPackItem *item = &tight->lane->items[i];
      double middle = (item->mark_left + item->mark_right) / 2;
      gboolean alone = count > 1 || !is_blocked (tight, row, item->mark_left, item->mark_right);

      if (tail.count == 0 || item->mark_left >= tail.right + (alone ? 0 : NEAR_PX))
        {
          guint next;

          close_tail (tight, &tail, limit, clusters, members);
          next = first_behind (taken, item->mark_left);
          tail = (Tail){ .left = item->mark_left, .right = item->mark_right, .first_member = members->len };
          /* a block that begins left of it is one that it cannot stand beside: it stands behind it */
          if (next < taken->len && g_array_index (taken, Stretch, next).left <= item->mark_left)
            tail.left = g_array_index (taken, Stretch, next++).right;
          limit = next < taken->len ? g_array_index (taken, Stretch, next).left : INFINITY;
        }
      tail.count += count;
      tail.sum += middle * count;
      g_array_append_val (members, i);
      if (tail.count > 1)
        tail.right = tail_centre (&tail, limit) + tail_radius (&tail) + 2;
    }
  close_tail (tight, &tail, limit, clusters, members);
}

void
rp_lane_pack_tight (const RpPackLane *lane, RpPackedItem *packed, GArray *clusters, GArray *members)
{
  Tight tight;

  begin (&tight, lane, packed, lane->n_rows);
  fill (&tight, FALSE);
  if (tight.rest->len > 0)
    {
      end (&tight);
      begin (&tight, lane, packed, lane->n_rows - 1);
      fill (&tight, TRUE);
      sweep_rest (&tight, clusters, members);
    }
  regain_labels (&tight, clusters);
  end (&tight);
}
