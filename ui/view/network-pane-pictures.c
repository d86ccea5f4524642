/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pictures of the network's entities: read in a thread, shown when they are there. */
#include "network-pane-private.h"

#include "picture-file.h"

#include <gio/gio.h>

typedef struct
{
  RpDataset *dataset;
  char *path;
  GPtrArray *refused; /* of owned strings */
} Job;

static void
free_job (gpointer data)
{
  Job *job = data;

  g_object_unref (job->dataset);
  g_free (job->path);
  g_ptr_array_unref (job->refused);
  g_free (job);
}

static void
free_set (gpointer data)
{
  if (data != NULL)
    rp_picture_set_unref (data);
}

static void
work_cb (GTask *task, G_GNUC_UNUSED gpointer source, gpointer data, GCancellable *cancellable)
{
  const Job *job = data;

  g_task_return_pointer (task, rp_pictures_load (job->dataset, job->path, job->refused, cancellable), free_set);
}

static void
done_cb (G_GNUC_UNUSED GObject *object, GAsyncResult *result, gpointer data)
{
  RpNetworkPane *self = data;
  const Job *job = g_task_get_task_data (G_TASK (result));
  RpPictureSet *pictures = g_task_propagate_pointer (G_TASK (result), NULL);

  /* Whoever asked is gone, or asked for others. */
  if (g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result))))
    {
      g_clear_pointer (&pictures, rp_picture_set_unref);
      return;
    }
  for (guint i = 0; i < job->refused->len; i++)
    g_message ("%s", (const char *)g_ptr_array_index (job->refused, i));
  g_clear_object (&self->reading);
  rp_network_pane_forget_pictures (self);
  self->pictures = pictures;
  rp_diagram_view_invalidate (RP_DIAGRAM_VIEW (self));
}

void
rp_network_pane_forget_pictures (RpNetworkPane *self)
{
  if (self->reading != NULL)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_pointer (&self->pictures, rp_picture_set_unref);
}

void
rp_network_pane_read_pictures (RpNetworkPane *self, const char *dataset_path)
{
  RpDataset *dataset = rp_diagram_view_get_dataset (RP_DIAGRAM_VIEW (self));
  g_autoptr (GTask) task = NULL;
  Job *job;

  rp_network_pane_forget_pictures (self);
  if (dataset == NULL || dataset_path == NULL)
    return;
  job = g_new (Job, 1);
  *job = (Job){ g_object_ref (dataset), g_strdup (dataset_path), g_ptr_array_new_with_free_func (g_free) };
  self->reading = g_cancellable_new ();
  task = g_task_new (NULL, self->reading, done_cb, self);
  g_task_set_task_data (task, job, free_job);
  g_task_set_check_cancellable (task, FALSE);
  g_task_run_in_thread (task, work_cb);
}
