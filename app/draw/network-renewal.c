/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A network whose dataset was read again, or that consists of others: what is there still stays where it stood, by id.
 */
#include <math.h>
#include "network-around.h"
#include "network-graph.h"

#define GAP_PX 6.0
/* Of the nodes before and now: where fewer are in both, newcomers around those that stand are no picture any more. */
#define LIKE 0.6

/* The node of OTHER that stands for the same as node I of SELF; RP_NO_INDEX: none. */
static guint
same_in (RpNetwork *self, guint i, RpNetwork *other)
{
  const char *id = rp_net_node_id (self->graph, i);

  return id != NULL ? rp_net_node_by_id (other->graph, id) : RP_NO_INDEX;
}

/* Places, names' sides and whether they have room, of the nodes that are known. */
static void
take_known (RpNetwork *self, RpNetwork *before, const guint *old, gboolean *stands)
{
  for (guint i = 0; i < self->graph->n_nodes; i++)
    {
      self->seats[i] = (RpNetSeat){ .kept = self->graph->n_nodes <= RP_NET_ROOM_UP_TO };
      stands[i] = old[i] != RP_NO_INDEX;
      if (!stands[i])
        continue;
      self->positions[i] = before->positions[old[i]];
      self->seats[i] = before->seats[old[i]];
      if (self->seats[i].name >= self->graph->nodes[i].n_names)
        self->seats[i].name = 0;
    }
  rp_net_graph_size_nodes (self->graph, before->graph->room);
}

gboolean
rp_network_is_like (RpNetwork *self, RpNetwork *before)
{
  guint n = self->graph->n_nodes, n_known = 0;

  for (guint i = 0; i < n; i++)
    n_known += same_in (self, i, before) != RP_NO_INDEX;
  return n_known >= LIKE * MAX (n, before->graph->n_nodes);
}

gboolean
rp_net_keep_places (RpNetwork *self, const RpGraph *graph, RpNetwork *before, GCancellable *cancellable)
{
  guint n = self->graph->n_nodes, n_known = 0;
  g_autofree guint *old = g_new (guint, (gsize)n + 1);
  g_autofree gboolean *stands = g_new0 (gboolean, (gsize)n + 1);
  g_autofree RpNodeBox *boxes = g_new (RpNodeBox, (gsize)n + 1);
  RpPoint extent;

  for (guint i = 0; i < n; i++)
    {
      old[i] = same_in (self, i, before);
      n_known += old[i] != RP_NO_INDEX;
    }
  if (n_known == 0 || g_cancellable_is_cancelled (cancellable))
    return FALSE;
  take_known (self, before, old, stands);
  for (guint i = 0; i < n; i++)
    boxes[i] = rp_net_node_box (&self->graph->nodes[i], self->seats[i].kept ? &self->seats[i] : NULL);
  /* never cancelled half-way: it takes no time */
  rp_network_place_around (graph, boxes, stands, GAP_PX, self->positions, &extent, NULL);
  self->size = (RpPoint){ MAX (before->size.x, extent.x), MAX (before->size.y, extent.y) };
  return TRUE;
}

RpNetwork *
rp_network_as_in (RpNetwork *self, RpNetwork *before)
{
  guint n = self->graph->n_nodes, n_known = 0;
  g_autofree guint *nodes = g_new (guint, (gsize)n + 1);
  g_autofree RpPoint *places = g_new (RpPoint, (gsize)n + 1);

  for (guint i = 0; i < n; i++)
    {
      guint old = same_in (self, i, before);

      if (old == RP_NO_INDEX)
        continue;
      nodes[n_known] = i;
      places[n_known++] = before->positions[old];
    }
  return rp_network_move_nodes (self, nodes, places, n_known);
}
