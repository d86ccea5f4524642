/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which layer each node of a directed graph stands on: cycles are broken where the fewest arcs turn back (greedy;
 * Eades, Lin & Smyth 1993), what an arc leads to stands below what it comes from (longest path), and nodes with room
 * move to where their arcs are shortest. Nodes that have no arc hang below what they are tied to. Numbers only. */
#pragma once

#include "graph-types.h"

G_BEGIN_DECLS

/* LAYERS (n_nodes), from 0 at the top. GRAPH is connected, its ties sound; ARCS are among its ties. Each arc that does
 * not turn back leads downwards. Returns how many layers there are. O((n + m) log n). */
guint rp_layer_choice (const RpGraph *graph, const RpGraphArc *arcs, guint n_arcs, guint *layers);

G_END_DECLS
