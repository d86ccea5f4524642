/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a person arranged, and how it is taken back. */
#include <glib/gi18n-lib.h>
#include <math.h>

#include "session-private.h"

#define ARRANGED (RP_CHANGED_LAYOUT | RP_CHANGED_LINKS | RP_CHANGED_PINS | RP_CHANGED_UNDO)

void
rp_session_begin_change (RpSession *self, char *name)
{
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

void
rp_session_undo (RpSession *self)
{
  if (rp_undo_stack_step (self->undo, -1, &self->arranged))
    rp_session_emit_changed (self, ARRANGED);
}

void
rp_session_redo (RpSession *self)
{
  if (rp_undo_stack_step (self->undo, 1, &self->arranged))
    rp_session_emit_changed (self, ARRANGED);
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
