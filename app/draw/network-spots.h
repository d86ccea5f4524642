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
  gboolean folded; /* it stands there in a group of others, whose node that is */
  gboolean dimmed; /* it is filtered out, and faint */
  gboolean apart;  /* it recedes: filtered out, or neither selected nor near to what is */
} RpNetworkSpot;

/* What a drawing shows in VIEW as nodes, whether within the picture or beyond, by node: RpNetworkSpot. Transfer full.
 * O(n). */
GArray *rp_network_spots (RpNetwork *self, const RpViewState *state, const RpNetworkView *view);

G_END_DECLS
