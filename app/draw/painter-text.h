/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sets the text of shapes: real text with clusters, so that a PDF's can be found and copied. Only painter.c calls it.
 */
#pragma once

#include <cairo.h>
#include "shape.h"

G_BEGIN_DECLS

typedef struct _RpTextPainter RpTextPainter;

/* The calling thread's own, with its layouts of former pictures; belongs to the thread. Prepared for CR's scale. */
RpTextPainter *rp_text_painter_for (cairo_t *cr);
/* PAPER is what a halo is made of. */
void rp_text_painter_show (RpTextPainter *self, cairo_t *cr, const RpShape *shape, RpColor paper);
/* Where a line's letters stand: px below the top of its box. From the size alone, whatever the font. */
double rp_text_baseline (RpTextSize size);

G_END_DECLS
