/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "graph-ways.h"

#include <math.h>

#include "graph-shown.h"
#include "igraph-worker.h"

typedef struct
{
  RpShownGraph *graph;
  double *from, *to; /* by node: how far it is from either end; INFINITY: not reached */
  double length;     /* INFINITY: there is no way */
  guint first, last; /* the ends, as nodes */
} Ways;

static double *
distances_from (const igraph_t *ways, guint n, guint from)
{
  double *distances = g_new (double, (gsize)n + 1);
  igraph_matrix_t found;
  igraph_error_t status = igraph_matrix_init (&found, 0, 0);

  for (guint i = 0; i < n; i++)
    distances[i] = INFINITY;
  if (status != IGRAPH_SUCCESS)
    return distances;
  if (igraph_distances (ways, &found, igraph_vss_1 (from), igraph_vss_all (), IGRAPH_ALL) == IGRAPH_SUCCESS
      && igraph_matrix_ncol (&found) == (igraph_integer_t)n)
    for (guint i = 0; i < n; i++)
      distances[i] = MATRIX (found, 0, i);
  igraph_matrix_destroy (&found);
  return distances;
}

static void
clear (Ways *self)
{
  g_clear_pointer (&self->graph, rp_shown_graph_free);
  g_free (self->from);
  g_free (self->to);
}

/* Pairs that share events are tied as those of a relation. */
static void
add_shared (RpShownGraph *graph, const GArray *shared)
{
  for (guint i = 0; shared != NULL && i < shared->len; i++)
    {
      const RpSharedTie *pair = &g_array_index (shared, RpSharedTie, i);
      guint a = graph->node[pair->a], b = graph->node[pair->b];

      if (a != RP_NO_INDEX && b != RP_NO_INDEX)
        g_array_append_vals (graph->ways, &(RpShownArc){ MIN (a, b), MAX (a, b), 1 }, 1);
    }
}

/* FALSE when cancelled. */
static gboolean
measure (Ways *self, const RpWayRequest *request, GCancellable *cancellable)
{
  RpDataset *dataset = request->dataset;
  guint from = request->from, to = request->to;
  igraph_t ways;

  *self = (Ways){ .length = INFINITY };
  if (from >= rp_dataset_n_entities (dataset) || to >= rp_dataset_n_entities (dataset))
    return TRUE;
  self->graph = rp_shown_graph_new (dataset, request->shown, NULL);
  add_shared (self->graph, request->shared);
  self->first = self->graph->node[from];
  self->last = self->graph->node[to];
  if (self->first == RP_NO_INDEX || self->last == RP_NO_INDEX)
    return TRUE;
  rp_igraph_begin (cancellable, NULL);
  if (rp_shown_graph_fill (self->graph, self->graph->ways, FALSE, &ways) == IGRAPH_SUCCESS)
    {
      self->from = distances_from (&ways, self->graph->n_nodes, self->first);
      self->to = distances_from (&ways, self->graph->n_nodes, self->last);
      self->length = self->from[self->last];
      igraph_destroy (&ways);
    }
  rp_igraph_end ();
  return !g_cancellable_is_cancelled (cancellable);
}

/* Whether one goes from A to B, or from B to A, on a shortest way. */
static gboolean
leads (const Ways *self, guint a, guint b)
{
  return self->from[a] + 1 + self->to[b] == self->length || self->from[b] + 1 + self->to[a] == self->length;
}

/* The nodes of a relation that is shown; FALSE: it is not. */
static gboolean
ends_of (const Ways *self, const RpRecordSet *shown, guint relation, guint *a, guint *b)
{
  const RpRelation *tie = rp_dataset_relation (self->graph->dataset, relation);

  *a = self->graph->node[tie->from];
  *b = self->graph->node[tie->to];
  return *a != RP_NO_INDEX && *b != RP_NO_INDEX && *a != *b
         && (shown == NULL || rp_record_set_contains (shown, rp_record_ref (RP_RECORD_RELATION, relation)));
}

RpRecordSet *
rp_graph_ways (const RpWayRequest *request, GCancellable *cancellable)
{
  RpDataset *dataset = request->dataset;
  RpRecordSet *on = rp_record_set_new (dataset);
  guint a, b;
  Ways ways;

  if (!measure (&ways, request, cancellable))
    g_clear_pointer (&on, rp_record_set_unref);
  else if (isfinite (ways.length))
    {
      for (guint i = 0; i < ways.graph->n_nodes; i++)
        if (ways.from[i] + ways.to[i] == ways.length)
          rp_record_set_add (on, rp_record_ref (RP_RECORD_ENTITY, ways.graph->entity[i]));
      for (guint i = 0; i < rp_dataset_n_relations (dataset); i++)
        if (ends_of (&ways, request->shown, i, &a, &b) && leads (&ways, a, b))
          rp_record_set_add (on, rp_record_ref (RP_RECORD_RELATION, i));
    }
  clear (&ways);
  return on;
}
