/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How readable a small network stands: ties that run over foreign boxes, ties that cross, angles too sharp, ties too
 * long or too short for their words. Lower is better. For choosing between layouts and for bettering one; units are px.
 */
#pragma once

#include "graph-types.h"

G_BEGIN_DECLS

/* O(ties * (ties + nodes)). */
double rp_layout_score (const RpGraph *graph, const RpNodeBox *boxes, const RpPoint *positions);
/* The part of it that changes when NODE alone moves. O(ties + ties of the node * (ties + nodes)). */
double rp_layout_score_at (const RpGraph *graph, const RpNodeBox *boxes, RpPoint *positions, guint node);

/* Moves single nodes to free places within 0…AREA where they stand more readable, at least GAP from other boxes, until
 * nothing is won or the budget is spent. FALSE when cancelled. */
gboolean rp_layout_polish (const RpGraph *graph, const RpNodeBox *boxes, RpPoint area, double gap, RpPoint *positions,
                           GCancellable *cancellable);

G_END_DECLS
