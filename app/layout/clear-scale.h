/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How far a layout must be pulled apart as a whole so that boxes have room: for layouts whose figure matters, where
 * overlap-removal would bend it. Changes nothing itself. Px. */
#pragma once

#include "graph-types.h"

G_BEGIN_DECLS

/* The least scale, 1 at least, at which no two boxes come nearer than GAP when all POSITIONS are multiplied by it.
 * Boxes at one place count for nothing. O(n log n + overlapping pairs). */
double rp_clear_scale (const RpNodeBox *boxes, guint n, double gap, const RpPoint *positions);

G_END_DECLS
