/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A first picture of a connected graph: classical scaling on the distances to a few pivots (Brandes & Pich 2007). Also
 * chooses the pivots. Knows no stress, no boxes. Positions are in hops. */
#pragma once

#include "graph-paths.h"
#include "seeded-random.h"

G_BEGIN_DECLS

/* Distances from N_PIVOTS nodes far from one another (max-min), as float to spare memory: pivot p's to node i stands at
 * [p * n + i]. PIVOTS (n_pivots) gets their nodes. Transfer full. O(pivots * (n + m)). NULL when cancelled. */
float *rp_pivot_distances (RpPaths *paths, guint n, guint n_pivots, guint *pivots, GCancellable *cancellable);
/* POSITIONS (n) from them; nodes at the same place are parted a little by RANDOM. O(pivots² * n). */
void rp_pivot_mds (const float *distances, guint n, guint n_pivots, RpRandom *random, RpPoint *positions);

G_END_DECLS
