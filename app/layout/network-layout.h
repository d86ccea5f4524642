/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the nodes of a network stand: a graph in numbers in, positions out. Knows nothing of records, themes or pixels
 * on a screen; boxes are in px of the picture at zoom 1. Deterministic for a seed: only + - * / and sqrt, own random
 * numbers. */
#pragma once

#include "graph-types.h"

G_BEGIN_DECLS

/* All methods; NULL name ends. The first is the default. */
const RpNetworkMethod *const *rp_network_methods (void);

/* The layout as the picture needs it: runs METHOD, packs the connected parts by their real extents, turns and scales
 * them to the area's ASPECT (width / height), removes overlaps of the boxes. POSITIONS come out in px with origin at
 * the top left of the bounding box of all boxes; SIZE (out) is that box. FALSE when cancelled. */
gboolean rp_network_layout (const RpGraph *graph, const RpNodeBox *boxes, const RpNetworkMethod *method, guint32 seed,
                            double aspect, RpPoint *positions, RpPoint *size, GCancellable *cancellable);

/* The same for an area of given size in px: inside it where all boxes find room there, else in one of its shape, as
 * much larger as they need. */
gboolean
rp_network_layout_within (const RpGraph *graph, const RpNodeBox *boxes, const RpNetworkMethod *method, guint32 seed,
                          RpPoint area, RpPoint *positions, RpPoint *size, GCancellable *cancellable);

/* A first picture for the same area, in a fraction of the time: where the nodes belong by their hops to a few, one box
 * upon the other where it so happens. FALSE when cancelled. O(n + m). */
gboolean rp_network_layout_first (const RpGraph *graph, const RpNodeBox *boxes, guint32 seed, RpPoint area,
                                  RpPoint *positions, RpPoint *size, GCancellable *cancellable);

/* The graph layout alone (`dump --positions`), before overlaps are removed. */
gboolean rp_network_positions (const RpGraph *graph, const RpNetworkMethod *method, guint32 seed, RpPoint *positions,
                               GCancellable *cancellable);

G_END_DECLS
