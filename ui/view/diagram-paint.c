/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "diagram-paint.h"

#include "painter.h"
#include "text-scale.h"

#include <math.h>

/* Cairo's limit for an image's side. */
#define IMAGE_LIMIT 32767
/* More shapes than these may take longer than a frame. */
#define QUICK_SHAPES 2500

typedef struct
{
  RpDrawing *drawing;
  RpDiagramPlace place;
  double text_scale; /* px a diagram px */
  int scale;         /* pixels a px */
} Order;

struct _RpDiagramPaint
{
  GtkWidget *view;
  GdkTexture *texture;
  double width, height;   /* of the texture, px */
  double text_scale;      /* and px a diagram px */
  RpDiagramPlace painted; /* where the texture's content stands */
  RpDiagramPlace wanted;  /* where it should stand now */
  Order *next;            /* to be painted when the thread is done */
  GCancellable *busy;     /* of the thread; NULL: none */
};

static void
free_order (gpointer data)
{
  Order *order = data;

  rp_drawing_unref (order->drawing);
  g_free (order);
}

static void
free_surface (gpointer data)
{
  cairo_surface_destroy (data);
}

/* The image's pixels become the texture's without a copy. NULL where there is no such image. */
static GdkTexture *
paint (const Order *order)
{
  double pixels = order->text_scale * order->scale;
  double width = ceil (rp_drawing_get_width (order->drawing) * pixels - 0.01);
  double height = ceil (rp_drawing_get_height (order->drawing) * pixels - 0.01);
  cairo_surface_t *surface;
  cairo_t *cr;
  g_autoptr (GBytes) bytes = NULL;
  gsize stride;

  if (!(width >= 1 && height >= 1 && width <= IMAGE_LIMIT && height <= IMAGE_LIMIT))
    return NULL;
  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int)width, (int)height);
  cairo_surface_set_device_scale (surface, order->scale, order->scale);
  cr = cairo_create (surface);
  /* by the matrix: hairlines are snapped to what it makes of them */
  cairo_scale (cr, order->text_scale, order->text_scale);
  rp_painter_paint (cr, order->drawing);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  if (cairo_surface_status (surface) != CAIRO_STATUS_SUCCESS)
    {
      cairo_surface_destroy (surface);
      return NULL;
    }
  stride = (gsize)cairo_image_surface_get_stride (surface);
  bytes = g_bytes_new_with_free_func (cairo_image_surface_get_data (surface), stride * (gsize)height, free_surface,
                                      surface);
  return gdk_memory_texture_new ((int)width, (int)height, GDK_MEMORY_DEFAULT, bytes, stride);
}

static void
take (RpDiagramPaint *self, GdkTexture *texture, const Order *order)
{
  g_clear_object (&self->texture);
  self->texture = texture;
  self->width = texture != NULL ? gdk_texture_get_width (texture) / (double)order->scale : 0;
  self->height = texture != NULL ? gdk_texture_get_height (texture) / (double)order->scale : 0;
  self->text_scale = order->text_scale;
  self->painted = order->place;
  gtk_widget_queue_draw (self->view);
}

static void start (RpDiagramPaint *self, Order *order);

static void
work (GTask *task, G_GNUC_UNUSED gpointer source, gpointer data, G_GNUC_UNUSED GCancellable *cancellable)
{
  Order *order = data;

  g_task_return_pointer (task, paint (order), g_object_unref);
}

static void
done_cb (G_GNUC_UNUSED GObject *object, GAsyncResult *result, gpointer data)
{
  RpDiagramPaint *self = data;
  GdkTexture *texture = g_task_propagate_pointer (G_TASK (result), NULL);

  /* Cancelled: who asked is gone, or has another picture already. */
  if (g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result))))
    {
      g_clear_object (&texture);
      return;
    }
  g_clear_object (&self->busy);
  take (self, texture, g_task_get_task_data (G_TASK (result)));
  if (self->next != NULL)
    start (self, g_steal_pointer (&self->next));
}

static void
start (RpDiagramPaint *self, Order *order)
{
  g_autoptr (GTask) task = NULL;

  self->busy = g_cancellable_new ();
  task = g_task_new (NULL, self->busy, done_cb, self);
  g_task_set_task_data (task, order, free_order);
  g_task_set_check_cancellable (task, FALSE);
  g_task_run_in_thread (task, work);
}

static void
stop (RpDiagramPaint *self)
{
  if (self->busy != NULL)
    g_cancellable_cancel (self->busy);
  g_clear_object (&self->busy);
  g_clear_pointer (&self->next, free_order);
}

RpDiagramPaint *
rp_diagram_paint_new (GtkWidget *view)
{
  RpDiagramPaint *self = g_new0 (RpDiagramPaint, 1);

  self->view = view;
  return self;
}

void
rp_diagram_paint_free (RpDiagramPaint *self)
{
  if (self == NULL)
    return;
  stop (self);
  g_clear_object (&self->texture);
  g_free (self);
}

void
rp_diagram_paint_show (RpDiagramPaint *self, RpDrawing *drawing, const RpDiagramPlace *place)
{
  Order *order = g_new0 (Order, 1);

  *order = (Order){ rp_drawing_ref (drawing), *place, rp_text_scale_of (self->view),
                    gtk_widget_get_scale_factor (self->view) };
  self->wanted = *place;
  if (rp_drawing_n_shapes (drawing) <= QUICK_SHAPES)
    {
      stop (self);
      take (self, paint (order), order);
      free_order (order);
      return;
    }
  /* One at a time, and of those that wait only the last. */
  if (self->busy != NULL)
    {
      g_clear_pointer (&self->next, free_order);
      self->next = order;
    }
  else
    start (self, order);
  gtk_widget_queue_draw (self->view);
}

void
rp_diagram_paint_clear (RpDiagramPaint *self)
{
  stop (self);
  g_clear_object (&self->texture);
}

GdkTexture *
rp_diagram_paint_get_texture (RpDiagramPaint *self)
{
  return self->busy == NULL ? self->texture : NULL;
}

void
rp_diagram_paint_snapshot (RpDiagramPaint *self, GtkSnapshot *snapshot)
{
  double scale;

  if (self->texture == NULL)
    return;
  scale = self->painted.zoom > 0 ? self->wanted.zoom / self->painted.zoom : 1;
  gtk_snapshot_append_texture (
      snapshot, self->texture,
      &GRAPHENE_RECT_INIT ((float)((self->wanted.x - self->painted.x * scale) * self->text_scale),
                           (float)((self->wanted.y - self->painted.y * scale) * self->text_scale),
                           (float)(self->width * scale), (float)(self->height * scale)));
}

GdkRGBA
rp_diagram_paint_rgba (RpColor color)
{
  return (GdkRGBA){ (float)((color >> 24) & 0xff) / 255.f, (float)((color >> 16) & 0xff) / 255.f,
                    (float)((color >> 8) & 0xff) / 255.f, (float)(color & 0xff) / 255.f };
}
