/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Stress of a large connected graph, from samples: some nodes chosen by chance are sources, and in each pass each node
 * is drawn to its distance from some of them, a pull for the n / k nodes that a source stands for; edges, and pairs of
 * few with one neighbour in common, are springs of their own. Like the sparse model of Ortmann, Klimenta & Brandes
 * (2017) but that sources are many, chosen blindly, and only stand for what they are a fair sample of: no weights of
 * regions are needed, hubs and meshes are treated alike. Distances are in hops. */
#pragma once

#include "graph-paths.h"
#include "seeded-random.h"

G_BEGIN_DECLS

typedef struct _RpStressSources RpStressSources;

/* For GRAPH, which is connected, and its PATHS, which are borrowed. O(sources * (n + m)) and 1 KiB a node. NULL when
 * cancelled. Transfer full. */
RpStressSources *rp_stress_sources_new (const RpGraph *graph, RpPaths *paths, guint n_threads, RpRandom *random,
                                        GCancellable *cancellable);
void rp_stress_sources_free (RpStressSources *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RpStressSources, rp_stress_sources_free)

/* A first picture from the sources alone. O(n). */
void rp_stress_sources_first (const RpStressSources *self, RpRandom *random, RpPoint *positions);
/* Betters POSITIONS (n). O(n + m), about 4,000 pairs a node. FALSE when cancelled. */
gboolean rp_stress_sources_descend (const RpStressSources *self, RpRandom *random, RpPoint *positions,
                                    GCancellable *cancellable);

G_END_DECLS
