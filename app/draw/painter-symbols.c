/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "painter-ink.h"
#include "symbol-path.h"

static void
outline (cairo_t *cr, const RpShape *shape)
{
  RpPoint points[RP_SYMBOL_MAX_POINTS], centers[2];
  guint n = rp_symbol_points (shape->symbol, points);
  double radius, size = MIN (shape->width, shape->height);
  double x = shape->x + (shape->width - size) / 2, y = shape->y + (shape->height - size) / 2;

  cairo_new_path (cr);
  for (guint i = 0; i < n; i++)
    cairo_line_to (cr, x + points[i].x * size, y + points[i].y * size);
  if (n > 0)
    {
      cairo_close_path (cr);
      return;
    }
  n = rp_symbol_circles (shape->symbol, centers, &radius);
  for (guint i = 0; i < n; i++)
    {
      cairo_new_sub_path (cr);
      cairo_arc (cr, x + centers[i].x * size, y + centers[i].y * size, radius * size, 0, 2 * G_PI);
      cairo_close_path (cr);
    }
}

void
rp_paint_symbol (const RpPaint *ink, const RpShape *shape)
{
  cairo_t *cr = ink->cr;
  gboolean rings = shape->symbol == RP_SYMBOL_RINGS;
  double size = MIN (shape->width, shape->height);

  if (size <= 0 || size > 10000)
    return;
  outline (cr, shape);
  if ((shape->fill & 0xff) != 0)
    {
      rp_paint_set (ink, shape->fill);
      if (rings)
        {
          cairo_set_dash (cr, NULL, 0, 0);
          cairo_set_line_width (cr, MAX (1, size * 0.13));
          cairo_stroke_preserve (cr);
        }
      else
        {
          cairo_fill_preserve (cr);
        }
    }
  if ((shape->stroke & 0xff) != 0)
    {
      rp_paint_set_line (ink, shape);
      rp_paint_set (ink, shape->stroke);
      cairo_stroke_preserve (cr);
    }
  cairo_new_path (cr);
}
