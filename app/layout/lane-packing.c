/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lane-packing-private.h"

#include <math.h>
#include <string.h>

#include "key-order.h"

/* So much stands in a row as a rule. */
#define USUAL_TAKEN 32
/* The share of rows in which a label, once placed, holds out against marks while there is other room. */
#define LABEL_ROWS 0.6
/* Where marks are counted, labels come first in this share of rows, and wide bars have that one. */
#define EARLY_ROWS 0.9
#define WIDE_ROWS 0.25
/* Of those that come first, what weighs less comes second. */
#define FIRST_WEIGHT 255

double
rp_cluster_radius (guint count)
{
  return MIN (11, 8 + sqrt ((double)count) * 0.4);
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

guint
rp_tight_find_rows (const RpTight *tight, guint n_rows, guint height, double left, double right)
{
  guint n_free = 0;

  for (guint row = 0; row < n_rows; row++)
    {
      n_free = rp_tight_is_blocked (tight, row, left, right) ? 0 : n_free + 1;
      if (n_free == height)
        return row + 1 - height;
    }
  return G_MAXUINT;
}

/* The free row between LEFT and RIGHT where the least is left empty before it; G_MAXUINT: none. ENDS: known ends of
 * what stands there and begins before RIGHT. */
static guint
find_snug (const RpTight *tight, const double *ends, guint n_rows, double left, double right)
{
  guint best = G_MAXUINT;
  double latest = -INFINITY;

  for (guint row = 0; row < n_rows; row++)
    {
      GArray *taken = tight->rows[row].taken;
      guint next;
      double end;

      if (ends[row] > left)
        continue;
      next = rp_taken_behind (taken, left);
      end = next > 0 ? g_array_index (taken, RpStretchTaken, next - 1).right : -INFINITY;

      if (next < taken->len && g_array_index (taken, RpStretchTaken, next).left < right)
        continue;
      if (best == G_MAXUINT || end > latest)
        {
          best = row;
          latest = end;
        }
    }
  return best;
}

/* High items where they fit, from the top; the last row is left to the others. */
static void
put_high (RpTight *tight)
{
  const RpPackLane *lane = tight->lane;

  for (guint i = 0; i < lane->n_items; i++)
    {
      const RpPackItem *item = &lane->items[i];
      guint row;

      if (item->height <= 1 || item->count)
        continue;
      row = rp_tight_find_rows (tight, lane->n_items > 1 ? lane->n_rows - 1 : lane->n_rows, item->height, item->left,
                                item->right);
      if (row == G_MAXUINT)
        continue;
      tight->packed[i] = (RpPackedItem){ .row = row, .labelled = TRUE, .whole = TRUE };
      for (guint r = row; r < row + item->height; r++)
        rp_tight_block (tight, r, i, item->left, item->right);
    }
}

/* Weights that differ little are alike: of these, whoever ends first leaves most room for others. */
static guint
weight_class (guint weight)
{
  return weight >= 200 ? RP_HIGHEST_CLASS : weight >= 40 ? 2 : weight >= 16 ? 1 : 0;
}

gboolean
rp_tight_is_left (const RpTight *tight, guint i)
{
  return !tight->lane->items[i].count && !tight->packed[i].whole;
}

void
rp_tight_put_at (RpTight *tight, guint i, guint row, gboolean labelled)
{
  const RpPackItem *item = &tight->lane->items[i];

  tight->packed[i] = (RpPackedItem){ .row = row, .labelled = labelled, .whole = TRUE };
  rp_tight_block (tight, row, i, labelled ? item->left : item->mark_left, labelled ? item->right : item->mark_right);
}

/* Wide bars, in few rows, from the last up. */
static void
put_wide (RpTight *tight)
{
  guint n_rows = tight->n_rows < 3 ? 0 : (guint)MAX (WIDE_ROWS * tight->n_rows, 1);

  for (guint i = 0; i < tight->lane->n_items; i++)
    {
      const RpPackItem *item = &tight->lane->items[i];

      if (!rp_tight_is_left (tight, i) || !item->wide)
        continue;
      for (guint row = tight->n_rows; row-- > tight->n_rows - n_rows;)
        if (!rp_tight_is_blocked (tight, row, item->left, item->right))
          {
            rp_tight_put_at (tight, i, row, TRUE);
            break;
          }
    }
}

void
rp_tight_put_class (RpTight *tight, guint n_rows, const guint *candidates, guint n, guint class)
{
  const RpPackItem *items = tight->lane->items;
  g_autofree guint *order = g_new (guint, n + 1);
  g_autofree double *ends = g_new (double, n_rows + 1);
  guint n_class = 0;

  for (guint r = 0; r < n_rows; r++)
    ends[r] = -INFINITY;
  for (guint k = 0; k < n; k++)
    if (weight_class (items[candidates[k]].weight) == class)
      order[n_class++] = candidates[k];
  for (guint k = 0; k < n_class; k++)
    {
      guint row = find_snug (tight, ends, n_rows, items[order[k]].left, items[order[k]].right);

      if (row == G_MAXUINT)
        continue;
      rp_tight_put_at (tight, order[k], row, TRUE);
      ends[row] = items[order[k]].right;
    }
}

/* By weight, wherever their label fits in N_ROWS: those that are SPARE, or the others. */
static void
put_early (RpTight *tight, guint n_rows, gboolean spare)
{
  const RpPackLane *lane = tight->lane;
  g_autofree guint *order = g_new (guint, lane->n_items + 1);
  g_autofree double *rights = g_new (double, lane->n_items + 1);
  guint n = 0;

  for (guint i = 0; i < lane->n_items; i++)
    {
      rights[i] = lane->items[i].right;
      if (rp_tight_is_left (tight, i) && !lane->items[i].wide && lane->items[i].spare == spare
          && (lane->items[i].left < lane->items[i].mark_left || lane->items[i].right > lane->items[i].mark_right))
        order[n++] = i;
    }
  rp_order_by (order, n, rights);
  for (guint class = RP_HIGHEST_CLASS + 1; class --> 0;)
    rp_tight_put_class (tight, n_rows, order, n, class);
}

guint
rp_tight_labels_in_way (RpTight *tight, guint row, const RpPackItem *item, gboolean take_off)
{
  GArray *taken = tight->rows[row].taken;
  guint n = 0;

  for (guint k = rp_taken_behind (taken, item->mark_left); k < taken->len; k++)
    {
      RpStretchTaken *stretch = &g_array_index (taken, RpStretchTaken, k);
      const RpPackItem *other;

      if (stretch->left >= item->mark_right)
        break;
      if (stretch->item == RP_NO_PACK_ITEM)
        return G_MAXUINT;
      other = &tight->lane->items[stretch->item];
      if (other->height > 1 || (other->mark_left < item->mark_right && other->mark_right > item->mark_left))
        return G_MAXUINT;
      n++;
      if (take_off)
        {
          stretch->left = other->mark_left;
          stretch->right = other->mark_right;
          tight->packed[stretch->item].labelled = FALSE;
        }
    }
  return n;
}

/* One that comes first: with its label, else without, else instead of another's label, else in the row of clusters. */
static void
put_first (RpTight *tight, guint i)
{
  const RpPackItem *item = &tight->lane->items[i];
  guint row = rp_tight_find_rows (tight, tight->n_rows, 1, item->left, item->right), last = tight->lane->n_rows - 1;

  if (row != G_MAXUINT)
    {
      rp_tight_put_at (tight, i, row, TRUE);
      return;
    }
  row = rp_tight_find_rows (tight, tight->n_rows, 1, item->mark_left, item->mark_right);
  for (guint r = 0; r < tight->n_rows && row == G_MAXUINT; r++)
    if (rp_tight_labels_in_way (tight, r, item, FALSE) != G_MAXUINT)
      {
        rp_tight_labels_in_way (tight, r, item, TRUE);
        row = r;
      }
  if (row == G_MAXUINT && tight->n_rows <= last && !rp_tight_is_blocked (tight, last, item->mark_left, item->mark_right)
      && rp_tight_has_disc_room (tight->rows[last].taken, item))
    row = last;
  if (row != G_MAXUINT)
    rp_tight_put_at (tight, i, row, FALSE);
}

/* Those that come first and weigh at least LEAST. */
static void
put_firsts (RpTight *tight, guint least)
{
  for (guint i = 0; i < tight->lane->n_items; i++)
    if (tight->lane->items[i].first && tight->lane->items[i].weight >= least && rp_tight_is_left (tight, i))
      put_first (tight, i);
}

static void
put (RpTight *tight, guint item, guint row, gboolean labelled)
{
  RpTightRow *r = &tight->rows[row];
  const RpPackItem *it = &tight->lane->items[item];

  if (r->last != RP_NO_PACK_ITEM && r->label_end > it->mark_left)
    tight->packed[r->last].labelled = FALSE;
  r->mark_end = it->mark_right;
  r->label_end = labelled ? it->right : it->mark_right;
  r->last = item;
  r->labelled = labelled;
  tight->packed[item] = (RpPackedItem){ .row = row, .labelled = labelled };
}

/* The last of ROW loses its label if the item comes too near to it. */
static void
drop_label (RpTight *tight, guint row)
{
  RpTightRow *r = &tight->rows[row];

  if (r->last != RP_NO_PACK_ITEM && r->labelled)
    {
      tight->packed[r->last].labelled = FALSE;
      r->labelled = FALSE;
      r->label_end = r->mark_end;
    }
}

/* A label to the right is tried even where the next mark may take it away again. */
static gboolean
may_be_labelled (const RpTight *tight, guint item, guint row)
{
  const RpPackItem *it = &tight->lane->items[item];

  return it->left >= it->mark_left && !rp_tight_is_blocked (tight, row, it->left, it->right);
}

/* The row that takes ITEM: with its label where one is free, else where the fewest labels suffer. */
static gboolean
place (RpTight *tight, guint item)
{
  const RpPackItem *items = tight->lane->items, *it = &items[item];
  guint best = G_MAXUINT;

  for (guint r = 0; r < tight->n_rows; r++)
    if (tight->rows[r].label_end <= it->left && !rp_tight_is_blocked (tight, r, it->left, it->right))
      {
        put (tight, item, r, TRUE);
        return TRUE;
      }
  /* the mark alone beside a whole label, then over a label in the rows that marks may take, then over any */
  for (guint r = tight->n_rows; r-- > 0;)
    if (tight->rows[r].label_end <= it->mark_left && !rp_tight_is_blocked (tight, r, it->mark_left, it->mark_right))
      {
        put (tight, item, r, may_be_labelled (tight, item, r));
        return TRUE;
      }
  for (guint r = tight->n_rows; r-- > 0;)
    {
      if (tight->rows[r].mark_end > it->mark_left || rp_tight_is_blocked (tight, r, it->mark_left, it->mark_right))
        continue;
      if (best == G_MAXUINT
          || (best < tight->n_label_rows && tight->rows[r].last != RP_NO_PACK_ITEM
              && tight->rows[best].last != RP_NO_PACK_ITEM
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
begin (RpTight *tight, const RpPackLane *lane, RpPackedItem *packed, guint n_rows)
{
  *tight = (RpTight){ .lane = lane, .packed = packed, .n_rows = n_rows };
  tight->n_label_rows = (guint)(LABEL_ROWS * n_rows);
  tight->rest = g_array_new (FALSE, FALSE, sizeof (guint));
  tight->rows = g_new0 (RpTightRow, lane->n_rows);
  for (guint r = 0; r < lane->n_rows; r++)
    tight->rows[r] = (RpTightRow){ g_array_sized_new (FALSE, FALSE, sizeof (RpStretchTaken), USUAL_TAKEN), -INFINITY,
                                   -INFINITY, RP_NO_PACK_ITEM, FALSE };
  for (guint b = 0; b < lane->n_blocks; b++)
    rp_tight_block (tight, lane->blocks[b].row, RP_NO_PACK_ITEM, lane->blocks[b].left, lane->blocks[b].right);
  memset (packed, 0, lane->n_items * sizeof *packed);
}

static void
end (RpTight *tight)
{
  for (guint r = 0; r < tight->lane->n_rows; r++)
    g_array_unref (tight->rows[r].taken);
  g_free (tight->rows);
  g_array_unref (tight->rest);
}

/* Places all that can be; the rest is in `rest`. */
static void
fill (RpTight *tight, gboolean labels_first)
{
  put_high (tight);
  put_firsts (tight, FIRST_WEIGHT);
  put_firsts (tight, 0);
  if (labels_first)
    {
      put_wide (tight);
      put_early (tight, (guint)(EARLY_ROWS * tight->n_rows + 0.5), FALSE);
      put_early (tight, (guint)(EARLY_ROWS * tight->n_rows + 0.5), TRUE);
    }
  if (tight->lane->marks_first)
    rp_tight_put_marks (tight);
  for (guint i = 0; i < tight->lane->n_items; i++)
    if (!tight->packed[i].whole
        && (tight->lane->items[i].count || tight->lane->items[i].star || tight->lane->marks_first || !place (tight, i)))
      g_array_append_val (tight->rest, i);
}

/* What was dropped for a neighbour that went elsewhere after all comes back. */
static void
regain_labels (RpTight *tight, GArray *clusters)
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
          && !rp_tight_is_blocked (tight, packed->row, item->left, item->right))
        packed->labelled = TRUE;
      next[packed->row] = packed->labelled ? item->left : item->mark_left;
    }
}

/* What found no room for its label at the right may find it at the left. */
static void
turn_labels (RpTight *tight, GArray *clusters)
{
  const RpPackLane *lane = tight->lane;
  g_autofree double *ends = g_new (double, lane->n_rows);

  for (guint r = 0; r < lane->n_rows; r++)
    ends[r] = -INFINITY;
  for (guint i = 0; i < lane->n_items; i++)
    {
      RpPackedItem *packed = &tight->packed[i];
      const RpPackItem *item = &lane->items[i];

      if (packed->clustered)
        {
          ends[packed->row] = MAX (ends[packed->row], g_array_index (clusters, RpPackedCluster, packed->cluster).right);
          continue;
        }
      if (!packed->labelled && !packed->whole && item->other_left < item->left && item->other_left >= ends[packed->row]
          && !rp_tight_is_blocked (tight, packed->row, item->other_left, item->mark_right))
        packed->labelled = packed->turned = TRUE;
      ends[packed->row] = MAX (ends[packed->row], packed->labelled && !packed->turned ? item->right : item->mark_right);
    }
}

/* Whether something is counted whatever room there is. */
static gboolean
has_crowd (const RpPackLane *lane)
{
  for (guint i = 0; i < lane->n_items; i++)
    if (lane->items[i].count)
      return TRUE;
  return FALSE;
}

void
rp_lane_pack_tight (const RpPackLane *lane, RpPackedItem *packed, GArray *clusters, GArray *members)
{
  RpTight tight;
  guint n_before = clusters->len;
  gboolean crowded = has_crowd (lane);

  if (!crowded)
    {
      begin (&tight, lane, packed, lane->n_rows);
      fill (&tight, FALSE);
      crowded = tight.rest->len > 0;
      if (crowded)
        end (&tight);
    }
  if (crowded)
    {
      begin (&tight, lane, packed, lane->n_rows - 1);
      fill (&tight, !lane->marks_first);
      rp_tight_sweep (&tight, clusters, members);
      rp_tight_part (&tight, clusters, n_before, members);
    }
  if (lane->marks_first && tight.n_rows < lane->n_rows)
    rp_tight_move_marks (&tight, clusters, n_before);
  regain_labels (&tight, clusters);
  turn_labels (&tight, clusters);
  end (&tight);
}
