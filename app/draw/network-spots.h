/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the nodes of a network are to be seen, for hands that take hold of several: without a drawing, and without
 * words. Px of the picture. */
#pragma once

#include "network-drawing.h"

G_BEGIN_DECLS

typedef struct
{
  guint node;
  RpRecordRef ref;
  RpPoint at;
  double radius;   /* of the symbol */
  gboolean dimmed; /* it is filtered out, and faint */
  gboolean apart;  /* it recedes: filtered out, or neither selected nor near to what is */
} RpNetworkSpot;

/* The nodes that a drawing shows in VIEW, whether within the picture or beyond, ascending, but for groups of folded
 * ones: RpNetworkSpot. Transfer full. O(n). */
GArray *rp_network_spots (RpNetwork *self, const RpViewState *state, const RpNetworkView *view);

G_END_DECLS
