/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "painter-lines.h"

#include <math.h>

/* Ink that lies over ink of the same colour leaves of the paper what each lets through, multiplied: whatever the order,
 * the logarithms add up. So each pixel sums them, and the colour is laid on once. */
#define STEPS_A_NEPER 2048
#define THROUGH_A_STEP 0.9995118379398894 /* e ^ (-1 / STEPS_A_NEPER) */
#define FULL 16383                        /* from here on nothing of the paper shows */
#define PARTS 256                         /* of a pixel, that a line covers */
#define MOST_PIXELS (1 << 26)
#define MOST_PIECES 32.0 /* of a curve */
#define FLAT_PX 0.15     /* that a curve's pieces may run beside it */

struct _Axis
{
  int n;
  gsize stride;
};

/* The sums of one colour. */
typedef struct
{
  int left, top, width, height; /* pixels of the image */
  guint16 *sums;
  guint16 of_part[PARTS + 1]; /* what a line adds that covers so much of a pixel */
} Field;

/* A stretch of line: along one axis it goes pixel by pixel, across it lies between pixels. */
typedef struct
{
  struct _Axis along, across;
  double from, to;      /* along; from < to */
  double at, slope;     /* across: where it is at FROM, and how much more after each pixel */
  double width, growth; /* measured across */
} Stroke;

static guint8 *
make_tables (Field *self)
{
  guint8 *alphas = g_malloc (FULL + 1);
  double through = 1;
  int part = 0;

  for (int sum = 0; sum <= FULL; sum++)
    {
      while (part < PARTS && through <= 1 - (part - 0.5) / PARTS)
        self->of_part[part++] = (guint16)sum;
      alphas[sum] = (guint8)(255 * (1 - through) + 0.5);
      through *= THROUGH_A_STEP;
    }
  while (part <= PARTS)
    self->of_part[part++] = FULL;
  self->of_part[0] = 0;
  return alphas;
}

static inline void
add (guint16 *sum, guint more)
{
  guint all = *sum + more;

  *sum = (guint16)MIN (all, FULL);
}

/* One pixel along, of which the line covers the part WEIGHT, from LOW to HIGH across. */
static void
add_slice (Field *self, const Stroke *stroke, int along, double low, double high, double weight)
{
  int first, last;

  if (!(high > 0) || !(low < stroke->across.n))
    return;
  first = (int)MAX (low, 0);
  last = (int)MIN (high, stroke->across.n - 1);
  for (int i = first; i <= last; i++)
    {
      double part = (MIN (high, i + 1) - MAX (low, i)) * weight;

      if (part > 0)
        add (&self->sums[(gsize)along * stroke->along.stride + (gsize)i * stroke->across.stride],
             self->of_part[(guint)(part * PARTS)]);
    }
}

/* The pixels from FIRST to before END, whole along, of a line that covers at most two across. */
static void
add_thin (Field *self, const Stroke *stroke, int first, int end)
{
  const double unit = 4294967296.0;
  gint64 low = (gint64)floor ((stroke->at + (first + 0.5 - stroke->from) * stroke->slope - stroke->width / 2) * unit);
  gint64 step = (gint64)floor (stroke->slope * unit);
  guint width = (guint)(stroke->width * PARTS);
  const guint16 *of_part = self->of_part;
  guint16 *sums = self->sums + (gsize)first * stroke->along.stride;
  gsize across = stroke->across.stride;

  for (int i = first; i < end; i++, low += step, sums += stroke->along.stride)
    {
      gint64 pixel = low >> 32;
      guint room = PARTS - (guint)((guint32)low >> 24), here = MIN (room, width);

      if ((guint64)pixel < (guint64)stroke->across.n)
        add (&sums[(gsize)pixel * across], of_part[here]);
      if ((guint64)(pixel + 1) < (guint64)stroke->across.n)
        add (&sums[(gsize)(pixel + 1) * across], of_part[width - here]);
    }
}

/* Narrows FROM…TO to where the line is between the image's edges across. */
static void
cut_across (Stroke *stroke, double *from, double *to)
{
  double wide = MAX (stroke->width, stroke->width + stroke->growth * (stroke->to - stroke->from)) + 2;
  double a, b;

  if (fabs (stroke->slope) < 1e-9)
    return;
  a = stroke->from + (-wide - stroke->at) / stroke->slope;
  b = stroke->from + (stroke->across.n + wide - stroke->at) / stroke->slope;
  *from = MAX (*from, MIN (a, b));
  *to = MIN (*to, MAX (a, b));
}

static void
add_stroke (Field *self, Stroke *stroke)
{
  double from = MAX (stroke->from, 0), to = MIN (stroke->to, stroke->along.n);
  int first, end;
  gboolean thin;

  cut_across (stroke, &from, &to);
  if (!(from < to))
    return;
  first = (int)from;
  end = (int)ceil (to);
  thin = stroke->growth == 0 && stroke->width <= 1 && end - first > 2;
  if (thin)
    add_thin (self, stroke, first + 1, end - 1);
  /* of a thin one the two ends only */
  for (int i = first; i < end; i += thin ? end - 1 - first : 1)
    {
      double a = MAX (stroke->from, i), b = MIN (stroke->to, i + 1), way = (a + b) / 2 - stroke->from;
      double middle = stroke->at + way * stroke->slope, half = (stroke->width + way * stroke->growth) / 2;

      add_slice (self, stroke, i, middle - half, middle + half, b - a);
    }
}

/* A line from A to B, pixels of the image; it may grow wider or narrower on its way. */
static void
add_line (Field *self, RpPoint a, RpPoint b, double width_a, double width_b)
{
  double dx = b.x - a.x, dy = b.y - a.y;
  gboolean upright = fabs (dy) > fabs (dx);
  double way = upright ? dy : dx, slope = upright ? dx / dy : dy / dx, slant;
  Stroke stroke = { .along = { self->width, 1 }, .across = { self->height, (gsize)self->width } };

  if (!(fabs (way) > 1e-3) || !(fabs (way) < 1e6))
    return;
  if (upright)
    {
      struct _Axis along = stroke.across;

      stroke.across = stroke.along;
      stroke.along = along;
    }
  slant = sqrt (1 + slope * slope);
  if (way < 0)
    {
      RpPoint other = a;
      double width = width_a;

      a = b;
      b = other;
      width_a = width_b;
      width_b = width;
    }
  stroke.from = upright ? a.y - self->top : a.x - self->left;
  stroke.to = upright ? b.y - self->top : b.x - self->left;
  stroke.at = upright ? a.x - self->left : a.y - self->top;
  stroke.slope = slope;
  stroke.width = width_a * slant;
  stroke.growth = (width_b - width_a) * slant / fabs (way);
  add_stroke (self, &stroke);
}

static double
second_difference (RpPoint a, RpPoint b, RpPoint c)
{
  return fabs (a.x - 2 * b.x + c.x) + fabs (a.y - 2 * b.y + c.y);
}

static void
add_curve (Field *self, const RpPoint *p, double width)
{
  double bend = 6 * MAX (second_difference (p[0], p[1], p[2]), second_difference (p[1], p[2], p[3]));
  int n = (int)CLAMP (ceil (sqrt (bend / 8 / FLAT_PX)), 1, MOST_PIECES);
  RpPoint from = p[0];

  for (int i = 1; i <= n; i++)
    {
      double t = (double)i / n, u = 1 - t, a = u * u * u, b = 3 * u * u * t, c = 3 * u * t * t, d = t * t * t;
      RpPoint to
          = { a * p[0].x + b * p[1].x + c * p[2].x + d * p[3].x, a * p[0].y + b * p[1].y + c * p[2].y + d * p[3].y };

      add_line (self, from, to, width, width);
      from = to;
    }
}

static RpPoint
pixel_of (const RpPaint *ink, RpPoint p)
{
  return (RpPoint){ p.x * ink->scale + ink->origin_x, p.y * ink->scale + ink->origin_y };
}

static void
add_head (Field *self, const RpPaint *ink, const RpShape *shape, gboolean at_start)
{
  RpPoint tip = at_start ? shape->points[0] : shape->points[shape->n_points - 1];
  RpPoint from = rp_paint_before_end (shape, at_start);
  double dx = from.x - tip.x, dy = from.y - tip.y, length = sqrt (dx * dx + dy * dy);
  double size, wide;

  if (!(length > 0))
    return;
  rp_paint_head_size (shape, &size, &wide);
  add_line (self, pixel_of (ink, tip),
            pixel_of (ink, (RpPoint){ tip.x + dx / length * size, tip.y + dy / length * size }), 0,
            2 * wide * ink->scale);
}

static void
add_shape (Field *self, const RpPaint *ink, const RpShape *shape)
{
  guint n = shape->n_points, step = shape->curved ? 3 : 1;
  double width = (shape->line_width > 0 ? shape->line_width : 1) * ink->scale;
  RpPoint first = shape->arrow_start ? rp_paint_drawn_back (shape, TRUE) : shape->points[0];
  RpPoint last = shape->arrow ? rp_paint_drawn_back (shape, FALSE) : shape->points[n - 1];

  for (guint i = 0; i + step < n; i += step)
    {
      RpPoint piece[4];

      for (guint k = 0; k <= step; k++)
        piece[k] = pixel_of (ink, i + k == 0 ? first : i + k == n - 1 ? last : shape->points[i + k]);
      if (shape->curved)
        add_curve (self, piece, width);
      else
        add_line (self, piece[0], piece[1], width, width);
    }
  if (shape->arrow)
    add_head (self, ink, shape, FALSE);
  if (shape->arrow_start)
    add_head (self, ink, shape, TRUE);
}

/* Lays the colour on, as much of it as each pixel's sum says. */
static void
lay_on (const Field *self, const RpPaint *ink, const guint8 *alphas)
{
  cairo_surface_t *mask = cairo_image_surface_create (CAIRO_FORMAT_A8, self->width, self->height);
  guint8 *pixels = cairo_image_surface_get_data (mask);
  gsize stride = (gsize)cairo_image_surface_get_stride (mask);

  if (pixels != NULL)
    {
      for (int y = 0; y < self->height; y++)
        for (int x = 0; x < self->width; x++)
          pixels[(gsize)y * stride + (gsize)x] = alphas[self->sums[(gsize)y * (gsize)self->width + (gsize)x]];
      cairo_surface_mark_dirty (mask);
      cairo_surface_set_device_scale (mask, ink->device_scale, ink->device_scale);
      rp_paint_mask (ink, mask, self->left, self->top);
    }
  cairo_surface_destroy (mask);
}

static gboolean
is_line (const RpShape *shape)
{
  return shape->role == RP_ROLE_TIE && shape->geometry == RP_GEOMETRY_PATH && shape->n_points >= 2 && !shape->closed
         && !shape->invisible && (shape->fill & 0xff) == 0 && (shape->stroke & 0xff) == 0xff;
}

guint
rp_paint_lines_end (RpDrawing *drawing, guint first)
{
  RpColor stroke = rp_drawing_shape (drawing, first)->stroke;
  guint end = first;

  while (end < rp_drawing_n_shapes (drawing) && is_line (rp_drawing_shape (drawing, end))
         && rp_drawing_shape (drawing, end)->stroke == stroke)
    end++;
  return MAX (end, first + 1);
}

gboolean
rp_paint_lines (const RpPaint *ink, RpDrawing *drawing, guint first, guint end)
{
  double left = floor (ink->left * ink->scale + ink->origin_x), top = floor (ink->top * ink->scale + ink->origin_y);
  double right = ceil (ink->right * ink->scale + ink->origin_x),
         bottom = ceil (ink->bottom * ink->scale + ink->origin_y);
  Field self = { 0 };
  g_autofree guint8 *alphas = NULL;

  if (ink->sprites == NULL || end - first < RP_PAINT_MANY_LINES || !(right > left) || !(bottom > top)
      || !((right - left) * (bottom - top) < MOST_PIXELS))
    return FALSE;
  self = (Field){ .left = (int)left, .top = (int)top, .width = (int)(right - left), .height = (int)(bottom - top) };
  self.sums = g_new0 (guint16, (gsize)self.width * (gsize)self.height);
  alphas = make_tables (&self);
  for (guint i = first; i < end; i++)
    {
      const RpShape *shape = rp_drawing_shape (drawing, i);

      if (shape->dash == RP_DASH_SOLID && rp_paint_is_in_sight (ink, shape))
        add_shape (&self, ink, shape);
    }
  rp_paint_set (ink, rp_drawing_shape (drawing, first)->stroke);
  lay_on (&self, ink, alphas);
  g_free (self.sums);
  for (guint i = first; i < end; i++)
    if (rp_drawing_shape (drawing, i)->dash != RP_DASH_SOLID
        && rp_paint_is_in_sight (ink, rp_drawing_shape (drawing, i)))
      rp_paint_path (ink, rp_drawing_shape (drawing, i));
  return TRUE;
}
