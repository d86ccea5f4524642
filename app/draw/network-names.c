/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "network-graph.h"

#define NAMED_UP_TO 3000 /* nodes: of more, few have names where all is in sight */
#define AIR_PX 1.5
#define SIDEWAYS 0.45 /* of the way from the middle: beyond, a name stands beside its node */

/* The sides that a name tries first, where it is turned to the right, to the left, upwards, downwards. */
static const guint8 turned[4][6] = {
  { 2, 14, 12, 22, 20, 6 },
  { 3, 15, 13, 23, 21, 7 },
  { 1, 6, 7, 10, 11, 18 },
  { 0, 4, 5, 8, 9, 16 },
};

typedef struct
{
  RpNetwork *net;
  RpLabelGrid *taken;
  RpLabelBox room;
  RpPoint middle;
} Names;

static RpLabelBox
symbol_box (const RpNetwork *net, guint i)
{
  RpNodeBox bare = rp_net_node_box (&net->graph->nodes[i], NULL);
  RpPoint at = net->positions[i];

  return (RpLabelBox){ at.x - bare.left, at.y - bare.top, at.x + bare.right, at.y + bare.bottom };
}

static RpLabelBox
name_box (const RpNetwork *net, guint i, const RpNetSeat *seat)
{
  const RpNetNode *node = &net->graph->nodes[i];

  return rp_net_name_box (node, seat->name, seat->side, net->positions[i], node->size / 2);
}

static gboolean
is_free (const Names *self, guint i, RpLabelBox box)
{
  RpLabelBox wide = { box.left - AIR_PX, box.top - AIR_PX, box.right + AIR_PX, box.bottom + AIR_PX };

  return box.left >= self->room.left && box.right <= self->room.right && box.top >= self->room.top
         && box.bottom <= self->room.bottom && rp_label_grid_is_free (self->taken, wide, i, i);
}

/* Which way I's name is turned: where all names are turned away from the middle. */
static guint
turn_of (const Names *self, guint i)
{
  double dx = self->net->positions[i].x - self->middle.x, dy = self->net->positions[i].y - self->middle.y;

  if (fabs (dx) >= SIDEWAYS * sqrt (dx * dx + dy * dy))
    return dx > 0 ? 0 : 1;
  return dy < 0 ? 2 : 3;
}

/* The K-th seat that I's name tries. FALSE after the last. */
static gboolean
nth_seat (const Names *self, guint i, guint k, gboolean outwards, RpNetSeat *seat)
{
  guint n_turned = outwards ? G_N_ELEMENTS (turned[0]) : 0;

  *seat = (RpNetSeat){ .kept = TRUE };
  if (k < n_turned)
    {
      seat->side = turned[turn_of (self, i)][k];
      return TRUE;
    }
  seat->side = (k - n_turned) % RP_NET_SIDES;
  seat->name = (guint8)MIN ((k - n_turned) / RP_NET_SIDES, 255);
  return (k - n_turned) / RP_NET_SIDES < self->net->graph->nodes[i].n_names;
}

static void
seat_name (Names *self, guint i, gboolean outwards)
{
  RpNetSeat seat;

  for (guint k = 0; nth_seat (self, i, k, outwards, &seat); k++)
    if (is_free (self, i, name_box (self->net, i, &seat)))
      {
        self->net->seats[i] = seat;
        rp_label_grid_add (self->taken, name_box (self->net, i, &seat), i);
        return;
      }
}

/* What is left of the room beside the layout goes to names at its edges. */
static RpLabelBox
room_of (const RpNetwork *net, RpPoint room)
{
  double x = MAX (room.x - net->size.x, 0) / 2, y = MAX (room.y - net->size.y, 0) / 2;

  return (RpLabelBox){ -x, -y, net->size.x + x, net->size.y + y };
}

/* Brings the extent with names to the origin. */
static void
close_up (RpNetwork *net)
{
  RpPoint low = { INFINITY, INFINITY }, high = { -INFINITY, -INFINITY };

  for (guint turn = 0; turn < 2; turn++)
    for (guint i = 0; i < net->graph->n_nodes; i++)
      {
        RpNodeBox box = rp_net_node_box (&net->graph->nodes[i], net->seats[i].kept ? &net->seats[i] : NULL);
        RpPoint *p = &net->positions[i];

        if (turn == 0)
          low = (RpPoint){ MIN (low.x, p->x - box.left), MIN (low.y, p->y - box.top) };
        else
          *p = (RpPoint){ ceil ((p->x - low.x) * 64) / 64, ceil ((p->y - low.y) * 64) / 64 };
        high = (RpPoint){ MAX (high.x, p->x + box.right), MAX (high.y, p->y + box.bottom) };
        if (turn == 0 && i + 1 == net->graph->n_nodes)
          {
            for (guint h = 0; h < net->headings->len; h++)
              low.y = MIN (low.y, g_array_index (net->headings, RpNetHeading, h).at.y);
            high = (RpPoint){ -INFINITY, -INFINITY };
          }
      }
  for (guint h = 0; h < net->headings->len; h++)
    {
      RpPoint *at = &g_array_index (net->headings, RpNetHeading, h).at;

      *at = (RpPoint){ at->x - low.x, at->y - low.y };
    }
  net->size = high;
}

void
rp_net_seat_names (RpNetwork *net, RpPoint room, gboolean outwards)
{
  guint n = net->graph->n_nodes;
  Names self = { .net = net, .room = room_of (net, room), .middle = { net->size.x / 2, net->size.y / 2 } };

  if (n == 0 || n > NAMED_UP_TO)
    return;
  self.taken = rp_label_grid_new (self.room, 2 * n);
  for (guint i = 0; i < n; i++)
    {
      rp_label_grid_add (self.taken, symbol_box (net, i), i);
      if (net->seats[i].kept)
        rp_label_grid_add (self.taken, name_box (net, i, &net->seats[i]), i);
    }
  for (guint h = 0; h < net->headings->len; h++)
    {
      const RpNetHeading *heading = &g_array_index (net->headings, RpNetHeading, h);
      RpLabelBox box = { heading->at.x, heading->at.y, heading->at.x + heading->width,
                         heading->at.y + rp_text_line_height (RP_TEXT_NAME) };

      rp_label_grid_add (self.taken, box, n + h);
    }
  for (guint k = 0; k < n; k++)
    if (!net->seats[net->graph->order[k]].kept)
      seat_name (&self, net->graph->order[k], outwards);
  rp_label_grid_free (self.taken);
  close_up (net);
}
