/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the painter's parts share: the state of one painting, colours, snapping to device pixels. Units: px of the drawing. */
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
} RpInk;

void rp_ink_set (const RpInk *ink, RpColor color);
void rp_ink_set_line (const RpInk *ink, const RpShape *shape);
/* The nearest edge between device pixels. */
void rp_ink_snap (const RpInk *ink, double *x, double *y);
/* Parts of rp_painter_paint. */
void rp_ink_symbol (const RpInk *ink, const RpShape *shape);
void rp_ink_rect (const RpInk *ink, const RpShape *shape);
void rp_ink_path (const RpInk *ink, const RpShape *shape);
/* Cuts the segment A–B to the ink's bounds (Liang and Barsky 1984). FALSE: nothing of it is inside. */
gboolean rp_ink_clip (const RpInk *ink, RpPoint *a, RpPoint *b);

G_END_DECLS
