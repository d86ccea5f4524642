/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "network-circle.h"

#include <math.h>
#include "clear-scale.h"
#include "unit-circle.h"

#define SIFTING_BUDGET 150000000 /* comparisons, about */
#define MOST_ROUNDS 8
#define GAP_PX 4.0
#define NOBODY G_MAXUINT

/* Neighbours of node i: nodes[first[i]] … nodes[first[i + 1] - 1]. */
typedef struct
{
  guint n;
  guint *first, *nodes;
} Lists;

static void
lists_init (Lists *lists, const RpGraph *graph)
{
  g_autofree guint *at = NULL;

  lists->n = graph->n_nodes;
  lists->first = g_new0 (guint, (gsize)graph->n_nodes + 2);
  lists->nodes = g_new (guint, 2 * (gsize)graph->n_edges + 1);
  for (guint e = 0; e < graph->n_edges; e++)
    {
      lists->first[graph->edges[e].a + 1]++;
      lists->first[graph->edges[e].b + 1]++;
    }
  for (guint i = 0; i < graph->n_nodes; i++)
    lists->first[i + 1] += lists->first[i];
  at = g_memdup2 (lists->first, ((gsize)graph->n_nodes + 1) * sizeof (guint));
  for (guint e = 0; e < graph->n_edges; e++)
    {
      lists->nodes[at[graph->edges[e].a]++] = graph->edges[e].b;
      lists->nodes[at[graph->edges[e].b]++] = graph->edges[e].a;
    }
}

static void
lists_clear (Lists *lists)
{
  g_free (lists->first);
  g_free (lists->nodes);
}

static guint
degree (const Lists *lists, guint node)
{
  return lists->first[node + 1] - lists->first[node];
}

/* ---- appending ---- */

/* Stacks of nodes, one for each number of neighbours that stand already. What is out of date is passed over. */
typedef struct
{
  guint *top;          /* of each stack: an entry; NOBODY: empty */
  guint *node, *below; /* of each entry */
  guint n_entries, highest;
} Stacks;

static void
push (Stacks *stacks, guint stack, guint node)
{
  stacks->node[stacks->n_entries] = node;
  stacks->below[stacks->n_entries] = stacks->top[stack];
  stacks->top[stack] = stacks->n_entries++;
  stacks->highest = MAX (stacks->highest, stack);
}

/* The node with the most neighbours that stand, the latest to have got one; NOBODY: the part is complete. */
static guint
pop (Stacks *stacks, const guint *n_standing, const gboolean *stands)
{
  for (; stacks->highest > 0; stacks->highest--)
    while (stacks->top[stacks->highest] != NOBODY)
      {
        guint entry = stacks->top[stacks->highest], node = stacks->node[entry];

        stacks->top[stacks->highest] = stacks->below[entry];
        if (!stands[node] && n_standing[node] == stacks->highest)
          return node;
      }
  return NOBODY;
}

/* Appends part after part, each from its least tied node. */
static void
append_all (const Lists *lists, guint n_edges, guint *order)
{
  gsize n = lists->n, most = 2 * (gsize)n_edges + 1;
  g_autofree guint *n_standing = g_new0 (guint, n + 1);
  g_autofree gboolean *stands = g_new0 (gboolean, n + 1);
  g_autofree guint *top = g_new (guint, most), *node = g_new (guint, most), *below = g_new (guint, most);
  Stacks stacks = { top, node, below, 0, 0 };
  guint n_placed = 0;

  for (gsize i = 0; i < most; i++)
    top[i] = NOBODY;
  for (guint start = 0; start < n; start++)
    for (guint i = stands[start] ? NOBODY : start; i != NOBODY; i = pop (&stacks, n_standing, stands))
      {
        stands[i] = TRUE;
        order[n_placed++] = i;
        for (guint k = lists->first[i]; k < lists->first[i + 1]; k++)
          if (!stands[lists->nodes[k]])
            push (&stacks, ++n_standing[lists->nodes[k]], lists->nodes[k]);
      }
}

/* ---- sifting ---- */

typedef struct
{
  Lists *lists; /* sorted by place */
  guint *order, *place;
} Sifting;

static int
by_place (const void *a, const void *b, gpointer place)
{
  guint p = ((const guint *)place)[*(const guint *)a], q = ((const guint *)place)[*(const guint *)b];

  return p < q ? -1 : p > q;
}

static void
sort_list (Sifting *self, guint node)
{
  g_qsort_with_data (self->lists->nodes + self->lists->first[node], (gint)degree (self->lists, node), sizeof (guint),
                     by_place, self->place);
}

/* The places of I's neighbours but for NOT, in the order in which they come behind PLACE on the circle. */
static guint
places_behind (const Sifting *self, guint i, guint not, guint place, guint *places)
{
  const guint *nodes = self->lists->nodes + self->lists->first[i];
  guint n = degree (self->lists, i), low = 0, high = n, n_found = 0;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (self->place[nodes[middle]] <= place)
        low = middle + 1;
      else
        high = middle;
    }
  for (guint k = 0; k < n; k++)
    {
      guint j = nodes[(low + k) % n];

      if (j != not)
        places[n_found++] = (self->place[j] + self->lists->n - place) % self->lists->n;
    }
  return n_found;
}

/* How many pairs of P and Q stand in this order, the other way round counted off. */
static gint64
ordered_pairs (const guint *p, guint n_p, const guint *q, guint n_q)
{
  gint64 pairs = 0;
  guint before = 0, to = 0;

  /* for each of P, how many of Q are behind less how many are before it */
  for (guint i = 0; i < n_p; i++)
    {
      while (before < n_q && q[before] < p[i])
        before++;
      to = MAX (to, before);
      while (to < n_q && q[to] <= p[i])
        to++;
      pairs += (gint64)(n_q - to) - before;
    }
  return pairs;
}

/* Takes I out and stands it behind NODE; all others keep their order. */
static void
move_behind (Sifting *self, guint i, guint node)
{
  guint from = self->place[i], to = self->place[node];

  for (guint k = from; k < to; k++)
    self->order[k] = self->order[k + 1];
  for (guint k = from; k > to + 1; k--)
    self->order[k] = self->order[k - 1];
  to = from < to ? to : to + 1;
  self->order[to] = i;
  for (guint k = MIN (from, to); k <= MAX (from, to); k++)
    self->place[self->order[k]] = k;
  for (guint k = self->lists->first[i]; k < self->lists->first[i + 1]; k++)
    sort_list (self, self->lists->nodes[k]);
}

/* Leads I once round the circle and leaves it where its ties cross the fewest. TRUE when it has moved. */
static gboolean
sift (Sifting *self, guint i, guint *p, guint *q)
{
  guint n = self->lists->n, from = self->place[i], best = NOBODY;
  gint64 crossings = 0, least = 0;

  for (guint k = 1; k < n; k++)
    {
      guint at = (from + k) % n, j = self->order[at];
      guint n_p = places_behind (self, i, j, at, p), n_q = places_behind (self, j, i, at, q);

      /* before the two are swapped the ties to P and Q that cross are those in this order, afterwards the others */
      crossings -= ordered_pairs (p, n_p, q, n_q);
      if (crossings < least)
        {
          least = crossings;
          best = j;
        }
    }
  if (best != NOBODY)
    move_behind (self, i, best);
  return best != NOBODY;
}

static gboolean
sift_all (Lists *lists, guint n_edges, guint *order, GCancellable *cancellable)
{
  guint n = lists->n, n_rounds = (guint)MIN (SIFTING_BUDGET / (4 * (gsize)n * (n_edges + n) + 1), MOST_ROUNDS);
  g_autofree guint *place = g_new (guint, (gsize)n + 1);
  g_autofree guint *p = g_new (guint, 2 * (gsize)n_edges + 1), *q = g_new (guint, 2 * (gsize)n_edges + 1);
  Sifting self = { lists, order, place };
  gboolean moved = n > 3;

  for (guint k = 0; k < n; k++)
    place[order[k]] = k;
  for (guint i = 0; n_rounds > 0 && i < n; i++)
    sort_list (&self, i);
  for (guint round = 0; round < n_rounds && moved; round++)
    {
      moved = FALSE;
      for (guint i = 0; i < n; i++)
        {
          if (g_cancellable_is_cancelled (cancellable))
            return FALSE;
          if (degree (lists, i) > 0)
            moved = sift (&self, i, p, q) || moved;
        }
    }
  return TRUE;
}

/* ---- all of it ---- */

guint *
rp_network_circle_order (const RpGraph *graph, GCancellable *cancellable)
{
  guint *order = g_new (guint, (gsize)graph->n_nodes + 1);
  Lists lists;

  lists_init (&lists, graph);
  append_all (&lists, graph->n_edges, order);
  if (!sift_all (&lists, graph->n_edges, order, cancellable))
    g_clear_pointer (&order, g_free);
  lists_clear (&lists);
  return order;
}

/* The longest and the shortest side of any box. */
static void
measure_sides (const RpNetworkRequest *request, double *longest, double *shortest)
{
  *longest = 0;
  *shortest = INFINITY;
  for (guint i = 0; i < request->graph->n_nodes; i++)
    {
      const RpNodeBox *box = &request->boxes[i];
      double width = box->left + box->right, height = box->top + box->bottom;

      *longest = MAX (*longest, MAX (width, height));
      *shortest = MIN (*shortest, MIN (width, height));
    }
}

/* The radius at which the middles of neighbours are APART. */
static double
radius_for (guint n, double apart)
{
  RpPoint half = rp_unit_circle (0.5 / MAX (n, 2));

  return apart / (2 * half.y);
}

static gboolean
circle_place (const RpNetworkRequest *request, RpPoint *positions, G_GNUC_UNUSED GArray *blocks,
              GCancellable *cancellable)
{
  guint n = request->graph->n_nodes;
  g_autofree guint *order = rp_network_circle_order (request->graph, cancellable);
  double longest, shortest, radius, scale;

  if (order == NULL)
    return FALSE;
  measure_sides (request, &longest, &shortest);
  radius = (MIN (request->area.x, request->area.y) - longest) / 2;
  radius = n < 2 ? 0 : MAX (radius, radius_for (n, shortest + GAP_PX));
  for (guint k = 0; k < n; k++)
    {
      RpPoint at = rp_unit_circle ((double)k / n - 0.25);

      positions[order[k]] = (RpPoint){ radius * at.x, radius * at.y };
    }
  scale = rp_clear_scale (request->boxes, n, GAP_PX, positions);
  for (guint i = 0; i < n; i++)
    positions[i] = (RpPoint){ positions[i].x * scale, positions[i].y * scale };
  return TRUE;
}

const RpNetworkMethod rp_network_circle
    = { .name = "circle", .place = circle_place, .straight = TRUE, .outwards = TRUE };
