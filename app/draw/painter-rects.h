/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Between the two ways to paint boxes: by paths, on any surface, and quickly on images, by plain rectangles between
 * masks of the ends. Units: px of the drawing. */
#pragma once

#include "painter-ink.h"

G_BEGIN_DECLS

#define RP_HATCH_STEP_PX 5.0
#define RP_HATCH_LINE_PX 1.4
/* The stretch over which an end fades; a shorter box fades over all of it. */
#define RP_FADE_PX 56.0

typedef struct
{
  double x, y, width, height, corner;
} RpBox;

void rp_rounded_path (cairo_t *cr, const RpBox *box);
/* Over how much of it SHAPE's ends fade. */
double rp_fade_length (const RpShape *shape);
/* SHAPE's fill in BOX, what of it is in sight, with its colour as source. FALSE: nothing was done, take paths. */
gboolean rp_paint_quick_fill (const RpPaint *ink, const RpShape *shape, const RpBox *box);
/* Plain or hatched fill and solid line of SHAPE in BOX at once. FALSE as above. */
gboolean rp_paint_quick_box (const RpPaint *ink, const RpShape *shape, const RpBox *box);
/* A solid line of WIDTH inside BOX in the current source. FALSE as above. */
gboolean rp_paint_quick_stroke (const RpPaint *ink, double width, const RpBox *box);

G_END_DECLS
