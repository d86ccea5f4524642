/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "timeline-source.h"

#include "pango-measure.h"

/* A layout with the measure that it borrows. */
typedef struct
{
  RpTextMeasure *measure;
  RpTimelineLayout *layout;
  RpRecordSet *shown;      /* what alone has a place; NULL: all */
  double fit_from, fit_to; /* of the whole dataset */
} Made;

/* What the thread works on: values and immutable objects of its own. */
typedef struct
{
  RpTimelineOptions options;
  RpTextMeasure *measure;
} Job;

struct _RpTimelineSource
{
  GObject parent_instance;
  RpSession *session; /* owned */
  Made *made;
  RpDataset *made_for; /* borrowed from the layout; compared only */
  GCancellable *cancellable;
  gboolean again; /* what is hidden has changed since it began */
};

G_DEFINE_FINAL_TYPE (RpTimelineSource, rp_timeline_source, G_TYPE_OBJECT)

static guint changed_signal;

static void
free_made (gpointer data)
{
  Made *made = data;

  g_clear_pointer (&made->layout, rp_timeline_layout_unref);
  g_clear_pointer (&made->measure, rp_pango_measure_free);
  g_clear_pointer (&made->shown, rp_record_set_unref);
  g_free (made);
}

static void
free_job (gpointer data)
{
  Job *job = data;

  g_clear_object (&job->options.dataset);
  if (job->options.open != NULL)
    rp_record_set_unref ((RpRecordSet *)job->options.open);
  if (job->options.shown != NULL)
    rp_record_set_unref ((RpRecordSet *)job->options.shown);
  if (job->options.choice != NULL)
    rp_lane_choice_unref ((RpLaneChoice *)job->options.choice);
  g_clear_pointer (&job->measure, rp_pango_measure_free);
  g_free (job);
}

/* What is hidden does not make time shorter: one could not get it back. The first layout of a dataset is of all. */
static void
find_fit (Job *job, GCancellable *cancellable)
{
  RpTimelineOptions all = job->options;
  g_autoptr (RpTimelineLayout) layout = NULL;

  all.shown = NULL;
  if (job->options.shown == NULL || job->options.fit_from < job->options.fit_to)
    return;
  layout = rp_timeline_layout_new (&all, cancellable);
  if (layout != NULL)
    rp_timeline_layout_fit (layout, &job->options.fit_from, &job->options.fit_to);
}

static void
work (GTask *task, G_GNUC_UNUSED gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  Made *made = g_new0 (Made, 1);

  made->measure = g_steal_pointer (&job->measure);
  job->options.measure = made->measure;
  find_fit (job, cancellable);
  if (job->options.shown == NULL)
    job->options.fit_from = job->options.fit_to = 0;
  else
    made->shown = rp_record_set_ref ((RpRecordSet *)job->options.shown);
  made->layout = rp_timeline_layout_new (&job->options, cancellable);
  if (made->layout != NULL)
    rp_timeline_layout_fit (made->layout, &made->fit_from, &made->fit_to);
  g_task_return_pointer (task, made, free_made);
}

static void start (RpTimelineSource *self, gboolean keep_fit);

static void
done_cb (GObject *object, GAsyncResult *result, G_GNUC_UNUSED gpointer data)
{
  RpTimelineSource *self = RP_TIMELINE_SOURCE (object);
  Made *made = g_task_propagate_pointer (G_TASK (result), NULL);

  if (g_task_get_cancellable (G_TASK (result)) != self->cancellable || made == NULL || made->layout == NULL)
    {
      g_clear_pointer (&made, free_made);
      return;
    }
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->made, free_made);
  self->made = made;
  self->made_for = rp_session_get_dataset (self->session);
  g_signal_emit (self, changed_signal, 0);
  if (self->again)
    start (self, TRUE);
}

static void
stop (RpTimelineSource *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->again = FALSE;
}

/* What alone is to have a place: what recedes keeps its own. */
static const RpRecordSet *
wanted (RpTimelineSource *self)
{
  return rp_session_get_dim (self->session) ? NULL : rp_session_get_shown (self->session);
}

static void
start (RpTimelineSource *self, gboolean keep_fit)
{
  gboolean known = keep_fit && self->made != NULL && self->made_for == rp_session_get_dataset (self->session);
  RpDataset *dataset = rp_session_get_dataset (self->session);
  const RpRecordSet *open = rp_session_get_open (self->session);
  const RpLaneChoice *choice = rp_session_get_lane_choice (self->session);
  g_autoptr (GTask) task = NULL;
  Job *job;

  stop (self);
  if (dataset == NULL)
    return;
  job = g_new0 (Job, 1);
  job->measure = rp_pango_measure_new ();
  job->options = (RpTimelineOptions){ .dataset = g_object_ref (dataset),
                                      .lanes = rp_session_get_lanes (self->session),
                                      .choice = choice != NULL ? rp_lane_choice_ref ((RpLaneChoice *)choice) : NULL,
                                      .fold = rp_session_get_fold (self->session),
                                      .spans = rp_session_get_spans (self->session),
                                      .open = open != NULL ? rp_record_set_ref ((RpRecordSet *)open) : NULL,
                                      .fit_from = known ? self->made->fit_from : 0,
                                      .fit_to = known ? self->made->fit_to : 0 };
  if (wanted (self) != NULL)
    job->options.shown = rp_record_set_ref ((RpRecordSet *)wanted (self));
  self->cancellable = g_cancellable_new ();
  task = g_task_new (self, self->cancellable, done_cb, NULL);
  g_task_set_task_data (task, job, free_job);
  g_task_set_check_cancellable (task, FALSE);
  g_task_run_in_thread (task, work);
}

static void
session_changed_cb (RpTimelineSource *self, guint what)
{
  const guint filtered = RP_CHANGED_FILTER | RP_CHANGED_PERIOD;
  const RpRecordSet *had = self->made != NULL ? self->made->shown : NULL;

  if ((what & (RP_CHANGED_DATASET | RP_CHANGED_LAYOUT)) != 0)
    start (self, FALSE);
  /* While a hand moves the period a layout is let be finished: each shows what was, the last what is. */
  else if ((what & filtered) != 0 && self->cancellable != NULL)
    self->again = TRUE;
  else if ((what & filtered) != 0 && wanted (self) != had)
    start (self, TRUE);
}

static void
rp_timeline_source_dispose (GObject *object)
{
  RpTimelineSource *self = RP_TIMELINE_SOURCE (object);

  stop (self);
  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_clear_object (&self->session);
  g_clear_pointer (&self->made, free_made);
  G_OBJECT_CLASS (rp_timeline_source_parent_class)->dispose (object);
}

static void
rp_timeline_source_class_init (RpTimelineSourceClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rp_timeline_source_dispose;
  changed_signal
      = g_signal_new ("changed", RP_TYPE_TIMELINE_SOURCE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
rp_timeline_source_init (G_GNUC_UNUSED RpTimelineSource *self)
{
}

RpTimelineSource *
rp_timeline_source_new (RpSession *session)
{
  RpTimelineSource *self = g_object_new (RP_TYPE_TIMELINE_SOURCE, NULL);

  self->session = g_object_ref (session);
  g_signal_connect_swapped (session, "changed", G_CALLBACK (session_changed_cb), self);
  start (self, FALSE);
  return self;
}

/* The layout of another dataset is none: its records are not the session's. */
RpTimelineLayout *
rp_timeline_source_get_layout (RpTimelineSource *self)
{
  if (self->made == NULL || self->made_for != rp_session_get_dataset (self->session))
    return NULL;
  return self->made->layout;
}

const RpTextMeasure *
rp_timeline_source_get_measure (RpTimelineSource *self)
{
  return self->made != NULL ? self->made->measure : NULL;
}

void
rp_timeline_source_fill_state (RpTimelineSource *self, RpViewState *state)
{
  if (state->dim || state->shown == NULL)
    return;
  /* Until the layout without what is hidden is there, it recedes. */
  if (self->made == NULL || self->made->shown == NULL)
    state->dim = TRUE;
  else
    state->shown = self->made->shown;
}
