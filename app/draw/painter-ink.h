/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the painter's parts share: the state of one painting, colours, snapping to device pixels. Units: px of the
 * drawing. */
#pragma once

#include <cairo.h>
#include "paint-sprites.h"
#include "shape.h"

G_BEGIN_DECLS

typedef struct
{
  cairo_t *cr;
  RpColor paper;
  gboolean snap;                   /* pixels: hairlines and rectangles are put on whole ones */
  gboolean keeps_text;             /* a file in which words can be found, not pixels */
  double left, top, right, bottom; /* nothing outside is given to Cairo: its fixed point would draw it wrongly */
  /* an image surface: its pixel = px × scale + (origin_x, origin_y) */
  RpSprites *sprites; /* NULL: no image, everything as paths */
  guint n_threads;    /* that may share the work */
  cairo_matrix_t matrix;
  double scale, device_scale, offset_x, offset_y, origin_x, origin_y;
} RpPaint;

void rp_paint_set (const RpPaint *ink, RpColor color);
void rp_paint_set_line (const RpPaint *ink, const RpShape *shape);
/* The nearest edge between device pixels. */
void rp_paint_snap (const RpPaint *ink, double *x, double *y);
/* Paints a sprite with its top left corner at a pixel of the image: an ARGB one as it is, a mask in the current source.
 */
void rp_paint_sprite (const RpPaint *ink, cairo_surface_t *sprite, double x, double y);
void rp_paint_mask (const RpPaint *ink, cairo_surface_t *mask, double x, double y);
/* The image pixel at or before VALUE (in pixels), VALUE rounded to quarters, and how many are left. */
double rp_paint_quarter (double value, guint16 *phase);
/* Parts of rp_painter_paint. */
void rp_paint_symbol (const RpPaint *ink, const RpShape *shape);
void rp_paint_rect (const RpPaint *ink, const RpShape *shape);
void rp_paint_path (const RpPaint *ink, const RpShape *shape);
/* Whether anything of a shape is within the ink's bounds; a shape with numbers that are none is not. */
gboolean rp_paint_is_in_sight (const RpPaint *ink, const RpShape *shape);
/* An arrow's head: how long, and half as wide as. */
void rp_paint_head_size (const RpShape *shape, double *length, double *half);
/* The last point that differs from the path's end (or start), for a head's direction. */
RpPoint rp_paint_before_end (const RpShape *shape, gboolean at_start);
/* The end (or start) drawn back from the tip of its head, so that the line's blunt end does not show beside it. */
RpPoint rp_paint_drawn_back (const RpShape *shape, gboolean at_start);
/* Cuts the segment A–B to the ink's bounds (Liang and Barsky 1984). FALSE: nothing of it is inside. */
gboolean rp_paint_clip (const RpPaint *ink, RpPoint *a, RpPoint *b);

G_END_DECLS
