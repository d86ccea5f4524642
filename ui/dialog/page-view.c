/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "page-view.h"

#include <math.h>

#include "painter.h"

/* Around the sheet, for its shadow. */
#define EDGE_PX 8
#define SQUARE_PX 8

struct _RpPageView
{
  GtkWidget parent_instance;
  RpDrawnPages *pages; /* nullable */
  guint page;
  gboolean transparent;
  GdkTexture *texture;            /* nullable: of what was painted last */
  gboolean bare;                  /* that has no paper */
  double painted_scale;           /* device px for a px of the page that it was painted with; 0: not as it should be */
  double page_width, page_height; /* of what was painted last, px */
  GCancellable *painting;         /* nullable */
  gboolean again;                 /* what is being painted is no longer what is wanted */
};

G_DEFINE_FINAL_TYPE (RpPageView, rp_page_view, GTK_TYPE_WIDGET)

/* ---- painting, in a thread ---- */

typedef struct
{
  RpDrawnPages *pages;
  guint page;
  double scale;
  gboolean transparent;
} Sheet;

static void
free_sheet (gpointer data)
{
  Sheet *sheet = data;

  rp_drawn_pages_unref (sheet->pages);
  g_free (sheet);
}

/* The pictures within a page have places in px of the file. */
static void
paint_insets (cairo_t *cr, RpDrawing *page, const Sheet *sheet)
{
  RpPageSet *pages = sheet->pages->pages;
  double file = sheet->scale / rp_drawing_get_zoom (page);

  for (guint i = 0; i < rp_page_set_n_insets (pages, sheet->page); i++)
    {
      const RpPageInset *inset = rp_page_set_get_inset (pages, sheet->page, i);
      double zoom = rp_drawing_get_zoom (inset->drawing);

      cairo_save (cr);
      cairo_identity_matrix (cr);
      cairo_scale (cr, file, file);
      cairo_translate (cr, inset->x, inset->y);
      cairo_scale (cr, zoom, zoom);
      cairo_rectangle (cr, 0, 0, rp_drawing_get_width (inset->drawing), rp_drawing_get_height (inset->drawing));
      cairo_clip (cr);
      rp_painter_paint_shapes (cr, inset->drawing);
      cairo_restore (cr);
    }
}

static void
paint (cairo_surface_t *surface, RpDrawing *page, const Sheet *sheet)
{
  cairo_t *cr = cairo_create (surface);

  cairo_scale (cr, sheet->scale, sheet->scale);
  if (sheet->transparent)
    rp_painter_paint_shapes (cr, page);
  else
    rp_painter_paint_by (cr, page, 1);
  paint_insets (cr, page, sheet);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
}

static void
destroy_surface (gpointer surface)
{
  cairo_surface_destroy (surface);
}

static void
paint_work (GTask *task, G_GNUC_UNUSED gpointer source, gpointer data, G_GNUC_UNUSED GCancellable *cancellable)
{
  const Sheet *sheet = data;
  RpDrawing *page = rp_page_set_get_page (sheet->pages->pages, sheet->page);
  int width = MAX (1, (int)ceil (rp_drawing_get_width (page) * sheet->scale - 1e-6));
  int height = MAX (1, (int)ceil (rp_drawing_get_height (page) * sheet->scale - 1e-6));
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  g_autoptr (GBytes) bytes = NULL;
  int stride;

  paint (surface, page, sheet);
  stride = cairo_image_surface_get_stride (surface);
  if (cairo_surface_status (surface) != CAIRO_STATUS_SUCCESS)
    {
      cairo_surface_destroy (surface);
      g_task_return_pointer (task, NULL, NULL);
      return;
    }
  bytes = g_bytes_new_with_free_func (cairo_image_surface_get_data (surface), (gsize)stride * (gsize)height,
                                      destroy_surface, surface);
  g_task_return_pointer (task, gdk_memory_texture_new (width, height, GDK_MEMORY_DEFAULT, bytes, (gsize)stride),
                         g_object_unref);
}

/* ---- where the sheet lies ---- */

/* Px of the view for a px of the page of WIDTH × HEIGHT. */
static double
scale_for (RpPageView *self, double width, double height)
{
  double across = gtk_widget_get_width (GTK_WIDGET (self)) - 2 * EDGE_PX;
  double down = gtk_widget_get_height (GTK_WIDGET (self)) - 2 * EDGE_PX;

  return across > 0 && down > 0 && width > 0 && height > 0 ? MIN (across / width, down / height) : 0;
}

static void start (RpPageView *self);

static void
painted_cb (GObject *object, GAsyncResult *result, G_GNUC_UNUSED gpointer data)
{
  RpPageView *self = RP_PAGE_VIEW (object);
  g_autoptr (GdkTexture) texture = g_task_propagate_pointer (G_TASK (result), NULL);
  const Sheet *sheet = g_task_get_task_data (G_TASK (result));

  g_clear_object (&self->painting);
  if (texture != NULL && self->pages != NULL)
    {
      RpDrawing *page = rp_page_set_get_page (sheet->pages->pages, sheet->page);

      g_set_object (&self->texture, texture);
      self->bare = sheet->transparent;
      self->painted_scale = sheet->scale;
      self->page_width = rp_drawing_get_width (page);
      self->page_height = rp_drawing_get_height (page);
      gtk_widget_queue_draw (GTK_WIDGET (self));
    }
  if (self->again)
    start (self);
}

static double
wanted_scale (RpPageView *self)
{
  RpDrawing *page = self->pages != NULL ? rp_page_set_get_page (self->pages->pages, self->page) : NULL;

  return page != NULL ? scale_for (self, rp_drawing_get_width (page), rp_drawing_get_height (page))
                            * gtk_widget_get_scale_factor (GTK_WIDGET (self))
                      : 0;
}

static void
start (RpPageView *self)
{
  g_autoptr (GTask) task = NULL;
  double scale = wanted_scale (self);
  Sheet *sheet;

  self->again = self->painting != NULL;
  if (self->painting != NULL || scale <= 0)
    return;
  sheet = g_new (Sheet, 1);
  *sheet = (Sheet){ rp_drawn_pages_ref (self->pages), self->page, scale, self->transparent };
  self->painting = g_cancellable_new ();
  task = g_task_new (self, self->painting, painted_cb, NULL);
  g_task_set_task_data (task, sheet, free_sheet);
  g_task_run_in_thread (task, paint_work);
}

/* ---- the widget ---- */

/* Where there is no paper: as every program shows it. */
static void
add_squares (GtkSnapshot *snapshot, const graphene_rect_t *sheet)
{
  GdkRGBA light = { 0.86f, 0.86f, 0.86f, 1 };

  gtk_snapshot_push_repeat (snapshot, sheet,
                            &GRAPHENE_RECT_INIT (sheet->origin.x, sheet->origin.y, 2 * SQUARE_PX, 2 * SQUARE_PX));
  gtk_snapshot_append_color (snapshot, &light,
                             &GRAPHENE_RECT_INIT (sheet->origin.x, sheet->origin.y, SQUARE_PX, SQUARE_PX));
  gtk_snapshot_append_color (
      snapshot, &light,
      &GRAPHENE_RECT_INIT (sheet->origin.x + SQUARE_PX, sheet->origin.y + SQUARE_PX, SQUARE_PX, SQUARE_PX));
  gtk_snapshot_pop (snapshot);
}

static void
rp_page_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  RpPageView *self = RP_PAGE_VIEW (widget);
  double scale = scale_for (self, self->page_width, self->page_height);
  double device = gtk_widget_get_scale_factor (widget);
  double width = self->page_width * scale, height = self->page_height * scale;
  graphene_rect_t sheet;
  GskRoundedRect outline;
  GdkRGBA white = { 1, 1, 1, 1 }, shade = { 0, 0, 0, 0.35f }, line = { 0, 0, 0, 0.2f };

  if (self->texture == NULL || scale <= 0)
    return;
  /* on whole pixels of the screen, or all of it is a little blurred */
  graphene_rect_init (&sheet, (float)(floor ((gtk_widget_get_width (widget) - width) / 2 * device) / device),
                      (float)(floor ((gtk_widget_get_height (widget) - height) / 2 * device) / device), (float)width,
                      (float)height);
  if (fabs (self->painted_scale - scale * device) < 1e-9)
    {
      sheet.size.width = (float)(gdk_texture_get_width (self->texture) / device);
      sheet.size.height = (float)(gdk_texture_get_height (self->texture) / device);
    }
  gsk_rounded_rect_init_from_rect (&outline, &sheet, 0);
  gtk_snapshot_append_outset_shadow (snapshot, &outline, &shade, 0, 1, 0, 5);
  gtk_snapshot_append_color (snapshot, &white, &sheet);
  if (self->bare)
    add_squares (snapshot, &sheet);
  gtk_snapshot_append_texture (snapshot, self->texture, &sheet);
  gtk_snapshot_append_border (snapshot, &outline, (float[]){ 1, 1, 1, 1 }, (GdkRGBA[]){ line, line, line, line });
}

static void
rp_page_view_measure (G_GNUC_UNUSED GtkWidget *widget, GtkOrientation orientation, G_GNUC_UNUSED int for_size,
                      int *minimum, int *natural, G_GNUC_UNUSED int *minimum_baseline,
                      G_GNUC_UNUSED int *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 160 : 110;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 480 : 300;
}

static void
rp_page_view_size_allocate (GtkWidget *widget, G_GNUC_UNUSED int width, G_GNUC_UNUSED int height,
                            G_GNUC_UNUSED int baseline)
{
  start (RP_PAGE_VIEW (widget));
}

static void
rp_page_view_dispose (GObject *object)
{
  RpPageView *self = RP_PAGE_VIEW (object);

  g_clear_pointer (&self->pages, rp_drawn_pages_unref);
  g_clear_object (&self->texture);
  G_OBJECT_CLASS (rp_page_view_parent_class)->dispose (object);
}

static void
rp_page_view_class_init (RpPageViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rp_page_view_dispose;
  widget_class->snapshot = rp_page_view_snapshot;
  widget_class->measure = rp_page_view_measure;
  widget_class->size_allocate = rp_page_view_size_allocate;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
rp_page_view_init (RpPageView *self)
{
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  g_signal_connect (self, "notify::scale-factor", G_CALLBACK (start), NULL);
}

GtkWidget *
rp_page_view_new (void)
{
  return g_object_new (RP_TYPE_PAGE_VIEW, NULL);
}

void
rp_page_view_show (RpPageView *self, RpDrawnPages *pages, guint page, gboolean transparent)
{
  if (pages != NULL)
    rp_drawn_pages_ref (pages);
  g_clear_pointer (&self->pages, rp_drawn_pages_unref);
  self->pages = pages;
  self->page = page;
  self->transparent = transparent;
  if (pages == NULL)
    {
      g_clear_object (&self->texture);
      gtk_widget_queue_draw (GTK_WIDGET (self));
    }
  else
    start (self);
}

GdkTexture *
rp_page_view_get_texture (RpPageView *self)
{
  return self->texture;
}
