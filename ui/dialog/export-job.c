/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "export-job.h"

#include "facet-words.h"
#include "graph-measures.h"
#include "pango-measure.h"
#include "picture-file.h"

#include <math.h>

typedef struct
{
  RpExportChoice choice;
  RpDataset *dataset;
  RpPeriod period;
  RpRecordRef selected;
  RpRecordSet *related, *shown; /* nullable */
  gboolean dim;
  char *filter; /* in words; nullable */
  RpNetwork *network;
  RpNetworkLooks *looks;      /* nullable, as the following */
  RpEntityMeasures *measures; /* of what is shown; NULL: to be reckoned where they are wanted */
  RpRecordSet *joining;
  RpPictureSet *pictures; /* read by the job itself */
  double from, to;
  RpFoldMode fold;
  RpLanes lanes;
  RpLaneChoice *lane_choice; /* nullable */
  RpSpans spans;
  gboolean links;
  char *path, *input;
  RpExportDone done;
  gpointer data;
  GDestroyNotify free_data;
} Job;

static void
free_job (gpointer data)
{
  Job *job = data;

  g_object_unref (job->dataset);
  g_clear_pointer (&job->related, rp_record_set_unref);
  g_clear_pointer (&job->shown, rp_record_set_unref);
  g_free (job->filter);
  g_clear_pointer (&job->network, rp_network_unref);
  g_clear_pointer (&job->looks, rp_network_looks_unref);
  g_clear_pointer (&job->measures, rp_entity_measures_unref);
  g_clear_pointer (&job->joining, rp_record_set_unref);
  g_clear_pointer (&job->pictures, rp_picture_set_unref);
  g_clear_pointer (&job->lane_choice, rp_lane_choice_unref);
  g_free (job->path);
  g_free (job->input);
  if (job->free_data != NULL)
    job->free_data (job->data);
  g_free (job);
}

static RpDrawing *
draw (Job *job, const RpTextMeasure *measure)
{
  RpViewState state = { .dataset = job->dataset,
                        .theme = rp_theme (job->choice.theme),
                        .measure = measure,
                        .shown = job->shown,
                        .dim = job->dim,
                        .period = job->period,
                        .selected = job->selected,
                        .related = job->related,
                        .now = NAN,
                        .looks = job->looks,
                        .measures = job->measures,
                        .joining = job->joining,
                        .pictures = job->pictures,
                        .links = job->links };
  RpFigureOptions options = { .view = job->choice.view,
                              .width = job->choice.width,
                              .height = job->choice.height,
                              .legend = job->choice.legend,
                              .filter = job->filter,
                              .from = job->choice.whole ? NAN : job->from,
                              .to = job->choice.whole ? NAN : job->to,
                              .fold = job->fold,
                              .lanes = job->lanes,
                              .choice = job->lane_choice,
                              .spans = job->spans,
                              .seed = 1,
                              .rows = job->choice.rows,
                              .network = job->network };

  return rp_figure_new (&state, &options, NULL);
}

/* A picture does not wait for those of the window: it would show what was before, and say nothing of it. */
static void
reckon_measures (Job *job)
{
  g_autoptr (RpRecordSet) within = NULL;

  if (job->measures != NULL || job->choice.view != RP_VIEW_NETWORK
      || !rp_network_looks_want_measures (job->looks, job->dataset))
    return;
  within = rp_network_members_shown (rp_network_looks_get_members (job->looks), job->dataset, job->shown);
  job->measures = rp_graph_measures (job->dataset, within, NULL, NULL);
}

static void
work (GTask *task, G_GNUC_UNUSED gpointer source, gpointer data, G_GNUC_UNUSED GCancellable *cancellable)
{
  Job *job = data;
  RpTextMeasure *measure = rp_pango_measure_new ();
  RpDate updated = rp_dataset_get_updated (job->dataset);
  RpExportOptions options = { .scale = 1,
                              .paper = job->choice.paper,
                              .title = rp_dataset_get_title (job->dataset),
                              .date = updated.when != NULL ? updated.text : NULL };
  g_autoptr (RpDrawing) drawing = NULL;
  g_autoptr (GBytes) bytes = NULL;
  GError *error = NULL;
  const RpExporter *exporter = rp_exporter_for_path (job->path, &error);

  reckon_measures (job);
  if (job->choice.view == RP_VIEW_NETWORK)
    job->pictures = rp_pictures_load (job->dataset, job->input, NULL, NULL);
  drawing = draw (job, measure);
  if (exporter != NULL)
    {
      g_autoptr (RpPageSet) pages = rp_page_set_of (drawing);

      bytes = exporter->render (pages, &options, NULL, &error);
    }
  g_clear_pointer (&drawing, rp_drawing_unref);
  rp_pango_measure_free (measure);
  if (bytes != NULL && rp_export_write (job->path, bytes, job->input, &error))
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

/* How the network is read, and by what. */
static void
take_looks (Job *job, RpSession *session)
{
  const RpNetworkLooks *looks = rp_session_get_looks (session);
  gboolean stale = FALSE;
  const RpEntityMeasures *measures = rp_session_get_measures (session, &stale);
  const RpRecordSet *joining = rp_session_get_joining (session);

  job->looks = looks != NULL ? rp_network_looks_ref ((RpNetworkLooks *)looks) : NULL;
  job->measures = measures != NULL && !stale ? rp_entity_measures_ref ((RpEntityMeasures *)measures) : NULL;
  job->joining = joining != NULL ? rp_record_set_ref ((RpRecordSet *)joining) : NULL;
}

void
rp_export_job_start (RpSession *session, RpNetwork *network, const RpExportChoice *choice, const char *path,
                     const char *input, RpExportDone done, gpointer data, GDestroyNotify free_data)
{
  const RpRecordSet *related = rp_session_get_related (session);
  const RpLaneChoice *lanes = rp_session_get_lane_choice (session);
  g_autoptr (GTask) task = NULL;
  Job *job = g_new0 (Job, 1);

  job->choice = *choice;
  job->dataset = g_object_ref (rp_session_get_dataset (session));
  job->period = *rp_session_get_period (session);
  job->selected = rp_session_get_selected (session);
  job->related = related != NULL ? rp_record_set_ref ((RpRecordSet *)related) : NULL;
  if (rp_session_get_shown (session) != NULL)
    job->shown = rp_record_set_ref ((RpRecordSet *)rp_session_get_shown (session));
  job->dim = rp_session_get_dim (session);
  if (rp_session_get_filter (session) != NULL)
    job->filter = rp_record_filter_describe (rp_session_get_filter (session), rp_session_get_facets (session));
  job->network = network != NULL ? rp_network_ref (network) : NULL;
  take_looks (job, session);
  rp_session_get_range (session, &job->from, &job->to);
  job->fold = rp_session_get_fold (session);
  job->lanes = rp_session_get_lanes (session);
  if (lanes != NULL)
    job->lane_choice = rp_lane_choice_ref ((RpLaneChoice *)lanes);
  job->spans = rp_session_get_spans (session);
  job->links = rp_session_get_links (session);
  job->path = g_strdup (path);
  job->input = g_strdup (input);
  job->done = done;
  job->data = data;
  job->free_data = free_data;
  task = g_task_new (NULL, NULL, done_cb, job);
  g_task_set_task_data (task, job, free_job);
  g_task_run_in_thread (task, work);
}
