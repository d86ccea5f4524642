/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "export-job.h"

#include "picture-file.h"
#include "session-plan.h"

RpExportPlan *
rp_export_plan_of_session (RpSession *session, RpViewName view)
{
  RpExportPlan *plan = rp_session_plan (session, view);
  gboolean stale = FALSE;
  const RpEntityMeasures *measures = rp_session_get_measures (session, &stale);

  plan->state.measures = measures != NULL && !stale ? rp_entity_measures_ref ((RpEntityMeasures *)measures) : NULL;
  return plan;
}

/* What is read from files beside the dataset. */
static void
complete (RpExportPlan *plan, GCancellable *cancellable)
{
  if (rp_view_has_network (plan->figure.view) && plan->state.pictures == NULL)
    plan->state.pictures = rp_pictures_load (plan->state.dataset, plan->input, NULL, cancellable);
}

/* ---- drawn ---- */

static void
clear_drawn (gpointer data)
{
  RpDrawnPages *self = data;

  g_clear_pointer (&self->pages, rp_page_set_unref);
  rp_export_plan_free (self->plan);
}

RpDrawnPages *
rp_drawn_pages_ref (RpDrawnPages *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
rp_drawn_pages_unref (RpDrawnPages *self)
{
  g_atomic_rc_box_release_full (self, clear_drawn);
}

RpDrawnPages *
rp_export_job_draw_now (RpExportPlan *plan, GCancellable *cancellable, GError **error)
{
  RpDrawnPages *drawn = g_atomic_rc_box_new0 (RpDrawnPages);

  drawn->plan = plan;
  complete (plan, cancellable);
  drawn->pages = rp_export_plan_pages (plan, cancellable, error);
  if (drawn->pages == NULL)
    g_clear_pointer (&drawn, rp_drawn_pages_unref);
  return drawn;
}

/* ---- written ---- */

#define TELL_MS 100
#define WHOLE 10000

typedef struct
{
  RpExportPlan *plan;
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

  rp_export_plan_free (job->plan);
  g_free (job->path);
  if (job->free_data != NULL)
    job->free_data (job->data);
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
work (GTask *task, G_GNUC_UNUSED gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  g_autoptr (GPtrArray) files = NULL;
  GError *error = NULL;

  complete (job->plan, cancellable);
  files = rp_export_plan_render (job->plan, job->path, note_share, job, cancellable, &error);
  if (files != NULL && rp_export_plan_write (job->plan, files, cancellable, &error))
    {
      g_free (job->path);
      job->path = g_strdup (((const RpExportFile *)g_ptr_array_index (files, 0))->path);
      job->n_files = files->len;
      g_task_return_boolean (task, TRUE);
    }
  else
    g_task_return_error (task, error);
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
  job->free_data = NULL;
}

void
rp_export_job_start (RpExportPlan *plan, const char *path, GCancellable *cancellable, RpExportProgress progress,
                     RpExportDone done, gpointer data, GDestroyNotify free_data)
{
  g_autoptr (GTask) task = NULL;
  Job *job = g_new0 (Job, 1);

  *job = (Job){ plan, g_strdup (path), 0, progress, done, data, free_data, 0, 0 };
  if (progress != NULL)
    job->tell_id = g_timeout_add (TELL_MS, tell_cb, job);
  task = g_task_new (NULL, cancellable, done_cb, job);
  /* what was written in the last moment is there: nobody is to be told that it is not */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, job, free_job);
  g_task_run_in_thread (task, work);
}

GPtrArray *
rp_export_job_files_now (RpExportPlan *plan, const char *path, GCancellable *cancellable, GError **error)
{
  complete (plan, cancellable);
  return rp_export_plan_render (plan, path, NULL, NULL, cancellable, error);
}

GBytes *
rp_export_job_render_now (RpExportPlan *plan, const char *suffix, GCancellable *cancellable, GError **error)
{
  g_autofree char *name = g_strconcat ("page", suffix, NULL);
  g_autoptr (GPtrArray) files = rp_export_job_files_now (plan, name, cancellable, error);

  return files != NULL ? g_bytes_ref (((const RpExportFile *)g_ptr_array_index (files, 0))->bytes) : NULL;
}
