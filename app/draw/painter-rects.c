/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "painter-rects.h"

void
rp_rounded_path (cairo_t *cr, const RpBox *box)
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

/* Slanted lines on a grid that begins at the shape's own left edge: they move with it, whatever is cut off. */
static void
fill_hatch (const RpPaint *ink, const RpBox *box, double origin)
{
  cairo_t *cr = ink->cr;
  double first = origin + floor ((box->x - box->height - origin) / RP_HATCH_STEP_PX) * RP_HATCH_STEP_PX;

  cairo_save (cr);
  rp_rounded_path (cr, box);
  cairo_clip (cr);
  cairo_set_line_width (cr, RP_HATCH_LINE_PX);
  cairo_set_dash (cr, NULL, 0, 0);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_SQUARE);
  cairo_new_path (cr);
  for (double x = first; x < box->x + box->width; x += RP_HATCH_STEP_PX)
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

double
rp_fade_length (const RpShape *shape)
{
  return MIN (RP_FADE_PX, shape->fill_style == RP_FILL_FADE_BOTH ? shape->width / 2 : shape->width);
}

/* Of SHAPE's own extent, not of what is left of it in sight. */
static void
fill_fade (const RpPaint *ink, const RpShape *shape, const RpBox *box)
{
  gboolean both = shape->fill_style == RP_FILL_FADE_BOTH;
  double length = rp_fade_length (shape);
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
  rp_rounded_path (ink->cr, box);
  cairo_fill (ink->cr);
}

/* What of the shape is near the picture, on whole pixels where there are any; never thinner than one. */
static gboolean
visible_box (const RpPaint *ink, const RpShape *shape, RpBox *box)
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
  *box = (RpBox){ x1, y1, x2 - x1, y2 - y1, 0 };
  box->corner = CLAMP (shape->corner, 0, MIN (box->width, box->height) / 2);
  return TRUE;
}

static void
fill (const RpPaint *ink, const RpShape *shape, const RpBox *box)
{
  rp_paint_set (ink, shape->fill);
  if (rp_paint_quick_fill (ink, shape, box))
    return;
  if (shape->fill_style == RP_FILL_HATCH)
    {
      fill_hatch (ink, box, shape->x);
    }
  else if (shape->fill_style != RP_FILL_SOLID)
    {
      fill_fade (ink, shape, box);
    }
  else
    {
      rp_rounded_path (ink->cr, box);
      cairo_fill (ink->cr);
    }
}

static void
stroke (const RpPaint *ink, const RpShape *shape, const RpBox *box)
{
  double width = shape->line_width > 0 ? MIN (shape->line_width, 1000) : 1, half = width / 2;
  RpBox line = *box;

  rp_paint_set (ink, shape->stroke);
  if (shape->dash == RP_DASH_SOLID && rp_paint_quick_stroke (ink, width, box))
    return;
  /* the line lies inside the box, so that bars of every look are equally high */
  if (box->width > width && box->height > width)
    line
        = (RpBox){ box->x + half, box->y + half, box->width - width, box->height - width, MAX (0, box->corner - half) };
  rp_rounded_path (ink->cr, &line);
  rp_paint_set_line (ink, shape);
  cairo_stroke (ink->cr);
}

void
rp_paint_rect (const RpPaint *ink, const RpShape *shape)
{
  RpBox box;

  if (!visible_box (ink, shape, &box) || rp_paint_quick_box (ink, shape, &box))
    return;
  if ((shape->fill & 0xff) != 0)
    fill (ink, shape, &box);
  if ((shape->stroke & 0xff) != 0)
    stroke (ink, shape, &box);
}
