/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Leads what a diagram view shows from how it was laid out to how it is, in a third of a second. Only the eye is led:
 * the view's drawing, what it hits and tells, is the new one at once. At once too where the desktop asks for less
 * motion; where a frame would not hold, the old picture fades into the new one. */
#pragma once

#include "diagram-view.h"

G_BEGIN_DECLS

typedef struct _RpLayoutGlide RpLayoutGlide;

/* VIEW is borrowed. */
RpLayoutGlide *rp_layout_glide_new (RpDiagramView *view);
void rp_layout_glide_free (RpLayoutGlide *self);
/* What VIEW shows now will be laid out otherwise soon. Where nothing goes as far as LEAST_PX nobody needs to be led. */
void rp_layout_glide_leave (RpLayoutGlide *self, double least_px);
/* TO is what it shows from now on: sets off if it was left, and goes there instead if it is on its way. */
void rp_layout_glide_arrive (RpLayoutGlide *self, RpDrawing *to);
void rp_layout_glide_stop (RpLayoutGlide *self);
/* What is to be seen on the way; FALSE: there is none, the drawing itself is. */
gboolean rp_layout_glide_snapshot (RpLayoutGlide *self, GtkSnapshot *snapshot);

G_END_DECLS
