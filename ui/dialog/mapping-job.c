/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mapping-job.h"

#include "mapping.h"

typedef struct
{
  char *path;
  RpImportOptions options;
  RpMappingJobDone done;
  gpointer data;
} Job;

static void
free_job (gpointer data)
{
  Job *job = data;

  g_free (job->path);
  g_clear_pointer (&job->options.mapping, rp_mapping_unref);
  g_free (job);
}

static void
free_result (gpointer result)
{
  rp_import_result_free (result);
}

static void
read_in_thread (GTask *task, G_GNUC_UNUSED gpointer source, gpointer data, GCancellable *cancellable)
{
  const Job *job = data;
  GError *error = NULL;
  RpImportResult *result = rp_import_file_unless (job->path, 0, &job->options, NULL, cancellable, &error);

  if (result != NULL)
    g_task_return_pointer (task, result, free_result);
  else
    g_task_return_error (task, error);
}

static void
done_cb (G_GNUC_UNUSED GObject *source, GAsyncResult *finished, G_GNUC_UNUSED gpointer data)
{
  GTask *task = G_TASK (finished);
  const Job *job = g_task_get_task_data (task);
  gboolean wanted = !g_cancellable_is_cancelled (g_task_get_cancellable (task));
  g_autoptr (GError) error = NULL;
  RpImportResult *result = g_task_propagate_pointer (task, &error);

  if (wanted)
    job->done (result, error, job->data);
  g_clear_pointer (&result, rp_import_result_free);
}

void
rp_mapping_job_start (const char *path, const RpImportOptions *options, GCancellable *cancellable,
                      RpMappingJobDone done, gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, done_cb, NULL);
  Job *job = g_new0 (Job, 1);

  job->path = g_strdup (path);
  job->options = *options;
  if (job->options.mapping != NULL)
    rp_mapping_ref (job->options.mapping);
  job->done = done;
  job->data = data;
  g_task_set_task_data (task, job, free_job);
  g_task_run_in_thread (task, read_in_thread);
}
