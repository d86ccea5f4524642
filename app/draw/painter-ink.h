/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the painter's parts share: the state of one painting, colours, snapping to device pixels. Units: px of the
 * drawing. */
#pragma once

#include <cairo.h>
#include "shape.h"

G_BEGIN_DECLS

typedef struct
{
  cairo_t *cr;
  RpColor paper;
  gboolean snap;                   /* pixels: hairlines and rectangles are put on whole ones */
  double left, top, right, bottom; /* nothing outside is given to Cairo: its fixed point would draw it wrongly */
} RpPaint;

void rp_paint_set (const RpPaint *ink, RpColor color);
void rp_paint_set_line (const RpPaint *ink, const RpShape *shape);
/* The nearest edge between device pixels. */
void rp_paint_snap (const RpPaint *ink, double *x, double *y);
/* Parts of rp_painter_paint. */
void rp_paint_symbol (const RpPaint *ink, const RpShape *shape);
void rp_paint_rect (const RpPaint *ink, const RpShape *shape);
void rp_paint_path (const RpPaint *ink, const RpShape *shape);
/* Cuts the segment A–B to the ink's bounds (Liang and Barsky 1984). FALSE: nothing of it is inside. */
gboolean rp_paint_clip (const RpPaint *ink, RpPoint *a, RpPoint *b);

G_END_DECLS
