/* SPDX-License-Identifier: GPL-3.0-or-later */
/* In which order nodes stand on their layers so that few ties cross: sweeps downwards and upwards by the mean of the
 * neighbours (barycentre; Sugiyama, Tagawa & Toda 1981), the best of them kept by counting crossings (Barth, Mutzel &
 * Jünger 2004). Numbers only. */
#pragma once

#include "graph-types.h"

G_BEGIN_DECLS

/* Orders NODES, those of each layer side by side (FIRST: where each begins, n_layers + 1). O((n + m) log n) a sweep.
 * FALSE when cancelled. */
gboolean rp_layer_order (const RpGraph *graph, const guint *layers, guint n_layers, const guint *first, guint *nodes,
                         GCancellable *cancellable);

G_END_DECLS
