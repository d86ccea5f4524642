/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "network-spots.h"

#include "network-ink.h"

static void
add_spot (GArray *spots, const RpNetInk *ink, guint node, RpRecordRef ref, gboolean folded)
{
  const RpNetPlace *place = &ink->places[node];
  RpNetworkSpot spot = { .node = node,
                         .ref = ref,
                         .at = place->at,
                         .radius = place->radius,
                         .folded = folded,
                         .dimmed = rp_view_state_dimmed (ink->state, ref) };

  spot.apart = place->recedes || spot.dimmed;
  g_array_append_val (spots, spot);
}

static void
add_leaves (GArray *spots, const RpNetInk *ink, guint node)
{
  const RpNetGroup *group = rp_net_node_group (ink->graph, node);

  for (guint i = 0; i < group->n; i++)
    {
      RpRecordRef ref = rp_record_ref (RP_RECORD_ENTITY, ink->graph->leaves[group->first + i]);

      if (rp_view_state_visible (ink->state, ref))
        add_spot (spots, ink, node, ref, TRUE);
    }
}

GArray *
rp_network_spots (RpNetwork *self, const RpViewState *state, const RpNetworkView *view)
{
  GArray *spots = g_array_new (FALSE, FALSE, sizeof (RpNetworkSpot));
  g_autofree RpNetPlace *places = g_new0 (RpNetPlace, (gsize)self->graph->n_nodes + 1);
  RpNetInk ink = { .graph = self->graph, .state = state, .places = places };

  rp_net_place_nodes (&ink, self, view);
  rp_net_lift_neighbours (&ink);
  for (guint i = 0; i < self->graph->n_nodes; i++)
    if (places[i].visible && rp_net_node_group (self->graph, i) != NULL)
      add_leaves (spots, &ink, i);
    else if (places[i].visible)
      add_spot (spots, &ink, i, rp_net_node_ref (self->graph, i), FALSE);
  return spots;
}
