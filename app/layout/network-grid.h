/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The network method that stands nodes in rows, a block for each kind under its heading: for counting and comparing.
 * In a block the most tied nodes come first. Blocks are set side by side on shelves (first fit) of the width that suits
 * the area best. O(n log n + shelves). */
#pragma once

#include "graph-types.h"

G_BEGIN_DECLS

extern const RpNetworkMethod rp_network_grid;

/* Sets blocks of N_NODES[b] nodes (none: left out) side by side, all cells as large as the largest of BOXES, with room
 * above each for a heading. NODES are the nodes, block after block. Adds to BLOCKS, kind b each. Px from 0, 0. */
void rp_network_shelve (const RpNodeBox *boxes, const guint *nodes, const guint *n_nodes, guint n_blocks, RpPoint area,
                        RpPoint *positions, GArray *blocks);

G_END_DECLS
