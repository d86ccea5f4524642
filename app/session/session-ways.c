/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The shortest ways between two that are selected: found beside everything else, and selected one after the other. */
#include "session-private.h"

struct _RpWayJob
{
  RpDataset *dataset;
  RpRecordSet *shown;  /* nullable */
  RpRecordSet *events; /* that tie who takes part in them; NULL: all */
  gboolean with_events;
  guint from, to;
  GCancellable *cancellable;
};

static void
free_job (gpointer data)
{
  RpWayJob *job = data;

  g_object_unref (job->dataset);
  g_clear_pointer (&job->shown, rp_record_set_unref);
  g_clear_pointer (&job->events, rp_record_set_unref);
  g_object_unref (job->cancellable);
  g_free (job);
}

static void
free_list (gpointer data)
{
  rp_way_list_unref (data);
}

static void
work (GTask *task, G_GNUC_UNUSED gpointer source, gpointer data, GCancellable *cancellable)
{
  RpWayJob *job = data;
  g_autoptr (GArray) shared = job->with_events ? rp_shared_ties (job->dataset, job->events) : NULL;
  RpWayRequest request = { job->dataset, job->shown, shared, job->from, job->to };

  g_task_return_pointer (task, rp_way_list_new (&request, cancellable), free_list);
}

static void
stop (RpSession *self)
{
  if (self->way.job != NULL)
    g_cancellable_cancel (self->way.job->cancellable);
  self->way.job = NULL; /* its task frees it */
}

void
rp_session_drop_way (RpSession *self)
{
  if (self->way.taking)
    return;
  stop (self);
  g_clear_pointer (&self->way.list, rp_way_list_unref);
}

/* Whose shared ties are drawn. */
static const RpRecordSet *
events_of (RpSession *self)
{
  const RpRecordSet *joining = rp_session_get_joining (self);

  return joining != NULL ? joining : self->shown;
}

/* Selects the way that one is at; without one, the two ends. */
static void
show (RpSession *self)
{
  g_autoptr (GArray) records = NULL;
  RpRecordRef first;

  if (rp_way_list_count (self->way.list) > 0)
    records = rp_way_list_records (self->way.list, self->way.at, events_of (self));
  else
    {
      RpRecordRef ends[]
          = { rp_record_ref (RP_RECORD_ENTITY, self->way.from), rp_record_ref (RP_RECORD_ENTITY, self->way.to) };

      records = g_array_new (FALSE, FALSE, sizeof (RpRecordRef));
      g_array_append_vals (records, ends, 2);
    }
  first = g_array_index (records, RpRecordRef, 0);
  g_array_remove_index (records, 0);
  self->way.taking = TRUE;
  rp_session_take_selection (self, first, records);
  self->way.taking = FALSE;
}

static void
done_cb (GObject *object, GAsyncResult *result, G_GNUC_UNUSED gpointer data)
{
  RpSession *self = RP_SESSION (object);
  RpWayJob *job = g_task_get_task_data (G_TASK (result));
  g_autoptr (RpWayList) list = g_task_propagate_pointer (G_TASK (result), NULL);
  gboolean first = self->way.list == NULL;

  if (self->way.job != job || list == NULL)
    return;
  self->way.job = NULL;
  if (first)
    rp_session_begin_step (self);
  g_clear_pointer (&self->way.list, rp_way_list_unref);
  self->way.list = g_steal_pointer (&list);
  self->way.at = 0;
  show (self);
  rp_session_emit_changed (self, RP_CHANGED_SELECTION | (first ? RP_CHANGED_HISTORY : 0));
}

static void
start (RpSession *self)
{
  RpWayJob *job = g_new0 (RpWayJob, 1);
  g_autoptr (GTask) task = NULL;

  stop (self);
  job->dataset = g_object_ref (self->dataset);
  job->shown = rp_session_get_network_shown (self);
  job->with_events = rp_network_looks_get_events (self->arranged.looks) != RP_EVENTS_LEFT_OUT;
  job->events = events_of (self) != NULL ? rp_record_set_ref ((RpRecordSet *)events_of (self)) : NULL;
  job->from = self->way.from;
  job->to = self->way.to;
  job->cancellable = g_cancellable_new ();
  self->way.job = job;
  task = g_task_new (self, job->cancellable, done_cb, NULL);
  g_task_set_task_data (task, job, free_job);
  g_task_set_check_cancellable (task, FALSE);
  g_task_run_in_thread (task, work);
}

gboolean
rp_session_can_find_ways (RpSession *self)
{
  return self->dataset != NULL
         && (self->way.list != NULL
             || (self->selected.type == RP_RECORD_ENTITY && self->also != NULL && self->also->len == 1
                 && g_array_index (self->also, RpRecordRef, 0).type == RP_RECORD_ENTITY));
}

void
rp_session_find_ways (RpSession *self)
{
  if (!rp_session_can_find_ways (self) || self->way.list != NULL)
    return;
  /* from whom was picked first */
  self->way.from = g_array_index (self->also, RpRecordRef, 0).index;
  self->way.to = self->selected.index;
  start (self);
}

void
rp_session_step_way (RpSession *self, int direction)
{
  guint n = self->way.list != NULL ? rp_way_list_count (self->way.list) : 0;

  if (n < 2)
    return;
  self->way.at = direction > 0 ? (self->way.at + 1) % n : (self->way.at + n - 1) % n;
  show (self);
  rp_session_emit_changed (self, RP_CHANGED_SELECTION);
}

void
rp_session_end_way (RpSession *self)
{
  RpRecordRef ends[]
      = { rp_record_ref (RP_RECORD_ENTITY, self->way.to), rp_record_ref (RP_RECORD_ENTITY, self->way.from) };

  if (self->way.list != NULL)
    rp_session_select_several (self, ends, 2);
}

const RpWayList *
rp_session_get_way (RpSession *self, guint *at, guint *from, guint *to)
{
  if (at != NULL)
    *at = self->way.at;
  if (from != NULL)
    *from = self->way.from;
  if (to != NULL)
    *to = self->way.to;
  return self->way.list;
}

void
rp_session_renew_way (RpSession *self)
{
  if (self->way.list != NULL || self->way.job != NULL)
    start (self);
}
