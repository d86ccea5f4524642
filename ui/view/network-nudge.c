/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "network-nudge.h"

static void
add_node (GArray *nodes, RpNetwork *network, RpRecordRef ref)
{
  if (rp_network_get_node (network, ref) != RP_NO_INDEX)
    g_array_append_val (nodes, ref);
}

GArray *
rp_network_chosen (RpDiagramView *view, RpNetwork *network)
{
  RpSession *session = rp_diagram_view_get_session (view);
  RpRecordRef focused = rp_diagram_view_get_focused (view);
  const GArray *also = rp_session_get_also (session);
  GArray *nodes = g_array_new (FALSE, FALSE, sizeof (RpRecordRef));

  if (focused.type != RP_RECORD_NONE && !rp_session_is_picked (session, focused))
    {
      add_node (nodes, network, focused);
      return nodes;
    }
  add_node (nodes, network, rp_session_get_selected (session));
  for (guint i = 0; also != NULL && i < also->len; i++)
    add_node (nodes, network, g_array_index (also, RpRecordRef, i));
  return nodes;
}

gboolean
rp_network_nudge (RpDiagramView *view, RpNetwork *network, double zoom, RpPoint by)
{
  RpSession *session = rp_diagram_view_get_session (view);
  RpDataset *dataset = rp_diagram_view_get_dataset (view);
  const RpNodePins *pins = rp_session_get_pins (session);
  g_autoptr (GArray) nodes = rp_network_chosen (view, network);
  g_autofree const char **ids = g_new0 (const char *, nodes->len + 1);
  g_autofree RpPoint *places = g_new0 (RpPoint, nodes->len + 1);

  if (nodes->len == 0 || !(zoom > 0))
    return FALSE;
  zoom *= rp_diagram_view_get_scale (view);
  for (guint i = 0; i < nodes->len; i++)
    {
      RpRecordRef ref = g_array_index (nodes, RpRecordRef, i);

      ids[i] = rp_dataset_record (dataset, ref)->id;
      /* where it was put: what is drawn is rounded */
      if (!rp_node_pins_get (pins, ids[i], &places[i]))
        places[i] = rp_network_get_position (network, rp_network_get_node (network, ref));
      places[i].x += by.x / zoom;
      places[i].y += by.y / zoom;
    }
  rp_session_nudge_nodes (session, ids, places, nodes->len, g_get_monotonic_time ());
  return TRUE;
}
