/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "graph-shown.h"

/* The lightest relation beside the heaviest: none weighs so little that it falls out. */
#define LEAST_WEIGHT 1e-9

static gboolean
is_shown (const RpRecordSet *shown, RpRecordType type, guint index)
{
  return shown == NULL || rp_record_set_contains (shown, rp_record_ref (type, index));
}

static void
number_nodes (RpShownGraph *graph, const RpRecordSet *shown)
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
add_relation (RpShownGraph *graph, const RpRelation *relation, double heaviest)
{
  guint from = graph->node[relation->from], to = graph->node[relation->to];
  double weight = MAX (relation->weight / heaviest, LEAST_WEIGHT);

  if (from == to)
    return;
  g_array_append_vals (graph->arcs, &(RpShownArc){ from, to, weight }, 1);
  if (!relation->directed)
    g_array_append_vals (graph->arcs, &(RpShownArc){ to, from, weight }, 1);
  g_array_append_vals (graph->ways, &(RpShownArc){ MIN (from, to), MAX (from, to), weight }, 1);
}

static int
compare_arcs (gconstpointer a, gconstpointer b)
{
  const RpShownArc *one = a, *other = b;

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
      RpShownArc arc = g_array_index (arcs, RpShownArc, i);
      RpShownArc *last = kept > 0 ? &g_array_index (arcs, RpShownArc, kept - 1) : NULL;

      if (last != NULL && last->from == arc.from && last->to == arc.to)
        last->weight += arc.weight;
      else
        g_array_index (arcs, RpShownArc, kept++) = arc;
    }
  g_array_set_size (arcs, kept);
}

static void
count_tie (RpEntityMeasures *measures, const RpRelation *relation)
{
  measures->n_ties++;
  measures->ties[relation->from]++;
  if (relation->to != relation->from)
    measures->ties[relation->to]++;
}

/* Fills the graph, and the ties of each entity on the way. */
static void
add_relations (RpShownGraph *graph, const RpRecordSet *shown, RpEntityMeasures *measures)
{
  guint n = rp_dataset_n_relations (graph->dataset);
  double heaviest = 0;

  graph->arcs = g_array_new (FALSE, FALSE, sizeof (RpShownArc));
  graph->ways = g_array_new (FALSE, FALSE, sizeof (RpShownArc));
  for (guint i = 0; i < n; i++)
    heaviest = MAX (heaviest, rp_dataset_relation (graph->dataset, i)->weight);
  for (guint i = 0; measures != NULL && i < graph->n_nodes; i++)
    measures->ties[graph->entity[i]] = 0;
  for (guint i = 0; i < n; i++)
    {
      const RpRelation *relation = rp_dataset_relation (graph->dataset, i);

      if (!is_shown (shown, RP_RECORD_RELATION, i) || graph->node[relation->from] == RP_NO_INDEX
          || graph->node[relation->to] == RP_NO_INDEX)
        continue;
      if (measures != NULL)
        count_tie (measures, relation);
      add_relation (graph, relation, heaviest);
    }
  merge (graph->arcs);
  merge (graph->ways);
}

RpShownGraph *
rp_shown_graph_new (RpDataset *dataset, const RpRecordSet *shown, RpEntityMeasures *measures)
{
  RpShownGraph *self = g_new0 (RpShownGraph, 1);

  self->dataset = dataset;
  number_nodes (self, shown);
  if (measures != NULL)
    measures->n_counted = self->n_nodes;
  add_relations (self, shown, measures);
  return self;
}

void
rp_shown_graph_free (RpShownGraph *self)
{
  if (self == NULL)
    return;
  g_free (self->node);
  g_free (self->entity);
  g_array_unref (self->arcs);
  g_array_unref (self->ways);
  g_free (self);
}

igraph_error_t
rp_shown_graph_fill (const RpShownGraph *self, const GArray *arcs, gboolean directed, igraph_t *to)
{
  igraph_vector_int_t ends;
  igraph_error_t status = igraph_vector_int_init (&ends, (igraph_integer_t)arcs->len * 2);

  if (status != IGRAPH_SUCCESS)
    return status;
  for (guint i = 0; i < arcs->len; i++)
    {
      VECTOR (ends)[2 * i] = g_array_index (arcs, RpShownArc, i).from;
      VECTOR (ends)[2 * i + 1] = g_array_index (arcs, RpShownArc, i).to;
    }
  status = igraph_create (to, &ends, self->n_nodes, directed);
  igraph_vector_int_destroy (&ends);
  return status;
}

igraph_error_t
rp_shown_graph_weigh (const GArray *arcs, igraph_vector_t *weights)
{
  igraph_error_t status = igraph_vector_init (weights, arcs->len);

  for (guint i = 0; status == IGRAPH_SUCCESS && i < arcs->len; i++)
    VECTOR (*weights)[i] = g_array_index (arcs, RpShownArc, i).weight;
  return status;
}
