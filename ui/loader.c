/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "loader.h"
#include "mapping.h"

#define POLL_MS 80

/* What the thread and the window share; refcounted, since either may outlive the other. */
typedef struct
{
  char *path;
  guint64 known;
  RpImportOptions options;
  int permille; /* atomic */
} Job;

struct _RpLoader
{
  GCancellable *cancellable;
  Job *job; /* a reference */
  guint poll_id;
  RpLoaderProgress progress;
  RpLoaderDone done;
  gpointer data;
};

static void
clear_job (gpointer data)
{
  g_free (((Job *)data)->path);
  g_clear_pointer (&((Job *)data)->options.mapping, rp_mapping_unref);
}

static void
unref_job (gpointer data)
{
  g_atomic_rc_box_release_full (data, clear_job);
}

static void
free_result (gpointer data)
{
  rp_import_result_free (data);
}

static void
progress_cb (double fraction, gpointer data)
{
  g_atomic_int_set (&((Job *)data)->permille, (int)(CLAMP (fraction, 0, 1) * 1000));
}

static void
work (GTask *task, G_GNUC_UNUSED gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  RpImportProgress progress = { progress_cb, job };
  GError *error = NULL;
  RpImportResult *result = rp_import_file_unless (job->path, job->known, &job->options, &progress, cancellable, &error);

  if (result != NULL)
    g_task_return_pointer (task, result, free_result);
  else
    g_task_return_error (task, error);
}

static gboolean
poll_cb (gpointer data)
{
  RpLoader *self = data;

  self->progress (g_atomic_int_get (&self->job->permille) / 1000.0, self->data);
  return G_SOURCE_CONTINUE;
}

static void
done_cb (G_GNUC_UNUSED GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  RpImportResult *read = g_task_propagate_pointer (G_TASK (result), &error);
  RpLoader *self = data;

  /* After a cancel the loader is gone. */
  if (g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result))))
    g_clear_pointer (&read, rp_import_result_free);
  else
    self->done (read, error, self->data);
}

RpLoader *
rp_loader_start (const char *path, guint64 known, const RpImportOptions *options, RpLoaderProgress progress,
                 RpLoaderDone done, gpointer data)
{
  RpLoader *self = g_new0 (RpLoader, 1);
  g_autoptr (GTask) task = NULL;

  self->cancellable = g_cancellable_new ();
  self->job = g_atomic_rc_box_new0 (Job);
  self->job->path = g_strdup (path);
  self->job->known = known;
  if (options != NULL)
    self->job->options = *options;
  if (self->job->options.mapping != NULL)
    rp_mapping_ref (self->job->options.mapping);
  self->progress = progress;
  self->done = done;
  self->data = data;
  if (progress != NULL)
    self->poll_id = g_timeout_add (POLL_MS, poll_cb, self);
  task = g_task_new (NULL, self->cancellable, done_cb, self);
  g_task_set_task_data (task, g_atomic_rc_box_acquire (self->job), unref_job);
  g_task_set_check_cancellable (task, FALSE);
  g_task_run_in_thread (task, work);
  return self;
}

void
rp_loader_free (RpLoader *self)
{
  if (self == NULL)
    return;
  g_clear_handle_id (&self->poll_id, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  unref_job (self->job);
  g_free (self);
}
