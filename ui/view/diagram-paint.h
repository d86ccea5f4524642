/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The picture of a drawing on the screen: painted at once where that is quick, else in a thread, while the picture of
 * before is shown moved and scaled to where the view has gone meanwhile. */
#pragma once

#include <gtk/gtk.h>
#include "drawing.h"

G_BEGIN_DECLS

/* Where a drawing's content stands: picture = content × zoom + (x, y). */
typedef struct
{
  double zoom, x, y;
} RpDiagramPlace;

typedef struct _RpDiagramPaint RpDiagramPaint;

/* VIEW is borrowed: it is drawn anew when a picture is done. */
RpDiagramPaint *rp_diagram_paint_new (GtkWidget *view);
void rp_diagram_paint_free (RpDiagramPaint *self);
/* Shows DRAWING, whose content stands at PLACE, from now on. */
void rp_diagram_paint_show (RpDiagramPaint *self, RpDrawing *drawing, const RpDiagramPlace *place);
void rp_diagram_paint_clear (RpDiagramPaint *self);
/* What is on the screen; NULL while it is not yet what was asked for last. Belongs to it. */
GdkTexture *rp_diagram_paint_get_texture (RpDiagramPaint *self);
void rp_diagram_paint_snapshot (RpDiagramPaint *self, GtkSnapshot *snapshot);
GdkRGBA rp_diagram_paint_rgba (RpColor color);

G_END_DECLS
