/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A small network being fitted, with its names, into an area that is short for it: first pushed apart (network-room.c),
 * then settled where symbols and names have room (network-settle.c).
 * Lengths are px. */
#pragma once

#include "network-graph.h"

G_BEGIN_DECLS

#define RP_NET_AIR_PX 1.5 /* around names and symbols, at least */

typedef struct
{
  RpNetwork *net;
  const RpGraph *graph;
  guint n;
  RpPoint area;
  RpPoint *positions;
  RpNetSeat *seats;
  GCancellable *cancellable;
  RpLabelGrid *taken; /* symbols and names, by node */
  RpNodeBox *boxes;   /* nodes with names */
} RpNetSqueeze;

static inline const RpNetNode *
rp_net_squeeze_node (const RpNetSqueeze *self, guint i)
{
  return &self->net->graph->nodes[i];
}

static inline RpLabelBox
rp_net_with_air (RpLabelBox box, double air)
{
  return (RpLabelBox){ box.left - air, box.top - air, box.right + air, box.bottom + air };
}

/* How much a seat is liked less than the best one, in px of way. */
double rp_net_seat_cost (const RpNetSeat *seat);
/* The box of I's symbol at AT, and that of its name. */
RpLabelBox rp_net_squeeze_symbol (const RpNetSqueeze *self, guint i, RpPoint at);
RpLabelBox rp_net_squeeze_name (const RpNetSqueeze *self, guint i, RpPoint at, const RpNetSeat *seat);

/* Gives each node the nearest place where it and its name have room, by importance, or else where it alone has; then
 * moves nodes about as long as ties become more readable. FALSE when one has no place, or when cancelled. */
gboolean rp_net_settle (RpNetSqueeze *self);

G_END_DECLS
