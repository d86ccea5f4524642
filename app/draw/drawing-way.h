/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The way from one drawing to another that shows the same things elsewhere: what stands for the same in both goes over
 * in a straight line, what is in one alone fades. Pure: no clock, no widget. Px of the drawings. */
#pragma once

#include "drawing.h"

G_BEGIN_DECLS

typedef struct _RpDrawingWay RpDrawingWay;

/* FROM and TO are referenced. Transfer full. O(n). */
RpDrawingWay *rp_drawing_way_new (RpDrawing *from, RpDrawing *to);
void rp_drawing_way_free (RpDrawingWay *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RpDrawingWay, rp_drawing_way_free)
/* How far goes what goes furthest; what fades counts for nothing. */
double rp_drawing_way_length (const RpDrawingWay *self);
/* What is to be seen at PART (0 … 1) of the way; at its end TO itself. For the eye alone: nothing of it is to be hit.
 * Transfer full. O(n). */
RpDrawing *rp_drawing_way_at (RpDrawingWay *self, double part);

G_END_DECLS
