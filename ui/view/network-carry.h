/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Nodes of the network in a hand: the one that it took hold of, and where that is selected all others that are. It
 * snaps to the lines of the nodes in sight that are not carried. Nothing is kept until they are put down. Px of the
 * view where not said. */
#pragma once

#include "network-job.h"
#include "network-spots.h"
#include "session.h"
#include "snap-lines.h"

G_BEGIN_DECLS

typedef struct _RpNetworkCarry RpNetworkCarry;

/* SPOTS (RpNetworkSpot, taken over) are those of NETWORK in PLACE; NODE, one of them, is under the pointer AT. NULL: it
 * is not among them. Transfer full. */
RpNetworkCarry *rp_network_carry_new (RpSession *session, RpNetwork *network, GArray *spots, const RpNetworkView *place,
                                      guint node, RpPoint at);
void rp_network_carry_free (RpNetworkCarry *self);
guint rp_network_carry_count (const RpNetworkCarry *self);
/* The pointer is AT in a view of SIZE that shows PLACE; FREE: nothing snaps. */
void rp_network_carry_move (RpNetworkCarry *self, RpNetworkMade *made, const RpNetworkView *place, RpPoint at,
                            RpPoint size, gboolean free);
/* All as it was. */
void rp_network_carry_put_back (RpNetworkCarry *self, RpNetworkMade *made);
/* They stay where they are: a step of SESSION. */
void rp_network_carry_put_down (RpNetworkCarry *self, RpSession *session);
/* Where it has snapped. Belongs to SELF. */
const RpSnap *rp_network_carry_snap (const RpNetworkCarry *self);

G_END_DECLS
