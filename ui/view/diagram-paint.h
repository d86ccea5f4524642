/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The picture of a drawing on the screen: painted at once where that is quick, else in a thread, while the picture of
 * before is shown moved and scaled to where the view has gone meanwhile. A drawing may be made in the thread too. */
#pragma once

#include <gtk/gtk.h>
#include "kept-picture.h"

G_BEGIN_DECLS

/* Where a drawing's content stands: picture = content × zoom + (x, y). */
typedef RpNetworkView RpDiagramPlace;

/* What makes a drawing in a thread, of DATA alone, which is freed on the main one. */
typedef struct
{
  RpDrawing *(*make) (gpointer data);
  gpointer data;
  GDestroyNotify free_data;
  gboolean on_the_way; /* but for its place the drawing is that of the picture that will be shown until then */
} RpDiagramOrder;

/* A drawing that was made so is on the screen; its content stands at PLACE. ORDER is freed afterwards. */
typedef void (*RpDiagramMade) (RpDrawing *drawing, const RpDiagramPlace *place, RpDiagramOrder *order, gpointer data);

typedef struct _RpDiagramPaint RpDiagramPaint;

/* VIEW is borrowed: it is drawn anew when a picture is done. */
RpDiagramPaint *rp_diagram_paint_new (GtkWidget *view);
void rp_diagram_paint_free (RpDiagramPaint *self);
/* Shows DRAWING, whose content stands at PLACE, from now on; MARGIN px around it are painted too, where that is done in
 * a thread. What was ordered is forgotten. */
void rp_diagram_paint_show (RpDiagramPaint *self, RpDrawing *drawing, const RpDiagramPlace *place, double margin);
/* Shows in a moment what ORDER (transfer full) makes for PLACE; then MADE is called, with DATA. */
void rp_diagram_paint_order (RpDiagramPaint *self, const RpDiagramOrder *order, const RpDiagramPlace *place,
                             double margin, RpDiagramMade made, gpointer data);
gboolean rp_diagram_paint_has_order (const RpDiagramPaint *self);
void rp_diagram_paint_forget_order (RpDiagramPaint *self);
/* Shows the picture there is with its content at PLACE. */
void rp_diagram_paint_move (RpDiagramPaint *self, const RpDiagramPlace *place);
/* Whether the picture that is shown was ordered on the way. */
gboolean rp_diagram_paint_is_on_the_way (const RpDiagramPaint *self);
/* Where what is on the way had best stand instead of at PLACE: less than a pixel from there. */
RpDiagramPlace rp_diagram_paint_near (const RpDiagramPaint *self, const RpDiagramPlace *place);
/* Whether that will do for a while in a view of this size. */
gboolean rp_diagram_paint_serves (const RpDiagramPaint *self, double width, double height);
/* The picture there is stays where it is until there is another, into which it fades; where the desktop asks for less
 * motion the other one takes its place. */
void rp_diagram_paint_fade (RpDiagramPaint *self);
void rp_diagram_paint_clear (RpDiagramPaint *self);
/* What is on the screen; NULL while it is not yet what was asked for last. Belongs to it. */
GdkTexture *rp_diagram_paint_get_texture (RpDiagramPaint *self);
void rp_diagram_paint_snapshot (RpDiagramPaint *self, GtkSnapshot *snapshot);
/* DRAWING painted now, as a texture; BOX (out): where it lies, px of the widget, when DRAWING's corner is AT. Transfer
 * full; NULL: no such picture can be. */
GdkTexture *rp_diagram_paint_texture (GtkWidget *view, RpDrawing *drawing, RpPoint at, graphene_rect_t *box);
/* DRAWING with its corner AT, painted now and here: for what is small, or is seen for one frame. All in diagram px. */
void rp_diagram_paint_append (GtkSnapshot *snapshot, GtkWidget *view, RpDrawing *drawing, RpPoint at);
GdkRGBA rp_diagram_paint_rgba (RpColor color);

G_END_DECLS
