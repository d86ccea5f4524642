/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "graph-groups.h"

/* Of modularity's own objective, as the paper has it. */
#define RANDOMNESS 0.01
#define ROUNDS 10

typedef struct
{
  guint group, size, first; /* its first node */
} Group;

static int
larger_first (const void *a, const void *b)
{
  const Group *p = a, *q = b;

  if (p->size != q->size)
    return p->size > q->size ? -1 : 1;
  return p->first < q->first ? -1 : p->first > q->first;
}

/* Numbers groups from 1 on, the largest first, into NUMBERS (by entity); groups below LEAST get no number. Returns how
 * many have one. */
static guint
number_groups (const RpShownGraph *graph, const igraph_vector_int_t *membership, guint least, double *numbers)
{
  g_autofree Group *groups = g_new0 (Group, (gsize)graph->n_nodes + 1);
  g_autofree guint *rank = g_new0 (guint, (gsize)graph->n_nodes + 1);
  guint n = 0;

  if (igraph_vector_int_size (membership) != (igraph_integer_t)graph->n_nodes)
    return 0;
  for (guint i = 0; i < graph->n_nodes; i++)
    {
      guint group = (guint)VECTOR (*membership)[i];

      if (group >= graph->n_nodes)
        return 0;
      if (groups[group].size++ == 0)
        groups[group].first = i;
      groups[group].group = group;
    }
  qsort (groups, graph->n_nodes, sizeof *groups, larger_first);
  for (; n < graph->n_nodes && groups[n].size >= least; n++)
    rank[groups[n].group] = n + 1;
  for (guint i = 0; i < graph->n_nodes; i++)
    if (rank[VECTOR (*membership)[i]] > 0)
      numbers[graph->entity[i]] = rank[VECTOR (*membership)[i]];
  return n;
}

static igraph_error_t
run_leiden (const igraph_t *ways, const igraph_vector_t *weights, igraph_vector_int_t *membership)
{
  igraph_vector_t strengths;
  igraph_error_t status = igraph_vector_init (&strengths, 0);
  double total;

  if (status != IGRAPH_SUCCESS)
    return status;
  status = igraph_strength (ways, &strengths, igraph_vss_all (), IGRAPH_ALL, IGRAPH_LOOPS, weights);
  total = status == IGRAPH_SUCCESS ? igraph_vector_sum (&strengths) : 0;
  if (status == IGRAPH_SUCCESS && total > 0)
    status = igraph_community_leiden (ways, weights, &strengths, 1 / total, RANDOMNESS, FALSE, ROUNDS, membership, NULL,
                                      NULL);
  igraph_vector_destroy (&strengths);
  return status;
}

static void
find_communities (const RpShownGraph *graph, const igraph_t *ways, RpEntityMeasures *measures)
{
  igraph_vector_int_t membership;
  igraph_vector_t weights;

  if (graph->ways->len == 0 || rp_shown_graph_weigh (graph->ways, &weights) != IGRAPH_SUCCESS)
    return;
  if (igraph_vector_int_init (&membership, 0) == IGRAPH_SUCCESS)
    {
      if (run_leiden (ways, &weights, &membership) == IGRAPH_SUCCESS)
        measures->n_communities = number_groups (graph, &membership, 2, measures->community);
      igraph_vector_int_destroy (&membership);
    }
  igraph_vector_destroy (&weights);
}

static void
find_components (const RpShownGraph *graph, const igraph_t *ways, RpEntityMeasures *measures)
{
  igraph_vector_int_t membership;

  if (igraph_vector_int_init (&membership, 0) != IGRAPH_SUCCESS)
    return;
  if (igraph_connected_components (ways, &membership, NULL, NULL, IGRAPH_WEAK) == IGRAPH_SUCCESS)
    measures->n_components = number_groups (graph, &membership, 1, measures->component);
  igraph_vector_int_destroy (&membership);
}

static void
find_cores (const RpShownGraph *graph, const igraph_t *ways, RpEntityMeasures *measures)
{
  igraph_vector_int_t cores;

  if (igraph_vector_int_init (&cores, 0) != IGRAPH_SUCCESS)
    return;
  if (igraph_coreness (ways, &cores, IGRAPH_ALL) == IGRAPH_SUCCESS
      && igraph_vector_int_size (&cores) == (igraph_integer_t)graph->n_nodes)
    for (guint i = 0; i < graph->n_nodes; i++)
      measures->core[graph->entity[i]] = (double)VECTOR (cores)[i];
  igraph_vector_int_destroy (&cores);
}

void
rp_graph_groups (const RpShownGraph *graph, RpEntityMeasures *measures)
{
  igraph_t ways;

  if (graph->n_nodes == 0 || rp_shown_graph_fill (graph, graph->ways, FALSE, &ways) != IGRAPH_SUCCESS)
    return;
  find_components (graph, &ways, measures);
  find_cores (graph, &ways, measures);
  find_communities (graph, &ways, measures);
  igraph_destroy (&ways);
}
