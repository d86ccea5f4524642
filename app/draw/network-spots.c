/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "network-spots.h"

#include "network-ink.h"

GArray *
rp_network_spots (RpNetwork *self, const RpViewState *state, const RpNetworkView *view)
{
  GArray *spots = g_array_new (FALSE, FALSE, sizeof (RpNetworkSpot));
  g_autofree RpNetPlace *places = g_new0 (RpNetPlace, (gsize)self->graph->n_nodes + 1);
  RpNetInk ink = { .graph = self->graph, .state = state, .places = places };

  rp_net_place_nodes (&ink, self, view);
  rp_net_lift_neighbours (&ink);
  for (guint i = 0; i < self->graph->n_nodes; i++)
    {
      RpRecordRef ref = rp_net_node_ref (self->graph, i);
      RpNetworkSpot spot
          = { i, ref, places[i].at, places[i].radius, rp_view_state_dimmed (state, ref), places[i].recedes };

      if (places[i].visible && ref.type != RP_RECORD_NONE)
        g_array_append_val (spots, spot);
    }
  return spots;
}
