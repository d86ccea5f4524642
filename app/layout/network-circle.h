/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The network method that stands all nodes on one circle, equally spaced, so that every tie is seen: in an order with
 * few crossings, by greedy appending and then circular sifting (Baur & Brandes 2004). Connected parts stand together.
 * O(n + m), and O(n m) a round of sifting, of which large graphs get fewer or none. */
#pragma once

#include "graph-types.h"

G_BEGIN_DECLS

extern const RpNetworkMethod rp_network_circle;

/* The nodes of GRAPH (sound ties) in that order. Transfer full. NULL when cancelled. */
guint *rp_network_circle_order (const RpGraph *graph, GCancellable *cancellable);

G_END_DECLS
