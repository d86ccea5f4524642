/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The default network method: distances on paper like distances in the graph (least stress), by stochastic gradient
 * descent from a start by pivot MDS; exactly for all pairs in small graphs, from samples in large ones. Connected parts
 * are laid out one by one, all round the origin. Positions are in hops. */
#pragma once

#include "graph-types.h"

G_BEGIN_DECLS

extern const RpNetworkMethod rp_network_stress;

/* Normalised stress of POSITIONS at their best scale: the mean of ((s * distance - hops) / hops)² over all connected
 * pairs (of at most 1,000 evenly chosen nodes with all others). 0 is perfect. */
double rp_network_stress_of (const RpGraph *graph, const RpPoint *positions);

G_END_DECLS
