/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "write-job.h"

#define TELL_MS 100
#define WHOLE 10000

typedef struct
{
  const RpWriteWork *work;
  gpointer what;
  char *path;
  guint n_files;
  RpExportProgress progress;
  RpExportDone done;
  gpointer data;
  GDestroyNotify free_data;
  guint tell_id;
  int share; /* of WHOLE; atomic */
} Job;

static void
free_job (gpointer data)
{
  Job *job = data;

  job->work->free (job->what);
  g_free (job->path);
  g_free (job);
}

static void
note_share (double share, gpointer data)
{
  Job *job = data;

  g_atomic_int_set (&job->share, (int)(CLAMP (share, 0, 1) * WHOLE));
}

static gboolean
tell_cb (gpointer data)
{
  Job *job = data;

  job->progress ((double)g_atomic_int_get (&job->share) / WHOLE, job->data);
  return G_SOURCE_CONTINUE;
}

static void
run (GTask *task, G_GNUC_UNUSED gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  GError *error = NULL;
  char *first = NULL;

  if (!job->work->write (job->what, job->path, note_share, job, &first, &job->n_files, cancellable, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  g_free (job->path);
  job->path = first;
  g_task_return_boolean (task, TRUE);
}

static void
done_cb (G_GNUC_UNUSED GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  Job *job = data;

  g_clear_handle_id (&job->tell_id, g_source_remove);
  g_task_propagate_boolean (G_TASK (result), &error);
  job->done (job->path, job->n_files, error, job->data);
  /* here and now: the thread may be the last to let go of the job, and what is told is no thread's to free */
  if (job->free_data != NULL)
    job->free_data (job->data);
}

void
rp_write_job_start (const RpWriteWork *work, gpointer what, const char *path, GCancellable *cancellable,
                    RpExportProgress progress, RpExportDone done, gpointer data, GDestroyNotify free_data)
{
  Job *job = g_new0 (Job, 1);
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, done_cb, job);

  *job = (Job){ work, what, g_strdup (path), 0, progress, done, data, free_data, 0, 0 };
  if (progress != NULL)
    job->tell_id = g_timeout_add (TELL_MS, tell_cb, job);
  /* what was written in the last moment is there: nobody is to be told that it is not */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, job, free_job);
  g_task_run_in_thread (task, run);
}
