/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lines about what is drawn: under the pointer, and with the focus. Not part of the drawing. All px of the view. */
#pragma once

#include <gtk/gtk.h>
#include "drawing.h"

G_BEGIN_DECLS

/* About as much of SHAPE, one of DRAWING's, as shows. */
void rp_diagram_outline_shape (GtkSnapshot *snapshot, RpDrawing *drawing, const RpShape *shape, RpColor color);
/* About BOX, with paper on both sides so that it stands out from anything. */
void rp_diagram_outline_focus (GtkSnapshot *snapshot, const graphene_rect_t *box, const RpTheme *theme);

G_END_DECLS
