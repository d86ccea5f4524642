/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How large the nodes are: by what the looks choose, over what is shown. */
#include <math.h>

#include "network-graph.h"

#define GAP_PX 3.0       /* between two symbols, at least */
#define SMALLEST_PX 9    /* that a neighbour makes a symbol */
#define MIDDLE_SHARE 0.2 /* of nodes that all are of one size */

static guint
events_shown (const RpNetGraph *graph, const RpViewState *state, guint entity)
{
  guint n, count = 0;
  const guint *events = rp_dataset_entity_events (graph->dataset, entity, &n);

  for (guint i = 0; state->shown != NULL && i < n; i++)
    count += rp_record_set_contains (state->shown, rp_record_ref (RP_RECORD_EVENT, events[i]));
  return state->shown != NULL ? count : n;
}

static gboolean
is_tied_here (const RpNetGraph *graph, const RpRelation *relation)
{
  return rp_net_entity_node (graph, relation->from) != RP_NO_INDEX
         && rp_net_entity_node (graph, relation->to) != RP_NO_INDEX;
}

/* The relations of ENTITY in the network. */
static guint
ties_here (const RpNetGraph *graph, guint entity)
{
  guint n, count = 0;
  const guint *relations = rp_dataset_entity_relations (graph->dataset, entity, &n);

  for (guint i = 0; i < n; i++)
    count += is_tied_here (graph, rp_dataset_relation (graph->dataset, relations[i]));
  return count;
}

static guint
ties_shown (const RpNetGraph *graph, const RpViewState *state, guint entity)
{
  guint n, count = 0;
  const guint *relations = rp_dataset_entity_relations (graph->dataset, entity, &n);

  if (state->shown == NULL)
    return ties_here (graph, entity);
  for (guint i = 0; i < n; i++)
    {
      const RpRelation *relation = rp_dataset_relation (graph->dataset, relations[i]);

      count += is_tied_here (graph, relation)
               && rp_record_set_contains (state->shown, rp_record_ref (RP_RECORD_RELATION, relations[i]))
               && rp_record_set_contains (state->shown, rp_record_ref (RP_RECORD_ENTITY, relation->from))
               && rp_record_set_contains (state->shown, rp_record_ref (RP_RECORD_ENTITY, relation->to));
    }
  return count;
}

/* What NODE is worth by SIZE; NAN: nothing is known of it. */
static double
value_of (const RpNetGraph *graph, const RpViewState *state, RpNodeSize size, guint node)
{
  const RpEntityMeasures *measures = state->measures;
  gboolean known = measures != NULL && measures->n_entities == rp_dataset_n_entities (graph->dataset);
  guint entity;

  if (node >= graph->n_entities)
    return 0;
  entity = graph->entity_of_node[node];
  if (size == RP_NODE_SIZE_EVENTS)
    return events_shown (graph, state, entity);
  if (size == RP_NODE_SIZE_TIES)
    return ties_shown (graph, state, entity);
  if (!known)
    return NAN;
  return size == RP_NODE_SIZE_PAGERANK ? measures->pagerank[entity] : measures->betweenness[entity];
}

/* What the largest symbol stands for. Counts keep the scale of the whole network, so that sizes compare while a period
 * moves. */
static double
scale_of (const RpNetGraph *graph, RpNodeSize size, const double *values)
{
  double most = 0;

  if (size == RP_NODE_SIZE_EVENTS)
    return graph->most_events;
  for (guint i = 0; i < graph->n_entities; i++)
    {
      guint n = size == RP_NODE_SIZE_TIES ? ties_here (graph, graph->entity_of_node[i]) : 0;

      most = MAX (most, size == RP_NODE_SIZE_TIES ? n : isfinite (values[i]) ? values[i] : 0);
    }
  return most > 0 ? most : 1;
}

static RpLabelBox
box_of (const RpNetwork *self, guint i, double air)
{
  double half = self->sizes[i] / 2 + air;
  RpPoint at = self->positions[i];

  return (RpLabelBox){ at.x - half, at.y - half, at.x + half, at.y + half };
}

/* Two that meet give way, each by its share: the layout kept apart what was smaller. */
static void
make_way (RpNetwork *self)
{
  guint n = self->graph->n_nodes;
  g_autoptr (RpLabelGrid) taken = rp_label_grid_new ((RpLabelBox){ 0, 0, self->size.x, self->size.y }, n);

  for (guint i = 0; i < n; i++)
    rp_label_grid_add (taken, box_of (self, i, GAP_PX / 2), i);
  for (guint k = 0; k < n; k++)
    {
      guint i = self->graph->order[n - 1 - k], hit[16];
      guint n_hit = rp_label_grid_meeting (taken, box_of (self, i, GAP_PX / 2), i, hit, G_N_ELEMENTS (hit));

      for (guint h = 0; h < MIN (n_hit, G_N_ELEMENTS (hit)); h++)
        {
          double x = fabs (self->positions[i].x - self->positions[hit[h]].x);
          double y = fabs (self->positions[i].y - self->positions[hit[h]].y);
          double room = MAX (x, y) - GAP_PX, wanted = (self->sizes[i] + self->sizes[hit[h]]) / 2;

          if (wanted <= room)
            continue;
          self->sizes[i] = MAX (floor (self->sizes[i] * MAX (room, 0) / wanted), SMALLEST_PX);
          self->sizes[hit[h]] = MAX (floor (self->sizes[hit[h]] * MAX (room, 0) / wanted), SMALLEST_PX);
        }
    }
}

RpNetwork *
rp_network_size_nodes (RpNetwork *self, const RpViewState *state)
{
  RpNetwork *copy = rp_net_copy (self);
  const RpNetGraph *graph = copy->graph;
  RpNodeSize size = rp_network_looks_size_in (state->looks, graph->dataset);
  gsize n = (gsize)graph->n_nodes + 1;
  g_autofree double *values = g_new0 (double, n);
  double most;

  g_clear_pointer (&copy->sizes, g_free);
  if (self->first || (size == RP_NODE_SIZE_EVENTS && state->shown == NULL))
    return copy; /* as the layout was made */
  copy->sizes = g_new0 (double, n);
  for (guint i = 0; i < graph->n_nodes && size != RP_NODE_SIZE_NONE; i++)
    values[i] = value_of (graph, state, size, i);
  most = scale_of (graph, size, values);
  for (guint i = 0; i < graph->n_nodes; i++)
    {
      double share = size == RP_NODE_SIZE_NONE ? MIDDLE_SHARE : isfinite (values[i]) ? sqrt (values[i] / most) : 0;

      if (rp_net_node_group (graph, i) != NULL)
        share = graph->nodes[i].share;
      copy->sizes[i] = rp_net_graph_size_of (graph, CLAMP (share, 0, 1));
    }
  if (graph->n_nodes > 0)
    make_way (copy);
  return copy;
}
