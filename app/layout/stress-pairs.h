/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Stress of a small connected graph, exactly: a spring between all pairs of nodes, as long as the way between them and
 * as strong as one over its square. A pass is a tournament in which each node meets each other once, round by round
 * (the circle method): no two pairs of a round share a node, and a round lies in memory as it is played, so that many
 * pairs are reckoned at once. Distances are in hops. */
#pragma once

#include "graph-paths.h"
#include "seeded-random.h"

G_BEGIN_DECLS

typedef struct _RpStressPairs RpStressPairs;

/* For the N nodes of PATHS, all connected, two at least. O(n (n + m)) and 4 n² bytes. NULL when cancelled. Transfer
 * full. */
RpStressPairs *rp_stress_pairs_new (RpPaths *paths, guint n, RpRandom *random, GCancellable *cancellable);
void rp_stress_pairs_free (RpStressPairs *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RpStressPairs, rp_stress_pairs_free)

/* Betters POSITIONS (n) in N_PASSES passes, and in N_LAST more that let it come to rest. O(passes * n²). FALSE when
 * cancelled. */
gboolean rp_stress_pairs_descend (RpStressPairs *self, guint n_passes, guint n_last, RpRandom *random,
                                  RpPoint *positions, GCancellable *cancellable);
/* The stress, to compare positions of this graph. O(n²). */
double rp_stress_pairs_left (const RpStressPairs *self, const RpPoint *positions);

G_END_DECLS
