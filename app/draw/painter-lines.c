/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "painter-lines.h"

#include <math.h>
#include "line-field.h"

#define FEWEST 64 /* of one colour that are worth sums of their own */
#define MOST_PIXELS (1 << 26)
#define WORTH_A_THREAD 8000 /* ties that are turned into lines */
#define MOST_PARTS 4
#define MOST_PIECES 32.0 /* of a curve */
#define FLAT_PX 0.15     /* that a curve's pieces may run beside it */

static double
second_difference (RpPoint a, RpPoint b, RpPoint c)
{
  return fabs (a.x - 2 * b.x + c.x) + fabs (a.y - 2 * b.y + c.y);
}

static void
add_curve (RpLineField *field, const RpPoint *p, double width)
{
  double bend = 6 * MAX (second_difference (p[0], p[1], p[2]), second_difference (p[1], p[2], p[3]));
  int n = (int)CLAMP (ceil (sqrt (bend / 8 / FLAT_PX)), 1, MOST_PIECES);
  RpPoint from = p[0];

  for (int i = 1; i <= n; i++)
    {
      double t = (double)i / n, u = 1 - t, a = u * u * u, b = 3 * u * u * t, c = 3 * u * t * t, d = t * t * t;
      RpPoint to
          = { a * p[0].x + b * p[1].x + c * p[2].x + d * p[3].x, a * p[0].y + b * p[1].y + c * p[2].y + d * p[3].y };

      rp_line_field_add (field, from, to, width, width);
      from = to;
    }
}

static RpPoint
pixel_of (const RpPaint *ink, RpPoint p)
{
  return (RpPoint){ p.x * ink->scale + ink->origin_x, p.y * ink->scale + ink->origin_y };
}

static void
add_head (RpLineField *field, const RpPaint *ink, const RpShape *shape, gboolean at_start)
{
  RpPoint tip = at_start ? shape->points[0] : shape->points[shape->n_points - 1];
  RpPoint from = rp_paint_before_end (shape, at_start);
  double dx = from.x - tip.x, dy = from.y - tip.y, length = sqrt (dx * dx + dy * dy);
  double size, wide;

  if (!(length > 0))
    return;
  rp_paint_head_size (shape, &size, &wide);
  rp_line_field_add (field, pixel_of (ink, tip),
                     pixel_of (ink, (RpPoint){ tip.x + dx / length * size, tip.y + dy / length * size }), 0,
                     2 * wide * ink->scale);
}

static void
add_shape (RpLineField *field, const RpPaint *ink, const RpShape *shape)
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
        add_curve (field, piece, width);
      else
        rp_line_field_add (field, piece[0], piece[1], width, width);
    }
  if (shape->arrow)
    add_head (field, ink, shape, FALSE);
  if (shape->arrow_start)
    add_head (field, ink, shape, TRUE);
}

/* Lays the current colour on, as much of it as FIELD says of each pixel in BOX. */
static void
lay_on (RpLineField *field, RpLineSums *sums, const RpPaint *ink, const cairo_rectangle_int_t *box)
{
  cairo_surface_t *mask = cairo_image_surface_create (CAIRO_FORMAT_A8, box->width, box->height);

  if (cairo_image_surface_get_data (mask) != NULL)
    {
      rp_line_field_cover (field, sums, ink->n_threads, cairo_image_surface_get_data (mask),
                           (gsize)cairo_image_surface_get_stride (mask));
      cairo_surface_mark_dirty (mask);
      cairo_surface_set_device_scale (mask, ink->device_scale, ink->device_scale);
      rp_paint_mask (ink, mask, box->x, box->y);
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
  guint end = first;

  while (end < rp_drawing_n_shapes (drawing) && is_line (rp_drawing_shape (drawing, end)))
    end++;
  return MAX (end, first + 1);
}

/* The pixels in sight. FALSE: none, or too many. */
static gboolean
get_box (const RpPaint *ink, cairo_rectangle_int_t *box)
{
  double left = floor (ink->left * ink->scale + ink->origin_x), top = floor (ink->top * ink->scale + ink->origin_y);
  double right = ceil (ink->right * ink->scale + ink->origin_x),
         bottom = ceil (ink->bottom * ink->scale + ink->origin_y);

  if (!(right > left) || !(bottom > top) || !((right - left) * (bottom - top) < MOST_PIXELS))
    return FALSE;
  *box = (cairo_rectangle_int_t){ (int)left, (int)top, (int)(right - left), (int)(bottom - top) };
  return TRUE;
}

/* Shapes that one thread turns into lines. */
typedef struct
{
  const RpPaint *ink;
  RpDrawing *drawing;
  guint first, end;
  RpLineField *field;
} Part;

static gpointer
add_part (gpointer data)
{
  Part *self = data;

  for (guint i = self->first; i < self->end; i++)
    {
      const RpShape *shape = rp_drawing_shape (self->drawing, i);

      if (shape->dash == RP_DASH_SOLID && rp_paint_is_in_sight (self->ink, shape))
        add_shape (self->field, self->ink, shape);
    }
  return NULL;
}

/* The lines of all, in their order whoever makes them. */
static RpLineField *
lines_of (const RpPaint *ink, RpDrawing *drawing, guint first, guint end, const cairo_rectangle_int_t *box)
{
  guint n = end - first, n_parts = CLAMP (n / WORTH_A_THREAD, 1, MIN (ink->n_threads, MOST_PARTS));
  Part parts[MOST_PARTS];
  GThread *threads[MOST_PARTS] = { NULL };

  for (guint p = 0; p < n_parts; p++)
    {
      parts[p] = (Part){ ink, drawing, first + (guint)((guint64)n * p / n_parts),
                         first + (guint)((guint64)n * (p + 1) / n_parts),
                         rp_line_field_new (box->x, box->y, box->width, box->height, n) };
      if (p > 0)
        threads[p] = g_thread_try_new ("ties", add_part, &parts[p], NULL);
    }
  for (guint p = 0; p < n_parts; p++)
    {
      if (threads[p] != NULL)
        g_thread_join (threads[p]);
      else
        add_part (&parts[p]);
      if (p > 0)
        {
          rp_line_field_join (parts[0].field, parts[p].field);
          rp_line_field_free (parts[p].field);
        }
    }
  return parts[0].field;
}

/* Those of one colour. */
static void
paint_group (const RpPaint *ink, RpDrawing *drawing, guint first, guint end, const cairo_rectangle_int_t *box)
{
  gboolean summed = end - first >= FEWEST;

  if (summed)
    {
      const RpShape *one = rp_drawing_shape (drawing, first);
      RpLineField *field = lines_of (ink, drawing, first, end, box);

      if (one->crowd != 0)
        rp_line_field_deepen (field, one->first_ink);
      rp_paint_set (ink, one->crowd != 0 ? one->crowd : one->stroke);
      lay_on (field, rp_drawing_get_line_sums (drawing), ink, box);
      rp_line_field_free (field);
    }
  for (guint i = first; i < end; i++)
    {
      const RpShape *shape = rp_drawing_shape (drawing, i);

      if ((!summed || shape->dash != RP_DASH_SOLID) && rp_paint_is_in_sight (ink, shape))
        rp_paint_path (ink, shape);
    }
}

gboolean
rp_paint_lines (const RpPaint *ink, RpDrawing *drawing, guint first, guint end)
{
  guint many = rp_drawing_get_many_lines (drawing);
  cairo_rectangle_int_t box;

  if (ink->sprites == NULL || end - first < (many > 0 ? many : RP_PAINT_MANY_LINES) || !get_box (ink, &box))
    return FALSE;
  for (guint i = first; i < end;)
    {
      RpColor stroke = rp_drawing_shape (drawing, i)->stroke;
      guint group_end = i + 1;

      while (group_end < end && rp_drawing_shape (drawing, group_end)->stroke == stroke)
        group_end++;
      paint_group (ink, drawing, i, group_end, &box);
      i = group_end;
    }
  return TRUE;
}
