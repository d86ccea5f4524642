/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lane-packing.h"

#include <math.h>

/* The share of rows in which a label, once placed, holds out against marks while there is other room. */
#define LABEL_ROWS 0.6

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

/* A row while it is filled. LAST is an item's index, or the cluster's when it ends in one. */
typedef struct
{
  double mark_end, label_end;
  guint last, cluster;
  gboolean has_last, in_cluster, labelled;
} Row;

typedef struct
{
  const RpPackItem *items;
  RpPackedItem *packed;
  Row *rows;
  guint n_rows, n_label_rows;
  GArray *building; /* of Building */
  GArray *blocks;   /* guint: items higher than a row, placed before all others */
} Tight;

typedef struct
{
  guint row;
  double left, sum;
  GArray *members;
} Building;

/* Whether a high item stands in ROW between LEFT and RIGHT. */
static gboolean
is_blocked (const Tight *tight, guint row, double left, double right)
{
  for (guint b = 0; b < tight->blocks->len; b++)
    {
      guint item = g_array_index (tight->blocks, guint, b);
      const RpPackItem *block = &tight->items[item];
      guint first = tight->packed[item].row;

      if (row >= first && row < first + block->height && left < block->right && right > block->left)
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_block (const Tight *tight, guint item)
{
  for (guint b = 0; b < tight->blocks->len; b++)
    if (g_array_index (tight->blocks, guint, b) == item)
      return TRUE;
  return FALSE;
}

/* High items where they fit, from the top; the last row is left to the others. */
static void
put_blocks (Tight *tight, guint n_items)
{
  for (guint i = 0; i < n_items; i++)
    {
      const RpPackItem *item = &tight->items[i];
      guint row = 0, n_free = 0;

      if (item->height <= 1)
        continue;
      for (row = 0; n_free < item->height && row + (n_items > 1 ? 1 : 0) < tight->n_rows; row++)
        n_free = is_blocked (tight, row, item->left, item->right) ? 0 : n_free + 1;
      if (n_free < item->height)
        continue;
      tight->packed[i] = (RpPackedItem){ .row = row - item->height, .labelled = TRUE, .whole = TRUE };
      g_array_append_val (tight->blocks, i);
    }
}

static void
put (Tight *tight, guint item, guint row, gboolean labelled)
{
  Row *r = &tight->rows[row];
  const RpPackItem *it = &tight->items[item];

  if (r->has_last && !r->in_cluster && r->label_end > it->mark_left)
    tight->packed[r->last].labelled = FALSE;
  *r = (Row){ it->mark_right, labelled ? it->right : it->mark_right, item, 0, TRUE, FALSE, labelled };
  tight->packed[item] = (RpPackedItem){ .row = row, .labelled = labelled };
}

/* The last of ROW loses its label if the item comes too near to it. */
static void
drop_label (Tight *tight, guint row)
{
  Row *r = &tight->rows[row];

  if (r->has_last && !r->in_cluster && r->labelled)
    {
      tight->packed[r->last].labelled = FALSE;
      r->labelled = FALSE;
      r->label_end = r->mark_end;
    }
}

static void
join_cluster (Tight *tight, guint item)
{
  const RpPackItem *it = &tight->items[item];
  Building *building;
  guint best = tight->n_rows - 1;

  /* the row whose last mark is nearest: it reaches furthest right of all that meet the item */
  for (guint r = 0; r + 1 < tight->n_rows; r++)
    {
      gboolean nearer = tight->rows[r].mark_end > tight->rows[best].mark_end;

      if (is_blocked (tight, r, it->mark_left, it->mark_right) || !tight->rows[r].has_last)
        continue;
      if (tight->rows[r].in_cluster != tight->rows[best].in_cluster)
        nearer = tight->rows[r].in_cluster;
      if (nearer)
        best = r;
    }
  drop_label (tight, best);
  if (!tight->rows[best].in_cluster)
    {
      guint last = tight->rows[best].last;
      Building fresh = { best, tight->items[last].mark_left, 0, g_array_new (FALSE, FALSE, sizeof (guint)) };

      fresh.sum = (tight->items[last].mark_left + tight->items[last].mark_right) / 2;
      g_array_append_val (fresh.members, last);
      g_array_append_val (tight->building, fresh);
      tight->packed[last] = (RpPackedItem){ .row = best, .clustered = TRUE, .cluster = tight->building->len - 1 };
      tight->rows[best].in_cluster = TRUE;
      tight->rows[best].cluster = tight->building->len - 1;
    }
  building = &g_array_index (tight->building, Building, tight->rows[best].cluster);
  building->sum += (it->mark_left + it->mark_right) / 2;
  g_array_append_val (building->members, item);
  tight->packed[item] = (RpPackedItem){ .row = best, .clustered = TRUE, .cluster = tight->rows[best].cluster };
  {
    double radius = rp_cluster_radius (building->members->len);
    double centre = MAX (building->sum / building->members->len, building->left + radius);

    tight->rows[best].mark_end = tight->rows[best].label_end = centre + radius + 2;
  }
}

/* A label to the right is tried even where the next mark may take it away again. */
static gboolean
may_be_labelled (const Tight *tight, guint item, guint row)
{
  const RpPackItem *it = &tight->items[item];

  return it->left >= it->mark_left && !is_blocked (tight, row, it->left, it->right);
}

/* The row that takes ITEM: with its label where one is free, else where the fewest labels suffer. */
static gboolean
place (Tight *tight, guint item)
{
  const RpPackItem *it = &tight->items[item];
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
          || (best < tight->n_label_rows
              && tight->items[tight->rows[r].last].weight < tight->items[tight->rows[best].last].weight))
        best = r;
    }
  if (best == G_MAXUINT)
    return FALSE;
  drop_label (tight, best);
  put (tight, item, best, may_be_labelled (tight, item, best));
  return TRUE;
}

static void
finish_clusters (Tight *tight, guint base, GArray *clusters, GArray *members)
{
  for (guint i = 0; i < tight->building->len; i++)
    {
      Building *building = &g_array_index (tight->building, Building, i);
      double radius = rp_cluster_radius (building->members->len);
      double centre = MAX (building->sum / building->members->len, building->left + radius);
      RpPackedCluster cluster
          = { building->row, members->len, building->members->len, centre - radius, centre + radius };

      g_array_append_vals (members, building->members->data, building->members->len);
      g_array_append_val (clusters, cluster);
      for (guint m = 0; m < building->members->len; m++)
        tight->packed[g_array_index (building->members, guint, m)].cluster = base + i;
      g_array_unref (building->members);
    }
}

/* The nearest left edge in ROW behind X: of a mark, a label that stands left of one, or a cluster. */
static double
next_left (const Tight *tight, guint after, guint n_items)
{
  guint row = tight->packed[after].row;
  double nearest = INFINITY;

  for (guint i = after + 1; i < n_items && nearest == INFINITY; i++)
    {
      const RpPackedItem *packed = &tight->packed[i];

      if (packed->row == row)
        nearest = packed->labelled ? tight->items[i].left : tight->items[i].mark_left;
    }
  return nearest;
}

/* What was dropped for a neighbour that went elsewhere after all comes back. */
static void
regain_labels (Tight *tight, guint n_items)
{
  for (guint i = n_items; i-- > 0;)
    {
      RpPackedItem *packed = &tight->packed[i];
      const RpPackItem *item = &tight->items[i];

      if (!packed->labelled && !packed->clustered && item->left >= item->mark_left
          && item->right <= next_left (tight, i, n_items) && !is_blocked (tight, packed->row, item->left, item->right))
        packed->labelled = TRUE;
    }
}

void
rp_lane_pack_tight (const RpPackItem *items, guint n_items, guint n_rows, RpPackedItem *packed, GArray *clusters,
                    GArray *members)
{
  Tight tight = { items,
                  packed,
                  g_new0 (Row, n_rows),
                  n_rows,
                  (guint)(LABEL_ROWS * n_rows),
                  g_array_new (FALSE, FALSE, sizeof (Building)),
                  g_array_new (FALSE, FALSE, sizeof (guint)) };

  for (guint r = 0; r < n_rows; r++)
    tight.rows[r].mark_end = tight.rows[r].label_end = -INFINITY;
  put_blocks (&tight, n_items);
  for (guint i = 0; i < n_items; i++)
    if (!is_block (&tight, i) && !place (&tight, i))
      join_cluster (&tight, i);
  regain_labels (&tight, n_items);
  finish_clusters (&tight, clusters->len, clusters, members);
  g_array_unref (tight.building);
  g_array_unref (tight.blocks);
  g_free (tight.rows);
}
