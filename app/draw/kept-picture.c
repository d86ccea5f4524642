/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "kept-picture.h"

#include <math.h>

#include "painter.h"

/* Cairo's limit for an image's side. */
#define IMAGE_LIMIT 32767
/* How many times larger or smaller it is still looked at. */
#define MOST_SCALE 1.6
/* Strokes and halos reach so far beyond a shape's box. */
#define REACH_PX 12.0
/* Before so much of its margin is used up, another is wanted. */
#define AHEAD 0.6

struct _RpKeptPicture
{
  cairo_surface_t *image;
  RpNetworkView view;              /* where its content stands, from the drawing's corner */
  double pixels;                   /* for each px */
  double margin;                   /* as it was asked for */
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

/* Widens the edges by up to MARGIN to where shapes are. */
static void
add_margin (RpKeptPicture *self, RpDrawing *drawing, double margin)
{
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
  self->ends.left = left >= self->left - margin;
  self->ends.top = top >= self->top - margin;
  self->ends.right = right <= self->right + margin;
  self->ends.bottom = bottom <= self->bottom + margin;
  self->left = MAX (MIN (self->left, floor (left)), self->left - margin);
  self->top = MAX (MIN (self->top, floor (top)), self->top - margin);
  self->right = MIN (MAX (self->right, ceil (right)), self->right + margin);
  self->bottom = MIN (MAX (self->bottom, ceil (bottom)), self->bottom + margin);
}

RpKeptPicture *
rp_kept_picture_new (RpDrawing *drawing, const RpNetworkView *view, double zoom, int scale, double margin)
{
  g_autoptr (RpKeptPicture) self = g_new0 (RpKeptPicture, 1);
  double width, height;
  cairo_t *cr;

  self->view = *view;
  self->pixels = zoom * scale;
  self->margin = floor (MAX (margin, 0));
  self->right = rp_drawing_get_width (drawing);
  self->bottom = rp_drawing_get_height (drawing);
  if (margin > 0)
    add_margin (self, drawing, self->margin);
  self->left = snapped (self, self->left);
  self->top = snapped (self, self->top);
  /* a hundredth of a pixel more is none */
  width = ceil ((self->right - self->left) * self->pixels - 0.01);
  height = ceil ((self->bottom - self->top) * self->pixels - 0.01);
  if (!(width >= 1 && height >= 1 && width <= IMAGE_LIMIT && height <= IMAGE_LIMIT))
    return NULL;
  self->image = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int)width, (int)height);
  cairo_surface_set_device_scale (self->image, scale, scale);
  cr = cairo_create (self->image);
  /* by the matrix: hairlines are snapped to what it makes of them */
  cairo_scale (cr, zoom, zoom);
  cairo_translate (cr, -self->left, -self->top);
  rp_painter_paint_beyond (cr, drawing);
  cairo_destroy (cr);
  cairo_surface_flush (self->image);
  if (cairo_surface_status (self->image) != CAIRO_STATUS_SUCCESS)
    return NULL;
  return g_steal_pointer (&self);
}

void
rp_kept_picture_free (RpKeptPicture *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->image, cairo_surface_destroy);
  g_free (self);
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

gboolean
rp_kept_picture_serves (const RpKeptPicture *self, const RpNetworkView *view, double width, double height)
{
  double by = self->view.zoom > 0 ? view->zoom / self->view.zoom : 1;
  /* on the way on: another takes a moment */
  double ahead = self->margin * AHEAD;
  RpNetworkView from = { view->zoom, view->x + ahead, view->y + ahead };

  return by <= MOST_SCALE && by >= 1 / MOST_SCALE
         && (by != 1 || rp_kept_picture_covers (self, &from, width + 2 * ahead, height + 2 * ahead));
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
