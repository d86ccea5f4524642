/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "graph-paths.h"

#include <math.h>

typedef struct
{
  double distance;
  guint node;
} Reached;

struct _RpPaths
{
  guint n;
  gboolean unit; /* all edges have length 1 */
  guint *first;  /* n + 1: where a node's neighbours begin */
  guint *to;
  double *length; /* beside `to` */
  guint *queue;   /* scratch, n */
  GArray *heap;   /* scratch, Reached */
};

static gboolean
is_tie (const RpGraph *graph, const RpGraphEdge *edge)
{
  return edge->a < graph->n_nodes && edge->b < graph->n_nodes && edge->a != edge->b;
}

static double
edge_length (const RpGraphEdge *edge)
{
  return isfinite (edge->length) && edge->length > 0 ? edge->length : 1;
}

RpPaths *
rp_paths_new (const RpGraph *graph)
{
  RpPaths *self = g_new0 (RpPaths, 1);
  g_autofree guint *next = NULL;

  self->n = graph->n_nodes;
  self->unit = TRUE;
  self->first = g_new0 (guint, (gsize)graph->n_nodes + 2);
  for (guint i = 0; i < graph->n_edges; i++)
    if (is_tie (graph, &graph->edges[i]))
      {
        self->first[graph->edges[i].a + 1]++;
        self->first[graph->edges[i].b + 1]++;
        self->unit = self->unit && edge_length (&graph->edges[i]) == 1;
      }
  for (guint i = 0; i < graph->n_nodes; i++)
    self->first[i + 1] += self->first[i];
  next = g_memdup2 (self->first, ((gsize)graph->n_nodes + 1) * sizeof (guint));
  self->to = g_new (guint, (gsize)self->first[graph->n_nodes] + 1);
  self->length = g_new (double, (gsize)self->first[graph->n_nodes] + 1);
  for (guint i = 0; i < graph->n_edges; i++)
    if (is_tie (graph, &graph->edges[i]))
      {
        const RpGraphEdge *edge = &graph->edges[i];

        self->length[next[edge->a]] = self->length[next[edge->b]] = edge_length (edge);
        self->to[next[edge->a]++] = edge->b;
        self->to[next[edge->b]++] = edge->a;
      }
  self->queue = g_new (guint, (gsize)graph->n_nodes + 1);
  self->heap = g_array_new (FALSE, FALSE, sizeof (Reached));
  return self;
}

void
rp_paths_free (RpPaths *self)
{
  g_free (self->first);
  g_free (self->to);
  g_free (self->length);
  g_free (self->queue);
  g_array_unref (self->heap);
  g_free (self);
}

static void
breadth_first (RpPaths *self, guint from, double *distances)
{
  guint head = 0, tail = 0;

  distances[from] = 0;
  self->queue[tail++] = from;
  while (head < tail)
    {
      guint node = self->queue[head++];

      for (guint e = self->first[node]; e < self->first[node + 1]; e++)
        if (distances[self->to[e]] < 0)
          {
            distances[self->to[e]] = distances[node] + 1;
            self->queue[tail++] = self->to[e];
          }
    }
}

static gboolean
nearer (const Reached *a, const Reached *b)
{
  return a->distance < b->distance || (a->distance == b->distance && a->node < b->node);
}

static void
heap_push (GArray *heap, Reached reached)
{
  guint at = heap->len;
  Reached *items;

  g_array_append_val (heap, reached);
  items = (Reached *)(gpointer)heap->data;
  while (at > 0 && nearer (&reached, &items[(at - 1) / 2]))
    {
      items[at] = items[(at - 1) / 2];
      at = (at - 1) / 2;
    }
  items[at] = reached;
}

static Reached
heap_pop (GArray *heap)
{
  Reached *items = (Reached *)(gpointer)heap->data;
  Reached top = items[0], last = items[heap->len - 1];
  guint at = 0, n = heap->len - 1;

  while (2 * at + 1 < n)
    {
      guint child = 2 * at + 1;

      if (child + 1 < n && nearer (&items[child + 1], &items[child]))
        child++;
      if (!nearer (&items[child], &last))
        break;
      items[at] = items[child];
      at = child;
    }
  items[at] = last;
  g_array_set_size (heap, n);
  return top;
}

static void
dijkstra (RpPaths *self, guint from, double *distances)
{
  g_array_set_size (self->heap, 0);
  distances[from] = 0;
  heap_push (self->heap, (Reached){ 0, from });
  while (self->heap->len > 0)
    {
      Reached top = heap_pop (self->heap);

      if (top.distance > distances[top.node])
        continue;
      for (guint e = self->first[top.node]; e < self->first[top.node + 1]; e++)
        {
          Reached next = { top.distance + self->length[e], self->to[e] };

          if (distances[next.node] >= 0 && distances[next.node] <= next.distance)
            continue;
          distances[next.node] = next.distance;
          heap_push (self->heap, next);
        }
    }
}

void
rp_paths_from (RpPaths *self, guint from, double *distances)
{
  g_return_if_fail (from < self->n);

  for (guint i = 0; i < self->n; i++)
    distances[i] = -1;
  if (self->unit)
    breadth_first (self, from, distances);
  else
    dijkstra (self, from, distances);
}

guint
rp_paths_parts (RpPaths *self, guint *parts)
{
  guint n_parts = 0;

  for (guint i = 0; i < self->n; i++)
    parts[i] = G_MAXUINT;
  for (guint start = 0; start < self->n; start++)
    {
      guint head = 0, tail = 0;

      if (parts[start] != G_MAXUINT)
        continue;
      parts[start] = n_parts;
      self->queue[tail++] = start;
      while (head < tail)
        {
          guint node = self->queue[head++];

          for (guint e = self->first[node]; e < self->first[node + 1]; e++)
            if (parts[self->to[e]] == G_MAXUINT)
              {
                parts[self->to[e]] = n_parts;
                self->queue[tail++] = self->to[e];
              }
        }
      n_parts++;
    }
  return n_parts;
}

guint
rp_paths_degree (RpPaths *self, guint node)
{
  return self->first[node + 1] - self->first[node];
}

const guint *
rp_paths_ties (const RpPaths *self, guint node, guint *n_ties)
{
  *n_ties = self->first[node + 1] - self->first[node];
  return self->to + self->first[node];
}

double
rp_paths_length (const RpPaths *self, guint node, guint i)
{
  return self->length[self->first[node] + i];
}

gboolean
rp_paths_are_tied (const RpPaths *self, guint a, guint b)
{
  guint less = self->first[a + 1] - self->first[a] <= self->first[b + 1] - self->first[b] ? a : b;

  for (guint e = self->first[less]; e < self->first[less + 1]; e++)
    if (self->to[e] == (less == a ? b : a))
      return TRUE;
  return FALSE;
}

gboolean
rp_paths_are_even (const RpPaths *self)
{
  return self->unit;
}
