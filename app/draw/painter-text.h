/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sets the text of shapes: on images as glyphs that are kept, elsewhere as real text with clusters, so that a PDF's can
 * be found and copied. Only painter.c calls it. */
#pragma once

#include "drawing.h"
#include "painter-ink.h"

G_BEGIN_DECLS

typedef struct _RpTextPainter RpTextPainter;

/* The calling thread's own, with its lines of former pictures; belongs to the thread. Prepared for CR's scale. */
RpTextPainter *rp_text_painter_for (cairo_t *cr);
/* Before the first text of DRAWING is shown. */
void rp_text_painter_begin (RpTextPainter *self, const RpPaint *ink, RpDrawing *drawing);
void rp_text_painter_show (RpTextPainter *self, const RpPaint *ink, const RpShape *shape);
/* Where a line's letters stand: px below the top of its box. From the size alone, whatever the font. */
double rp_text_baseline (RpTextSize size);
/* Bytes kept: lines and halos. */
gsize rp_text_painter_size (const RpTextPainter *self);
#define RP_TEXT_PAINTER_LIMIT (16u << 20)

G_END_DECLS
