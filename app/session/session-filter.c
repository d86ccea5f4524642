/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is filtered: facets and period together, and whether what they leave out recedes or goes. */
#include "session-private.h"

static void
work (GTask *task, G_GNUC_UNUSED gpointer source, gpointer dataset, G_GNUC_UNUSED GCancellable *cancellable)
{
  g_task_return_pointer (task, rp_facet_index_new (dataset), (GDestroyNotify)rp_facet_index_unref);
}

/* It may have been needed before it was ready, or belong to another dataset by now. */
static void
done_cb (GObject *object, GAsyncResult *result, G_GNUC_UNUSED gpointer data)
{
  RpSession *self = RP_SESSION (object);
  g_autoptr (RpFacetIndex) facets = g_task_propagate_pointer (G_TASK (result), NULL);

  if (self->facets == NULL && rp_facet_index_get_dataset (facets) == self->dataset)
    self->facets = g_steal_pointer (&facets);
}

void
rp_session_prepare_facets (RpSession *self)
{
  g_autoptr (GTask) task = NULL;

  if (self->dataset == NULL || self->facets != NULL)
    return;
  task = g_task_new (self, NULL, done_cb, NULL);
  g_task_set_task_data (task, g_object_ref (self->dataset), g_object_unref);
  g_task_run_in_thread (task, work);
}

RpFacetIndex *
rp_session_get_facets (RpSession *self)
{
  if (self->facets == NULL && self->dataset != NULL)
    self->facets = rp_facet_index_new (self->dataset);
  return self->facets;
}

void
rp_session_find_shown (RpSession *self)
{
  g_clear_pointer (&self->shown, rp_record_set_unref);
  rp_session_forget_measures (self);
  if (self->dataset != NULL && (self->in_period != NULL || !rp_record_filter_is_empty (self->filter)))
    {
      rp_session_get_facets (self);
      rp_session_share_search (self);
      self->shown = rp_record_filter_shown (self->filter, self->facets, self->in_period);
    }
  rp_session_renew_way (self);
}

void
rp_session_take_filter (RpSession *self, RpRecordFilter *filter)
{
  if (filter != NULL && rp_record_filter_is_empty (filter))
    g_clear_pointer (&filter, rp_record_filter_unref);
  rp_record_filter_unref (self->filter);
  self->filter = filter;
  rp_session_find_shown (self);
}

void
rp_session_set_filter (RpSession *self, RpRecordFilter *filter)
{
  g_return_if_fail (RP_IS_SESSION (self));

  if (rp_record_filter_equal (filter, self->filter))
    {
      rp_record_filter_unref (filter);
      return;
    }
  if (self->dataset != NULL)
    rp_session_begin_step (self);
  rp_session_take_filter (self, filter);
  rp_session_emit_changed (self, RP_CHANGED_FILTER | RP_CHANGED_HISTORY);
}

const RpRecordFilter *
rp_session_get_filter (RpSession *self)
{
  return self->filter;
}

void
rp_session_toggle_facet (RpSession *self, RpFacet facet, const char *value)
{
  if (rp_record_filter_has (self->filter, facet, value))
    rp_session_set_filter (self, rp_record_filter_without (self->filter, facet, value));
  else
    rp_session_set_filter (self, rp_record_filter_with (self->filter, facet, value));
}

void
rp_session_set_dim (RpSession *self, gboolean dim)
{
  if (self->dim == !!dim)
    return;
  self->dim = !!dim;
  rp_session_emit_changed (self, RP_CHANGED_FILTER);
}

gboolean
rp_session_get_dim (RpSession *self)
{
  return self->dim;
}

const RpRecordSet *
rp_session_get_in_period (RpSession *self)
{
  return self->in_period;
}
