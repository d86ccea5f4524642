/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "picture-job.h"

#include <math.h>

#include "painter.h"

typedef struct
{
  RpDataset *dataset;
  RpScene *scene;
  RpStageOptions options; /* its texts and the picture in it are owned */
  double scale;
  RpPictureDone done;
  gpointer data;
} Job;

typedef struct
{
  RpStagePicture *picture;
  GdkTexture *texture;
} Made;

static void
free_job (gpointer data)
{
  Job *job = data;

  g_object_unref (job->dataset);
  rp_scene_unref (job->scene);
  g_free ((char *)job->options.marking);
  g_free ((char *)job->options.input);
  g_clear_pointer (&job->options.like, rp_stage_picture_unref);
  g_free (job);
}

static void
free_made (gpointer data)
{
  Made *made = data;

  g_clear_pointer (&made->picture, rp_stage_picture_unref);
  g_clear_object (&made->texture);
  g_free (made);
}

static void
destroy_surface (gpointer data)
{
  cairo_surface_destroy (data);
}

GdkTexture *
rp_picture_paint (RpDrawing *drawing, double scale)
{
  double zoom = rp_drawing_get_zoom (drawing) * scale;
  int width = MAX (1, (int)ceil (rp_drawing_get_width (drawing) * zoom - 0.01));
  int height = MAX (1, (int)ceil (rp_drawing_get_height (drawing) * zoom - 0.01));
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  cairo_t *cr = cairo_create (surface);
  g_autoptr (GBytes) bytes = NULL;
  int stride;

  cairo_scale (cr, zoom, zoom);
  rp_painter_paint_by (cr, drawing, 1);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  stride = cairo_image_surface_get_stride (surface);
  bytes = g_bytes_new_with_free_func (cairo_image_surface_get_data (surface), (gsize)stride * (gsize)height,
                                      destroy_surface, surface);
  return gdk_memory_texture_new (width, height, GDK_MEMORY_DEFAULT, bytes, (gsize)stride);
}

static void
run (GTask *task, G_GNUC_UNUSED gpointer source, gpointer data, GCancellable *cancellable)
{
  const Job *job = data;
  RpStagePicture *picture = rp_stage_picture_new (job->dataset, job->scene, &job->options, cancellable);
  Made *made;

  if (picture == NULL)
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "cancelled");
      return;
    }
  made = g_new (Made, 1);
  *made = (Made){ picture, rp_picture_paint (rp_stage_picture_get_drawing (picture), job->scale) };
  g_task_return_pointer (task, made, free_made);
}

static void
done_cb (G_GNUC_UNUSED GObject *source, GAsyncResult *result, G_GNUC_UNUSED gpointer data)
{
  const Job *job = g_task_get_task_data (G_TASK (result));
  Made *made = g_task_propagate_pointer (G_TASK (result), NULL);

  if (made == NULL)
    return;
  job->done (made->picture, made->texture, job->data);
  free_made (made);
}

void
rp_picture_job_start (RpDataset *dataset, RpScene *scene, const RpStageOptions *options, double scale,
                      GCancellable *cancellable, RpPictureDone done, gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, done_cb, NULL);
  Job *job = g_new (Job, 1);

  *job = (Job){ g_object_ref (dataset), rp_scene_ref (scene), *options, scale, done, data };
  job->options.marking = g_strdup (options->marking);
  job->options.input = g_strdup (options->input);
  if (options->like != NULL)
    rp_stage_picture_ref (options->like);
  g_task_set_task_data (task, job, free_job);
  g_task_run_in_thread (task, run);
}
