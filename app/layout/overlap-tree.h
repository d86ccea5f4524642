/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Parts many boxes at once by growing a tree (Nachmanson, Nocaj, Bereg, Zhang & Holroyd 2016): boxes near one another
 * are tied to a tree of the worst overlaps, each branch of which is drawn out until its ends are clear; what hangs on
 * it moves along, so that a crowd swells as a whole in a few rounds where pushes of pairs would take hundreds. Keeps
 * shapes, not the area. Units are px. Deterministic. */
#pragma once

#include "graph-types.h"

G_BEGIN_DECLS

/* Parts the boxes by GAP. TRUE when none come nearer now; FALSE when it did not come to an end (POSITIONS are as far as
 * it got, few pairs are left) or was cancelled. O(rounds * n log n), about ten rounds. */
gboolean rp_overlap_grow (const RpNodeBox *boxes, guint n, double gap, RpPoint *positions, GCancellable *cancellable);

G_END_DECLS
