/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is looked for. The index of a small dataset is made with the first query; that of a large one beside the
 * interface, where somebody waits for it there. */
#include "session-private.h"

#define SMALL 3000 /* records, read within a few milliseconds */

static gboolean
is_large (RpDataset *dataset)
{
  guint n = 0;

  for (RpRecordType type = RP_RECORD_EVENT; type <= RP_RECORD_SOURCE; type++)
    n += rp_dataset_n_records (dataset, type);
  return n > SMALL;
}

/* ---- beside the interface ---- */

static void
prepare_in_thread (GTask *task, G_GNUC_UNUSED gpointer source, gpointer data, G_GNUC_UNUSED GCancellable *cancellable)
{
  g_task_return_pointer (task, rp_record_search_new (data), (GDestroyNotify)rp_record_search_unref);
}

static void
prepared_cb (GObject *source, GAsyncResult *result, G_GNUC_UNUSED gpointer data)
{
  RpSession *self = RP_SESSION (source);
  RpRecordSearch *search = g_task_propagate_pointer (G_TASK (result), NULL);

  if (g_task_get_task_data (G_TASK (result)) != self->dataset || !self->preparing)
    {
      g_clear_pointer (&search, rp_record_search_unref);
      return;
    }
  self->preparing = FALSE;
  if (self->search == NULL)
    self->search = g_steal_pointer (&search);
  g_clear_pointer (&search, rp_record_search_unref);
  rp_session_share_search (self);
  rp_session_find_hits (self);
  rp_session_emit_changed (self, RP_CHANGED_SEARCH);
}

static void
prepare_beside (RpSession *self)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, prepared_cb, NULL);

  self->preparing = TRUE;
  g_task_set_task_data (task, g_object_ref (self->dataset), g_object_unref);
  g_task_run_in_thread (task, prepare_in_thread);
}

void
rp_session_begin_search (RpSession *self)
{
  g_clear_pointer (&self->found, rp_search_result_unref);
  g_clear_pointer (&self->hit_set, rp_record_set_unref);
  g_clear_pointer (&self->search, rp_record_search_unref);
  self->preparing = FALSE;
  if (self->search_beside && self->dataset != NULL && is_large (self->dataset))
    prepare_beside (self);
}

void
rp_session_search_beside (RpSession *self)
{
  if (self->search_beside)
    return;
  self->search_beside = TRUE;
  if (self->search == NULL)
    rp_session_begin_search (self);
}

gboolean
rp_session_is_preparing_search (RpSession *self)
{
  return self->preparing;
}

/* ---- the query ---- */

void
rp_session_share_search (RpSession *self)
{
  RpRecordSearch *shared;

  if (self->facets == NULL)
    return;
  shared = rp_facet_index_share_search (self->facets, self->search);
  g_clear_pointer (&self->search, rp_record_search_unref);
  self->search = shared;
}

void
rp_session_find_hits (RpSession *self)
{
  g_clear_pointer (&self->found, rp_search_result_unref);
  g_clear_pointer (&self->hit_set, rp_record_set_unref);
  if (self->dataset == NULL || *self->query == '\0' || self->query_rests || self->preparing)
    return;
  rp_session_share_search (self);
  if (self->search == NULL)
    self->search = rp_record_search_new (self->dataset);
  self->found = rp_record_search_run (self->search, self->query, NULL);
}

void
rp_session_search (RpSession *self, const char *query)
{
  if (query == NULL)
    query = "";
  if (g_str_equal (query, self->query))
    return;
  g_free (self->query);
  self->query = g_utf8_make_valid (query, -1);
  self->query_rests = FALSE;
  rp_session_find_hits (self);
  rp_session_emit_changed (self, RP_CHANGED_SEARCH);
}

const char *
rp_session_get_query (RpSession *self)
{
  return self->query;
}

gboolean
rp_session_query_rests (RpSession *self)
{
  return self->query_rests;
}

void
rp_session_wake_query (RpSession *self)
{
  if (!self->query_rests)
    return;
  self->query_rests = FALSE;
  rp_session_find_hits (self);
  rp_session_emit_changed (self, RP_CHANGED_SEARCH);
}

const RpSearchResult *
rp_session_get_found (RpSession *self)
{
  return self->found;
}

const GArray *
rp_session_get_hits (RpSession *self)
{
  return self->found != NULL ? rp_search_result_get_hits (self->found) : self->no_hits;
}

const RpRecordSet *
rp_session_get_hit_set (RpSession *self)
{
  if (self->found == NULL || rp_search_result_get_hits (self->found)->len == 0)
    return NULL;
  if (self->hit_set == NULL)
    self->hit_set = rp_search_result_make_set (self->found);
  return self->hit_set;
}

guint
rp_session_get_hit (RpSession *self)
{
  const GArray *hits = rp_session_get_hits (self);

  for (guint i = 0; i < hits->len; i++)
    if (rp_record_ref_equal (g_array_index (hits, RpRecordRef, i), self->selected))
      return i;
  return RP_NO_INDEX;
}

void
rp_session_step_hit (RpSession *self, int direction)
{
  const GArray *hits = rp_session_get_hits (self);
  guint n = hits->len, at = rp_session_get_hit (self);

  if (n == 0)
    return;
  if (at == RP_NO_INDEX)
    at = direction > 0 ? 0 : n - 1;
  else
    at = direction > 0 ? (at + 1) % n : (at + n - 1) % n;
  rp_session_select (self, g_array_index (hits, RpRecordRef, at));
}
