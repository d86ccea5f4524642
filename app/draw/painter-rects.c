/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "painter-ink.h"

#define HATCH_STEP_PX 5.0
#define HATCH_LINE_PX 1.4
/* The stretch over which an end fades; a shorter box fades over all of it. */
#define FADE_PX 56.0

typedef struct
{
  double x, y, width, height, corner;
} Box;

static void
rounded_path (cairo_t *cr, const Box *box)
{
  double x2 = box->x + box->width, y2 = box->y + box->height, r = box->corner;

  cairo_new_path (cr);
  if (r <= 0)
    {
      cairo_rectangle (cr, box->x, box->y, box->width, box->height);
      return;
    }
  cairo_arc (cr, x2 - r, box->y + r, r, -G_PI_2, 0);
  cairo_arc (cr, x2 - r, y2 - r, r, 0, G_PI_2);
  cairo_arc (cr, box->x + r, y2 - r, r, G_PI_2, G_PI);
  cairo_arc (cr, box->x + r, box->y + r, r, G_PI, 3 * G_PI_2);
  cairo_close_path (cr);
}

static void
fill_solid (const RpPaint *ink, const Box *box)
{
  double cap = ceil (box->corner) + 1;

  /* most of a bar is a plain rectangle, which Cairo fills ten times as fast as a path with arcs */
  if (ink->snap && box->corner > 0 && box->width > 4 * cap)
    {
      double x1 = box->x + cap, x2 = box->x + box->width - cap, y = 0;

      rp_paint_snap (ink, &x1, &y);
      y = 0;
      rp_paint_snap (ink, &x2, &y);
      cairo_new_path (ink->cr);
      cairo_rectangle (ink->cr, x1, box->y, x2 - x1, box->height);
      cairo_fill (ink->cr);
      cairo_move_to (ink->cr, x1, box->y);
      cairo_line_to (ink->cr, x1, box->y + box->height);
      cairo_arc (ink->cr, box->x + box->corner, box->y + box->height - box->corner, box->corner, G_PI_2, G_PI);
      cairo_arc (ink->cr, box->x + box->corner, box->y + box->corner, box->corner, G_PI, 3 * G_PI_2);
      cairo_close_path (ink->cr);
      cairo_fill (ink->cr);
      cairo_move_to (ink->cr, x2, box->y + box->height);
      cairo_line_to (ink->cr, x2, box->y);
      cairo_arc (ink->cr, box->x + box->width - box->corner, box->y + box->corner, box->corner, -G_PI_2, 0);
      cairo_arc (ink->cr, box->x + box->width - box->corner, box->y + box->height - box->corner, box->corner, 0,
                 G_PI_2);
      cairo_close_path (ink->cr);
      cairo_fill (ink->cr);
      return;
    }
  rounded_path (ink->cr, box);
  cairo_fill (ink->cr);
}

/* Slanted lines on a grid that begins at the shape's own left edge: they move with it, whatever is cut off. */
static void
fill_hatch (const RpPaint *ink, const Box *box, double origin)
{
  cairo_t *cr = ink->cr;
  double first = origin + floor ((box->x - box->height - origin) / HATCH_STEP_PX) * HATCH_STEP_PX;

  cairo_save (cr);
  rounded_path (cr, box);
  cairo_clip (cr);
  cairo_set_line_width (cr, HATCH_LINE_PX);
  cairo_set_dash (cr, NULL, 0, 0);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_SQUARE);
  cairo_new_path (cr);
  for (double x = first; x < box->x + box->width; x += HATCH_STEP_PX)
    {
      cairo_move_to (cr, x, box->y + box->height);
      cairo_line_to (cr, x + box->height, box->y);
    }
  cairo_stroke (cr);
  cairo_restore (cr);
}

static void
add_stop (cairo_pattern_t *pattern, double offset, RpColor color, double alpha)
{
  cairo_pattern_add_color_stop_rgba (pattern, offset, (color >> 24) / 255.0, ((color >> 16) & 0xff) / 255.0,
                                     ((color >> 8) & 0xff) / 255.0, alpha * (color & 0xff) / 255.0);
}

/* Of SHAPE's own extent, not of what is left of it in sight. */
static void
fill_fade (const RpPaint *ink, const RpShape *shape, const Box *box)
{
  gboolean both = shape->fill_style == RP_FILL_FADE_BOTH;
  double length = MIN (FADE_PX, both ? shape->width / 2 : shape->width);
  double share = shape->width > 0 ? length / shape->width : 1;
  cairo_pattern_t *pattern = cairo_pattern_create_linear (shape->x, 0, shape->x + shape->width, 0);

  if (shape->fill_style == RP_FILL_FADE_LEFT || both)
    {
      add_stop (pattern, 0, shape->fill, 0);
      add_stop (pattern, share, shape->fill, 1);
    }
  if (shape->fill_style == RP_FILL_FADE_RIGHT || both)
    {
      add_stop (pattern, 1 - share, shape->fill, 1);
      add_stop (pattern, 1, shape->fill, 0);
    }
  cairo_set_source (ink->cr, pattern);
  cairo_pattern_destroy (pattern);
  rounded_path (ink->cr, box);
  cairo_fill (ink->cr);
}

/* What of the shape is near the picture, on whole pixels where there are any; never thinner than one. */
static gboolean
visible_box (const RpPaint *ink, const RpShape *shape, Box *box)
{
  double x1 = MAX (shape->x, ink->left - 100), x2 = MIN (shape->x + shape->width, ink->right + 100);
  double y1 = MAX (shape->y, ink->top - 100), y2 = MIN (shape->y + shape->height, ink->bottom + 100);
  double one_x = 1, one_y = 1;

  if (x2 < x1 || y2 < y1)
    return FALSE;
  if (ink->snap)
    {
      rp_paint_snap (ink, &x1, &y1);
      rp_paint_snap (ink, &x2, &y2);
      cairo_device_to_user_distance (ink->cr, &one_x, &one_y);
      if (shape->width > 0)
        x2 = MAX (x2, x1 + fabs (one_x));
      if (shape->height > 0)
        y2 = MAX (y2, y1 + fabs (one_y));
    }
  *box = (Box){ x1, y1, x2 - x1, y2 - y1, 0 };
  box->corner = CLAMP (shape->corner, 0, MIN (box->width, box->height) / 2);
  return TRUE;
}

void
rp_paint_rect (const RpPaint *ink, const RpShape *shape)
{
  Box box;

  if (!visible_box (ink, shape, &box))
    return;
  if ((shape->fill & 0xff) != 0)
    {
      rp_paint_set (ink, shape->fill);
      if (shape->fill_style == RP_FILL_SOLID)
        fill_solid (ink, &box);
      else if (shape->fill_style == RP_FILL_HATCH)
        fill_hatch (ink, &box, shape->x);
      else
        fill_fade (ink, shape, &box);
    }
  if ((shape->stroke & 0xff) != 0)
    {
      double half = (shape->line_width > 0 ? MIN (shape->line_width, 1000) : 1) / 2;

      /* the line lies inside the box, so that bars of every look are equally high */
      if (box.width > 2 * half && box.height > 2 * half)
        box = (Box){ box.x + half, box.y + half, box.width - 2 * half, box.height - 2 * half,
                     MAX (0, box.corner - half) };
      rounded_path (ink->cr, &box);
      rp_paint_set_line (ink, shape);
      rp_paint_set (ink, shape->stroke);
      cairo_stroke (ink->cr);
    }
}
