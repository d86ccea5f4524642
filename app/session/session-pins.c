/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a person put nodes of the network. */
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "session-private.h"

const RpNodePins *
rp_session_get_pins (RpSession *self)
{
  return self->arranged.pins;
}

static void
take_pins (RpSession *self, RpNodePins *pins)
{
  g_clear_pointer (&self->arranged.pins, rp_node_pins_unref);
  self->arranged.pins = pins;
  rp_session_emit_changed (self, RP_CHANGED_PINS | RP_CHANGED_UNDO);
}

char *
rp_session_short_name (RpSession *self, const char *id)
{
  RpRecordRef ref = self->dataset != NULL ? rp_dataset_find (self->dataset, id) : RP_RECORD_REF_NONE;
  const RpRecord *record = ref.type != RP_RECORD_NONE ? rp_dataset_record (self->dataset, ref) : NULL;
  const char *title = record != NULL ? record->title : id;

  return g_utf8_strlen (title, -1) > 60 ? g_utf8_substring (title, 0, 60) : g_strdup (title);
}

void
rp_session_set_network_area (RpSession *self, RpPoint area)
{
  if (rp_node_pins_count (self->arranged.pins) == 0)
    self->arranged.area = area;
}

RpPoint
rp_session_get_network_area (RpSession *self)
{
  return rp_node_pins_count (self->arranged.pins) > 0 ? self->arranged.area : (RpPoint){ 0 };
}

/* "Move of Guido Crosetto", "Move of 3 Nodes". Transfer full. */
static char *
name_of_move (RpSession *self, const char *const *ids, guint n)
{
  g_autofree char *name = rp_session_short_name (self, ids[0]);

  return n == 1 ? g_strdup_printf (_ ("Move of %s"), name)
                : g_strdup_printf (ngettext ("Move of %u Node", "Move of %u Nodes", n), n);
}

/* The same for the same nodes, whatever their ids hold. Transfer full. */
static char *
key_of_nodes (const char *const *ids, guint n)
{
  GString *key = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (key, "%zu:%s", strlen (ids[i]), ids[i]);
  return g_string_free (key, FALSE);
}

void
rp_session_nudge_nodes (RpSession *self, const char *const *ids, const RpPoint *places, guint n, gint64 now_us)
{
  g_autofree char *key = key_of_nodes (ids, n);

  for (guint i = 0; i < n; i++)
    if (!isfinite (places[i].x) || !isfinite (places[i].y))
      return;
  if (n == 0)
    return;
  if (self->nudged_at == 0 || now_us - self->nudged_at > RP_MOVE_PAUSE_US || !g_str_equal (key, self->nudged))
    rp_session_begin_change (self, name_of_move (self, ids, n));
  self->nudged_at = MAX (now_us, 1);
  g_free (self->nudged);
  self->nudged = g_steal_pointer (&key);
  take_pins (self, rp_node_pins_with_all (self->arranged.pins, ids, places, n));
}

void
rp_session_place_nodes (RpSession *self, const char *const *ids, const RpPoint *places, guint n, char *name)
{
  RpNodePins *pins;

  g_return_if_fail (RP_IS_SESSION (self));

  for (guint i = 0; i < n; i++)
    if (!isfinite (places[i].x) || !isfinite (places[i].y))
      n = 0;
  pins = n > 0 ? rp_node_pins_with_all (self->arranged.pins, ids, places, n) : NULL;
  if (pins == NULL || rp_node_pins_equal (pins, self->arranged.pins))
    {
      g_clear_pointer (&pins, rp_node_pins_unref);
      g_free (name);
      return;
    }
  rp_session_begin_change (self, name != NULL ? name : name_of_move (self, ids, n));
  take_pins (self, pins);
}

/* "Release of Guido Crosetto", "Release of 3 Nodes". Transfer full. */
static char *
name_of_release (RpSession *self, const char *const *ids, guint n)
{
  g_autofree char *name = rp_session_short_name (self, ids[0]);

  return n == 1 ? g_strdup_printf (_ ("Release of %s"), name)
                : g_strdup_printf (ngettext ("Release of %u Node", "Release of %u Nodes", n), n);
}

void
rp_session_release_nodes (RpSession *self, const char *const *ids, guint n)
{
  g_autofree const char **there = g_new (const char *, (gsize)n + 1);
  guint n_there = 0;
  RpPoint old;

  g_return_if_fail (RP_IS_SESSION (self));

  for (guint i = 0; i < n; i++)
    if (rp_node_pins_get (self->arranged.pins, ids[i], &old))
      there[n_there++] = ids[i];
  if (n_there == 0)
    return;
  rp_session_begin_change (self, name_of_release (self, there, n_there));
  take_pins (self, rp_node_pins_without_all (self->arranged.pins, there, n_there));
}

void
rp_session_release_node (RpSession *self, const char *id)
{
  rp_session_release_nodes (self, &id, 1);
}

void
rp_session_move_node (RpSession *self, const char *id, RpPoint place)
{
  rp_session_place_nodes (self, &id, &place, 1, NULL);
}
