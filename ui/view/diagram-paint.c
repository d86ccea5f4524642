/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "diagram-paint.h"

#include "glide-pace.h"
#include "text-scale.h"

/* More shapes than these may take longer than a frame. */
#define QUICK_SHAPES 2500

typedef struct
{
  RpDrawing *drawing;   /* NULL: not made yet */
  RpDiagramOrder order; /* where that is done in the thread */
  RpDiagramMade made;
  gpointer data;
  RpKeptPicture *before; /* which it follows on the way; nullable */
  RpDiagramPlace place;
  double margin;
  double text_scale; /* px a diagram px */
  int scale;         /* pixels a px */
} Job;

struct _RpDiagramPaint
{
  GtkWidget *view;
  GdkTexture *texture;
  RpKeptPicture *picture; /* whose pixels the texture's are */
  double text_scale;      /* px a diagram px, of the picture */
  RpColor paper;          /* around it */
  gboolean on_the_way;    /* it was ordered so */
  RpDiagramPlace wanted;  /* where its content should stand now */
  struct
  {
    gboolean due;         /* there will be another */
    RpDiagramPlace place; /* where its content stood then */
    GdkTexture *texture;  /* the picture of before; NULL: none fades */
    RpKeptBox box;        /* px of the view */
    double part;          /* of the way */
    gint64 begun;         /* frame time; 0: with the next frame */
    guint tick_id;
  } fade;
  Job *next;   /* to be painted when the thread is done */
  GTask *busy; /* NULL: nothing is being painted */
};

static void
free_job (gpointer data)
{
  Job *job = data;

  g_clear_pointer (&job->drawing, rp_drawing_unref);
  g_clear_pointer (&job->before, rp_kept_picture_unref);
  if (job->order.free_data != NULL)
    job->order.free_data (job->order.data);
  g_free (job);
}

static void
free_picture (gpointer data)
{
  rp_kept_picture_unref (data);
}

static void
free_surface (gpointer data)
{
  cairo_surface_destroy (data);
}

/* The image's pixels become the texture's without a copy. */
static GdkTexture *
texture_of (const RpKeptPicture *picture)
{
  cairo_surface_t *image = rp_kept_picture_get_image (picture);
  int width = cairo_image_surface_get_width (image), height = cairo_image_surface_get_height (image);
  gsize stride = (gsize)cairo_image_surface_get_stride (image);
  g_autoptr (GBytes) bytes = g_bytes_new_with_free_func (cairo_image_surface_get_data (image), stride * (gsize)height,
                                                         free_surface, cairo_surface_reference (image));

  return gdk_memory_texture_new (width, height, GDK_MEMORY_DEFAULT, bytes, stride);
}

/* ---- one picture fades into the next ---- */

static RpKeptBox
box_at (const RpDiagramPaint *self, const RpDiagramPlace *place)
{
  RpKeptBox box = rp_kept_picture_box (self->picture, place);

  return (RpKeptBox){ box.x * self->text_scale, box.y * self->text_scale, box.width * self->text_scale,
                      box.height * self->text_scale };
}

static void
stop_fade (RpDiagramPaint *self)
{
  if (self->fade.tick_id != 0)
    gtk_widget_remove_tick_callback (self->view, self->fade.tick_id);
  self->fade.tick_id = 0;
  self->fade.due = FALSE;
  g_clear_object (&self->fade.texture);
}

static gboolean
fade_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  RpDiagramPaint *self = data;

  self->fade.part = rp_glide_pace_part (&self->fade.begun, clock);
  gtk_widget_queue_draw (widget);
  if (self->fade.part < 1)
    return G_SOURCE_CONTINUE;
  self->fade.tick_id = 0;
  stop_fade (self);
  return G_SOURCE_REMOVE;
}

/* The picture there is goes: from now on another is shown. */
static void
begin_fade (RpDiagramPaint *self)
{
  gboolean due = self->fade.due && self->texture != NULL && rp_glide_pace_may_move (self->view);

  if (!due)
    return;
  stop_fade (self);
  self->fade.box = box_at (self, &self->fade.place);
  self->fade.texture = g_object_ref (self->texture);
  self->fade.part = 0;
  self->fade.begun = 0;
  self->fade.tick_id = gtk_widget_add_tick_callback (self->view, fade_cb, self, NULL);
}

void
rp_diagram_paint_fade (RpDiagramPaint *self)
{
  if (self->fade.due)
    return;
  self->fade.due = TRUE;
  self->fade.place = self->wanted;
}

/* PICTURE: transfer full; NULL: it could not be painted. */
static void
take (RpDiagramPaint *self, RpKeptPicture *picture, const Job *job)
{
  begin_fade (self);
  self->fade.due = FALSE;
  self->paper = rp_drawing_get_background (job->drawing);
  self->text_scale = job->text_scale;
  g_clear_object (&self->texture);
  g_clear_pointer (&self->picture, rp_kept_picture_unref);
  self->picture = picture;
  self->on_the_way = job->before != NULL;
  if (picture != NULL)
    self->texture = texture_of (picture);
  gtk_widget_queue_draw (self->view);
}

static RpKeptPicture *
picture_of (const Job *job)
{
  if (job->before != NULL)
    return rp_kept_picture_new_after (job->before, job->drawing, &job->place, job->margin);
  return rp_kept_picture_new (job->drawing, &job->place, job->text_scale, job->scale, job->margin);
}

static void start (RpDiagramPaint *self, Job *job);

static void
work (GTask *task, G_GNUC_UNUSED gpointer source, gpointer data, G_GNUC_UNUSED GCancellable *cancellable)
{
  Job *job = data;

  if (job->order.make != NULL)
    job->drawing = job->order.make (job->order.data);
  g_task_return_pointer (task, picture_of (job), free_picture);
}

static void
done_cb (G_GNUC_UNUSED GObject *object, GAsyncResult *result, gpointer data)
{
  RpDiagramPaint *self = data;
  RpKeptPicture *picture = g_task_propagate_pointer (G_TASK (result), NULL);
  Job *job = g_task_get_task_data (G_TASK (result));

  /* Cancelled: who asked is gone, or has another picture already. */
  if (g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result))))
    {
      g_clear_pointer (&picture, rp_kept_picture_unref);
      return;
    }
  self->busy = NULL;
  take (self, picture, job);
  if (self->next != NULL)
    start (self, g_steal_pointer (&self->next));
  if (job->made != NULL)
    job->made (job->drawing, &job->place, &job->order, job->data);
}

/* The task is its own while it runs. */
static void
start (RpDiagramPaint *self, Job *job)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, done_cb, self);

  if (job->order.on_the_way && self->picture != NULL
      && rp_kept_picture_has_scale (self->picture, job->text_scale, job->scale))
    job->before = rp_kept_picture_ref (self->picture);
  self->busy = task;
  g_task_set_task_data (task, job, free_job);
  g_task_set_check_cancellable (task, FALSE);
  g_task_run_in_thread (task, work);
}

static void
stop (RpDiagramPaint *self)
{
  if (self->busy != NULL)
    g_cancellable_cancel (g_task_get_cancellable (self->busy));
  self->busy = NULL;
  g_clear_pointer (&self->next, free_job);
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
  rp_diagram_paint_clear (self);
  g_free (self);
}

static gboolean
makes (const Job *job)
{
  return job != NULL && job->order.make != NULL;
}

gboolean
rp_diagram_paint_has_order (const RpDiagramPaint *self)
{
  return makes (self->next) || (self->busy != NULL && makes (g_task_get_task_data (self->busy)));
}

void
rp_diagram_paint_forget_order (RpDiagramPaint *self)
{
  if (rp_diagram_paint_has_order (self))
    stop (self);
}

/* One at a time, and of those that wait only the last. */
static void
queue (RpDiagramPaint *self, Job *job)
{
  if (self->busy == NULL)
    {
      start (self, job);
      return;
    }
  g_clear_pointer (&self->next, free_job);
  self->next = job;
}

static Job *
job_new (RpDiagramPaint *self, const RpDiagramPlace *place, double margin)
{
  Job *job = g_new0 (Job, 1);

  *job = (Job){ .place = *place,
                .margin = margin,
                .text_scale = rp_text_scale_of (self->view),
                .scale = gtk_widget_get_scale_factor (self->view) };
  return job;
}

void
rp_diagram_paint_show (RpDiagramPaint *self, RpDrawing *drawing, const RpDiagramPlace *place, double margin)
{
  Job *job = job_new (self, place, margin);

  self->wanted = *place;
  rp_diagram_paint_forget_order (self);
  gtk_widget_queue_draw (self->view);
  job->drawing = rp_drawing_ref (drawing);
  if (rp_drawing_n_shapes (drawing) <= QUICK_SHAPES)
    {
      stop (self);
      job->margin = 0;
      take (self, picture_of (job), job);
      free_job (job);
      return;
    }
  queue (self, job);
}

void
rp_diagram_paint_order (RpDiagramPaint *self, const RpDiagramOrder *order, const RpDiagramPlace *place, double margin,
                        RpDiagramMade made, gpointer data)
{
  Job *job = job_new (self, place, margin);

  job->order = *order;
  job->made = made;
  job->data = data;
  queue (self, job);
}

void
rp_diagram_paint_move (RpDiagramPaint *self, const RpDiagramPlace *place)
{
  self->wanted = *place;
  gtk_widget_queue_draw (self->view);
}

gboolean
rp_diagram_paint_is_on_the_way (const RpDiagramPaint *self)
{
  return self->on_the_way;
}

RpDiagramPlace
rp_diagram_paint_near (const RpDiagramPaint *self, const RpDiagramPlace *place)
{
  return self->picture != NULL ? rp_kept_picture_near (self->picture, place) : *place;
}

gboolean
rp_diagram_paint_serves (const RpDiagramPaint *self, double width, double height)
{
  return self->picture != NULL && rp_kept_picture_serves (self->picture, &self->wanted, width, height);
}

void
rp_diagram_paint_clear (RpDiagramPaint *self)
{
  stop (self);
  stop_fade (self);
  g_clear_object (&self->texture);
  g_clear_pointer (&self->picture, rp_kept_picture_unref);
}

GdkTexture *
rp_diagram_paint_get_texture (RpDiagramPaint *self)
{
  return self->busy == NULL ? self->texture : NULL;
}

static void
append (GtkSnapshot *snapshot, GdkTexture *texture, RpKeptBox box)
{
  gtk_snapshot_append_texture (snapshot, texture,
                               &GRAPHENE_RECT_INIT ((float)box.x, (float)box.y, (float)box.width, (float)box.height));
}

void
rp_diagram_paint_snapshot (RpDiagramPaint *self, GtkSnapshot *snapshot)
{
  int width = gtk_widget_get_width (self->view), height = gtk_widget_get_height (self->view);
  RpKeptBox box;

  if (self->texture == NULL)
    return;
  box = box_at (self, self->fade.due ? &self->fade.place : &self->wanted);
  if ((self->paper & 0xff) != 0 && (box.x > 0 || box.y > 0 || box.x + box.width < width || box.y + box.height < height))
    {
      GdkRGBA paper = rp_diagram_paint_rgba (self->paper);

      gtk_snapshot_append_color (snapshot, &paper, &GRAPHENE_RECT_INIT (0, 0, (float)width, (float)height));
    }
  append (snapshot, self->texture, box);
  if (self->fade.texture == NULL)
    return;
  gtk_snapshot_push_opacity (snapshot, 1 - self->fade.part);
  append (snapshot, self->fade.texture, self->fade.box);
  gtk_snapshot_pop (snapshot);
}

GdkTexture *
rp_diagram_paint_texture (GtkWidget *view, RpDrawing *drawing, RpPoint at, graphene_rect_t *box)
{
  double scale = rp_text_scale_of (view);
  RpDiagramPlace place = { 1, 0, 0 };
  g_autoptr (RpKeptPicture) picture
      = rp_kept_picture_new (drawing, &place, scale, gtk_widget_get_scale_factor (view), 0);
  RpKeptBox painted;

  if (picture == NULL)
    return NULL;
  painted = rp_kept_picture_box (picture, &place);
  *box = GRAPHENE_RECT_INIT ((float)((at.x + painted.x) * scale), (float)((at.y + painted.y) * scale),
                             (float)(painted.width * scale), (float)(painted.height * scale));
  return texture_of (picture);
}

void
rp_diagram_paint_append (GtkSnapshot *snapshot, GtkWidget *view, RpDrawing *drawing, RpPoint at)
{
  graphene_rect_t box;
  g_autoptr (GdkTexture) texture = rp_diagram_paint_texture (view, drawing, at, &box);

  if (texture != NULL)
    gtk_snapshot_append_texture (snapshot, texture, &box);
}

GdkRGBA
rp_diagram_paint_rgba (RpColor color)
{
  return (GdkRGBA){ (float)((color >> 24) & 0xff) / 255.f, (float)((color >> 16) & 0xff) / 255.f,
                    (float)((color >> 8) & 0xff) / 255.f, (float)(color & 0xff) / 255.f };
}
