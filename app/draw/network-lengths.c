/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long the ties of a network wish to be: what weighs more than usual draws nearer, what weighs less stays further.
 */
#include <math.h>
#include "network-graph.h"

#define SHORTEST 0.6
#define LONGEST 1.6

static int
by_value (gconstpointer a, gconstpointer b)
{
  double first = *(const double *)a, second = *(const double *)b;

  return (first > second) - (first < second);
}

/* The weight of the heaviest relation of a pair whose ties begin at FIRST. */
static double
pair_weight (const RpNetGraph *graph, guint first)
{
  guint end = MIN (first + g_array_index (graph->ties, RpNetTie, first).n_slots, graph->ties->len);
  double most = 0;

  for (guint i = first; i < end; i++)
    {
      const RpNetTie *tie = &g_array_index (graph->ties, RpNetTie, i);

      if (tie->type == RP_TIE_RELATION)
        most = MAX (most, rp_dataset_relation (graph->dataset, tie->relation)->weight);
    }
  return most > 0 ? most : 1;
}

void
rp_net_weigh_edges (const RpNetGraph *graph, const guint *first_ties, GArray *edges)
{
  g_autofree double *weights = g_new (double, (gsize)edges->len + 1);
  g_autofree double *sorted = NULL;
  gboolean even = TRUE;
  double usual;

  for (guint i = 0; i < edges->len; i++)
    {
      weights[i] = pair_weight (graph, first_ties[i]);
      even = even && weights[i] == weights[0];
    }
  if (even)
    return;
  sorted = g_memdup2 (weights, edges->len * sizeof (double));
  qsort (sorted, edges->len, sizeof (double), by_value);
  usual = sorted[edges->len / 2];
  for (guint i = 0; i < edges->len; i++)
    g_array_index (edges, RpGraphEdge, i).length *= CLAMP (1 / sqrt (sqrt (weights[i] / usual)), SHORTEST, LONGEST);
}
