/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "kept-picture.h"

#include <math.h>
#include <string.h>

#include "painter.h"

/* Cairo's limit for an image's side. */
#define IMAGE_LIMIT 32767
/* How many times larger or smaller it is still looked at. */
#define MOST_SCALE 1.6
/* Strokes and halos reach so far beyond a shape's box. */
#define REACH_PX 12.0
/* Of the margin of a side, and of margins as they are asked for: when no more is left ahead, another is wanted. */
#define AHEAD 0.7
#define AHEAD_AT_MOST 1.3
/* How a margin is shared out while a hand pans: so much lies ahead, and behind; and that is as far as drawings reach.
 */
#define MARGIN_AHEAD 1.75
#define MARGIN_BEHIND 0.25
#define FARTHEST_PX 960.0

typedef struct
{
  double left, top, right, bottom;
} Margins;

struct _RpKeptPicture
{
  gatomicrefcount ref_count;
  cairo_surface_t *image;
  RpNetworkView view;              /* where its content stands, from the drawing's corner */
  double zoom;                     /* that enlarges */
  int scale;                       /* pixels for each px of that */
  double pixels;                   /* for each px */
  double margin;                   /* as it was asked for */
  Margins margins;                 /* as it was shared out */
  double left, top, right, bottom; /* its edges, from the drawing's corner */
  struct
  {
    gboolean left, top, right, bottom;
  } ends; /* nothing lies beyond this edge */
};

static double
snapped (const RpKeptPicture *self, double value)
{
  return floor (value * self->pixels + 0.5) / self->pixels;
}

/* Widens the edges by up to the margins to where shapes are. */
static void
add_margins (RpKeptPicture *self, RpDrawing *drawing)
{
  const Margins *margins = &self->margins;
  double left = INFINITY, top = INFINITY, right = -INFINITY, bottom = -INFINITY;

  for (guint i = 0; i < rp_drawing_n_shapes (drawing); i++)
    {
      const RpShape *shape = rp_drawing_shape (drawing, i);

      if (!isfinite (shape->x + shape->width) || !isfinite (shape->y + shape->height))
        continue;
      left = MIN (left, shape->x - REACH_PX);
      top = MIN (top, shape->y - REACH_PX);
      right = MAX (right, shape->x + shape->width + REACH_PX);
      bottom = MAX (bottom, shape->y + shape->height + REACH_PX);
    }
  self->ends.left = left >= self->left - margins->left;
  self->ends.top = top >= self->top - margins->top;
  self->ends.right = right <= self->right + margins->right;
  self->ends.bottom = bottom <= self->bottom + margins->bottom;
  self->left = MAX (MIN (self->left, floor (left)), self->left - margins->left);
  self->top = MAX (MIN (self->top, floor (top)), self->top - margins->top);
  self->right = MIN (MAX (self->right, ceil (right)), self->right + margins->right);
  self->bottom = MIN (MAX (self->bottom, ceil (bottom)), self->bottom + margins->bottom);
}

/* Where DRAWING, whose content stands at VIEW, is painted; the edges as margins and shapes have them. */
static void
set_edges (RpKeptPicture *self, RpDrawing *drawing)
{
  self->right = rp_drawing_get_width (drawing);
  self->bottom = rp_drawing_get_height (drawing);
  if (self->margin > 0)
    add_margins (self, drawing);
  self->left = snapped (self, self->left);
  self->top = snapped (self, self->top);
}

/* ---- what is painted ---- */

/* A box of pixels, which is all of the image that is painted. */
static void
paint_box (const RpKeptPicture *self, RpDrawing *drawing, int left, int top, int right, int bottom)
{
  cairo_t *cr;

  if (left >= right || top >= bottom)
    return;
  cr = cairo_create (self->image);
  cairo_rectangle (cr, (double)left / self->scale, (double)top / self->scale, (double)(right - left) / self->scale,
                   (double)(bottom - top) / self->scale);
  cairo_clip (cr);
  /* by the matrix: hairlines are snapped to what it makes of them */
  cairo_scale (cr, self->zoom, self->zoom);
  cairo_translate (cr, -self->left, -self->top);
  rp_painter_paint_beyond (cr, drawing);
  cairo_destroy (cr);
}

/* How many pixels BEFORE's image lies from this one's along an axis. FALSE: not whole ones. */
static gboolean
get_shift (const RpKeptPicture *self, double before, double now, int *shift)
{
  double pixels = (before - now) * self->pixels;

  *shift = (int)floor (pixels + 0.5);
  return fabs (pixels - *shift) < 1e-3;
}

/* Takes from BEFORE what is there; ROWS and COLUMNS (out): of the image, that are done. FALSE: nothing. */
static gboolean
take_over (const RpKeptPicture *self, const RpKeptPicture *before, int rows[2], int columns[2])
{
  int width = cairo_image_surface_get_width (self->image), height = cairo_image_surface_get_height (self->image);
  int from_width = cairo_image_surface_get_width (before->image);
  int from_height = cairo_image_surface_get_height (before->image);
  int to_stride = cairo_image_surface_get_stride (self->image);
  int from_stride = cairo_image_surface_get_stride (before->image);
  int x, y;

  if (before->view.zoom != self->view.zoom || before->zoom != self->zoom || before->scale != self->scale
      || !get_shift (self, before->left - before->view.x, self->left - self->view.x, &x)
      || !get_shift (self, before->top - before->view.y, self->top - self->view.y, &y))
    return FALSE;
  columns[0] = MAX (x, 0);
  columns[1] = MIN (x + from_width, width);
  rows[0] = MAX (y, 0);
  rows[1] = MIN (y + from_height, height);
  if (columns[0] >= columns[1] || rows[0] >= rows[1])
    return FALSE;
  cairo_surface_flush (self->image);
  for (int row = rows[0]; row < rows[1]; row++)
    memcpy (cairo_image_surface_get_data (self->image) + row * to_stride + columns[0] * 4,
            cairo_image_surface_get_data (before->image) + (row - y) * from_stride + (columns[0] - x) * 4,
            (gsize)(columns[1] - columns[0]) * 4);
  cairo_surface_mark_dirty (self->image);
  return TRUE;
}

/* FALSE: no such image can be. */
static gboolean
make_image (RpKeptPicture *self, const RpKeptPicture *before, RpDrawing *drawing)
{
  /* a hundredth of a pixel more is none */
  double width = ceil ((self->right - self->left) * self->pixels - 0.01);
  double height = ceil ((self->bottom - self->top) * self->pixels - 0.01);
  int rows[2], columns[2];

  if (!(width >= 1 && height >= 1 && width <= IMAGE_LIMIT && height <= IMAGE_LIMIT))
    return FALSE;
  self->image = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int)width, (int)height);
  cairo_surface_set_device_scale (self->image, self->scale, self->scale);
  if (cairo_surface_status (self->image) != CAIRO_STATUS_SUCCESS)
    return FALSE;
  if (before != NULL && take_over (self, before, rows, columns))
    {
      paint_box (self, drawing, 0, 0, (int)width, rows[0]);
      paint_box (self, drawing, 0, rows[1], (int)width, (int)height);
      paint_box (self, drawing, 0, rows[0], columns[0], rows[1]);
      paint_box (self, drawing, columns[1], rows[0], (int)width, rows[1]);
    }
  else
    {
      paint_box (self, drawing, 0, 0, (int)width, (int)height);
    }
  cairo_surface_flush (self->image);
  return cairo_surface_status (self->image) == CAIRO_STATUS_SUCCESS;
}

static RpKeptPicture *
picture_new (const RpNetworkView *view, double zoom, int scale, double margin)
{
  RpKeptPicture *self = g_new0 (RpKeptPicture, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->view = *view;
  self->zoom = zoom;
  self->scale = scale;
  self->pixels = zoom * scale;
  self->margin = floor (MAX (margin, 0));
  self->margins = (Margins){ self->margin, self->margin, self->margin, self->margin };
  return self;
}

RpKeptPicture *
rp_kept_picture_new (RpDrawing *drawing, const RpNetworkView *view, double zoom, int scale, double margin)
{
  g_autoptr (RpKeptPicture) self = picture_new (view, zoom, scale, margin);

  set_edges (self, drawing);
  return make_image (self, NULL, drawing) ? g_steal_pointer (&self) : NULL;
}

/* Of content that has gone by WAY px: it shows more of what lies against its way. */
static void
share_out (double margin, double way, double *before, double *behind)
{
  double ahead = MIN (floor (margin * MARGIN_AHEAD), MAX (FARTHEST_PX, margin));

  if (way == 0)
    return;
  *(way > 0 ? before : behind) = ahead;
  *(way > 0 ? behind : before) = floor (margin * MARGIN_BEHIND);
}

RpKeptPicture *
rp_kept_picture_new_after (const RpKeptPicture *before, RpDrawing *drawing, const RpNetworkView *view, double margin)
{
  g_autoptr (RpKeptPicture) self = picture_new (view, before->zoom, before->scale, margin);

  if (view->zoom == before->view.zoom)
    {
      share_out (self->margin, view->x - before->view.x, &self->margins.left, &self->margins.right);
      share_out (self->margin, view->y - before->view.y, &self->margins.top, &self->margins.bottom);
    }
  set_edges (self, drawing);
  return make_image (self, before, drawing) ? g_steal_pointer (&self) : NULL;
}

gboolean
rp_kept_picture_has_scale (const RpKeptPicture *self, double zoom, int scale)
{
  return self->zoom == zoom && self->scale == scale;
}

RpKeptPicture *
rp_kept_picture_ref (RpKeptPicture *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
rp_kept_picture_unref (RpKeptPicture *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_clear_pointer (&self->image, cairo_surface_destroy);
  g_free (self);
}

RpNetworkView
rp_kept_picture_near (const RpKeptPicture *self, const RpNetworkView *view)
{
  if (view->zoom != self->view.zoom)
    return *view;
  return (RpNetworkView){ view->zoom, self->view.x + snapped (self, view->x - self->view.x),
                          self->view.y + snapped (self, view->y - self->view.y) };
}

cairo_surface_t *
rp_kept_picture_get_image (const RpKeptPicture *self)
{
  return self->image;
}

RpKeptBox
rp_kept_picture_box (const RpKeptPicture *self, const RpNetworkView *view)
{
  double by = self->view.zoom > 0 ? view->zoom / self->view.zoom : 1;
  double x = view->x - self->view.x * by, y = view->y - self->view.y * by;
  double width = cairo_image_surface_get_width (self->image) / self->pixels;
  double height = cairo_image_surface_get_height (self->image) / self->pixels;

  if (view->zoom == self->view.zoom)
    {
      x = snapped (self, x);
      y = snapped (self, y);
    }
  return (RpKeptBox){ x + self->left * by, y + self->top * by, width * by, height * by };
}

gboolean
rp_kept_picture_covers (const RpKeptPicture *self, const RpNetworkView *view, double width, double height)
{
  RpKeptBox box = rp_kept_picture_box (self, view);

  return (self->ends.left || box.x <= 0) && (self->ends.top || box.y <= 0)
         && (self->ends.right || box.x + box.width >= width) && (self->ends.bottom || box.y + box.height >= height);
}

/* What must be left ahead, of content that has gone by WAY px since it was painted. */
static double
wanted_ahead (const RpKeptPicture *self, double way, double before, double behind)
{
  double side = way > 0 ? before : behind;

  return way == 0 ? 0 : MIN (side * AHEAD, self->margin * AHEAD_AT_MOST);
}

gboolean
rp_kept_picture_serves (const RpKeptPicture *self, const RpNetworkView *view, double width, double height)
{
  double by = self->view.zoom > 0 ? view->zoom / self->view.zoom : 1, x, y;
  RpNetworkView on = *view;

  if (by > MOST_SCALE || by < 1 / MOST_SCALE)
    return FALSE;
  if (by != 1)
    return TRUE;
  /* on the way on: another takes a moment */
  x = view->x - self->view.x;
  y = view->y - self->view.y;
  on.x += copysign (wanted_ahead (self, x, self->margins.left, self->margins.right), x);
  on.y += copysign (wanted_ahead (self, y, self->margins.top, self->margins.bottom), y);
  return rp_kept_picture_covers (self, view, width, height) && rp_kept_picture_covers (self, &on, width, height);
}

void
rp_kept_picture_show (const RpKeptPicture *self, cairo_t *cr, const RpNetworkView *view)
{
  RpKeptBox box = rp_kept_picture_box (self, view);
  double by = self->view.zoom > 0 ? view->zoom / self->view.zoom : 1;

  cairo_save (cr);
  cairo_translate (cr, box.x, box.y);
  cairo_scale (cr, by, by);
  cairo_set_source_surface (cr, self->image, 0, 0);
  if (by == 1)
    cairo_pattern_set_filter (cairo_get_source (cr), CAIRO_FILTER_NEAREST);
  else
    cairo_pattern_set_filter (cairo_get_source (cr), CAIRO_FILTER_BILINEAR);
  cairo_paint (cr);
  cairo_restore (cr);
}
