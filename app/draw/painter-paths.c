/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "painter-ink.h"

/* Beyond this Cairo's fixed point is near its end; curves that far out are drawn as clipped pieces. */
#define FAR_PX 16000.0
#define CURVE_STEPS 24

gboolean
rp_paint_clip (const RpPaint *ink, RpPoint *a, RpPoint *b)
{
  double dx = b->x - a->x, dy = b->y - a->y, enter = 0, leave = 1;
  RpPoint start = *a;
  const double p[] = { -dx, dx, -dy, dy };
  const double q[]
      = { a->x - ink->left + 100, ink->right + 100 - a->x, a->y - ink->top + 100, ink->bottom + 100 - a->y };

  for (int i = 0; i < 4; i++)
    {
      if (p[i] == 0)
        {
          if (q[i] < 0)
            return FALSE;
        }
      else if (p[i] < 0)
        {
          enter = MAX (enter, q[i] / p[i]);
        }
      else
        {
          leave = MIN (leave, q[i] / p[i]);
        }
    }
  if (enter > leave)
    return FALSE;
  *a = (RpPoint){ start.x + enter * dx, start.y + enter * dy };
  *b = (RpPoint){ start.x + leave * dx, start.y + leave * dy };
  return TRUE;
}

static gboolean
is_near (const RpShape *shape)
{
  for (guint i = 0; i < shape->n_points; i++)
    if (fabs (shape->points[i].x) > FAR_PX || fabs (shape->points[i].y) > FAR_PX)
      return FALSE;
  return TRUE;
}

static void
clipped_line (const RpPaint *ink, RpPoint a, RpPoint b)
{
  if (!rp_paint_clip (ink, &a, &b))
    return;
  cairo_move_to (ink->cr, a.x, a.y);
  cairo_line_to (ink->cr, b.x, b.y);
}

static void
clipped_curve (const RpPaint *ink, const RpPoint *p)
{
  RpPoint from = p[0];

  for (int step = 1; step <= CURVE_STEPS; step++)
    {
      double t = step / (double)CURVE_STEPS, u = 1 - t;
      double a = u * u * u, b = 3 * u * u * t, c = 3 * u * t * t, d = t * t * t;
      RpPoint to
          = { a * p[0].x + b * p[1].x + c * p[2].x + d * p[3].x, a * p[0].y + b * p[1].y + c * p[2].y + d * p[3].y };

      clipped_line (ink, from, to);
      from = to;
    }
}

/* A level or upright hairline on whole pixels. */
static gboolean
snapped_hairline (const RpPaint *ink, const RpShape *shape)
{
  const RpPoint *p = shape->points;
  double width = shape->line_width > 0 ? shape->line_width : 1, unit = 1, ignored = 1;
  double a_x, a_y, b_x, b_y, half;
  RpPoint a = p[0], b = p[1];

  if (!ink->snap || shape->curved || shape->closed || shape->n_points != 2 || (p[0].x != p[1].x && p[0].y != p[1].y)
      || !rp_paint_clip (ink, &a, &b))
    return FALSE;
  cairo_device_to_user_distance (ink->cr, &unit, &ignored);
  unit = fabs (unit);
  if (!(unit > 0))
    return FALSE;
  width = MAX (1, floor (width / unit + 0.5)) * unit;
  half = fmod (floor (width / unit + 0.5), 2) == 1 ? unit / 2 : 0;
  a_x = a.x - half;
  a_y = a.y - half;
  b_x = b.x - half;
  b_y = b.y - half;
  rp_paint_snap (ink, &a_x, &a_y);
  rp_paint_snap (ink, &b_x, &b_y);
  rp_paint_set_line (ink, shape);
  cairo_set_line_width (ink->cr, width);
  if (p[0].x == p[1].x)
    {
      cairo_move_to (ink->cr, a_x + half, a.y);
      cairo_line_to (ink->cr, a_x + half, b.y);
    }
  else
    {
      cairo_move_to (ink->cr, a.x, a_y + half);
      cairo_line_to (ink->cr, b.x, a_y + half);
    }
  return TRUE;
}

void
rp_paint_head_size (const RpShape *shape, double *length, double *half)
{
  *length = 5 + 2 * CLAMP (shape->line_width, 1, 4);
  *half = 0.42 * *length;
}

static void
arrow_head (const RpPaint *ink, const RpShape *shape, RpPoint tip, RpPoint from)
{
  double dx = tip.x - from.x, dy = tip.y - from.y, length = sqrt (dx * dx + dy * dy);
  double size, wide;

  if (!(length > 0) || fabs (tip.x) > FAR_PX || fabs (tip.y) > FAR_PX)
    return;
  rp_paint_head_size (shape, &size, &wide);
  dx /= length;
  dy /= length;
  cairo_new_path (ink->cr);
  cairo_move_to (ink->cr, tip.x, tip.y);
  cairo_line_to (ink->cr, tip.x - dx * size - dy * wide, tip.y - dy * size + dx * wide);
  cairo_line_to (ink->cr, tip.x - dx * size * 0.78, tip.y - dy * size * 0.78);
  cairo_line_to (ink->cr, tip.x - dx * size + dy * wide, tip.y - dy * size - dx * wide);
  cairo_close_path (ink->cr);
  cairo_fill (ink->cr);
}

RpPoint
rp_paint_before_end (const RpShape *shape, gboolean at_start)
{
  guint n = shape->n_points;
  RpPoint end = at_start ? shape->points[0] : shape->points[n - 1];

  for (guint i = 1; i < n; i++)
    {
      RpPoint p = at_start ? shape->points[i] : shape->points[n - 1 - i];

      if (fabs (p.x - end.x) + fabs (p.y - end.y) > 1e-6)
        return p;
    }
  return end;
}

RpPoint
rp_paint_drawn_back (const RpShape *shape, gboolean at_start)
{
  RpPoint end = at_start ? shape->points[0] : shape->points[shape->n_points - 1],
          from = rp_paint_before_end (shape, at_start);
  double dx = end.x - from.x, dy = end.y - from.y, length = sqrt (dx * dx + dy * dy);
  double back = MIN (4 + CLAMP (shape->line_width, 1, 4), length / 2);

  if (!(length > 0))
    return end;
  return (RpPoint){ end.x - dx / length * back, end.y - dy / length * back };
}

static void
trace (const RpPaint *ink, const RpShape *shape)
{
  const RpPoint *p = shape->points;
  guint n = shape->n_points, step = shape->curved ? 3 : 1;
  gboolean near = is_near (shape);
  RpPoint first = shape->arrow_start ? rp_paint_drawn_back (shape, TRUE) : p[0];
  RpPoint last = shape->arrow ? rp_paint_drawn_back (shape, FALSE) : p[n - 1];

  if (near)
    cairo_move_to (ink->cr, first.x, first.y);
  for (guint i = 0; i + step < n; i += step)
    {
      RpPoint a = i == 0 ? first : p[i], b = i + step + step >= n && i + step == n - 1 ? last : p[i + step];

      if (shape->curved && near)
        cairo_curve_to (ink->cr, p[i + 1].x, p[i + 1].y, p[i + 2].x, p[i + 2].y, b.x, b.y);
      else if (shape->curved)
        clipped_curve (ink, (RpPoint[]){ a, p[i + 1], p[i + 2], b });
      else if (near)
        cairo_line_to (ink->cr, b.x, b.y);
      else
        clipped_line (ink, a, b);
    }
  if (shape->closed && near)
    cairo_close_path (ink->cr);
  else if (shape->closed)
    clipped_line (ink, p[n - 1], p[0]);
}

void
rp_paint_path (const RpPaint *ink, const RpShape *shape)
{
  cairo_t *cr = ink->cr;

  if (shape->n_points < 2)
    return;
  cairo_new_path (cr);
  if ((shape->fill & 0xff) != 0 && is_near (shape) && shape->closed)
    {
      trace (ink, shape);
      rp_paint_set (ink, shape->fill);
      cairo_fill (cr);
    }
  if ((shape->stroke & 0xff) == 0)
    return;
  rp_paint_set (ink, shape->stroke);
  if (shape->arrow || shape->arrow_start || !snapped_hairline (ink, shape))
    {
      rp_paint_set_line (ink, shape);
      trace (ink, shape);
    }
  cairo_stroke (cr);
  if (shape->arrow)
    arrow_head (ink, shape, shape->points[shape->n_points - 1], rp_paint_before_end (shape, FALSE));
  if (shape->arrow_start)
    arrow_head (ink, shape, shape->points[0], rp_paint_before_end (shape, TRUE));
}
