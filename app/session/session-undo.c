/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a person arranged, and how it is taken back. */
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

guint
rp_session_get_undo_depth (RpSession *self)
{
  return rp_undo_stack_get_depth (self->undo);
}

const char *
rp_session_get_redo_name (RpSession *self)
{
  return rp_undo_stack_name (self->undo, 1);
}

void
rp_session_forget_undone (RpSession *self)
{
  rp_undo_stack_forget_undone (self->undo);
  rp_session_emit_changed (self, RP_CHANGED_UNDO);
}

guint
rp_session_count_steps (RpSession *self)
{
  return rp_undo_stack_count_pushed (self->undo);
}

static void
step (RpSession *self, int direction)
{
  g_autoptr (RpNetworkLooks) before = NULL;
  guint what = ARRANGED;
  RpSavedFilters *filters;

  self->nudged_at = 0;
  if (rp_undo_stack_step_filters (self->undo, direction))
    self->arranged.saved = rp_saved_filters_new (self->filter, self->dim);
  rp_network_looks_take (&before, self->arranged.looks);
  if (!rp_undo_stack_step (self->undo, direction, &self->arranged))
    return;
  if (!rp_network_members_equal (rp_network_looks_get_members (before),
                                 rp_network_looks_get_members (self->arranged.looks)))
    {
      rp_session_forget_measures (self);
      rp_session_renew_way (self);
    }
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
