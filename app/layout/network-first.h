/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the nodes of a graph stand at a first glance: each connected part by its pivots alone, to be shown while a
 * better layout is on its way. No part of that one. In hops; parts lie anywhere. */
#pragma once

#include "graph-types.h"

G_BEGIN_DECLS

/* POSITIONS: n_nodes. FALSE when cancelled. O(n + m). */
gboolean rp_network_first (const RpGraph *graph, guint32 seed, RpPoint *positions, GCancellable *cancellable);

G_END_DECLS
