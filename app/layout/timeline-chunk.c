/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands near one place of a lane. A lane of many things is packed in chunks of a fixed width: the even ones by
 * themselves, the odd ones between what their neighbours need, so that a chunk is the same wherever one comes from. */
#include <math.h>
#include <string.h>

#include "key-order.h"
#include "timeline-private.h"

#define FADES_PX 80 /* at most, with what else stands behind a bar */
/* A column is as wide as a mark: more things in one than the lane has rows cannot all be seen. */
#define COLUMN_PX (RP_MARK_PX + 2)
/* Of a column with too many in it so many may show their labels at most, in such a share of the rows, where fewer than
 * so many a row are in the chunk. */
#define MOST_STARS 32
#define STAR_ROWS 0.8
#define FEW_A_ROW 64
/* So much stands in a chunk as a rule. */
#define USUAL_ITEMS 256
/* So many times more than rows are far too many. */
#define DENSE 4
/* Of those that come first so many a column, or as many as there are rows. */
#define MOST_FIRST 6u

void
rp_chunk_free (gpointer data)
{
  RpChunk *chunk = data;

  g_array_unref (chunk->placed);
  g_array_unref (chunk->clusters);
  g_array_unref (chunk->runs);
  g_free (chunk);
}

/* What a chunk is made of. */
typedef struct
{
  RpTimelineLayout *layout;
  RpLanePlan *plan;
  double left;         /* of the chunk, level px */
  double long_seconds; /* from here on a bar is long */
  gboolean any_open;   /* somebody opened a parent */
  GArray *packs;       /* RpPackItem */
  GArray *placed;      /* RpPlacedThing, one for each */
  GArray *sources;     /* Source, one for each */
  GArray *runs;        /* RpMemberRun */
  GArray *blocks;      /* RpPackBlock */
} Work;

/* Which things a pack item stands for: its own, or a crowd. */
typedef struct
{
  guint first, n_runs, count; /* in the work's runs */
  double from, to, last;      /* what they span, and when the last begins */
} Source;

static Source
source_new (const Work *work)
{
  return (Source){ work->runs->len, 0, 0, INFINITY, -INFINITY, -INFINITY };
}

/* Adds ITEM to SOURCE, which is the last that was begun. */
static void
count_item (Work *work, guint item, Source *source)
{
  const RpLaneItems *items = &work->plan->items;
  double from = items->from[item], to = from + items->seconds[item];
  RpMemberRun *last = source->n_runs > 0 ? &g_array_index (work->runs, RpMemberRun, work->runs->len - 1) : NULL;

  source->from = MIN (source->from, from);
  source->to = MAX (source->to, to);
  source->last = MAX (source->last, from);
  source->count++;
  if (last && last->things + last->n == items->things + item)
    {
      last->n++;
    }
  else
    {
      RpMemberRun run = { items->things + item, 1 };

      g_array_append_val (work->runs, run);
      source->n_runs++;
    }
}

/* Adds the items from FIRST to END. */
static void
count_items (Work *work, guint first, guint end, Source *source)
{
  const RpLaneItems *items = &work->plan->items;
  RpMemberRun run = { items->things + first, end - first };

  if (first == end)
    return;
  source->from = MIN (source->from, items->from[first]);
  for (guint i = first; i < end; i++)
    source->to = MAX (source->to, items->from[i] + items->seconds[i]);
  source->count += run.n;
  source->n_runs++;
  g_array_append_val (work->runs, run);
}

/* A label must not reach where those of the chunk after the next may. */
static void
keep_within_reach (const Work *work, guint item, RpPackItem *pack, RpPlacedThing *placed)
{
  double x = rp_time_scale_x (&work->layout->scale, work->plan->items.from[item]);

  if (placed->opened || !work->plan->in_chunks)
    return;
  if (pack->left < work->left - RP_REACH_LEFT_PX || pack->right > x + RP_REACH_PX)
    {
      placed->label = RP_LABEL_NONE;
      pack->left = pack->other_left = pack->mark_left;
      pack->right = pack->mark_right;
    }
  if (pack->other_left < work->left - RP_REACH_LEFT_PX)
    pack->other_left = pack->left;
}

static void
add_candidate (Work *work, guint item, gboolean star)
{
  RpPackItem pack;
  RpPlacedThing placed;
  Source source = source_new (work);

  rp_timeline_measure (work->layout, work->plan->items.things[item], &pack, &placed);
  keep_within_reach (work, item, &pack, &placed);
  pack.star = star && !pack.first && pack.height == 1;
  count_item (work, item, &source);
  g_array_append_val (work->packs, pack);
  g_array_append_val (work->placed, placed);
  g_array_append_val (work->sources, source);
}

/* What is only counted, at LEFT. */
static void
add_crowd (Work *work, double left, const Source *source)
{
  double right = left + COLUMN_PX;
  RpPackItem pack
      = { .mark_left = left, .mark_right = right, .left = left, .right = right, .other_left = left, .height = 1 };
  RpPlacedThing placed = { 0 };

  pack.count = source->count;
  if (pack.count == 0)
    return;
  if (pack.count == 1) /* which is no crowd */
    placed.thing = g_array_index (work->runs, RpMemberRun, source->first).things[0];
  g_array_append_val (work->packs, pack);
  g_array_append_val (work->placed, placed);
  g_array_append_vals (work->sources, source, 1);
}

static gboolean
is_long (const Work *work, guint item)
{
  return work->plan->items.seconds[item] >= work->long_seconds;
}

/* Whether ITEM is shown though there are too many in its column; counts those that come first. */
static gboolean
is_singled_out (const Work *work, guint item, guint *n_first)
{
  if (work->any_open && rp_timeline_is_open (work->layout, work->plan->items.things[item], TRUE))
    return TRUE;
  return work->plan->items.weights[item] == RP_WEIGHT_FIRST && (*n_first)++ < MAX (MOST_FIRST, work->plan->n_rows);
}

/* The weightiest of a column, of equal ones the earlier; ascending by weight. */
typedef struct
{
  guint items[MOST_STARS];
  guint n, most;
} Stars;

static gboolean
is_star (const Stars *stars, guint item)
{
  for (guint k = 0; k < stars->n; k++)
    if (stars->items[k] == item)
      return TRUE;
  return FALSE;
}

static void
offer_star (const Work *work, Stars *stars, guint item)
{
  const guint8 *weights = work->plan->items.weights;
  guint k = 0;

  if (stars->n == stars->most && weights[item] <= weights[stars->items[0]])
    return;
  if (stars->n == stars->most)
    memmove (stars->items, stars->items + 1, --stars->n * sizeof *stars->items);
  while (k < stars->n && weights[stars->items[k]] < weights[item])
    k++;
  memmove (stars->items + k + 1, stars->items + k, (stars->n - k) * sizeof *stars->items);
  stars->items[k] = item;
  stars->n++;
}

/* Too many to be seen: those that come first, and the weightiest of the others if their labels find room; the rest is
 * counted. */
static void
add_dense (Work *work, guint first, guint end, double left, guint n_stars)
{
  Stars stars = { .most = n_stars };
  guint n_first = 0, begin;
  Source crowd;

  for (guint i = first; i < end; i++)
    if (!is_long (work, i))
      {
        if (is_singled_out (work, i, &n_first))
          add_candidate (work, i, FALSE);
        else
          offer_star (work, &stars, i);
      }
  for (guint k = stars.n; k-- > 0;)
    {
      add_candidate (work, stars.items[k], TRUE);
      if (k + 1 < stars.n)
        {
          RpPackItem *pack = &g_array_index (work->packs, RpPackItem, work->packs->len - 1);

          pack->spare = pack->star;
        }
    }
  crowd = source_new (work);
  n_first = 0;
  for (guint i = begin = first; i <= end; i++)
    if (i == end || is_long (work, i) || is_singled_out (work, i, &n_first) || is_star (&stars, i))
      {
        count_items (work, begin, i, &crowd);
        begin = i + 1;
      }
  if (crowd.count > work->plan->n_rows)
    {
      add_crowd (work, left, &crowd);
      return;
    }
  /* so few may find room apart from each other after all */
  g_array_set_size (work->runs, crowd.first);
  n_first = 0;
  for (guint i = first; i < end; i++)
    if (!is_long (work, i) && !is_singled_out (work, i, &n_first) && !is_star (&stars, i))
      add_candidate (work, i, FALSE);
}

/* The items that begin in one column, from FIRST on: their end, where the column begins, how many of them are short. */
static guint
column_end (const Work *work, guint first, guint end, double *left, guint *n_short)
{
  const RpTimeScale *scale = &work->layout->scale;
  const double *from = work->plan->items.from;
  double until;
  guint last = first + 1;

  *left = floor (rp_time_scale_x (scale, from[first]) / COLUMN_PX) * COLUMN_PX;
  until = rp_time_scale_time (scale, *left + COLUMN_PX);
  *n_short = is_long (work, first) ? 0 : 1;
  for (; last < end && from[last] < until; last++)
    *n_short += !is_long (work, last);
  /* far too many: the disc that counts them is as wide as two columns */
  if (*n_short > DENSE * work->plan->n_rows && fmod (*left, 2 * COLUMN_PX) == 0)
    {
      until = rp_time_scale_time (scale, *left + 2 * COLUMN_PX);
      while (last < end && from[last] < until)
        last++;
    }
  return last;
}

/* How many labels a dense column may offer: the fewer there are of them, the more rows stand empty beside each. Of very
 * many things, one. */
static guint
most_stars (const Work *work, guint first, guint end)
{
  guint n_rows = work->plan->n_rows, n_dense = 0, n_short;
  double left;

  if ((end - first) / FEW_A_ROW >= n_rows)
    return 1;
  while (first < end)
    {
      first = column_end (work, first, end, &left, &n_short);
      n_dense += n_short > n_rows;
    }
  return CLAMP (STAR_ROWS * n_rows / MAX (n_dense, 1), 1, MOST_STARS);
}

/* The items from FIRST to END, column by column. */
static void
add_columns (Work *work, guint first, guint end)
{
  guint n_stars = most_stars (work, first, end);

  while (first < end)
    {
      guint n_short, last;
      double left;

      last = column_end (work, first, end, &left, &n_short);
      if (n_short > work->plan->n_rows)
        add_dense (work, first, last, left, n_stars);
      else
        for (guint i = first; i < last; i++)
          if (!is_long (work, i))
            add_candidate (work, i, FALSE);
      first = last;
    }
}

/* Index of the first of OVER (guint, ascending) that is not below ITEM. */
static guint
first_over (GArray *over, guint item)
{
  guint low = 0, high = over->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (g_array_index (over, guint, middle) < item)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static gboolean
is_within_reach (const Work *work, guint item)
{
  const RpTimeScale *scale = &work->layout->scale;
  double from = work->plan->items.from[item], to = from + work->plan->items.seconds[item];

  return rp_time_scale_x (scale, to) - rp_time_scale_x (scale, from) + FADES_PX <= RP_REACH_PX;
}

/* Long bars that have a row stand in the way; those without are counted where they begin: items FIRST to END. */
static void
add_long (Work *work, double left, double right, guint first, guint end)
{
  RpLanePlan *plan = work->plan;

  for (guint r = 0; r < plan->n_rows; r++)
    for (guint k = rp_first_long (plan->rows[r], left - RP_REACH_PX); k < plan->rows[r]->len; k++)
      {
        const RpLongItem *it = &g_array_index (plan->rows[r], RpLongItem, k);
        RpPackBlock block = { r, it->left, it->right };

        if (it->left > right + RP_REACH_PX)
          break;
        g_array_append_val (work->blocks, block);
      }
  for (guint k = first_over (plan->over, first); k < plan->over->len;)
    {
      guint item = g_array_index (plan->over, guint, k);
      guint last = item;
      double x = 0, until;
      Source crowd = source_new (work);

      if (item >= end)
        break;
      x = floor (rp_time_scale_x (&work->layout->scale, plan->items.from[item]) / COLUMN_PX) * COLUMN_PX;
      until = rp_time_scale_time (&work->layout->scale, x + COLUMN_PX);
      do
        count_item (work, item, &crowd);
      while (++k < plan->over->len && (item = g_array_index (plan->over, guint, k)) < end
             && plan->items.from[item] < until);
      /* one that reaches no further than others may find room as they do */
      if (crowd.count == 1 && is_within_reach (work, last))
        {
          g_array_set_size (work->runs, crowd.first);
          add_candidate (work, last, FALSE);
        }
      else
        {
          add_crowd (work, x, &crowd);
        }
    }
}

/* What a neighbour has in the rows: all of it, for a disc makes way as far as it must. */
static void
add_neighbour (Work *work, const RpChunk *chunk)
{
  for (guint i = 0; i < chunk->placed->len; i++)
    {
      const RpPlacedThing *placed = &g_array_index (chunk->placed, RpPlacedThing, i);
      RpPackBlock block = { placed->row, placed->left_px, placed->right_px };

      g_array_append_val (work->blocks, block);
    }
  for (guint i = 0; i < chunk->clusters->len; i++)
    {
      const RpPlannedCluster *cluster = &g_array_index (chunk->clusters, RpPlannedCluster, i);
      double x = rp_time_scale_x (&work->layout->scale, cluster->time);
      RpPackBlock block = { cluster->row, x - cluster->radius_px, x + cluster->radius_px };

      g_array_append_val (work->blocks, block);
    }
}

static void
add_cluster (Work *work, const guint *order, const RpPackedCluster *packed, const GArray *packed_members,
             RpChunk *chunk)
{
  const RpTimeScale *scale = &work->layout->scale;
  RpPlannedCluster cluster
      = { .row = packed->row, .from = INFINITY, .to = -INFINITY, .last = -INFINITY, .first = chunk->runs->len };

  for (guint m = 0; m < packed->count; m++)
    {
      guint k = order[g_array_index (packed_members, guint, packed->first + m)];
      const Source *source = &g_array_index (work->sources, Source, k);

      g_array_append_vals (chunk->runs, &g_array_index (work->runs, RpMemberRun, source->first), source->n_runs);
      cluster.count += source->count;
      cluster.from = MIN (cluster.from, source->from);
      cluster.to = MAX (cluster.to, source->to);
      cluster.last = MAX (cluster.last, source->last);
    }
  cluster.n_runs = chunk->runs->len - cluster.first;
  cluster.time = rp_time_scale_time (scale, (packed->left + packed->right) / 2);
  cluster.radius_px = MIN (rp_cluster_radius (cluster.count), work->layout->plan.row_px / 2 + 0.5);
  g_array_append_val (chunk->clusters, cluster);
}

static void
pack (Work *work, RpChunk *chunk)
{
  guint n = work->packs->len;
  RpLanePlan *plan = work->plan;
  g_autofree guint *order = g_new (guint, n + 1);
  g_autofree double *begins = g_new (double, n + 1);
  g_autofree RpPackItem *packs = g_new (RpPackItem, n + 1);
  g_autofree RpPackedItem *packed = g_new0 (RpPackedItem, n + 1);
  g_autoptr (GArray) clusters = g_array_new (FALSE, FALSE, sizeof (RpPackedCluster));
  g_autoptr (GArray) members = g_array_new (FALSE, FALSE, sizeof (guint));
  RpPackLane lane = { packs,
                      n,
                      plan->n_rows,
                      (const RpPackBlock *)(void *)work->blocks->data,
                      work->blocks->len,
                      work->layout->pages.n > 0 };

  for (guint i = 0; i < n; i++)
    {
      const RpPackItem *item = &g_array_index (work->packs, RpPackItem, i);

      order[i] = i;
      begins[i] = plan->whole ? item->left : item->mark_left;
    }
  rp_order_by (order, n, begins);
  for (guint i = 0; i < n; i++)
    {
      packs[i] = g_array_index (work->packs, RpPackItem, order[i]);
      if (!plan->whole && packs[i].height > 1
          && !rp_timeline_is_open (work->layout, g_array_index (work->placed, RpPlacedThing, order[i]).thing, TRUE))
        packs[i].height = 1;
    }
  if (plan->whole)
    rp_lane_pack_whole (packs, n, plan->n_rows, packed);
  else
    rp_lane_pack_tight (&lane, packed, clusters, members);
  for (guint i = 0; i < n; i++)
    {
      RpPlacedThing placed = g_array_index (work->placed, RpPlacedThing, order[i]);

      if (packed[i].clustered)
        continue;
      placed.row = packed[i].row;
      placed.opened = placed.opened && (plan->whole || (packed[i].whole && packs[i].height > 1));
      if (!packed[i].labelled && placed.label != RP_LABEL_INSIDE)
        placed.label = RP_LABEL_NONE;
      placed.left_px = packed[i].labelled ? packs[i].left : packs[i].mark_left;
      placed.right_px = packed[i].labelled ? packs[i].right : packs[i].mark_right;
      if (packed[i].turned)
        {
          placed.label = RP_LABEL_LEFT;
          placed.left_px = packs[i].other_left;
          placed.right_px = packs[i].mark_right;
        }
      g_array_append_val (chunk->placed, placed);
    }
  for (guint c = 0; c < clusters->len; c++)
    add_cluster (work, order, &g_array_index (clusters, RpPackedCluster, c), members, chunk);
}

static void
fill_chunk (RpTimelineLayout *self, RpLanePlan *plan, gint64 number, RpChunk *chunk)
{
  Work work = { .layout = self, .plan = plan, .long_seconds = INFINITY };
  double left = number * RP_CHUNK_PX, right = left + RP_CHUNK_PX;
  guint first = 0, end = plan->items.n;

  work.left = left;
  work.packs = g_array_sized_new (FALSE, FALSE, sizeof (RpPackItem), USUAL_ITEMS);
  work.placed = g_array_sized_new (FALSE, FALSE, sizeof (RpPlacedThing), USUAL_ITEMS);
  work.sources = g_array_sized_new (FALSE, FALSE, sizeof (Source), USUAL_ITEMS);
  work.runs = g_array_sized_new (FALSE, FALSE, sizeof (RpMemberRun), USUAL_ITEMS);
  work.blocks = g_array_sized_new (FALSE, FALSE, sizeof (RpPackBlock), USUAL_ITEMS);
  work.any_open = self->options.open || self->planned_for.reveal != RP_NO_INDEX;
  if (plan->in_chunks)
    {
      work.long_seconds = RP_LONG_PX / self->scale.px_per_second;
      first = rp_first_from (plan->items.from, end, rp_time_scale_time (&self->scale, left));
      end = rp_first_from (plan->items.from, end, rp_time_scale_time (&self->scale, right));
      add_long (&work, left, right, first, end);
      if (number & 1)
        {
          add_neighbour (&work, rp_timeline_chunk (self, plan, number - 1));
          add_neighbour (&work, rp_timeline_chunk (self, plan, number + 1));
        }
    }
  if (plan->whole)
    for (guint i = first; i < end; i++)
      add_candidate (&work, i, FALSE);
  else
    add_columns (&work, first, end);
  pack (&work, chunk);
  g_array_unref (work.packs);
  g_array_unref (work.placed);
  g_array_unref (work.sources);
  g_array_unref (work.runs);
  g_array_unref (work.blocks);
}

const RpChunk *
rp_timeline_chunk (RpTimelineLayout *self, RpLanePlan *plan, gint64 number)
{
  RpChunk *chunk = g_hash_table_lookup (plan->chunks, &number);

  if (chunk)
    return chunk;
  if (plan->in_chunks && !plan->rows)
    rp_timeline_long (self, plan);
  chunk = g_new0 (RpChunk, 1);
  chunk->placed = g_array_new (FALSE, FALSE, sizeof (RpPlacedThing));
  chunk->clusters = g_array_new (FALSE, FALSE, sizeof (RpPlannedCluster));
  chunk->runs = g_array_new (FALSE, FALSE, sizeof (RpMemberRun));
  fill_chunk (self, plan, number, chunk);
  g_hash_table_insert (plan->chunks, g_memdup2 (&number, sizeof number), chunk);
  return chunk;
}
