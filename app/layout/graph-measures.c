/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "graph-measures.h"

#include <igraph.h>
#include <math.h>

#include "seeded-random.h"

/* So many steps from node to node are worth a person's waiting: two to three seconds. */
#define MOST_STEPS G_GUINT64_CONSTANT (200000000)
#define LEAST_SAMPLE 100
#define SEED 1
#define DAMPING 0.85
/* The lightest relation beside the heaviest: none weighs so little that it falls out. */
#define LEAST_WEIGHT 1e-9

/* The entities shown as nodes without gaps, and the ties between them. */
typedef struct
{
  RpDataset *dataset;
  guint n_nodes;
  guint *node;   /* by entity; RP_NO_INDEX: not shown */
  guint *entity; /* by node */
  GArray *arcs;  /* Arc, in order, each pair once in each direction that it has */
  GArray *ways;  /* Arc, from < to, in order, each pair once */
} Graph;

typedef struct
{
  guint from, to;
  double weight;
} Arc;

/* igraph's one worker. Zeroes are a mutex that nobody holds. */
typedef struct
{
  GMutex mutex;
  GCancellable *cancellable;
} Worker;

static Worker *
the_worker (void)
{
  static Worker worker;

  return &worker;
}

/* Whoever interrupts frees what igraph has allocated meanwhile: it only returns. */
static igraph_error_t
interrupt_cb (G_GNUC_UNUSED void *data)
{
  GCancellable *cancellable = the_worker ()->cancellable;

  if (cancellable == NULL || !g_cancellable_is_cancelled (cancellable))
    return IGRAPH_SUCCESS;
  IGRAPH_FINALLY_FREE ();
  return IGRAPH_INTERRUPTED;
}

/* The handlers belong to a thread where igraph was built with threads in mind, else to the process: setting the same
 * ones again does no harm. */
static void
begin_igraph (GCancellable *cancellable)
{
  Worker *worker = the_worker ();

  g_mutex_lock (&worker->mutex);
  worker->cancellable = cancellable;
  igraph_set_error_handler (igraph_error_handler_ignore);
  igraph_set_warning_handler (igraph_warning_handler_ignore);
  igraph_set_interruption_handler (interrupt_cb);
  igraph_rng_seed (igraph_rng_default (), SEED);
}

static void
end_igraph (void)
{
  Worker *worker = the_worker ();

  worker->cancellable = NULL;
  g_mutex_unlock (&worker->mutex);
}

/* ---- the graph ---- */

static gboolean
is_shown (const RpRecordSet *shown, RpRecordType type, guint index)
{
  return shown == NULL || rp_record_set_contains (shown, rp_record_ref (type, index));
}

static void
number_nodes (Graph *graph, const RpRecordSet *shown)
{
  guint n = rp_dataset_n_entities (graph->dataset);

  graph->node = g_new (guint, n + 1);
  graph->entity = g_new (guint, n + 1);
  for (guint i = 0; i < n; i++)
    {
      gboolean counts = is_shown (shown, RP_RECORD_ENTITY, i);

      graph->node[i] = counts ? graph->n_nodes : RP_NO_INDEX;
      if (counts)
        graph->entity[graph->n_nodes++] = i;
    }
}

static void
add_relation (Graph *graph, const RpRelation *relation, double heaviest)
{
  guint from = graph->node[relation->from], to = graph->node[relation->to];
  double weight = MAX (relation->weight / heaviest, LEAST_WEIGHT);

  if (from == to)
    return;
  g_array_append_vals (graph->arcs, &(Arc){ from, to, weight }, 1);
  if (!relation->directed)
    g_array_append_vals (graph->arcs, &(Arc){ to, from, weight }, 1);
  g_array_append_vals (graph->ways, &(Arc){ MIN (from, to), MAX (from, to), 1 }, 1);
}

static int
compare_arcs (gconstpointer a, gconstpointer b)
{
  const Arc *one = a, *other = b;

  if (one->from != other->from)
    return one->from < other->from ? -1 : 1;
  if (one->to != other->to)
    return one->to < other->to ? -1 : 1;
  /* the order in which weights are summed is no matter of chance */
  return one->weight < other->weight ? -1 : one->weight > other->weight;
}

/* Sorts, and makes one of what has the same ends. */
static void
merge (GArray *arcs)
{
  guint kept = 0;

  g_array_sort (arcs, compare_arcs);
  for (guint i = 0; i < arcs->len; i++)
    {
      Arc arc = g_array_index (arcs, Arc, i);
      Arc *last = kept > 0 ? &g_array_index (arcs, Arc, kept - 1) : NULL;

      if (last != NULL && last->from == arc.from && last->to == arc.to)
        last->weight += arc.weight;
      else
        g_array_index (arcs, Arc, kept++) = arc;
    }
  g_array_set_size (arcs, kept);
}

/* Fills the graph, and the ties of each entity on the way. */
static void
add_relations (Graph *graph, const RpRecordSet *shown, RpEntityMeasures *measures)
{
  guint n = rp_dataset_n_relations (graph->dataset);
  double heaviest = 0;

  graph->arcs = g_array_new (FALSE, FALSE, sizeof (Arc));
  graph->ways = g_array_new (FALSE, FALSE, sizeof (Arc));
  for (guint i = 0; i < n; i++)
    heaviest = MAX (heaviest, rp_dataset_relation (graph->dataset, i)->weight);
  for (guint i = 0; i < graph->n_nodes; i++)
    measures->ties[graph->entity[i]] = 0;
  for (guint i = 0; i < n; i++)
    {
      const RpRelation *relation = rp_dataset_relation (graph->dataset, i);

      if (!is_shown (shown, RP_RECORD_RELATION, i) || graph->node[relation->from] == RP_NO_INDEX
          || graph->node[relation->to] == RP_NO_INDEX)
        continue;
      measures->n_ties++;
      measures->ties[relation->from]++;
      if (relation->to != relation->from)
        measures->ties[relation->to]++;
      add_relation (graph, relation, heaviest);
    }
  merge (graph->arcs);
  merge (graph->ways);
}

static void
clear_graph (Graph *graph)
{
  g_free (graph->node);
  g_free (graph->entity);
  g_clear_pointer (&graph->arcs, g_array_unref);
  g_clear_pointer (&graph->ways, g_array_unref);
}

/* ---- what igraph reckons ---- */

static igraph_error_t
fill_igraph (igraph_t *to, const Graph *graph, const GArray *arcs, gboolean directed)
{
  igraph_vector_int_t ends;
  igraph_error_t status = igraph_vector_int_init (&ends, (igraph_integer_t)arcs->len * 2);

  if (status != IGRAPH_SUCCESS)
    return status;
  for (guint i = 0; i < arcs->len; i++)
    {
      VECTOR (ends)[2 * i] = g_array_index (arcs, Arc, i).from;
      VECTOR (ends)[2 * i + 1] = g_array_index (arcs, Arc, i).to;
    }
  status = igraph_create (to, &ends, graph->n_nodes, directed);
  igraph_vector_int_destroy (&ends);
  return status;
}

/* SIZE of the nodes that have a way to anywhere, each as likely as any other, in ascending order. */
static igraph_error_t
draw_sample (igraph_vector_int_t *sample, const Graph *graph, guint size, guint *n_tied)
{
  g_autofree gboolean *tied = g_new0 (gboolean, graph->n_nodes + 1);
  RpRandom random = rp_random (SEED);
  igraph_error_t status = igraph_vector_int_init (sample, 0);
  guint left = 0, wanted;

  for (guint i = 0; i < graph->ways->len; i++)
    tied[g_array_index (graph->ways, Arc, i).from] = tied[g_array_index (graph->ways, Arc, i).to] = TRUE;
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
sampled_betweenness (const igraph_t *ways, const Graph *graph, guint size, igraph_vector_t *result)
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
reckon_betweenness (const Graph *graph, guint sample, igraph_vector_t *result)
{
  igraph_t ways;
  igraph_error_t status = fill_igraph (&ways, graph, graph->ways, FALSE);

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
reckon_pagerank (const Graph *graph, G_GNUC_UNUSED guint sample, igraph_vector_t *result)
{
  igraph_t arcs;
  igraph_vector_t weights;
  igraph_error_t status = fill_igraph (&arcs, graph, graph->arcs, TRUE);

  if (status != IGRAPH_SUCCESS)
    return status;
  status = igraph_vector_init (&weights, graph->arcs->len);
  if (status == IGRAPH_SUCCESS)
    {
      for (guint i = 0; i < graph->arcs->len; i++)
        VECTOR (weights)[i] = g_array_index (graph->arcs, Arc, i).weight;
      status = igraph_pagerank (&arcs, IGRAPH_PAGERANK_ALGO_PRPACK, result, NULL, igraph_vss_all (), IGRAPH_DIRECTED,
                                DAMPING, &weights, NULL);
      igraph_vector_scale (result, graph->n_nodes);
      igraph_vector_destroy (&weights);
    }
  igraph_destroy (&arcs);
  return status;
}

/* Into NUMBERS, by entity, what RECKON finds; they stay NAN where it fails. */
static void
reckon (const Graph *graph, igraph_error_t (*how) (const Graph *, guint, igraph_vector_t *), guint sample,
        double *numbers, GCancellable *cancellable)
{
  igraph_vector_t result;

  if (graph->n_nodes == 0 || g_cancellable_is_cancelled (cancellable))
    return;
  begin_igraph (cancellable);
  if (igraph_vector_init (&result, 0) == IGRAPH_SUCCESS)
    {
      if (how (graph, sample, &result) == IGRAPH_SUCCESS
          && igraph_vector_size (&result) == (igraph_integer_t)graph->n_nodes)
        for (guint i = 0; i < graph->n_nodes; i++)
          numbers[graph->entity[i]] = VECTOR (result)[i];
      igraph_vector_destroy (&result);
    }
  end_igraph ();
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
rp_graph_measures (RpDataset *dataset, const RpRecordSet *shown, GCancellable *cancellable)
{
  g_autoptr (RpEntityMeasures) measures = rp_entity_measures_new (rp_dataset_n_entities (dataset));
  Graph graph = { .dataset = dataset };

  number_nodes (&graph, shown);
  measures->n_counted = graph.n_nodes;
  add_relations (&graph, shown, measures);
  measures->n_sampled = rp_graph_measures_sample (graph.n_nodes, graph.ways->len);
  reckon (&graph, reckon_pagerank, 0, measures->pagerank, cancellable);
  reckon (&graph, reckon_betweenness, measures->n_sampled, measures->betweenness, cancellable);
  clear_graph (&graph);
  return g_cancellable_is_cancelled (cancellable) ? NULL : g_steal_pointer (&measures);
}
