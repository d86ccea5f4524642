/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Moves boxes apart until none overlap, each as little as may be: pushes of overlapping pairs along the shorter way, in
 * passes over the boxes from top to bottom. Knows no graph. Units are px. Deterministic. */
#pragma once

#include "graph-types.h"

G_BEGIN_DECLS

/* TRUE when two boxes come nearer than GAP (0: overlap), by more than a thousandth px. O(n log n + near pairs). */
gboolean rp_overlap_exists (const RpNodeBox *boxes, guint n, const RpPoint *positions, double gap);

/* Parts the boxes by GAP within 0…AREA, that is all lie wholly inside. FALSE when cancelled or when it did not succeed
 * in N_PASSES passes; POSITIONS are as far as it got then, inside where the boxes alone are small enough. */
gboolean rp_overlap_remove_within (const RpNodeBox *boxes, guint n, double gap, RpPoint area, guint n_passes,
                                   RpPoint *positions, GCancellable *cancellable);

/* Parts the boxes by GAP, with all the room they need. Always succeeds unless cancelled: what pushes cannot part is
 * spread by growing the whole. */
gboolean rp_overlap_remove (const RpNodeBox *boxes, guint n, double gap, RpPoint *positions, GCancellable *cancellable);

G_END_DECLS
