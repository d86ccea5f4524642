/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A first picture of a connected graph: classical scaling on the distances to a few pivots (Brandes & Pich 2007). Knows
 * no stress, no boxes. Positions are in hops. */
#pragma once

#include "graph-paths.h"
#include "seeded-random.h"

G_BEGIN_DECLS

/* POSITIONS (n) from the rows of graph-hops: N_PIVOTS of them, in units of UNIT hops. Nodes at the same place are
 * parted a little by RANDOM. O(pivots² * n). */
void rp_pivot_mds (const guint16 *rows, guint n, guint n_pivots, double unit, RpRandom *random, RpPoint *positions);
/* The same from as many nodes as one walk serves, chosen by chance. FALSE when cancelled. O(n + m). */
gboolean rp_pivot_picture (RpPaths *paths, guint n, RpRandom *random, RpPoint *positions, GCancellable *cancellable);

G_END_DECLS
