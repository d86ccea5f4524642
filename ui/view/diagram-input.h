/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The hands on a diagram view: wheel, touchpad, pinch, drag with inertia, click, hover, and keys held. It only calls
 * the view. */
#pragma once

#include "diagram-view.h"

G_BEGIN_DECLS

typedef struct _RpDiagramInput RpDiagramInput;

/* Adds its controllers to VIEW, which it borrows. */
RpDiagramInput *rp_diagram_input_new (RpDiagramView *view);
void rp_diagram_input_free (RpDiagramInput *self);

/* What a scroll does. Touchpad (GDK_SCROLL_UNIT_SURFACE) and wheel come to this one function. */
void rp_diagram_input_scroll (RpDiagramView *view, double dx, double dy, GdkScrollUnit unit, GdkModifierType modifiers);
/* Two fingers about (X, Y) are FACTOR further apart than before. */
void rp_diagram_input_pinch (RpDiagramView *view, double x, double y, double factor);
/* Whether a hand drags something now, the content or what is in it. */
gboolean rp_diagram_input_is_dragging (RpDiagramView *view);
/* A drag under way ends as if it had never begun; FALSE: there is none. */
gboolean rp_diagram_input_cancel (RpDiagramView *view);
/* What moves by itself after a drag stops. */
void rp_diagram_input_stop (RpDiagramView *view);
/* A, D, W or S is down or up again: the view moves while any is held, ever faster. FALSE for another key. */
gboolean rp_diagram_input_hold (RpDiagramView *view, guint key, gboolean down);

G_END_DECLS
