/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The network method that looks from the roots outwards: who is h ties away stands on the h-th ring, with as much of
 * the turn as its subtree needs (Eades 1992; Yee, Fisher, Dhamija & Hearst 2001), siblings in the order in which their
 * other ties lead about, so that few cross. Parts without a root are looked at from their most tied node. Several roots
 * share a ring of their own. O(n log n + m), for each of a few sweeps. */
#pragma once

#include "graph-types.h"

G_BEGIN_DECLS

extern const RpNetworkMethod rp_network_radial;

G_END_DECLS
