/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Many bodies at once: points sorted into cells, so that a body asks far cells and not each point for what it feels
 * (Barnes & Hut 1986). Knows no graph; the kernel is that of Student's t with one degree of freedom. Deterministic. */
#pragma once

#include "graph-types.h"

G_BEGIN_DECLS

typedef struct _RpForceTree RpForceTree;

/* For up to N points, to be sorted in again and again. Transfer full. */
RpForceTree *rp_force_tree_new (guint n);
void rp_force_tree_free (RpForceTree *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RpForceTree, rp_force_tree_free)

/* Sorts the points in, all of them finite. O(n log n). */
void rp_force_tree_fill (RpForceTree *self, const RpPoint *points);
/* The points in an order in which neighbours are near each other. Belongs to SELF. */
const guint *rp_force_tree_order (const RpForceTree *self);
/* With k = 1 / (1 + d²) for the distance d to each point: the sum of k² times the way from that point into *PUSH, and
 * the sum of k as the result. Cells that are seen smaller than THETA count as one point. O(log n). */
double rp_force_tree_push (const RpForceTree *self, RpPoint at, double theta, RpPoint *push);

G_END_DECLS
