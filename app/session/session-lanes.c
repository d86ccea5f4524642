/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the timeline is set out: folds, lanes, spans, links, opened parents. */
#include "session-private.h"

void
rp_session_take_choice (RpSession *self, RpLaneChoice *choice)
{
  g_clear_pointer (&self->choice, rp_lane_choice_unref);
  self->choice = choice;
}

void
rp_session_set_fold (RpSession *self, RpFoldMode fold)
{
  if (fold == self->fold)
    return;
  self->fold = fold;
  rp_session_emit_changed (self, RP_CHANGED_LAYOUT);
}

RpFoldMode
rp_session_get_fold (RpSession *self)
{
  return self->fold;
}

void
rp_session_set_lanes (RpSession *self, RpLanes lanes)
{
  if (lanes == self->lanes)
    return;
  self->lanes = lanes;
  rp_session_emit_changed (self, RP_CHANGED_LAYOUT);
}

RpLanes
rp_session_get_lanes (RpSession *self)
{
  return self->lanes;
}

const RpLaneChoice *
rp_session_get_lane_choice (RpSession *self)
{
  return self->choice;
}

void
rp_session_set_lane_choice (RpSession *self, RpLaneChoice *choice)
{
  gboolean same = rp_lane_choice_equal (choice, self->choice);

  rp_session_take_choice (self, choice);
  if (!same)
    rp_session_emit_changed (self, RP_CHANGED_LAYOUT);
}

void
rp_session_toggle_lane (RpSession *self, const char *id)
{
  rp_session_set_lane_choice (
      self, rp_lane_choice_collapse (self->choice, id, !rp_lane_choice_is_collapsed (self->choice, id)));
}

void
rp_session_set_spans (RpSession *self, RpSpans spans)
{
  guint what = spans != self->spans ? RP_CHANGED_LAYOUT : 0;

  self->spans = spans;
  rp_session_emit_changed (self, what);
}

RpSpans
rp_session_get_spans (RpSession *self)
{
  return self->spans;
}

void
rp_session_set_links (RpSession *self, gboolean links)
{
  if (!links == !self->links)
    return;
  self->links = links;
  rp_session_emit_changed (self, RP_CHANGED_LINKS);
}

gboolean
rp_session_get_links (RpSession *self)
{
  return self->links;
}

void
rp_session_toggle_open (RpSession *self, guint event)
{
  RpRecordSet *open;
  RpRecordRef wanted = rp_record_ref (RP_RECORD_EVENT, event);

  if (self->dataset == NULL || event >= rp_dataset_n_events (self->dataset)
      || rp_dataset_event (self->dataset, event)->n_parts == 0)
    return;
  /* Sets are immutable once handed out: a new one takes the place. */
  open = rp_record_set_new (self->dataset);
  for (guint i = 0; i < rp_dataset_n_events (self->dataset); i++)
    {
      RpRecordRef ref = rp_record_ref (RP_RECORD_EVENT, i);

      if (rp_record_set_contains (self->open, ref) != rp_record_ref_equal (ref, wanted))
        rp_record_set_add (open, ref);
    }
  g_clear_pointer (&self->open, rp_record_set_unref);
  self->open = open;
  rp_session_emit_changed (self, RP_CHANGED_LAYOUT);
}

void
rp_session_set_open (RpSession *self, RpRecordSet *open)
{
  if (open == self->open)
    return;
  g_clear_pointer (&self->open, rp_record_set_unref);
  self->open = open;
  rp_session_emit_changed (self, RP_CHANGED_LAYOUT);
}

const RpRecordSet *
rp_session_get_open (RpSession *self)
{
  return self->open;
}
