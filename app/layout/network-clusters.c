/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "network-clusters.h"

#include <math.h>
#include "force-tree.h"
#include "graph-paths.h"
#include "graph-split.h"
#include "pivot-mds.h"

#define THETA 0.9
#define STEPS_BUDGET 1500000 /* steps times nodes */
#define FEWEST_STEPS 50
#define MOST_STEPS 300
#define FIRST_STEPS 0.3 /* of all: slower, with a stronger pull */
#define FIRST_PULL 2.0
#define SLOW 0.5
#define FAST 0.8
#define LEAST_GAIN 0.01
#define NEAREST_LENGTH 0.1 /* hops: no tie counts for more */
#define FARTHEST_LENGTH 10.0
#define FARTHEST 1e6 /* nothing is flung further */

typedef struct
{
  const RpGraph *graph;
  guint n;
  double *pull; /* by tie */
  RpForceTree *tree;
  RpPoint *positions, *gradient, *velocity, *gain;
} Descent;

/* Half of a tie's share of each end's ties, so that all ties make 1. */
static double *
pulls_of (const RpGraph *graph)
{
  double *pull = g_new (double, (gsize)graph->n_edges + 1);
  g_autofree double *sum = g_new0 (double, graph->n_nodes);

  for (guint e = 0; e < graph->n_edges; e++)
    {
      const RpGraphEdge *edge = &graph->edges[e];

      pull[e] = 1 / CLAMP (edge->length, NEAREST_LENGTH, FARTHEST_LENGTH);
      sum[edge->a] += pull[e];
      sum[edge->b] += pull[e];
    }
  for (guint e = 0; e < graph->n_edges; e++)
    pull[e] *= (1 / sum[graph->edges[e].a] + 1 / sum[graph->edges[e].b]) / (2.0 * graph->n_nodes);
  return pull;
}

/* The gradient of the divergence, less its factor 4, with ties that pull STRONGER. */
static void
find_gradient (Descent *self, double stronger)
{
  const guint *order = rp_force_tree_order (self->tree);
  double sum = 0;

  rp_force_tree_fill (self->tree, self->positions);
  for (guint k = 0; k < self->n; k++)
    sum += rp_force_tree_push (self->tree, self->positions[order[k]], THETA, &self->gradient[order[k]]) - 1;
  sum = MAX (sum, 1e-9);
  for (guint i = 0; i < self->n; i++)
    self->gradient[i] = (RpPoint){ -self->gradient[i].x / sum, -self->gradient[i].y / sum };
  for (guint e = 0; e < self->graph->n_edges; e++)
    {
      guint a = self->graph->edges[e].a, b = self->graph->edges[e].b;
      double dx = self->positions[a].x - self->positions[b].x, dy = self->positions[a].y - self->positions[b].y;
      double pull = stronger * self->pull[e] / (1 + dx * dx + dy * dy);

      self->gradient[a].x += pull * dx;
      self->gradient[a].y += pull * dy;
      self->gradient[b].x -= pull * dx;
      self->gradient[b].y -= pull * dy;
    }
}

/* Faster along what goes on the same way, slower where it turns back (Jacobs 1988). */
static inline void
move (double *position, double *velocity, double *gain, double gradient, double keep, double rate)
{
  *gain = (gradient > 0) != (*velocity > 0) ? *gain + 0.2 : MAX (*gain * 0.8, LEAST_GAIN);
  *velocity = keep * *velocity - rate * *gain * gradient;
  *position = CLAMP (*position + *velocity, -FARTHEST, FARTHEST);
}

static gboolean
descend (Descent *self, guint n_steps, GCancellable *cancellable)
{
  for (guint step = 0; step < n_steps; step++)
    {
      gboolean first = step < FIRST_STEPS * n_steps;

      if (g_cancellable_is_cancelled (cancellable))
        return FALSE;
      find_gradient (self, first ? FIRST_PULL : 1);
      for (guint i = 0; i < self->n; i++)
        {
          RpPoint *p = &self->positions[i], *v = &self->velocity[i], *gain = &self->gain[i];

          move (&p->x, &v->x, &gain->x, self->gradient[i].x, first ? SLOW : FAST, self->n);
          move (&p->y, &v->y, &gain->y, self->gradient[i].y, first ? SLOW : FAST, self->n);
        }
    }
  return TRUE;
}

/* Brings the middle to the origin and the mean square distance from it to SPREAD². */
static void
spread (RpPoint *positions, guint n, double wanted)
{
  double x = 0, y = 0, found = 0;

  for (guint i = 0; i < n; i++)
    {
      x += positions[i].x / n;
      y += positions[i].y / n;
    }
  for (guint i = 0; i < n; i++)
    {
      positions[i] = (RpPoint){ positions[i].x - x, positions[i].y - y };
      found += (positions[i].x * positions[i].x + positions[i].y * positions[i].y) / n;
    }
  for (guint i = 0; found > 0 && i < n; i++)
    {
      positions[i].x *= wanted / sqrt (found);
      positions[i].y *= wanted / sqrt (found);
    }
}

/* GRAPH is connected, of three nodes at least. */
static gboolean
lay_out_part (const RpGraph *graph, guint32 seed, RpPoint *positions, GCancellable *cancellable)
{
  guint n = graph->n_nodes;
  RpRandom random = rp_random (seed);
  g_autofree double *pull = pulls_of (graph);
  g_autofree RpPoint *gradient = g_new0 (RpPoint, n), *velocity = g_new0 (RpPoint, n), *gain = g_new (RpPoint, n);
  g_autoptr (RpForceTree) tree = rp_force_tree_new (n);
  g_autoptr (RpPaths) paths = rp_paths_new (graph);
  Descent self = { graph, n, pull, tree, positions, gradient, velocity, gain };

  if (!rp_pivot_picture (paths, n, &random, positions, cancellable))
    return FALSE;
  spread (positions, n, 1);
  for (guint i = 0; i < n; i++)
    gain[i] = (RpPoint){ 1, 1 };
  if (!descend (&self, CLAMP (STEPS_BUDGET / n, FEWEST_STEPS, MOST_STEPS), cancellable))
    return FALSE;
  spread (positions, n, 0.4 * sqrt ((double)n));
  return TRUE;
}

static gboolean
clusters_run (const RpGraph *graph, guint32 seed, RpPoint *positions, GCancellable *cancellable)
{
  g_autoptr (RpGraphSplit) split = rp_graph_split_new (graph);

  for (guint p = 0; p < split->n_parts; p++)
    {
      const RpGraph *part = &split->parts[p];
      g_autofree RpPoint *local = g_new0 (RpPoint, part->n_nodes);

      if (part->n_nodes == 2)
        local[1].x = 1;
      else if (part->n_nodes > 2 && !lay_out_part (part, seed, local, cancellable))
        return FALSE;
      for (guint i = 0; i < part->n_nodes; i++)
        positions[split->nodes[split->first[p] + i]] = local[i];
    }
  return !g_cancellable_is_cancelled (cancellable);
}

const RpNetworkMethod rp_network_clusters = { .name = "clusters", .run = clusters_run, .faithful = TRUE };
