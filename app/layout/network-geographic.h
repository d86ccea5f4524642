/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The network method that stands nodes where their coordinates are: an equidistant cylindrical projection about their
 * mean latitude (Snyder 1987), the map cut where the widest stretch of longitudes is empty. What overlaps is parted,
 * each node moved as little as may be; nodes without coordinates are set apart in a block below. O(n log n). */
#pragma once

#include "graph-types.h"

G_BEGIN_DECLS

extern const RpNetworkMethod rp_network_geographic;

G_END_DECLS
