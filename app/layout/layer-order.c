/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "layer-order.h"

#include <string.h>

#define N_SWEEPS 24
#define PATIENCE 6 /* sweeps without a better order */

typedef struct
{
  const RpGraph *graph;
  const guint *layers, *first;
  guint n_layers;
  guint *nodes;
  double *place; /* of each node on its layer, 0 … 1 */
  double *mean;
  guint *rank;
} Order;

static void
note_places (Order *self)
{
  for (guint l = 0; l < self->n_layers; l++)
    {
      guint n = self->first[l + 1] - self->first[l];

      for (guint k = 0; k < n; k++)
        {
          self->place[self->nodes[self->first[l] + k]] = (k + 0.5) / n;
          self->rank[self->nodes[self->first[l] + k]] = k;
        }
    }
}

static int
by_mean (const void *a, const void *b, gpointer data)
{
  const Order *self = data;
  guint p = *(const guint *)a, q = *(const guint *)b;

  if (self->mean[p] != self->mean[q])
    return self->mean[p] < self->mean[q] ? -1 : 1;
  return self->rank[p] < self->rank[q] ? -1 : self->rank[p] > self->rank[q];
}

/* A tie counts the more the fewer layers it spans. */
typedef struct
{
  guint other;
  double weight;
} Tie;

typedef struct
{
  guint *first;
  Tie *ties;
} Ties;

/* Of each node those that lead upwards, or downwards. */
static void
ties_init (Ties *ties, const Order *self, gboolean up)
{
  const RpGraph *graph = self->graph;
  g_autofree guint *next = NULL;

  ties->first = g_new0 (guint, (gsize)graph->n_nodes + 2);
  ties->ties = g_new (Tie, (gsize)graph->n_edges + 1);
  for (guint turn = 0; turn < 2; turn++)
    {
      for (guint e = 0; e < graph->n_edges; e++)
        {
          guint a = graph->edges[e].a, b = graph->edges[e].b, low, high;

          if (self->layers[a] == self->layers[b])
            continue;
          high = self->layers[a] < self->layers[b] ? a : b;
          low = high == a ? b : a;
          if (turn == 0)
            ties->first[(up ? low : high) + 1]++;
          else
            ties->ties[next[up ? low : high]++]
                = (Tie){ up ? high : low, 1.0 / (self->layers[low] - self->layers[high]) };
        }
      for (guint i = 0; turn == 0 && i < graph->n_nodes; i++)
        ties->first[i + 1] += ties->first[i];
      if (turn == 0)
        next = g_memdup2 (ties->first, ((gsize)graph->n_nodes + 1) * sizeof (guint));
    }
}

static void
ties_clear (Ties *ties)
{
  g_free (ties->first);
  g_free (ties->ties);
}

static void
sort_layer (Order *self, const Ties *ties, guint layer)
{
  guint *nodes = self->nodes + self->first[layer], n = self->first[layer + 1] - self->first[layer];

  for (guint k = 0; k < n; k++)
    {
      guint i = nodes[k];
      double sum = 0, weight = 0;

      for (guint t = ties->first[i]; t < ties->first[i + 1]; t++)
        {
          sum += ties->ties[t].weight * self->place[ties->ties[t].other];
          weight += ties->ties[t].weight;
        }
      self->mean[i] = weight > 0 ? sum / weight : self->place[i];
    }
  g_qsort_with_data (nodes, (gint)n, sizeof (guint), by_mean, self);
  for (guint k = 0; k < n; k++)
    {
      self->place[nodes[k]] = (k + 0.5) / n;
      self->rank[nodes[k]] = k;
    }
}

/* ---- counting ---- */

typedef struct
{
  guint layer, from, to; /* places */
} Line;

static int
by_from_and_to (const void *a, const void *b)
{
  const Line *p = a, *q = b;

  if (p->layer != q->layer)
    return p->layer < q->layer ? -1 : 1;
  if (p->from != q->from)
    return p->from < q->from ? -1 : 1;
  return p->to < q->to ? -1 : p->to > q->to;
}

/* Crossings of ties between neighbouring layers: with ties sorted by their upper ends, those whose lower ends stand in
 * the other order. */
static guint64
crossings (const Order *self)
{
  const RpGraph *graph = self->graph;
  g_autofree Line *lines = g_new (Line, (gsize)graph->n_edges + 1);
  g_autofree guint *tree = g_new (guint, (gsize)graph->n_nodes + 2);
  guint n = 0;
  guint64 sum = 0;

  for (guint e = 0; e < graph->n_edges; e++)
    {
      guint a = graph->edges[e].a, b = graph->edges[e].b;

      if (self->layers[a] + 1 == self->layers[b])
        lines[n++] = (Line){ self->layers[a], self->rank[a], self->rank[b] };
      else if (self->layers[b] + 1 == self->layers[a])
        lines[n++] = (Line){ self->layers[b], self->rank[b], self->rank[a] };
    }
  qsort (lines, n, sizeof (Line), by_from_and_to);
  for (guint k = 0, begun = 0, size = 0; k < n; k++)
    {
      guint before = 0;

      if (k == 0 || lines[k].layer != lines[k - 1].layer)
        {
          size = self->first[lines[k].layer + 2] - self->first[lines[k].layer + 1];
          memset (tree, 0, ((gsize)size + 1) * sizeof (guint));
          begun = k;
        }
      for (guint i = lines[k].to + 1; i > 0; i -= i & -i)
        before += tree[i];
      sum += k - begun - before;
      for (guint i = lines[k].to + 1; i <= size; i += i & -i)
        tree[i]++;
    }
  return sum;
}

gboolean
rp_layer_order (const RpGraph *graph, const guint *layers, guint n_layers, const guint *first, guint *nodes,
                GCancellable *cancellable)
{
  gsize n = graph->n_nodes;
  g_autofree double *place = g_new (double, n + 1), *mean = g_new (double, n + 1);
  g_autofree guint *rank = g_new (guint, n + 1), *best = g_memdup2 (nodes, (n + 1) * sizeof (guint));
  Order self = { graph, layers, first, n_layers, nodes, place, mean, rank };
  guint64 least;
  Ties up, down;
  guint since = 0;

  note_places (&self);
  least = crossings (&self);
  ties_init (&up, &self, TRUE);
  ties_init (&down, &self, FALSE);
  for (guint sweep = 0; sweep < N_SWEEPS && since < PATIENCE && !g_cancellable_is_cancelled (cancellable); sweep++)
    {
      guint64 now;

      for (guint l = 1; l < n_layers; l++)
        sort_layer (&self, sweep % 2 == 0 ? &up : &down, sweep % 2 == 0 ? l : n_layers - 1 - l);
      now = crossings (&self);
      since++;
      if (now >= least)
        continue;
      least = now;
      since = 0;
      memcpy (best, nodes, n * sizeof (guint));
    }
  memcpy (nodes, best, n * sizeof (guint));
  ties_clear (&up);
  ties_clear (&down);
  return !g_cancellable_is_cancelled (cancellable);
}
