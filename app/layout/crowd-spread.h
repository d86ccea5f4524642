/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Thins out the crowds of a layout before boxes are parted: where boxes lie denser than there is room, they flow down
 * the gradient of density, as in diffusion cartograms (Gastner & Newman 2004), coarse currents first. The map is
 * smooth: neighbours stay neighbours, and what has room stays. Parts no pair by itself. Px. Deterministic. */
#pragma once

#include "graph-types.h"

G_BEGIN_DECLS

/* Moves the N boxes, each counted with GAP round it, until nearly nowhere more than MOST (0…1) of the ground is
 * covered. O(rounds * n), about 150 rounds. FALSE when cancelled. */
gboolean rp_crowd_spread (const RpNodeBox *boxes, guint n, double gap, double most, RpPoint *positions,
                          GCancellable *cancellable);

G_END_DECLS
