/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "layer-choice.h"

#include <string.h>

#define N_PASSES 8 /* of moving nodes to where their arcs are shortest */
#define NONE G_MAXUINT

/* Arcs by their ends: those of node i are arcs[first[i]] … arcs[first[i + 1] - 1], by their other end. */
typedef struct
{
  guint *first, *other;
} Ends;

typedef struct
{
  guint n, n_arcs;
  const RpGraphArc *arcs;
  Ends out, in;
  guint *rank; /* in an order along which most arcs lead */
  guint *order;
  guint *layers;
} Choice;

static void
ends_init (Ends *ends, guint n, const RpGraphArc *arcs, guint n_arcs, gboolean out)
{
  g_autofree guint *next = NULL;

  ends->first = g_new0 (guint, (gsize)n + 2);
  ends->other = g_new (guint, (gsize)n_arcs + 1);
  for (guint k = 0; k < n_arcs; k++)
    ends->first[(out ? arcs[k].from : arcs[k].to) + 1]++;
  for (guint i = 0; i < n; i++)
    ends->first[i + 1] += ends->first[i];
  next = g_memdup2 (ends->first, ((gsize)n + 1) * sizeof (guint));
  for (guint k = 0; k < n_arcs; k++)
    ends->other[next[out ? arcs[k].from : arcs[k].to]++] = out ? arcs[k].to : arcs[k].from;
}

static guint
count (const Ends *ends, guint i)
{
  return ends->first[i + 1] - ends->first[i];
}

/* ---- an order along which most arcs lead ---- */

typedef struct
{
  int surplus; /* arcs out less arcs in; sinks and sources beyond all others */
  guint node;
} Key;

static int
by_surplus (gconstpointer a, gconstpointer b, G_GNUC_UNUSED gpointer data)
{
  const Key *p = a, *q = b;

  if (p->surplus != q->surplus)
    return p->surplus > q->surplus ? -1 : 1;
  return p->node < q->node ? -1 : p->node > q->node;
}

typedef struct
{
  GSequence *queue; /* Key, sources first, sinks last */
  GSequenceIter **iters;
  guint *n_out, *n_in;
} Queue;

static int
surplus_of (const Queue *queue, guint i)
{
  if (queue->n_out[i] == 0)
    return -G_MAXINT;
  if (queue->n_in[i] == 0)
    return G_MAXINT;
  return (int)queue->n_out[i] - (int)queue->n_in[i];
}

/* Node I has lost an arc. */
static void
requeue (Queue *queue, guint i)
{
  Key *key = g_sequence_get (queue->iters[i]);

  key->surplus = surplus_of (queue, i);
  g_sequence_sort_changed (queue->iters[i], by_surplus, NULL);
}

static void
take (Choice *self, Queue *queue, guint i)
{
  g_sequence_remove (queue->iters[i]);
  queue->iters[i] = NULL;
  for (guint k = self->out.first[i]; k < self->out.first[i + 1]; k++)
    if (queue->iters[self->out.other[k]] != NULL)
      {
        queue->n_in[self->out.other[k]]--;
        requeue (queue, self->out.other[k]);
      }
  for (guint k = self->in.first[i]; k < self->in.first[i + 1]; k++)
    if (queue->iters[self->in.other[k]] != NULL)
      {
        queue->n_out[self->in.other[k]]--;
        requeue (queue, self->in.other[k]);
      }
}

/* Sinks to the end, sources to the beginning, else to the beginning what has the most arcs out against those in. */
static void
find_order (Choice *self)
{
  g_autofree GSequenceIter **iters = g_new0 (GSequenceIter *, (gsize)self->n + 1);
  g_autofree guint *n_out = g_new (guint, (gsize)self->n + 1), *n_in = g_new (guint, (gsize)self->n + 1);
  Queue queue = { g_sequence_new (g_free), iters, n_out, n_in };
  guint begin = 0, end = self->n;

  for (guint i = 0; i < self->n; i++)
    {
      Key *key = g_new (Key, 1);

      n_out[i] = count (&self->out, i);
      n_in[i] = count (&self->in, i);
      *key = (Key){ surplus_of (&queue, i), i };
      iters[i] = g_sequence_append (queue.queue, key);
    }
  g_sequence_sort (queue.queue, by_surplus, NULL);
  while (begin < end)
    {
      const Key *last = g_sequence_get (g_sequence_iter_prev (g_sequence_get_end_iter (queue.queue)));
      const Key *first = g_sequence_get (g_sequence_get_begin_iter (queue.queue));
      gboolean sink = last->surplus == -G_MAXINT;
      guint node = sink ? last->node : first->node;

      take (self, &queue, node);
      self->order[sink ? --end : begin++] = node;
    }
  g_sequence_free (queue.queue);
  for (guint k = 0; k < self->n; k++)
    self->rank[self->order[k]] = k;
}

/* ---- layers ---- */

/* The layers between which I may stand, so that its arcs lead downwards. */
static void
find_room (const Choice *self, guint i, guint *highest, guint *lowest)
{
  *highest = 0;
  *lowest = NONE;
  for (guint k = self->in.first[i]; k < self->in.first[i + 1]; k++)
    if (self->rank[self->in.other[k]] < self->rank[i])
      *highest = MAX (*highest, self->layers[self->in.other[k]] + 1);
    else
      *lowest = MIN (*lowest, MAX (self->layers[self->in.other[k]], 1) - 1);
  for (guint k = self->out.first[i]; k < self->out.first[i + 1]; k++)
    if (self->rank[self->out.other[k]] > self->rank[i])
      *lowest = MIN (*lowest, MAX (self->layers[self->out.other[k]], 1) - 1);
    else
      *highest = MAX (*highest, self->layers[self->out.other[k]] + 1);
}

/* Arcs that turn back count as if they were turned round. */
static void
find_layers (Choice *self)
{
  for (guint k = 0; k < self->n; k++)
    {
      guint i = self->order[k], highest = 0;

      for (guint t = self->in.first[i]; t < self->in.first[i + 1]; t++)
        if (self->rank[self->in.other[t]] < k)
          highest = MAX (highest, self->layers[self->in.other[t]] + 1);
      for (guint t = self->out.first[i]; t < self->out.first[i + 1]; t++)
        if (self->rank[self->out.other[t]] < k)
          highest = MAX (highest, self->layers[self->out.other[t]] + 1);
      self->layers[i] = highest;
    }
}

/* How many of I's arcs come from above. */
static guint
count_above (const Choice *self, guint i)
{
  guint n = 0;

  for (guint k = self->in.first[i]; k < self->in.first[i + 1]; k++)
    n += self->rank[self->in.other[k]] < self->rank[i];
  for (guint k = self->out.first[i]; k < self->out.first[i + 1]; k++)
    n += self->rank[self->out.other[k]] < self->rank[i];
  return n;
}

/* Brings nodes nearer to the side on which they have more arcs, as far as there is room. */
static void
shorten (Choice *self)
{
  gboolean moved = TRUE;

  for (guint pass = 0; pass < N_PASSES && moved; pass++)
    {
      moved = FALSE;
      for (guint k = self->n; k > 0; k--)
        {
          guint i = self->order[pass % 2 == 0 ? k - 1 : self->n - k];
          guint all = count (&self->in, i) + count (&self->out, i), above = count_above (self, i), highest, lowest;
          guint to = self->layers[i];

          find_room (self, i, &highest, &lowest);
          if (above * 2 < all && lowest != NONE)
            to = MAX (lowest, highest);
          else if (above * 2 > all)
            to = highest;
          moved = moved || to != self->layers[i];
          self->layers[i] = to;
        }
    }
}

/* Nodes without arcs, breadth first from those that have some; where none has, from the most tied one. */
static void
hang (Choice *self, const RpGraph *graph)
{
  g_autofree RpGraphArc *both = g_new (RpGraphArc, 2 * (gsize)graph->n_edges + 1);
  g_autofree guint *queue = g_new (guint, (gsize)self->n + 1);
  g_autofree gboolean *stands = g_new0 (gboolean, (gsize)self->n + 1);
  guint n_queue = 0, most = 0;
  Ends ties;

  for (guint e = 0; e < graph->n_edges; e++)
    {
      both[2 * e] = (RpGraphArc){ graph->edges[e].a, graph->edges[e].b };
      both[2 * e + 1] = (RpGraphArc){ graph->edges[e].b, graph->edges[e].a };
    }
  ends_init (&ties, self->n, both, 2 * graph->n_edges, TRUE);
  for (guint i = 0; i < self->n; i++)
    {
      if (count (&self->in, i) + count (&self->out, i) > 0)
        queue[n_queue++] = i;
      if (count (&ties, i) > count (&ties, most))
        most = i;
    }
  if (n_queue == 0 && self->n > 0)
    queue[n_queue++] = most;
  for (guint k = 0; k < n_queue; k++)
    stands[queue[k]] = TRUE;
  for (guint k = 0; k < n_queue; k++)
    for (guint t = ties.first[queue[k]]; t < ties.first[queue[k] + 1]; t++)
      if (!stands[ties.other[t]])
        {
          stands[ties.other[t]] = TRUE;
          self->layers[ties.other[t]] = self->layers[queue[k]] + 1;
          queue[n_queue++] = ties.other[t];
        }
  g_free (ties.first);
  g_free (ties.other);
}

/* Leaves no layer empty. */
static guint
close_up (Choice *self)
{
  guint n_layers = 0;
  g_autofree guint *number = NULL;

  for (guint i = 0; i < self->n; i++)
    n_layers = MAX (n_layers, self->layers[i] + 1);
  number = g_new0 (guint, (gsize)n_layers + 1);
  for (guint i = 0; i < self->n; i++)
    number[self->layers[i] + 1] = 1;
  for (guint k = 0; k < n_layers; k++)
    number[k + 1] += number[k];
  for (guint i = 0; i < self->n; i++)
    self->layers[i] = number[self->layers[i]];
  return number[n_layers];
}

guint
rp_layer_choice (const RpGraph *graph, const RpGraphArc *arcs, guint n_arcs, guint *layers)
{
  guint n = graph->n_nodes, n_layers;
  g_autofree guint *rank = g_new (guint, (gsize)n + 1), *order = g_new (guint, (gsize)n + 1);
  Choice self = { .n = n, .n_arcs = n_arcs, .arcs = arcs, .rank = rank, .order = order, .layers = layers };

  ends_init (&self.out, n, arcs, n_arcs, TRUE);
  ends_init (&self.in, n, arcs, n_arcs, FALSE);
  memset (layers, 0, n * sizeof (guint));
  find_order (&self);
  find_layers (&self);
  shorten (&self);
  hang (&self, graph);
  n_layers = close_up (&self);
  g_free (self.out.first);
  g_free (self.out.other);
  g_free (self.in.first);
  g_free (self.in.other);
  return n_layers;
}
