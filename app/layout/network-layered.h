/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The network method for what leads where: directed ties point downwards, but for those that close a cycle (Sugiyama,
 * Tagawa & Toda 1981): layers by layer-choice, few crossings by layer-order, then each node as near above and below its
 * neighbours as its row allows (least squares in the given order, by pooling adjacent violators). A layer that is too
 * wide for the area is set in several rows, layers that are too many in columns side by side. O((n + m) log n) a
 * sweep. */
#pragma once

#include "graph-types.h"

G_BEGIN_DECLS

extern const RpNetworkMethod rp_network_layered;

G_END_DECLS
