/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How readable a small network stands: ties that run over foreign boxes, ties that cross, angles too sharp, ties too
 * long or too short for their words. Lower is better. For choosing between layouts and for bettering one; units are px.
 */
#pragma once

#include "graph-types.h"

G_BEGIN_DECLS

/* O(ties * (ties + nodes)). */
double rp_layout_score (const RpGraph *graph, const RpNodeBox *boxes, const RpPoint *positions);

/* Scores again and again while single nodes move: only what a move touches is reckoned anew. */
typedef struct _RpLayoutScorer RpLayoutScorer;

/* BOXES and POSITIONS are borrowed, and looked at as they stand later. GRAPH is not kept. */
RpLayoutScorer *rp_layout_scorer_new (const RpGraph *graph, const RpNodeBox *boxes, const RpPoint *positions);
void rp_layout_scorer_free (RpLayoutScorer *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RpLayoutScorer, rp_layout_scorer_free)

/* To be called when the position or the box of NODE has changed. O(ties of the node). */
void rp_layout_scorer_moved (RpLayoutScorer *self, guint node);
/* As rp_layout_score(). */
double rp_layout_scorer_all (const RpLayoutScorer *self);
/* The part of it that changes when NODE alone moves; more than LIMIT, but not reckoned to the end, once it is beyond
 * LIMIT. O(ties + ties of the node * (ties + nodes)). */
double rp_layout_scorer_at (const RpLayoutScorer *self, guint node, double limit);
/* The part of that which comes from lengths alone: never more. For POSITIONS as they are, moved () or not.
 * O(ties of the node). */
double rp_layout_scorer_lengths (const RpLayoutScorer *self, guint node);

/* Moves single nodes to free places within 0…AREA where they stand more readable, at least GAP from other boxes, until
 * nothing is won or the budget is spent. FALSE when cancelled. */
gboolean rp_layout_polish (const RpGraph *graph, const RpNodeBox *boxes, RpPoint area, double gap, RpPoint *positions,
                           GCancellable *cancellable);

G_END_DECLS
