/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is looked for. */
#include "session-private.h"

void
rp_session_find_hits (RpSession *self)
{
  g_clear_pointer (&self->found, rp_search_result_unref);
  if (self->dataset == NULL || *self->query == '\0')
    return;
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
  rp_session_find_hits (self);
  rp_session_emit_changed (self, RP_CHANGED_SEARCH);
}

const char *
rp_session_get_query (RpSession *self)
{
  return self->query;
}

const GArray *
rp_session_get_hits (RpSession *self)
{
  return self->found != NULL ? rp_search_result_get_hits (self->found) : self->no_hits;
}

void
rp_session_step_hit (RpSession *self, int direction)
{
  const GArray *hits = rp_session_get_hits (self);
  int n = (int)hits->len, at = direction > 0 ? -1 : n;

  if (n == 0)
    return;
  for (int i = 0; i < n; i++)
    if (rp_record_ref_equal (g_array_index (hits, RpRecordRef, i), self->selected))
      at = i;
  at = (at + direction + n) % n;
  rp_session_select (self, g_array_index (hits, RpRecordRef, at));
}
