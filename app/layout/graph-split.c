/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "graph-split.h"

#include <math.h>
#include "graph-paths.h"

static gboolean
is_sound (const RpGraph *graph, const RpGraphEdge *edge)
{
  return edge->a < graph->n_nodes && edge->b < graph->n_nodes && edge->a != edge->b;
}

RpGraphSplit *
rp_graph_split_new (const RpGraph *graph)
{
  RpGraphSplit *self = g_new0 (RpGraphSplit, 1);
  g_autoptr (RpPaths) paths = rp_paths_new (graph);
  g_autofree guint *part = g_new (guint, (gsize)graph->n_nodes + 1);
  g_autofree guint *local = g_new (guint, (gsize)graph->n_nodes + 1);
  RpGraphEdge *edges;
  guint at = 0;

  self->n_parts = rp_paths_parts (paths, part);
  self->parts = g_new0 (RpGraph, (gsize)self->n_parts + 1);
  self->first = g_new0 (guint, (gsize)self->n_parts + 1);
  self->nodes = g_new (guint, (gsize)graph->n_nodes + 1);
  self->edges = edges = g_new (RpGraphEdge, (gsize)graph->n_edges + 1);
  for (guint i = 0; i < graph->n_nodes; i++)
    local[i] = self->parts[part[i]].n_nodes++;
  for (guint i = 0; i < graph->n_edges; i++)
    if (is_sound (graph, &graph->edges[i]))
      self->parts[part[graph->edges[i].a]].n_edges++;
  for (guint p = 0; p < self->n_parts; p++)
    {
      self->first[p] = at;
      at += self->parts[p].n_nodes;
      self->parts[p].edges = edges;
      edges += self->parts[p].n_edges;
      self->parts[p].n_edges = 0;
    }
  for (guint i = 0; i < graph->n_nodes; i++)
    self->nodes[self->first[part[i]] + local[i]] = i;
  for (guint i = 0; i < graph->n_edges; i++)
    {
      RpGraphEdge edge = graph->edges[i];
      RpGraph *to;

      if (!is_sound (graph, &edge))
        continue;
      to = &self->parts[part[edge.a]];
      edge.length = isfinite (edge.length) && edge.length > 0 ? edge.length : 1;
      self->edges[(to->edges - self->edges) + to->n_edges++]
          = (RpGraphEdge){ local[edge.a], local[edge.b], edge.length };
    }
  return self;
}

void
rp_graph_split_free (RpGraphSplit *self)
{
  g_free (self->parts);
  g_free (self->nodes);
  g_free (self->first);
  g_free (self->edges);
  g_free (self);
}
