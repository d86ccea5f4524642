/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a person arranged, and how it is taken back. */
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "session-private.h"

#define ARRANGED (RP_CHANGED_LAYOUT | RP_CHANGED_LINKS | RP_CHANGED_PINS | RP_CHANGED_LOOKS | RP_CHANGED_UNDO)

void
rp_session_begin_change (RpSession *self, char *name)
{
  self->nudged_at = 0;
  rp_undo_stack_push (self->undo, &self->arranged, name);
}

const char *
rp_session_get_undo_name (RpSession *self)
{
  return rp_undo_stack_name (self->undo, -1);
}

const char *
rp_session_get_redo_name (RpSession *self)
{
  return rp_undo_stack_name (self->undo, 1);
}

static void
step (RpSession *self, int direction)
{
  guint what = ARRANGED;
  RpSavedFilters *filters;

  self->nudged_at = 0;
  if (rp_undo_stack_step_filters (self->undo, direction))
    self->arranged.saved = rp_saved_filters_new (self->filter, self->dim);
  if (!rp_undo_stack_step (self->undo, direction, &self->arranged))
    return;
  filters = self->arranged.saved;
  if (filters != NULL)
    {
      self->dim = filters->dim;
      rp_session_take_filter (self, filters->filter != NULL ? rp_record_filter_ref (filters->filter) : NULL);
      g_clear_pointer (&self->arranged.saved, rp_saved_filters_unref);
      what |= RP_CHANGED_FILTER;
    }
  rp_session_emit_changed (self, what);
}

void
rp_session_undo (RpSession *self)
{
  step (self, -1);
}

void
rp_session_redo (RpSession *self)
{
  step (self, 1);
}

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

/* The entity's name, short enough for a menu. */
static char *
short_name (RpSession *self, const char *id)
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

void
rp_session_move_node (RpSession *self, const char *id, RpPoint place)
{
  g_autofree char *name = NULL;
  RpPoint old;

  if (!isfinite (place.x) || !isfinite (place.y)
      || (rp_node_pins_get (self->arranged.pins, id, &old) && old.x == place.x && old.y == place.y))
    return;
  name = short_name (self, id);
  rp_session_begin_change (self, g_strdup_printf (_ ("Move of %s"), name));
  take_pins (self, rp_node_pins_with (self->arranged.pins, id, place));
}

/* "Move of Guido Crosetto", "Move of 3 Nodes". Transfer full. */
static char *
name_of_move (RpSession *self, const char *const *ids, guint n)
{
  g_autofree char *name = short_name (self, ids[0]);

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
  RpNodePins *pins;

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
  pins = rp_node_pins_with (self->arranged.pins, ids[0], places[0]);
  for (guint i = 1; i < n; i++)
    {
      RpNodePins *more = rp_node_pins_with (pins, ids[i], places[i]);

      rp_node_pins_unref (pins);
      pins = more;
    }
  take_pins (self, pins);
}

void
rp_session_release_node (RpSession *self, const char *id)
{
  g_autofree char *name = NULL;
  RpPoint old;

  if (!rp_node_pins_get (self->arranged.pins, id, &old))
    return;
  name = short_name (self, id);
  rp_session_begin_change (self, g_strdup_printf (_ ("Release of %s"), name));
  take_pins (self, rp_node_pins_without (self->arranged.pins, id));
}
