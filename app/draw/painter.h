/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The only code that strokes and fills: a drawing onto a Cairo context in px. */
#pragma once

#include <cairo.h>
#include "drawing.h"

G_BEGIN_DECLS

/* Paints background and shapes. CR's user space is px of the drawing. HIDPI scale is in CR's matrix. Image, PDF and
 * recording surfaces alike. Not thread-safe with itself only in so far as Pango's default font map is per thread: may
 * be called from any thread. */
void rp_painter_paint (cairo_t *cr, RpDrawing *drawing);
/* Background and shapes beyond the drawing's edges too, as far as CR reaches and shapes are there. */
void rp_painter_paint_beyond (cairo_t *cr, RpDrawing *drawing);
/* Shapes only, no background. */
void rp_painter_paint_shapes (cairo_t *cr, RpDrawing *drawing);
/* As rp_painter_paint, by at most N_THREADS threads, the caller's among them; the bytes are the same. The others take
 * as many as there are processors, up to four. */
void rp_painter_paint_by (cairo_t *cr, RpDrawing *drawing, guint n_threads);

G_END_DECLS
