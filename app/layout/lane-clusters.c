/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What finds no place in a lane is counted in its last row. */
#include <math.h>

#include "lane-packing-private.h"

/* A mark that cannot stand by itself is counted with what is as near as this. */
#define NEAR_PX 60
/* As wide as the disc of any cluster, and its distance. */
#define DISC_PX 24
/* A cluster of more than so many a row does not come apart. */
#define MOST_PARTED 8
/* Of its neighbours so many are looked at. */
#define NEAR_CLUSTERS 4

/* The K-th gap of TAKEN: before its K-th stretch. */
static RpStretchTaken
gap_before (GArray *taken, guint k)
{
  return (RpStretchTaken){ k > 0 ? g_array_index (taken, RpStretchTaken, k - 1).right : -INFINITY,
                           k < taken->len ? g_array_index (taken, RpStretchTaken, k).left : INFINITY, RP_NO_PACK_ITEM };
}

/* The gap nearest to X that is wide enough for any disc and reaches so far beyond FROM. */
static RpStretchTaken
nearest_gap (GArray *taken, double x, double from)
{
  guint behind = rp_taken_behind (taken, x), k = behind;
  RpStretchTaken right, left;

  do
    right = gap_before (taken, k++);
  while (right.right - MAX (right.left, from) < DISC_PX);
  if (right.left <= x && right.right >= x)
    return right;
  for (k = behind + 1; k-- > 0;)
    {
      left = gap_before (taken, k);
      if (left.right <= from)
        break;
      if (left.right - MAX (left.left, from) >= DISC_PX)
        return x - left.right < right.left - x ? left : right;
    }
  return right;
}

gboolean
rp_tight_has_disc_room (GArray *taken, const RpPackItem *item)
{
  RpStretchTaken left = nearest_gap (taken, item->mark_left - DISC_PX, -INFINITY);
  RpStretchTaken right = nearest_gap (taken, item->mark_right + DISC_PX, -INFINITY);

  return (left.right > item->mark_left - NEAR_PX && MIN (left.right, item->mark_left) - left.left >= DISC_PX)
         || (right.left < item->mark_right + NEAR_PX && right.right - MAX (right.left, item->mark_right) >= DISC_PX);
}

/* What stands last in the row of clusters while it is filled: a mark or what will be a cluster. */
typedef struct
{
  double left, right; /* what it takes */
  double sum;         /* of the members' middles, each as often as it counts */
  RpStretchTaken gap; /* what is free about it */
  guint first_member; /* of its own in the list */
  guint count;        /* 0: nothing stands there */
} Tail;

static double
tail_radius (const Tail *tail)
{
  return rp_cluster_radius (tail->count);
}

/* Where the disc of TAIL stands: about its members, not left of the first, within its gap. */
static double
tail_centre (const Tail *tail)
{
  double r = tail_radius (tail);

  return MIN (MAX (tail->sum / tail->count, MAX (tail->left, tail->gap.left) + r), tail->gap.right - r);
}

static void
close_tail (RpTight *tight, Tail *tail, GArray *clusters, GArray *members)
{
  guint n = members->len - tail->first_member, row = tight->lane->n_rows - 1;
  double centre, r = tail_radius (tail);
  RpPackedCluster cluster = { row, tail->first_member, n, 0, 0 };

  if (tail->count == 0)
    return;
  if (n == 1)
    {
      guint i = g_array_index (members, guint, tail->first_member);
      const RpPackItem *item = &tight->lane->items[i];

      if (item->count == 0 && item->mark_left >= tail->left
          && !rp_tight_is_blocked (tight, row, item->mark_left, item->mark_right))
        {
          tight->packed[i] = (RpPackedItem){ .row = row };
          g_array_set_size (members, tail->first_member);
          return;
        }
    }
  centre = tail_centre (tail);
  cluster.left = centre - r;
  cluster.right = centre + r;
  for (guint m = tail->first_member; m < members->len; m++)
    tight->packed[g_array_index (members, guint, m)]
        = (RpPackedItem){ .row = row, .clustered = TRUE, .cluster = clusters->len };
  g_array_append_val (clusters, cluster);
}

/* Whether the item belongs to what TAIL counts: too near to it to stand by itself. */
static gboolean
joins (const Tail *tail, const RpPackItem *item, const RpStretchTaken *gap, gboolean alone)
{
  if (tail->count == 0)
    return FALSE;
  if (alone)
    return item->mark_left < tail->right;
  /* where it has to make way, only so far that there is room for another disc */
  return gap->left == tail->gap.left && (item->mark_left < tail->right + NEAR_PX || gap->right - tail->right < DISC_PX);
}

/* From left to right: alone where there is room, else counted together. */
void
rp_tight_sweep (RpTight *tight, GArray *clusters, GArray *members)
{
  guint row = tight->lane->n_rows - 1;
  GArray *taken = tight->rows[row].taken;
  Tail tail = { .right = -INFINITY, .first_member = members->len };

  for (guint k = 0; k < tight->rest->len; k++)
    {
      guint i = g_array_index (tight->rest, guint, k), count = MAX (tight->lane->items[i].count, 1);
      const RpPackItem *item = &tight->lane->items[i];
      double middle = (item->mark_left + item->mark_right) / 2;
      RpStretchTaken gap = gap_before (taken, rp_taken_behind (taken, item->mark_left));
      gboolean alone = item->mark_left >= gap.left && gap.right - item->mark_left >= DISC_PX;

      if (!alone && !item->count && item->mark_left >= MAX (gap.left, tail.right) && item->mark_right <= gap.right)
        {
          /* there is room for a mark but not for a disc */
          tight->packed[i] = (RpPackedItem){ .row = row, .whole = TRUE };
          rp_tight_block (tight, row, i, item->mark_left, item->mark_right);
          tail.gap.right = MIN (tail.gap.right, MAX (item->mark_left, tail.right));
          continue;
        }
      if (!alone)
        gap = nearest_gap (taken, middle, tail.count ? tail.left : -INFINITY);
      if (!joins (&tail, item, &gap, alone))
        {
          double from = tail.count ? tail.right : -INFINITY;

          close_tail (tight, &tail, clusters, members);
          tail = (Tail){ .left = alone ? item->mark_left : MAX (gap.left, from),
                         .right = item->mark_right,
                         .gap = gap,
                         .first_member = members->len };
        }
      tail.count += count;
      tail.sum += middle * count;
      g_array_append_val (members, i);
      if (tail.count > 1 || item->count || !alone)
        tail.right = tail_centre (&tail) + tail_radius (&tail) + 2;
    }
  close_tail (tight, &tail, clusters, members);
}

/* What stands in the rows when all is placed: by row, ascending. */
static GArray **
fill_of_rows (const RpTight *tight)
{
  const RpPackLane *lane = tight->lane;
  GArray **rows = g_new (GArray *, lane->n_rows);

  for (guint r = 0; r < lane->n_rows; r++)
    rows[r] = g_array_copy (tight->rows[r].taken);
  for (guint i = 0; i < lane->n_items; i++)
    {
      const RpPackedItem *packed = &tight->packed[i];
      const RpPackItem *item = &lane->items[i];
      RpStretchTaken stretch
          = { packed->labelled ? item->left : item->mark_left, packed->labelled ? item->right : item->mark_right, i };

      if (!packed->clustered && !packed->whole)
        g_array_insert_val (rows[packed->row], rp_taken_behind (rows[packed->row], stretch.left), stretch);
    }
  return rows;
}

static gboolean
is_free (GArray *row, double left, double right)
{
  guint next = rp_taken_behind (row, left);

  return next >= row->len || g_array_index (row, RpStretchTaken, next).left >= right;
}

/* The row of ROWS without a cluster of OTHERS that is free for ITEM; G_MAXUINT: none. */
static guint
free_row (const RpTight *tight, GArray **rows, const GArray *others, guint own, const RpPackItem *item)
{
  guint last = tight->lane->n_rows - 1;

  for (guint r = 0; r <= last; r++)
    if (is_free (rows[r], item->mark_left, item->mark_right))
      {
        gboolean clear = TRUE;

        /* clusters come in order, some of them no more */
        for (guint c = own > NEAR_CLUSTERS ? own - NEAR_CLUSTERS : 0;
             r == last && clear && c < others->len && c <= own + NEAR_CLUSTERS; c++)
          {
            const RpPackedCluster *other = &g_array_index (others, RpPackedCluster, c);

            clear = c == own || other->count == 0 || other->right <= item->mark_left || other->left >= item->mark_right;
          }
        if (clear)
          return r;
      }
  return G_MAXUINT;
}

/* Places the members of a cluster apart where they fit after all. */
static gboolean
part_cluster (RpTight *tight, GArray **rows, const GArray *clusters, guint c, const guint *members)
{
  const RpPackedCluster *cluster = &g_array_index (clusters, RpPackedCluster, c);
  g_autofree guint *row = g_new (guint, cluster->count);
  guint n = 0;

  for (; n < cluster->count; n++)
    {
      const RpPackItem *item = &tight->lane->items[members[n]];
      RpStretchTaken stretch = { item->mark_left, item->mark_right, members[n] };

      row[n] = item->count ? G_MAXUINT : free_row (tight, rows, clusters, c, item);
      if (row[n] == G_MAXUINT)
        break;
      g_array_insert_val (rows[row[n]], rp_taken_behind (rows[row[n]], stretch.left), stretch);
    }
  for (guint m = 0; m < n; m++)
    {
      guint at = rp_taken_behind (rows[row[m]], tight->lane->items[members[m]].mark_left);

      if (n == cluster->count)
        tight->packed[members[m]] = (RpPackedItem){ .row = row[m] };
      else
        g_array_remove_index (rows[row[m]], at);
    }
  return n == cluster->count;
}

void
rp_tight_part (RpTight *tight, GArray *clusters, guint first, const GArray *members)
{
  GArray **rows;
  guint kept = first;

  if (clusters->len == first)
    return;
  rows = fill_of_rows (tight);
  /* what comes apart may leave room for its neighbours */
  for (gboolean again = TRUE; again;)
    {
      again = FALSE;
      for (guint c = first; c < clusters->len; c++)
        {
          RpPackedCluster *cluster = &g_array_index (clusters, RpPackedCluster, c);

          if (cluster->count == 0 || cluster->count > MOST_PARTED * tight->lane->n_rows
              || !part_cluster (tight, rows, clusters, c, &g_array_index (members, guint, cluster->first)))
            continue;
          cluster->count = 0;
          again = TRUE;
        }
    }
  for (guint c = first; c < clusters->len; c++)
    {
      RpPackedCluster cluster = g_array_index (clusters, RpPackedCluster, c);

      if (cluster.count == 0)
        continue;
      for (guint m = 0; m < cluster.count; m++)
        tight->packed[g_array_index (members, guint, cluster.first + m)].cluster = kept;
      g_array_index (clusters, RpPackedCluster, kept++) = cluster;
    }
  g_array_set_size (clusters, kept);
  for (guint r = 0; r < tight->lane->n_rows; r++)
    g_array_unref (rows[r]);
  g_free (rows);
}
