/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "export-job.h"

#include "facet-words.h"
#include "picture-file.h"

typedef struct
{
  RpExportPlan *plan;
  char *path;
  RpExportDone done;
  gpointer data;
  GDestroyNotify free_data;
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

static gpointer
ref_set (const RpRecordSet *set)
{
  return set != NULL ? rp_record_set_ref ((RpRecordSet *)set) : NULL;
}

/* How the network is read, and by what. */
static void
take_looks (RpExportPlan *plan, RpSession *session)
{
  const RpNetworkLooks *looks = rp_session_get_looks (session);
  gboolean stale = FALSE;
  const RpEntityMeasures *measures = rp_session_get_measures (session, &stale);

  plan->state.looks = looks != NULL ? rp_network_looks_ref ((RpNetworkLooks *)looks) : NULL;
  plan->state.measures = measures != NULL && !stale ? rp_entity_measures_ref ((RpEntityMeasures *)measures) : NULL;
  plan->state.joining = ref_set (rp_session_get_joining (session));
}

RpExportPlan *
rp_export_plan_of_session (RpSession *session, RpViewName view)
{
  RpDataset *dataset = rp_session_get_dataset (session);
  RpExportPlan *plan = rp_export_plan_new (dataset);
  const RpLaneChoice *lanes = rp_session_get_lane_choice (session);
  const RpRecordFilter *filter = rp_session_get_filter (session);
  RpDate updated = rp_dataset_get_updated (dataset);

  plan->figure.view = view;
  plan->state.shown = ref_set (rp_session_get_shown (session));
  plan->state.dim = rp_session_get_dim (session);
  plan->state.period = *rp_session_get_period (session);
  plan->state.selected = rp_session_get_selected (session);
  plan->state.links = rp_session_get_links (session);
  take_looks (plan, session);
  if (filter != NULL)
    plan->figure.filter = rp_record_filter_describe (filter, rp_session_get_facets (session));
  plan->figure.fold = rp_session_get_fold (session);
  plan->figure.lanes = rp_session_get_lanes (session);
  plan->figure.choice = lanes != NULL ? rp_lane_choice_ref ((RpLaneChoice *)lanes) : NULL;
  plan->figure.spans = rp_session_get_spans (session);
  plan->output.title = g_strdup (rp_dataset_get_title (dataset));
  plan->output.date = updated.when != NULL ? g_strdup (updated.text) : NULL;
  return plan;
}

static void
work (GTask *task, G_GNUC_UNUSED gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  RpExportPlan *plan = job->plan;
  GError *error = NULL;

  if (rp_view_has_network (plan->figure.view) && plan->state.pictures == NULL)
    plan->state.pictures = rp_pictures_load (plan->state.dataset, plan->input, NULL, cancellable);
  if (rp_export_plan_save (plan, job->path, NULL, NULL, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
done_cb (G_GNUC_UNUSED GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  Job *job = data;

  g_task_propagate_boolean (G_TASK (result), &error);
  job->done (job->path, error, job->data);
}

void
rp_export_job_start (RpExportPlan *plan, const char *path, GCancellable *cancellable, RpExportDone done, gpointer data,
                     GDestroyNotify free_data)
{
  g_autoptr (GTask) task = NULL;
  Job *job = g_new0 (Job, 1);

  *job = (Job){ plan, g_strdup (path), done, data, free_data };
  task = g_task_new (NULL, cancellable, done_cb, job);
  g_task_set_task_data (task, job, free_job);
  g_task_run_in_thread (task, work);
}
