/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Puts the connected parts of a laid-out network side by side, near one another, by their real extents; nodes without
 * ties make one tidy block. Moves parts, never a node within its part. Units are px. Deterministic. */
#pragma once

#include "graph-types.h"

G_BEGIN_DECLS

/* PART (n): the part of each node, 0 … n_parts - 1. Parts must be free of overlaps in themselves; afterwards no two
 * boxes of different parts overlap. The whole comes out about ASPECT (width / height) wide, GAP between parts. */
void rp_network_pack (const RpNodeBox *boxes, guint n, const guint *part, guint n_parts, double aspect, double gap,
                      RpPoint *positions);

G_END_DECLS
