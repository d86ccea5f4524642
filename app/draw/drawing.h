/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A drawing: the list of shapes that a view or a picture shows, in drawing order. Screen, PNG, SVG, PDF, dump, hit test
 * and accessible text are all made from it. Built once, then read only; refcounted (atomic). Sizes in px. */
#pragma once

#include "shape.h"

G_BEGIN_DECLS

typedef struct _RpDrawing RpDrawing;
typedef struct _RpLineSums RpLineSums;

/* Transfer full. */
RpDrawing *rp_drawing_new (double width, double height, RpColor background);
RpDrawing *rp_drawing_ref (RpDrawing *self);
void rp_drawing_unref (RpDrawing *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RpDrawing, rp_drawing_unref)

/* Appends a shape with everything zero and returns it, valid until the next is added. */
RpShape *rp_drawing_add (RpDrawing *self, RpRole role, RpGeometry geometry);
/* Appends a text whose box is measured: left edge X, top Y. Returns as rp_drawing_add. */
RpShape *rp_drawing_add_text (RpDrawing *self, RpRole role, const RpTextMeasure *measure, const char *text,
                              RpTextSize size, double x, double y, RpColor color);
/* Append a filled box, and a straight line that decorates. Return as rp_drawing_add. */
RpShape *
rp_drawing_add_rect (RpDrawing *self, RpRole role, double x, double y, double width, double height, RpColor fill);
RpShape *rp_drawing_add_line (RpDrawing *self, RpPoint from, RpPoint to, RpColor color, double line_px);
/* The shape that was added last, valid until the next. */
RpShape *rp_drawing_last (RpDrawing *self);
/* Room for so many shapes more than there are, if that is known before. */
void rp_drawing_expect (RpDrawing *self, guint n_shapes);
/* OWNER (transfer full), of whom shapes borrow strings, is let go of by UNREF after the drawing. */
void rp_drawing_keep (RpDrawing *self, gpointer owner, GDestroyNotify unref);
/* What a painter keeps of the drawing's lines for the next drawing of the same place, which gets the same; nullable,
 * and no part of what is painted. */
void rp_drawing_set_line_sums (RpDrawing *self, RpLineSums *sums);
RpLineSums *rp_drawing_get_line_sums (const RpDrawing *self);
/* From how many ties in a row on a painter lays them on all at once, in their order but for their colours: that costs
 * little for each more, and too much for few. For a drawing of many that is shown for a moment; 0: as a painter sees
 * fit. */
void rp_drawing_set_many_lines (RpDrawing *self, guint n);
guint rp_drawing_get_many_lines (const RpDrawing *self);
/* Copies that live as long as the drawing. */
const char *rp_drawing_string (RpDrawing *self, const char *text);
const RpPoint *rp_drawing_points (RpDrawing *self, const RpPoint *points, guint n_points);
const RpRecordRef *rp_drawing_refs (RpDrawing *self, const RpRecordRef *refs, guint n_refs);
/* Appends OTHER's shapes moved by DX, DY; OTHER is kept alive. */
void rp_drawing_append (RpDrawing *self, RpDrawing *other, double dx, double dy);
/* The shapes from FIRST on belong to PANE (static). */
void rp_drawing_set_pane (RpDrawing *self, guint first, const char *pane);
/* How many px of a file or a dump one px of the drawing is; 1 unless set. A drawing never knows of it: sizes here are
 * its own. Slides are laid out smaller than they are and made larger, so that no text is too small there. */
void rp_drawing_set_zoom (RpDrawing *self, double zoom);
double rp_drawing_get_zoom (const RpDrawing *self);

/* The shapes from FIRST on show between TOP and BOTTOM only: those beyond are left out, what reaches out is cut by who
 * paints. Once for a drawing, and on a screen only: a picture has room for all. */
void rp_drawing_cut (RpDrawing *self, guint first, double top, double bottom);
/* What it cut: the shapes from FIRST to before END. FALSE: nothing. */
gboolean rp_drawing_get_band (const RpDrawing *self, guint *first, guint *end, double *top, double *bottom);
/* The shapes that are added from here on, up to the next such call, show within the box only; WIDTH <= 0: everywhere.
 * On a screen only, and not together with rp_drawing_cut. */
void rp_drawing_clip (RpDrawing *self, double x, double y, double width, double height);
/* Those boxes in the order of their FIRST shapes; each until the next. */
typedef struct
{
  guint first;
  double x, y, width, height;
} RpDrawingClip;
const RpDrawingClip *rp_drawing_get_clips (const RpDrawing *self, guint *n);
/* Between which heights SHAPE, one of the drawing's, shows: in all of the drawing unless it was cut. */
void rp_drawing_sight_of (const RpDrawing *self, const RpShape *shape, double *top, double *bottom);

double rp_drawing_get_width (const RpDrawing *self);
double rp_drawing_get_height (const RpDrawing *self);
RpColor rp_drawing_get_background (const RpDrawing *self);
guint rp_drawing_n_shapes (const RpDrawing *self);
const RpShape *rp_drawing_shape (const RpDrawing *self, guint index);

/* The shape at a point that stands for a record (mark, bar, span, node, tie, cluster, label): the nearest within REACH
 * px (24 px targets: pass 12), marks before ties. NULL: none. */
const RpShape *rp_drawing_hit (const RpDrawing *self, double x, double y, double reach);

G_END_DECLS
