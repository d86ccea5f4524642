/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "network-stress.h"

#include <math.h>
#include "graph-paths.h"
#include "graph-split.h"
#include "pivot-mds.h"
#include "stress-pairs.h"
#include "stress-sources.h"

#define ALL_PAIRS_UP_TO 2000
#define N_PASSES 30
#define SMALL 200 /* nodes: comes to rest, and has several starts */
#define N_STARTS 12
#define MOST_LENGTH 100 /* times the usual length, or as little of it */

static int
by_length (gconstpointer a, gconstpointer b)
{
  double first = *(const double *)a, second = *(const double *)b;

  return (first > second) - (first < second);
}

/* Edges far from what is usual would tear all others: no length is beyond MOST_LENGTH times the median. Returns the
 * median, which becomes 1. */
static double
tame (RpGraphEdge *edges, guint n)
{
  g_autoptr (GArray) lengths = g_array_sized_new (FALSE, FALSE, sizeof (double), n);
  gboolean even = TRUE;
  double median;

  for (guint i = 0; i < n; i++)
    {
      g_array_append_val (lengths, edges[i].length);
      even = even && edges[i].length == edges[0].length;
    }
  if (n == 0)
    return 1;
  if (!even)
    g_array_sort (lengths, by_length);
  median = CLAMP (g_array_index (lengths, double, n / 2), 1e-6, 1e6);
  for (guint i = 0; i < n; i++)
    edges[i].length = CLAMP (edges[i].length / median, 1.0 / MOST_LENGTH, MOST_LENGTH);
  return median;
}

/* A graph of few nodes costs nothing: the best of several starts. */
static gboolean
best_of_starts (RpStressPairs *pairs, guint n, RpRandom *random, RpPoint *positions, GCancellable *cancellable)
{
  g_autofree RpPoint *tried = g_new (RpPoint, n);
  double side = sqrt ((double)n), best = rp_stress_pairs_left (pairs, positions);

  for (guint start = 1; start < N_STARTS; start++)
    {
      double stress;

      for (guint i = 0; i < n; i++)
        {
          tried[i].x = side * rp_random_unit (random);
          tried[i].y = side * rp_random_unit (random);
        }
      if (!rp_stress_pairs_descend (pairs, N_PASSES, N_PASSES, random, tried, cancellable))
        return FALSE;
      stress = rp_stress_pairs_left (pairs, tried);
      if (stress < best * 0.999)
        {
          best = stress;
          memcpy (positions, tried, n * sizeof (RpPoint));
        }
    }
  return TRUE;
}

static gboolean
by_all_pairs (RpPaths *paths, guint n, RpRandom *random, RpPoint *positions, GCancellable *cancellable)
{
  g_autoptr (RpStressPairs) pairs = NULL;

  if (!rp_pivot_picture (paths, n, random, positions, cancellable))
    return FALSE;
  pairs = rp_stress_pairs_new (paths, n, random, cancellable);
  if (pairs == NULL
      || !rp_stress_pairs_descend (pairs, N_PASSES, n <= SMALL ? N_PASSES : 0, random, positions, cancellable))
    return FALSE;
  return n > SMALL || best_of_starts (pairs, n, random, positions, cancellable);
}

static gboolean
by_sources (const RpGraph *graph, RpPaths *paths, RpRandom *random, RpPoint *positions, GCancellable *cancellable)
{
  g_autoptr (RpStressSources) sources
      = rp_stress_sources_new (graph, paths, MIN (g_get_num_processors (), 2), random, cancellable);

  if (sources == NULL)
    return FALSE;
  rp_stress_sources_first (sources, random, positions);
  return rp_stress_sources_descend (sources, random, positions, cancellable);
}

/* GRAPH is connected. */
static gboolean
lay_out_part (const RpGraph *graph, guint32 seed, RpPoint *positions, GCancellable *cancellable)
{
  RpRandom random = rp_random (seed);
  g_autoptr (RpPaths) paths = NULL;

  if (graph->n_nodes <= 2)
    {
      positions[graph->n_nodes - 1] = (RpPoint){ graph->n_nodes == 2 ? graph->edges[0].length : 0, 0 };
      return TRUE;
    }
  paths = rp_paths_new (graph);
  if (graph->n_nodes <= ALL_PAIRS_UP_TO)
    return by_all_pairs (paths, graph->n_nodes, &random, positions, cancellable);
  return by_sources (graph, paths, &random, positions, cancellable);
}

static gboolean
stress_run (const RpGraph *graph, guint32 seed, RpPoint *positions, GCancellable *cancellable)
{
  g_autoptr (RpGraphSplit) split = rp_graph_split_new (graph);
  g_autofree RpPoint *local = g_new (RpPoint, (gsize)graph->n_nodes + 1);
  guint n_edges = split->n_parts == 0 ? 0
                                      : (guint)(split->parts[split->n_parts - 1].edges - split->edges)
                                            + split->parts[split->n_parts - 1].n_edges;
  double usual = tame (split->edges, n_edges);

  for (guint p = 0; p < split->n_parts; p++)
    {
      const RpGraph *part = &split->parts[p];
      const guint *nodes = split->nodes + split->first[p];

      memset (local, 0, part->n_nodes * sizeof (RpPoint));
      if (!lay_out_part (part, seed, local, cancellable))
        return FALSE;
      for (guint i = 0; i < part->n_nodes; i++)
        positions[nodes[i]] = (RpPoint){ local[i].x * usual, local[i].y * usual };
    }
  return !g_cancellable_is_cancelled (cancellable);
}

const RpNetworkMethod rp_network_stress = { .name = "stress", .run = stress_run };

double
rp_network_stress_of (const RpGraph *graph, const RpPoint *positions)
{
  g_autoptr (RpPaths) paths = rp_paths_new (graph);
  guint n = graph->n_nodes, every = n / 1000 + 1;
  g_autofree double *row = g_new (double, (gsize)n + 1);
  double sum_1 = 0, sum_x = 0, sum_xx = 0, scale;

  /* with x = distance / hops the stress at scale s is the sum of (s x - 1)² */
  for (guint a = 0; a < n; a += every)
    {
      rp_paths_from (paths, a, row);
      for (guint b = 0; b < n; b++)
        if (row[b] > 0)
          {
            double dx = positions[a].x - positions[b].x, dy = positions[a].y - positions[b].y;
            double x = sqrt (dx * dx + dy * dy) / row[b];

            sum_1 += 1;
            sum_x += x;
            sum_xx += x * x;
          }
    }
  if (sum_1 == 0 || sum_xx == 0)
    return 0;
  scale = sum_x / sum_xx;
  return (scale * scale * sum_xx - 2 * scale * sum_x + sum_1) / sum_1;
}
