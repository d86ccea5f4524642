/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A graph as lists of neighbours, its connected parts and shortest paths. Numbers only. Edges that name no node, and
 * loops, are ignored; lengths that are not above 0 count as 1. Distances are in the unit of the edges' lengths (hops).
 */
#pragma once

#include "graph-types.h"

G_BEGIN_DECLS

typedef struct _RpPaths RpPaths;

/* Copies what it needs of GRAPH. Transfer full. */
RpPaths *rp_paths_new (const RpGraph *graph);
void rp_paths_free (RpPaths *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RpPaths, rp_paths_free)

/* Distances from node FROM into DISTANCES (n_nodes): negative where there is no path. Breadth first when all edges have
 * length 1, O(n + m), else Dijkstra, O((n + m) log n). */
void rp_paths_from (RpPaths *self, guint from, double *distances);
/* The connected part of each node into PARTS (n_nodes), numbered by their first nodes. Returns how many there are. */
guint rp_paths_parts (RpPaths *self, guint *parts);
guint rp_paths_degree (RpPaths *self, guint node);
/* The neighbours of NODE, as often as edges lead there. Belong to SELF. */
const guint *rp_paths_ties (const RpPaths *self, guint node, guint *n_ties);
/* The length of the edge to the I-th of them. */
double rp_paths_length (const RpPaths *self, guint node, guint i);
/* Whether an edge leads from A to B. O(the fewer ties of the two). */
gboolean rp_paths_are_tied (const RpPaths *self, guint a, guint b);
/* Whether all edges have length 1. */
gboolean rp_paths_are_even (const RpPaths *self);

G_END_DECLS
