/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "painter.h"

#include <math.h>

#include "painter-ink.h"
#include "painter-text.h"

/* How far beyond the picture shapes may reach before they are cut. */
#define MARGIN_PX 1000.0

void
rp_paint_set (const RpPaint *ink, RpColor color)
{
  cairo_set_source_rgba (ink->cr, (color >> 24) / 255.0, ((color >> 16) & 0xff) / 255.0, ((color >> 8) & 0xff) / 255.0,
                         (color & 0xff) / 255.0);
}

void
rp_paint_set_line (const RpPaint *ink, const RpShape *shape)
{
  double width = shape->line_width > 0 && shape->line_width < 1000 ? shape->line_width : 1;
  const double dashed[] = { 3 + width, 2 + width }, dotted[] = { 0, 2 + 1.5 * width };

  cairo_set_line_width (ink->cr, width);
  cairo_set_line_join (ink->cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_line_cap (ink->cr, shape->dash == RP_DASH_DOTTED ? CAIRO_LINE_CAP_ROUND : CAIRO_LINE_CAP_BUTT);
  cairo_set_dash (ink->cr, shape->dash == RP_DASH_DASHED ? dashed : dotted, shape->dash == RP_DASH_SOLID ? 0 : 2, 0);
}

void
rp_paint_snap (const RpPaint *ink, double *x, double *y)
{
  if (!ink->snap)
    return;
  cairo_user_to_device (ink->cr, x, y);
  *x = floor (*x + 0.5);
  *y = floor (*y + 0.5);
  cairo_device_to_user (ink->cr, x, y);
}

static gboolean
is_finite_shape (const RpShape *shape)
{
  if (!isfinite (shape->x) || !isfinite (shape->y) || !isfinite (shape->width) || !isfinite (shape->height))
    return FALSE;
  for (guint i = 0; i < shape->n_points; i++)
    if (!isfinite (shape->points[i].x) || !isfinite (shape->points[i].y))
      return FALSE;
  return TRUE;
}

/* Strokes, rings and halos reach a little beyond the box; arrow heads more. */
static gboolean
is_in_sight (const RpPaint *ink, const RpShape *shape)
{
  double margin = 12 + shape->line_width;

  if (shape->geometry == RP_GEOMETRY_PATH && shape->n_points > 0)
    {
      RpPoint low = shape->points[0], high = low;

      for (guint i = 1; i < shape->n_points; i++)
        {
          low = (RpPoint){ MIN (low.x, shape->points[i].x), MIN (low.y, shape->points[i].y) };
          high = (RpPoint){ MAX (high.x, shape->points[i].x), MAX (high.y, shape->points[i].y) };
        }
      return low.x - margin < ink->right && high.x + margin > ink->left && low.y - margin < ink->bottom
             && high.y + margin > ink->top;
    }
  return shape->x - margin < ink->right && shape->x + shape->width + margin > ink->left
         && shape->y - margin < ink->bottom && shape->y + shape->height + margin > ink->top;
}

static RpPaint
ink_for (cairo_t *cr, RpDrawing *drawing)
{
  RpPaint ink = { .cr = cr, .paper = rp_drawing_get_background (drawing) };
  double left, top, right, bottom;
  cairo_matrix_t matrix;
  cairo_surface_type_t type = cairo_surface_get_type (cairo_get_group_target (cr));

  cairo_get_matrix (cr, &matrix);
  ink.snap = type != CAIRO_SURFACE_TYPE_PDF && type != CAIRO_SURFACE_TYPE_SVG && type != CAIRO_SURFACE_TYPE_PS
             && matrix.xy == 0 && matrix.yx == 0;
  cairo_clip_extents (cr, &left, &top, &right, &bottom);
  ink.left = MAX (left, -MARGIN_PX);
  ink.top = MAX (top, -MARGIN_PX);
  ink.right = MIN (right, rp_drawing_get_width (drawing) + MARGIN_PX);
  ink.bottom = MIN (bottom, rp_drawing_get_height (drawing) + MARGIN_PX);
  return ink;
}

void
rp_painter_paint_shapes (cairo_t *cr, RpDrawing *drawing)
{
  RpPaint ink = ink_for (cr, drawing);
  RpTextPainter *texts = rp_text_painter_for (cr);

  cairo_save (cr);
  for (guint i = 0; i < rp_drawing_n_shapes (drawing); i++)
    {
      const RpShape *shape = rp_drawing_shape (drawing, i);

      if (shape->invisible || !is_finite_shape (shape) || !is_in_sight (&ink, shape))
        continue;
      switch (shape->geometry)
        {
        case RP_GEOMETRY_RECT:
          rp_paint_rect (&ink, shape);
          break;
        case RP_GEOMETRY_SYMBOL:
          rp_paint_symbol (&ink, shape);
          break;
        case RP_GEOMETRY_PATH:
          rp_paint_path (&ink, shape);
          break;
        case RP_GEOMETRY_TEXT:
          rp_text_painter_show (texts, cr, shape, ink.paper);
          break;
        default:
          g_warn_if_reached ();
        }
    }
  cairo_restore (cr);
}

void
rp_painter_paint (cairo_t *cr, RpDrawing *drawing)
{
  RpPaint ink = { .cr = cr };

  cairo_save (cr);
  rp_paint_set (&ink, rp_drawing_get_background (drawing));
  cairo_rectangle (cr, 0, 0, rp_drawing_get_width (drawing), rp_drawing_get_height (drawing));
  cairo_fill (cr);
  cairo_restore (cr);
  rp_painter_paint_shapes (cr, drawing);
}
