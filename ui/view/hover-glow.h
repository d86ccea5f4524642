/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands out while the pointer rests on something, or the focus does: laid over the drawing a moment after the
 * pointer has come there, so that nothing flickers while it only passes by, and gone a moment after it has left. What
 * stands out its owner makes. */
#pragma once

#include "diagram-view.h"

G_BEGIN_DECLS

typedef struct _RpHoverGlow RpHoverGlow;

/* What stands out where SHAPE is pointed at, or has the focus (POINTER: NAN), its corner AT (out); RECEDES (out):
 * whether all else does. Transfer full; NULL: nothing. */
typedef RpDrawing *(*RpHoverMake) (gpointer data, const RpShape *shape, RpPoint pointer, RpPoint *at,
                                   gboolean *recedes);

/* VIEW is borrowed. */
RpHoverGlow *rp_hover_glow_new (RpDiagramView *view, RpHoverMake make, gpointer data);
void rp_hover_glow_free (RpHoverGlow *self);
/* SHAPE (nullable) of what is drawn now is pointed at, or BY_KEY has the focus. What stood out stands elsewhere by now,
 * where the drawing is ANOTHER. */
void rp_hover_glow_notice (RpHoverGlow *self, const RpShape *shape, gboolean by_key, gboolean another);
/* At once nothing stands out. */
void rp_hover_glow_stop (RpHoverGlow *self);
void rp_hover_glow_snapshot (RpHoverGlow *self, GtkSnapshot *snapshot);

G_END_DECLS
