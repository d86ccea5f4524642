/* SPDX-License-Identifier: GPL-3.0-or-later */
/* New nodes around those that stand: what has a place keeps it to the bit, a newcomer comes near those it is tied to,
 * where there is room for its box, turned away from what they are tied to already. For a dataset that was read again.
 * Units are px. Deterministic; draws no lots. */
#pragma once

#include "graph-types.h"

G_BEGIN_DECLS

/* POSITIONS holds the places of the nodes that STANDS says (n_nodes), finite; those of the others are filled in. No new
 * box comes nearer than GAP to any other, nor left of or above 0 where none stands there; old ones are left as they
 * overlap. Newcomers with the fewest steps to those that stand come first; those tied to none below all. EXTENT (out):
 * how far right and down boxes reach. O(m + new * places tried). FALSE when cancelled. */
gboolean rp_network_place_around (const RpGraph *graph, const RpNodeBox *boxes, const gboolean *stands, double gap,
                                  RpPoint *positions, RpPoint *extent, GCancellable *cancellable);

G_END_DECLS
