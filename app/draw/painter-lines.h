/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Thousands of a network's ties at once: a line rasteriser of our own for images, many times as fast as a path for
 * each. Lines of one colour cover pixels by the exact area, as Cairo's do; what lies over each other becomes denser.
 * The same bytes everywhere. Not for PDF and SVG: those get paths. */
#pragma once

#include "drawing.h"
#include "painter-ink.h"

G_BEGIN_DECLS

/* Fewer, of all colours, are painted one by one. */
#define RP_PAINT_MANY_LINES 2000

/* Up to where the shapes from FIRST on are ties: the index after the last, FIRST + 1 at least. */
guint rp_paint_lines_end (RpDrawing *drawing, guint first);
/* Paints the shapes FIRST to before END, such ties. FALSE, and nothing is painted: they are few, or this is no image.
 */
gboolean rp_paint_lines (const RpPaint *ink, RpDrawing *drawing, guint first, guint end);

G_END_DECLS
