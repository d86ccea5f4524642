/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From event to event along the links: each time one comes from an event its next link is taken, and the way back is
 * the way that one came. */
#include "session-private.h"

/* Which of an event's links: those that it has (1), or those that lead to it (-1). */
static gpointer
key_of (guint event, int direction)
{
  return GUINT_TO_POINTER (event * 2 + (direction > 0 ? 1 : 0));
}

/* RP_NO_INDEX: not known. */
static guint
look_up (GHashTable *table, guint event, int direction)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (table, key_of (event, direction))) - 1;
}

static void
remember (GHashTable *table, guint event, int direction, guint other)
{
  g_hash_table_insert (table, key_of (event, direction), GUINT_TO_POINTER (other + 1));
}

/* The events that EVENT's links lead to and that are shown, each once. Transfer full, guint. */
static GArray *
links_of (RpSession *self, guint event, int direction)
{
  const RpEvent *record = rp_dataset_event (self->dataset, event);
  GArray *found = g_array_new (FALSE, FALSE, sizeof (guint));
  guint n;
  const guint *in = rp_dataset_links_in (self->dataset, event, &n);

  for (guint i = 0; i < (direction > 0 ? record->n_links : n); i++)
    {
      guint other = direction > 0 ? record->links[i].event : in[i];
      gboolean known = other == event;

      for (guint k = 0; k < found->len && !known; k++)
        known = g_array_index (found, guint, k) == other;
      if (!known
          && (self->shown == NULL || rp_record_set_contains (self->shown, rp_record_ref (RP_RECORD_EVENT, other))))
        g_array_append_val (found, other);
    }
  return found;
}

/* Where OTHER is among LINKS; RP_NO_INDEX: nowhere. */
static guint
index_of (const GArray *links, guint other)
{
  for (guint i = 0; i < links->len; i++)
    if (g_array_index (links, guint, i) == other)
      return i;
  return RP_NO_INDEX;
}

/* Follows the next of LINKS, which are FROM's. */
static void
follow (RpSession *self, const GArray *links, guint from, int direction)
{
  guint back = look_up (self->link.ways_back, from, direction), last = look_up (self->link.taken, from, direction);
  guint which = index_of (links, back), to;

  if (which == RP_NO_INDEX)
    which = (index_of (links, last) + 1) % links->len; /* the first, where none was taken */
  to = g_array_index (links, guint, which);
  if (to == self->selected.index)
    return;
  if (to == back)
    g_hash_table_remove (self->link.ways_back, key_of (from, direction));
  else
    remember (self->link.ways_back, to, -direction, from);
  remember (self->link.taken, from, direction, to);
  self->link.from = from;
  self->link.to = to;
  self->link.direction = direction;
  self->link.which = which;
  self->link.n = links->len;
  rp_session_select (self, rp_record_ref (RP_RECORD_EVENT, to));
}

void
rp_session_step_link (RpSession *self, int direction)
{
  g_autoptr (GArray) links = NULL;
  guint from = self->selected.index;

  g_return_if_fail (RP_IS_SESSION (self));

  if (self->dataset == NULL || self->selected.type != RP_RECORD_EVENT)
    return;
  links = links_of (self, from, direction);
  /* where the way ends the other links of the event before it follow */
  if (links->len == 0 && self->link.n > 0 && self->link.to == from && self->link.direction == direction)
    {
      from = self->link.from;
      g_clear_pointer (&links, g_array_unref);
      links = links_of (self, from, direction);
    }
  if (links->len > 0)
    follow (self, links, from, direction);
}

gboolean
rp_session_get_link (RpSession *self, guint *from, guint *which, guint *n)
{
  if (self->link.n == 0 || self->selected.type != RP_RECORD_EVENT || self->selected.index != self->link.to)
    return FALSE;
  *from = self->link.from;
  *which = self->link.which;
  *n = self->link.n;
  return TRUE;
}

void
rp_session_forget_links (RpSession *self)
{
  self->link.n = 0;
  g_hash_table_remove_all (self->link.taken);
  g_hash_table_remove_all (self->link.ways_back);
}
