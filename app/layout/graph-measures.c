/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "graph-measures.h"

#include <math.h>

#include "graph-groups.h"
#include "igraph-worker.h"
#include "seeded-random.h"

/* So many steps from node to node are worth a person's waiting: two to three seconds. */
#define MOST_STEPS G_GUINT64_CONSTANT (200000000)
#define LEAST_SAMPLE 100
#define SEED 1
#define DAMPING 0.85
/* What of the whole each is about, in thousandths. */
#define GROUPS_FROM 50
#define BETWEENNESS_FROM 150
#define ALL_DONE 1000

typedef igraph_error_t (*Reckon) (const RpShownGraph *graph, guint sample, igraph_vector_t *result);

/* SIZE of the nodes that have a way to anywhere, each as likely as any other, in ascending order. */
static igraph_error_t
draw_sample (igraph_vector_int_t *sample, const RpShownGraph *graph, guint size, guint *n_tied)
{
  g_autofree gboolean *tied = g_new0 (gboolean, graph->n_nodes + 1);
  RpRandom random = rp_random (SEED);
  igraph_error_t status = igraph_vector_int_init (sample, 0);
  guint left = 0, wanted;

  for (guint i = 0; i < graph->ways->len; i++)
    tied[g_array_index (graph->ways, RpShownArc, i).from] = tied[g_array_index (graph->ways, RpShownArc, i).to] = TRUE;
  for (guint i = 0; i < graph->n_nodes; i++)
    left += tied[i];
  *n_tied = left;
  wanted = MIN (size, left);
  for (guint i = 0; i < graph->n_nodes && status == IGRAPH_SUCCESS && wanted > 0; i++)
    if (tied[i] && rp_random_below (&random, left--) < wanted)
      {
        status = igraph_vector_int_push_back (sample, i);
        wanted--;
      }
  return status;
}

static igraph_error_t
sampled_betweenness (const igraph_t *ways, const RpShownGraph *graph, guint size, igraph_vector_t *result)
{
  igraph_vector_int_t sample;
  guint n_tied = 0;
  igraph_error_t status = draw_sample (&sample, graph, size, &n_tied);

  if (status == IGRAPH_SUCCESS)
    status = igraph_betweenness_subset (ways, result, igraph_vss_all (), IGRAPH_UNDIRECTED, igraph_vss_vector (&sample),
                                        igraph_vss_all (), NULL);
  if (status == IGRAPH_SUCCESS && igraph_vector_int_size (&sample) > 0)
    igraph_vector_scale (result, (double)n_tied / (double)igraph_vector_int_size (&sample));
  igraph_vector_int_destroy (&sample);
  return status;
}

static igraph_error_t
reckon_betweenness (const RpShownGraph *graph, guint sample, igraph_vector_t *result)
{
  igraph_t ways;
  igraph_error_t status = rp_shown_graph_fill (graph, graph->ways, FALSE, &ways);

  if (status != IGRAPH_SUCCESS)
    return status;
  if (sample > 0)
    status = sampled_betweenness (&ways, graph, sample, result);
  else
    status = igraph_betweenness (&ways, result, igraph_vss_all (), IGRAPH_UNDIRECTED, NULL);
  igraph_destroy (&ways);
  return status;
}

static igraph_error_t
reckon_pagerank (const RpShownGraph *graph, G_GNUC_UNUSED guint sample, igraph_vector_t *result)
{
  igraph_t arcs;
  igraph_vector_t weights;
  igraph_error_t status = rp_shown_graph_fill (graph, graph->arcs, TRUE, &arcs);

  if (status != IGRAPH_SUCCESS)
    return status;
  status = rp_shown_graph_weigh (graph->arcs, &weights);
  if (status == IGRAPH_SUCCESS)
    {
      status = igraph_pagerank (&arcs, IGRAPH_PAGERANK_ALGO_PRPACK, result, NULL, igraph_vss_all (), IGRAPH_DIRECTED,
                                DAMPING, &weights, NULL);
      igraph_vector_scale (result, graph->n_nodes);
      igraph_vector_destroy (&weights);
    }
  igraph_destroy (&arcs);
  return status;
}

/* Into NUMBERS, by entity, what HOW finds; they stay NAN where it fails. Within igraph's turn. */
static void
reckon (const RpShownGraph *graph, Reckon how, guint sample, double *numbers)
{
  igraph_vector_t result;

  if (igraph_vector_init (&result, 0) != IGRAPH_SUCCESS)
    return;
  if (how (graph, sample, &result) == IGRAPH_SUCCESS
      && igraph_vector_size (&result) == (igraph_integer_t)graph->n_nodes)
    for (guint i = 0; i < graph->n_nodes; i++)
      numbers[graph->entity[i]] = VECTOR (result)[i];
  igraph_vector_destroy (&result);
}

/* Each waits for a turn of its own: nobody has to wait for all of another's. */
static void
reckon_all (const RpShownGraph *graph, RpEntityMeasures *measures, gint *permille, GCancellable *cancellable)
{
  RpIgraphWatch watch = { permille, 0, GROUPS_FROM };

  rp_igraph_begin (cancellable, &watch);
  if (!g_cancellable_is_cancelled (cancellable))
    reckon (graph, reckon_pagerank, 0, measures->pagerank);
  rp_igraph_end ();
  watch = (RpIgraphWatch){ permille, GROUPS_FROM, BETWEENNESS_FROM };
  rp_igraph_begin (cancellable, &watch);
  if (!g_cancellable_is_cancelled (cancellable))
    rp_graph_groups (graph, measures);
  rp_igraph_end ();
  watch = (RpIgraphWatch){ permille, BETWEENNESS_FROM, ALL_DONE };
  rp_igraph_begin (cancellable, &watch);
  if (!g_cancellable_is_cancelled (cancellable))
    reckon (graph, reckon_betweenness, measures->n_sampled, measures->betweenness);
  rp_igraph_end ();
}

guint
rp_graph_measures_sample (guint n_nodes, guint n_ties)
{
  guint64 round = (guint64)n_nodes + 2 * (guint64)n_ties;

  if (n_nodes <= LEAST_SAMPLE || (guint64)n_nodes * round <= MOST_STEPS)
    return 0;
  return (guint)MAX (MOST_STEPS / round, LEAST_SAMPLE);
}

RpEntityMeasures *
rp_graph_measures (RpDataset *dataset, const RpRecordSet *shown, gint *permille, GCancellable *cancellable)
{
  g_autoptr (RpEntityMeasures) measures = rp_entity_measures_new (rp_dataset_n_entities (dataset));
  g_autoptr (RpShownGraph) graph = rp_shown_graph_new (dataset, shown, measures);

  measures->n_sampled = rp_graph_measures_sample (graph->n_nodes, graph->ways->len);
  if (graph->n_nodes > 0)
    reckon_all (graph, measures, permille, cancellable);
  if (permille != NULL)
    g_atomic_int_set (permille, ALL_DONE);
  return g_cancellable_is_cancelled (cancellable) ? NULL : g_steal_pointer (&measures);
}
