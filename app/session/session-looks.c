/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the network is read, and the measures that it is read by: reckoned beside everything else, for what is shown. */
#include <glib/gi18n-lib.h>

#include "graph-measures.h"
#include "session-private.h"

struct _RpMeasureJob
{
  RpDataset *dataset;
  RpRecordSet *shown; /* nullable */
  GCancellable *cancellable;
  gint permille;
};

static void
free_job (gpointer data)
{
  RpMeasureJob *job = data;

  g_object_unref (job->dataset);
  g_clear_pointer (&job->shown, rp_record_set_unref);
  g_object_unref (job->cancellable);
  g_free (job);
}

static void
work (GTask *task, G_GNUC_UNUSED gpointer source, gpointer data, GCancellable *cancellable)
{
  RpMeasureJob *job = data;

  g_task_return_pointer (task, rp_graph_measures (job->dataset, job->shown, &job->permille, cancellable),
                         (GDestroyNotify)rp_entity_measures_unref);
}

static void
stop (RpSession *self)
{
  if (self->measure_job != NULL)
    g_cancellable_cancel (self->measure_job->cancellable);
  self->measure_job = NULL; /* its task frees it */
}

static void
done_cb (GObject *object, GAsyncResult *result, G_GNUC_UNUSED gpointer data)
{
  RpSession *self = RP_SESSION (object);
  RpMeasureJob *job = g_task_get_task_data (G_TASK (result));
  g_autoptr (RpEntityMeasures) measures = g_task_propagate_pointer (G_TASK (result), NULL);

  if (self->measure_job != job)
    return;
  self->measure_job = NULL;
  if (measures == NULL)
    return;
  g_clear_pointer (&self->measures, rp_entity_measures_unref);
  self->measures = g_steal_pointer (&measures);
  self->measures_stale = FALSE;
  rp_session_emit_changed (self, RP_CHANGED_MEASURES);
}

static void
start (RpSession *self)
{
  RpMeasureJob *job = g_new0 (RpMeasureJob, 1);
  g_autoptr (GTask) task = NULL;

  job->dataset = g_object_ref (self->dataset);
  job->shown = rp_session_get_network_shown (self);
  job->cancellable = g_cancellable_new ();
  self->measure_job = job;
  task = g_task_new (self, job->cancellable, done_cb, NULL);
  g_task_set_task_data (task, job, free_job);
  g_task_set_check_cancellable (task, FALSE);
  g_task_run_in_thread (task, work);
}

void
rp_session_forget_measures (RpSession *self)
{
  stop (self);
  self->measures_stale = TRUE;
  self->measures_refused = FALSE;
  g_clear_pointer (&self->joining, rp_record_set_unref);
  self->joining_known = FALSE;
  if (self->measures != NULL && self->dataset != NULL
      && self->measures->n_entities == rp_dataset_n_entities (self->dataset))
    return;
  g_clear_pointer (&self->measures, rp_entity_measures_unref);
}

const RpEntityMeasures *
rp_session_get_measures (RpSession *self, gboolean *stale)
{
  gboolean wanted = self->dataset != NULL && rp_network_looks_want_measures (self->arranged.looks, self->dataset);

  if (wanted && self->measures_stale && self->measure_job == NULL && !self->measures_refused)
    start (self);
  if (stale != NULL)
    *stale = self->measures_stale;
  return wanted ? self->measures : NULL;
}

double
rp_session_get_measuring (RpSession *self)
{
  return self->measure_job != NULL ? g_atomic_int_get (&self->measure_job->permille) / 1000.0 : -1;
}

void
rp_session_cancel_measures (RpSession *self)
{
  if (self->measure_job == NULL)
    return;
  stop (self);
  self->measures_refused = TRUE;
  rp_session_emit_changed (self, RP_CHANGED_MEASURES);
}

const RpRecordSet *
rp_session_get_joining (RpSession *self)
{
  RpRecordSet *joining;

  if (self->joining_known || self->dataset == NULL)
    return self->joining;
  self->joining_known = TRUE;
  joining = rp_period_joining (&self->period, self->dataset);
  if (joining != NULL && !rp_record_filter_is_empty (self->filter))
    {
      self->joining = rp_record_filter_shown (self->filter, rp_session_get_facets (self), joining);
      rp_record_set_unref (joining);
    }
  else
    self->joining = joining;
  return self->joining;
}

/* ---- what is chosen ---- */

/* What of it is another. */
static const char *
name_of_change (const RpNetworkLooks *was, const RpNetworkLooks *is)
{
  guint n_was, n_is;

  if (rp_network_looks_get_size (was) != rp_network_looks_get_size (is))
    return _ ("Size of Nodes");
  if (rp_network_looks_get_color (was) != rp_network_looks_get_color (is))
    return _ ("Colour of Nodes");
  if (rp_network_looks_get_events (was) != rp_network_looks_get_events (is))
    return _ ("Events in the Network");
  if (rp_network_looks_get_method (was) != rp_network_looks_get_method (is)
      || g_strcmp0 (rp_network_looks_get_root (was), rp_network_looks_get_root (is)) != 0)
    return _ ("Layout of the Network");
  n_was = g_strv_length ((char **)rp_network_looks_get_hidden (was));
  n_is = g_strv_length ((char **)rp_network_looks_get_hidden (is));
  return n_is > n_was ? _ ("Hiding of a Kind") : _ ("Showing of a Kind");
}

const RpNetworkLooks *
rp_session_get_looks (RpSession *self)
{
  return self->arranged.looks;
}

void
rp_session_set_looks (RpSession *self, RpNetworkLooks *looks)
{
  gboolean same = rp_network_looks_equal (looks, self->arranged.looks);

  g_return_if_fail (RP_IS_SESSION (self));

  if (!same)
    rp_session_begin_change (self, g_strdup (name_of_change (self->arranged.looks, looks)));
  g_clear_pointer (&self->arranged.looks, rp_network_looks_unref);
  self->arranged.looks = looks;
  self->measures_refused = FALSE; /* whoever was not willing to wait is asked again */
  if (same)
    return;
  rp_session_renew_way (self); /* events may tie by now */
  rp_session_emit_changed (self, RP_CHANGED_LOOKS | RP_CHANGED_UNDO);
}

void
rp_session_set_network_method (RpSession *self, const RpNetworkMethod *method)
{
  const RpRecord *selected = self->dataset != NULL ? rp_dataset_record (self->dataset, self->selected) : NULL;
  const char *root = method != NULL && method->rooted && self->selected.type == RP_RECORD_ENTITY && selected != NULL
                         ? selected->id
                         : NULL;
  g_autoptr (RpNetworkLooks) looks = rp_network_looks_with_method (self->arranged.looks, method, root);

  if (rp_network_looks_equal (looks, self->arranged.looks))
    return;
  rp_session_begin_change (self, g_strdup (name_of_change (self->arranged.looks, looks)));
  g_clear_pointer (&self->arranged.looks, rp_network_looks_unref);
  self->arranged.looks = g_steal_pointer (&looks);
  g_clear_pointer (&self->arranged.pins, rp_node_pins_unref);
  rp_session_emit_changed (self, RP_CHANGED_LOOKS | RP_CHANGED_PINS | RP_CHANGED_UNDO);
}

void
rp_session_forget_kinds (RpSession *self)
{
  static const char *const none[] = { NULL };
  RpNetworkLooks *looks = rp_network_looks_with_hidden (self->arranged.looks, none);

  g_clear_pointer (&self->arranged.looks, rp_network_looks_unref);
  self->arranged.looks = looks;
}
