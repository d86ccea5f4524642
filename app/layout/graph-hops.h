/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Distances from many nodes at once, as whole numbers of a unit, to spare memory. For edges of one length sixty-four
 * searches share one walk over the graph (Then et al. 2014, "The More the Merrier"); else Dijkstra, one by one. Knows
 * no stress. */
#pragma once

#include "graph-paths.h"

G_BEGIN_DECLS

#define RP_HOPS_AT_ONCE 64 /* searches that share a walk */

/* N_SOURCES rows of N: the distance from SOURCES[s] to node i stands at [s * n + i], in units of *UNIT (out, hops). 0
 * is the source alone, 65535 what lies as far or further. The graph is connected. With up to N_THREADS threads, which
 * change nothing. O(sources * (n + m)), a fraction of that in small worlds. NULL when cancelled. Transfer full. */
guint16 *rp_hops_from (RpPaths *paths, guint n, const guint *sources, guint n_sources, guint n_threads, double *unit,
                       GCancellable *cancellable);

G_END_DECLS
