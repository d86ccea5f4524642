/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "overlap-tree.h"

#include <math.h>
#include "near-order.h"

#define MOST_ROUNDS 40
#define FEW_OVERLAPS 200 /* one for so many nodes: the last are not worth a round */
#define WINDOW 5         /* nodes ahead in an order of nearness that are looked at */
#define N_ORDERS 2
#define MOST_PAIRS 12 /* overlapping ones for a node */
#define CLEARANCE 0.01

/* Two boxes near each other. */
typedef struct
{
  guint a, b;
  float cost; /* below 0: how far they overlap, else how far they are apart */
} Near;

typedef struct
{
  const RpNodeBox *boxes;
  guint n;
  double gap;
  RpPoint *at;              /* of the boxes' middles */
  RpNearOrder order;        /* of nodes, or of `near` */
  GArray *near;             /* Near */
  guint n_overlaps;         /* among those */
  guint *leader;            /* of a node's part of the tree so far */
  guint *first, *next, *to; /* the tree: branches of each node */
} Growth;

/* ---- boxes ---- */

static double
half_width (const Growth *self, guint a, guint b)
{
  return (self->boxes[a].left + self->boxes[a].right + self->boxes[b].left + self->boxes[b].right) / 2 + self->gap;
}

static double
half_height (const Growth *self, guint a, guint b)
{
  return (self->boxes[a].top + self->boxes[a].bottom + self->boxes[b].top + self->boxes[b].bottom) / 2 + self->gap;
}

/* How many times as far apart A and B are to be: 1 when they are clear. */
static double
factor (const Growth *self, guint a, guint b)
{
  double x = fabs (self->at[a].x - self->at[b].x), y = fabs (self->at[a].y - self->at[b].y);
  double wide = half_width (self, a, b), high = half_height (self, a, b);

  if (x >= wide || y >= high)
    return 1;
  return MIN ((wide + CLEARANCE) / MAX (x, 1e-9), (high + CLEARANCE) / MAX (y, 1e-9));
}

static void
add_near (Growth *self, guint a, guint b)
{
  double x = self->at[a].x - self->at[b].x, y = self->at[a].y - self->at[b].y, way = sqrt (x * x + y * y);
  double times = factor (self, a, b);
  Near near = { a, b, 0 };

  if (times > 1)
    {
      near.cost = (float)(way - MIN (way * times, 1e9));
      self->n_overlaps++;
    }
  else
    near.cost = (float)MAX (fabs (x) - half_width (self, a, b), fabs (y) - half_height (self, a, b));
  g_array_append_val (self->near, near);
}

/* ---- who is near whom ---- */

/* Sorts the nodes by nearness, moved aside by MOVE of the whole. */
static void
sort_by_nearness (Growth *self, RpPoint low, double side, double move)
{
  for (guint i = 0; i < self->n; i++)
    rp_near_order_put (
        &self->order, i,
        rp_near_key (((self->at[i].x - low.x) / side + move) / 2, ((self->at[i].y - low.y) / side + move) / 2), i);
  rp_near_order_sort (&self->order, self->n);
}

/* Pairs near each other, from orders of nearness that part neighbours at different places; any of them ties all nodes
 * together. */
static void
find_near (Growth *self)
{
  RpPoint low = { INFINITY, INFINITY }, high = { -INFINITY, -INFINITY };
  double side;

  for (guint i = 0; i < self->n; i++)
    {
      low = (RpPoint){ MIN (low.x, self->at[i].x), MIN (low.y, self->at[i].y) };
      high = (RpPoint){ MAX (high.x, self->at[i].x), MAX (high.y, self->at[i].y) };
    }
  side = MAX (MAX (high.x - low.x, high.y - low.y), 1);
  for (guint turn = 0; turn < N_ORDERS; turn++)
    {
      sort_by_nearness (self, low, side, turn / 3.0);
      for (guint i = 0; i < self->n; i++)
        for (guint k = i + 1; k <= i + WINDOW && k < self->n; k++)
          add_near (self, rp_near_order_get (&self->order, i), rp_near_order_get (&self->order, k));
    }
}

/* Sorts the nodes from top to bottom. */
static void
sort_by_height (Growth *self)
{
  for (guint i = 0; i < self->n; i++)
    rp_near_order_put (&self->order, i, rp_number_key ((float)self->at[i].y), i);
  rp_near_order_sort (&self->order, self->n);
}

/* Columns of the widest box's width; those above one another in a column are chained. */
typedef struct
{
  double left, width, tallest;
  guint n;
  guint *last;   /* of each column */
  guint *before; /* of each node */
} Columns;

static Columns
columns_new (const Growth *self)
{
  Columns columns = { .left = INFINITY };
  double right = -INFINITY;

  for (guint i = 0; i < self->n; i++)
    {
      columns.width = MAX (columns.width, self->boxes[i].left + self->boxes[i].right + self->gap);
      columns.tallest = MAX (columns.tallest, self->boxes[i].top + self->boxes[i].bottom);
      columns.left = MIN (columns.left, self->at[i].x);
      right = MAX (right, self->at[i].x);
    }
  columns.width = MAX (MAX (columns.width, (right - columns.left) / (4.0 * self->n)), 1e-3);
  columns.n = (guint)((right - columns.left) / columns.width) + 1;
  columns.before = g_new (guint, self->n);
  columns.last = g_new (guint, columns.n);
  for (guint c = 0; c < columns.n; c++)
    columns.last[c] = G_MAXUINT;
  return columns;
}

/* Adds the pairs of NODE and those above it that overlap, MOST_PAIRS at most. Returns whether there are any. */
static gboolean
add_overlaps_above (Growth *self, const Columns *columns, guint node, guint column)
{
  guint n_pairs = 0, end = MIN (column + 1, columns->n - 1);
  double reach = (self->boxes[node].top + self->boxes[node].bottom + columns->tallest) / 2 + self->gap;

  for (guint c = column == 0 ? 0 : column - 1; c <= end; c++)
    for (guint other = columns->last[c]; other != G_MAXUINT && n_pairs < MOST_PAIRS; other = columns->before[other])
      {
        if (self->at[node].y - self->at[other].y > reach)
          break;
        if (factor (self, node, other) <= 1)
          continue;
        add_near (self, node, other);
        n_pairs++;
      }
  return n_pairs > 0;
}

/* Adds the pairs that overlap. Returns whether there are any. */
static gboolean
find_overlaps (Growth *self)
{
  Columns columns = columns_new (self);
  gboolean found = FALSE;

  sort_by_height (self);
  for (guint k = 0; k < self->n; k++)
    {
      guint i = rp_near_order_get (&self->order, k),
            column = MIN ((guint)((self->at[i].x - columns.left) / columns.width), columns.n - 1);

      found = add_overlaps_above (self, &columns, i, column) || found;
      columns.before[i] = columns.last[column];
      columns.last[column] = i;
    }
  g_free (columns.last);
  g_free (columns.before);
  return found;
}

/* ---- the tree ---- */

/* Sorts the pairs by their cost, the cheapest first. */
static void
sort_by_cost (Growth *self)
{
  rp_near_order_reserve (&self->order, self->near->len);
  for (guint k = 0; k < self->near->len; k++)
    rp_near_order_put (&self->order, k, rp_number_key (g_array_index (self->near, Near, k).cost), k);
  rp_near_order_sort (&self->order, self->near->len);
}

static guint
leader_of (Growth *self, guint node)
{
  while (self->leader[node] != node)
    node = self->leader[node] = self->leader[self->leader[node]];
  return node;
}

/* The cheapest tree (Kruskal 1956). */
static void
make_tree (Growth *self)
{
  const Near *near;
  guint n_branches = 0;

  sort_by_cost (self);
  near = (const Near *)(gconstpointer)self->near->data;
  for (guint i = 0; i < self->n; i++)
    {
      self->leader[i] = i;
      self->first[i] = G_MAXUINT;
    }
  for (guint k = 0; k < self->near->len && n_branches < 2 * (self->n - 1); k++)
    {
      const Near *pair = &near[rp_near_order_get (&self->order, k)];
      guint a = leader_of (self, pair->a), b = leader_of (self, pair->b);

      if (a == b)
        continue;
      self->leader[MAX (a, b)] = MIN (a, b);
      for (guint end = 0; end < 2; end++)
        {
          guint from = end == 0 ? pair->a : pair->b;

          self->to[n_branches] = end == 0 ? pair->b : pair->a;
          self->next[n_branches] = self->first[from];
          self->first[from] = n_branches++;
        }
    }
}

/* Draws the branches out from the first node on. */
static void
grow (Growth *self, RpPoint *grown)
{
  g_autofree guint *stack = g_new (guint, self->n);
  g_autofree gboolean *seen = g_new0 (gboolean, self->n);
  guint height = 0;

  stack[height++] = 0;
  seen[0] = TRUE;
  grown[0] = self->at[0];
  while (height > 0)
    {
      guint a = stack[--height];

      for (guint e = self->first[a]; e != G_MAXUINT; e = self->next[e])
        {
          guint b = self->to[e];
          double times, x, y;

          if (seen[b])
            continue;
          times = factor (self, a, b);
          x = self->at[b].x - self->at[a].x;
          y = self->at[b].y - self->at[a].y;
          grown[b] = (RpPoint){ grown[a].x + times * x, grown[a].y + times * y };
          seen[b] = TRUE;
          stack[height++] = b;
        }
    }
}

/* Nodes in one place know no direction to part in: each is moved aside by its own little way. */
static void
part_equals (Growth *self)
{
  for (guint i = 0; i < self->n; i++)
    {
      guint mixed = (i + 1) * 2654435761u;

      self->at[i].x += ((mixed >> 8 & 0xfff) / 4096.0 - 0.5) * 0.5;
      self->at[i].y += ((mixed >> 20 & 0xfff) / 4096.0 - 0.5) * 0.5;
    }
}

static gboolean
round_by_round (Growth *self, GCancellable *cancellable)
{
  g_autofree RpPoint *grown = g_new (RpPoint, self->n);

  for (guint round = 0; round < MOST_ROUNDS; round++)
    {
      if (g_cancellable_is_cancelled (cancellable))
        return FALSE;
      g_array_set_size (self->near, 0);
      self->n_overlaps = 0;
      find_near (self);
      if (self->n_overlaps <= self->n / FEW_OVERLAPS && !find_overlaps (self))
        return TRUE;
      if (self->n_overlaps <= self->n / FEW_OVERLAPS)
        return FALSE;
      make_tree (self);
      grow (self, grown);
      memcpy (self->at, grown, self->n * sizeof (RpPoint));
    }
  return FALSE;
}

gboolean
rp_overlap_grow (const RpNodeBox *boxes, guint n, double gap, RpPoint *positions, GCancellable *cancellable)
{
  Growth self = { .boxes = boxes, .n = n, .gap = gap };
  gboolean done = n < 2;

  if (done)
    return TRUE;
  self.at = g_new (RpPoint, n);
  rp_near_order_reserve (&self.order, n);
  self.near = g_array_new (FALSE, FALSE, sizeof (Near));
  self.leader = g_new (guint, n);
  self.first = g_new (guint, n);
  self.next = g_new (guint, 2 * (gsize)n);
  self.to = g_new (guint, 2 * (gsize)n);
  for (guint i = 0; i < n; i++)
    self.at[i] = (RpPoint){ positions[i].x + (boxes[i].right - boxes[i].left) / 2,
                            positions[i].y + (boxes[i].bottom - boxes[i].top) / 2 };
  part_equals (&self);
  done = round_by_round (&self, cancellable);
  for (guint i = 0; i < n; i++)
    positions[i] = (RpPoint){ self.at[i].x - (boxes[i].right - boxes[i].left) / 2,
                              self.at[i].y - (boxes[i].bottom - boxes[i].top) / 2 };
  g_free (self.at);
  rp_near_order_clear (&self.order);
  g_array_unref (self.near);
  g_free (self.leader);
  g_free (self.first);
  g_free (self.next);
  g_free (self.to);
  return done;
}
