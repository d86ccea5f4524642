/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the timeline is set out: folds, lanes, spans, links, opened parents. */
#include <glib/gi18n-lib.h>

#include "session-private.h"

void
rp_session_take_choice (RpSession *self, RpLaneChoice *choice)
{
  g_clear_pointer (&self->arranged.choice, rp_lane_choice_unref);
  self->arranged.choice = choice;
}

void
rp_session_set_fold (RpSession *self, RpFoldMode fold)
{
  if (fold == self->arranged.fold)
    return;
  rp_session_begin_change (self, g_strdup (_ ("Folding")));
  self->arranged.fold = fold;
  rp_session_emit_changed (self, RP_CHANGED_LAYOUT | RP_CHANGED_UNDO);
}

RpFoldMode
rp_session_get_fold (RpSession *self)
{
  return self->arranged.fold;
}

void
rp_session_set_lanes (RpSession *self, RpLanes lanes)
{
  if (lanes == self->arranged.lanes)
    return;
  rp_session_begin_change (self, g_strdup (_ ("Choice of Lanes")));
  self->arranged.lanes = lanes;
  rp_session_emit_changed (self, RP_CHANGED_LAYOUT | RP_CHANGED_UNDO);
}

RpLanes
rp_session_get_lanes (RpSession *self)
{
  return self->arranged.lanes;
}

/* What of it is another. */
static const char *
name_of_choice (const RpLaneChoice *was, const RpLaneChoice *is)
{
  guint n_was = g_strv_length ((char **)rp_lane_choice_get_collapsed (was));
  guint n_is = g_strv_length ((char **)rp_lane_choice_get_collapsed (is));

  if (n_was != n_is)
    return n_is > n_was ? _ ("Collapse of Lanes") : _ ("Opening of Lanes");
  if (!g_strv_equal (rp_lane_choice_get_order (was), rp_lane_choice_get_order (is)))
    return _ ("Order of Lanes");
  if (rp_lane_choice_get_by_role (was) != rp_lane_choice_get_by_role (is))
    return _ ("Lanes by Role");
  return rp_lane_choice_get_hide_empty (is) ? _ ("Hiding of Empty Lanes") : _ ("Showing of Empty Lanes");
}

const RpLaneChoice *
rp_session_get_lane_choice (RpSession *self)
{
  return self->arranged.choice;
}

void
rp_session_set_lane_choice (RpSession *self, RpLaneChoice *choice)
{
  if (rp_lane_choice_equal (choice, self->arranged.choice))
    {
      rp_session_take_choice (self, choice);
      return;
    }
  rp_session_begin_change (self, g_strdup (name_of_choice (self->arranged.choice, choice)));
  rp_session_take_choice (self, choice);
  rp_session_emit_changed (self, RP_CHANGED_LAYOUT | RP_CHANGED_UNDO);
}

void
rp_session_toggle_lane (RpSession *self, const char *id)
{
  rp_session_set_lane_choice (self, rp_lane_choice_collapse (self->arranged.choice, id,
                                                             !rp_lane_choice_is_collapsed (self->arranged.choice, id)));
}

void
rp_session_set_spans (RpSession *self, RpSpans spans)
{
  if (spans == self->arranged.spans)
    return;
  rp_session_begin_change (self, g_strdup (_ ("Ties and Lives")));
  self->arranged.spans = spans;
  rp_session_emit_changed (self, RP_CHANGED_LAYOUT | RP_CHANGED_UNDO);
}

RpSpans
rp_session_get_spans (RpSession *self)
{
  return self->arranged.spans;
}

void
rp_session_set_links (RpSession *self, gboolean links)
{
  if (!links == !self->arranged.links)
    return;
  rp_session_begin_change (self, g_strdup (_ ("Links")));
  self->arranged.links = !!links;
  rp_session_emit_changed (self, RP_CHANGED_LINKS | RP_CHANGED_UNDO);
}

gboolean
rp_session_get_links (RpSession *self)
{
  return self->arranged.links;
}

void
rp_session_toggle_open (RpSession *self, guint event)
{
  RpRecordSet *open;
  RpRecordRef wanted = rp_record_ref (RP_RECORD_EVENT, event);

  if (self->dataset == NULL || event >= rp_dataset_n_events (self->dataset)
      || rp_dataset_event (self->dataset, event)->n_parts == 0)
    return;
  rp_session_begin_change (self,
                           g_strdup (rp_record_set_contains (self->arranged.open, wanted) ? _ ("Closing of Parts")
                                                                                          : _ ("Opening of Parts")));
  /* Sets are immutable once handed out: a new one takes the place. */
  open = rp_record_set_new (self->dataset);
  for (guint i = 0; i < rp_dataset_n_events (self->dataset); i++)
    {
      RpRecordRef ref = rp_record_ref (RP_RECORD_EVENT, i);

      if (rp_record_set_contains (self->arranged.open, ref) != rp_record_ref_equal (ref, wanted))
        rp_record_set_add (open, ref);
    }
  g_clear_pointer (&self->arranged.open, rp_record_set_unref);
  self->arranged.open = open;
  rp_session_emit_changed (self, RP_CHANGED_LAYOUT | RP_CHANGED_UNDO);
}

void
rp_session_set_open (RpSession *self, RpRecordSet *open)
{
  if (open == self->arranged.open)
    return;
  g_clear_pointer (&self->arranged.open, rp_record_set_unref);
  self->arranged.open = open;
  rp_session_emit_changed (self, RP_CHANGED_LAYOUT);
}

const RpRecordSet *
rp_session_get_open (RpSession *self)
{
  return self->arranged.open;
}
