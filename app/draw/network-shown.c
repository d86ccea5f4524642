/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "network-shown.h"

#include "label-text.h"
#include "network-graph.h"

/* ---- what is shown, for the drawing too ---- */

gboolean
rp_net_shows_node (const RpNetGraph *graph, const RpViewState *state, const guint8 *hidden, guint node)
{
  return rp_view_state_visible (state, rp_net_node_ref (graph, node))
         && (hidden == NULL || !hidden[rp_net_node_kind (graph, node)]);
}

gboolean
rp_net_joins (const RpViewState *state, guint event)
{
  const RpRecordSet *joining = state->joining != NULL ? state->joining : state->shown;

  return joining == NULL || rp_record_set_contains (joining, rp_record_ref (RP_RECORD_EVENT, event));
}

gboolean
rp_net_shows_tie (const RpNetGraph *graph, const RpViewState *state, const RpNetTie *tie)
{
  if (tie->type == RP_TIE_RELATION)
    return rp_view_state_visible (state, rp_record_ref (RP_RECORD_RELATION, tie->relation));
  if (tie->type != RP_TIE_SHARED || state->dim)
    return TRUE;
  for (guint i = 0; i < tie->n_events; i++)
    if (rp_net_joins (state, g_array_index (graph->events, guint, tie->first_event + i)))
      return TRUE;
  return FALSE;
}

/* ---- all of it ---- */

static const RpShownTieType types[] = {
  [RP_TIE_RELATION] = RP_SHOWN_RELATION,
  [RP_TIE_SHARED] = RP_SHOWN_EVENTS,
  [RP_TIE_SAME] = RP_SHOWN_SAME,
  [RP_TIE_PART] = RP_SHOWN_PART,
};

/* By node of GRAPH: its number here; RP_NO_INDEX: it is not shown. */
static guint *
add_nodes (RpNetworkShown *self, const RpNetGraph *graph, const RpViewState *state)
{
  g_autofree guint8 *kinds = rp_network_looks_hidden_kinds (state->looks, state->dataset, RP_RECORD_ENTITY);
  g_autofree guint8 *events = rp_network_looks_hidden_kinds (state->looks, state->dataset, RP_RECORD_EVENT);
  guint *numbers = g_new (guint, (gsize)graph->n_nodes + 1);

  for (guint i = 0; i < graph->n_nodes; i++)
    {
      RpShownNode node = { .ref = rp_net_node_ref (graph, i) };

      numbers[i] = RP_NO_INDEX;
      if (!rp_net_shows_node (graph, state, i < graph->n_entities ? kinds : events, i))
        continue;
      node.dimmed = rp_view_state_dimmed (state, node.ref);
      numbers[i] = self->nodes->len;
      g_array_append_val (self->nodes, node);
    }
  return numbers;
}

/* The events that join the two; where a dimmed tie has none, those that would. Without those of which the view says
 * nothing: a tie may hold longer than its event is in the period. */
static void
add_events (RpNetworkShown *self, const RpNetGraph *graph, const RpViewState *state, const RpNetTie *tie,
            RpShownTie *shown)
{
  const guint *all = &g_array_index (graph->events, guint, tie->first_event);
  g_autofree guint *joining = g_new (guint, (gsize)tie->n_events + 1);
  guint n = 0;

  for (guint i = 0; i < tie->n_events; i++)
    if (rp_net_joins (state, all[i]))
      joining[n++] = all[i];
  shown->dimmed = n == 0;
  shown->weight = n > 0 ? n : tie->n_events;
  shown->label = rp_net_shared_label (graph->dataset, n > 0 ? joining : all, n > 0 ? n : tie->n_events);
  shown->first_event = self->events->len;
  for (guint i = 0; i < (n > 0 ? n : tie->n_events); i++)
    {
      guint event = n > 0 ? joining[i] : all[i];

      if (rp_view_state_visible (state, rp_record_ref (RP_RECORD_EVENT, event)))
        g_array_append_val (self->events, event);
    }
  shown->n_events = self->events->len - shown->first_event;
}

static void
add_tie (RpNetworkShown *self, const RpNetGraph *graph, const RpViewState *state, const guint *numbers,
         const RpNetTie *tie)
{
  RpShownTie shown = { .type = types[tie->type],
                       .from = numbers[tie->from],
                       .to = numbers[tie->to],
                       .directed = tie->directed,
                       .weight = 1,
                       .relation = tie->type == RP_TIE_RELATION ? tie->relation : RP_NO_INDEX };

  if (shown.from == RP_NO_INDEX || shown.to == RP_NO_INDEX || !rp_net_shows_tie (graph, state, tie))
    return;
  if (tie->type == RP_TIE_SHARED)
    add_events (self, graph, state, tie, &shown);
  else
    shown.label = g_strdup (tie->label);
  if (tie->type == RP_TIE_RELATION)
    {
      shown.dimmed = rp_view_state_dimmed (state, rp_record_ref (RP_RECORD_RELATION, tie->relation));
      shown.weight = rp_dataset_relation (state->dataset, tie->relation)->weight;
    }
  if (tie->type == RP_TIE_PART)
    shown.dimmed = rp_view_state_dimmed (state, rp_net_node_ref (graph, tie->to));
  g_array_index (self->nodes, RpShownNode, shown.from).n_ties++;
  g_array_index (self->nodes, RpShownNode, shown.to).n_ties++;
  g_array_append_val (self->ties, shown);
}

static void
clear_tie (gpointer tie)
{
  g_free (((RpShownTie *)tie)->label);
}

RpNetworkShown *
rp_network_shown_new (const RpViewState *state)
{
  const RpNetworkMembers *members = rp_network_looks_get_members (state->looks);
  g_autoptr (RpRecordSet) in
      = rp_network_members_set (members, state->dataset, rp_network_members_n_steps (members), TRUE);
  RpNetCast cast = { in, NULL };
  /* nothing is placed: no name has to be as wide as it is */
  RpNetGraph *graph
      = rp_net_graph_new (state->dataset, rp_text_measure_fixed (), rp_network_looks_get_events (state->looks), &cast);
  RpNetworkShown *self = g_new0 (RpNetworkShown, 1);
  g_autofree guint *numbers = NULL;

  self->nodes = g_array_new (FALSE, FALSE, sizeof (RpShownNode));
  self->ties = g_array_new (FALSE, FALSE, sizeof (RpShownTie));
  self->events = g_array_new (FALSE, FALSE, sizeof (guint));
  g_array_set_clear_func (self->ties, clear_tie);
  numbers = add_nodes (self, graph, state);
  for (guint i = 0; i < graph->ties->len; i++)
    add_tie (self, graph, state, numbers, &g_array_index (graph->ties, RpNetTie, i));
  rp_net_graph_unref (graph);
  return self;
}

void
rp_network_shown_free (RpNetworkShown *self)
{
  g_array_unref (self->nodes);
  g_array_unref (self->ties);
  g_array_unref (self->events);
  g_free (self);
}
