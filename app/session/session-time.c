/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which time is let through and which is in sight. */
#include <math.h>

#include "session-private.h"

void
rp_session_take_period (RpSession *self, const RpPeriod *period)
{
  self->period = *period;
  g_clear_pointer (&self->in_period, rp_record_set_unref);
  if (self->dataset != NULL)
    self->in_period = rp_period_shown (&self->period, self->dataset);
  rp_session_find_shown (self);
}

/* FALSE where it is set already; NEW_STEP: what is set now can be come back to. */
static gboolean
change_period (RpSession *self, const RpPeriod *period, gboolean new_step)
{
  RpPeriod wanted = period != NULL ? *period : RP_PERIOD_NONE;

  if (wanted.active && rp_instant_compare (wanted.from, wanted.to) > 0)
    {
      RpInstant from = wanted.from;

      wanted.from = wanted.to;
      wanted.to = from;
    }
  if (rp_period_equal (&wanted, &self->period))
    return FALSE;
  new_step = new_step && self->dataset != NULL;
  if (new_step)
    rp_session_begin_step (self);
  rp_session_take_period (self, &wanted);
  rp_session_emit_changed (self, RP_CHANGED_PERIOD | (new_step ? RP_CHANGED_HISTORY : 0));
  return TRUE;
}

void
rp_session_set_period (RpSession *self, const RpPeriod *period)
{
  g_return_if_fail (RP_IS_SESSION (self));

  change_period (self, period, TRUE);
}

void
rp_session_show_period (RpSession *self, const RpPeriod *period)
{
  g_return_if_fail (RP_IS_SESSION (self));

  change_period (self, period, FALSE);
}

void
rp_session_move_period (RpSession *self, const RpPeriod *period, gint64 now_us)
{
  g_return_if_fail (RP_IS_SESSION (self));

  if (change_period (self, period, !self->period_moving || now_us - self->period_moved_at > RP_MOVE_PAUSE_US))
    {
      self->period_moving = TRUE;
      self->period_moved_at = now_us;
    }
}

void
rp_session_set_period_mode (RpSession *self, RpPeriodMode mode)
{
  RpPeriod wanted = self->period;

  wanted.mode = mode;
  if (wanted.active)
    {
      rp_session_set_period (self, &wanted);
      return;
    }
  if (self->period.mode == mode)
    return;
  self->period.mode = mode;
  rp_session_emit_changed (self, RP_CHANGED_PERIOD);
}

const RpPeriod *
rp_session_get_period (RpSession *self)
{
  return &self->period;
}

const RpRecordSet *
rp_session_get_shown (RpSession *self)
{
  return self->shown;
}

guint
rp_session_count_shown (RpSession *self, RpRecordType type)
{
  if (self->dataset == NULL)
    return 0;
  return self->shown != NULL ? rp_record_set_count (self->shown, type) : rp_dataset_n_records (self->dataset, type);
}

static gboolean
is_new_range (RpSession *self, double from, double to)
{
  return isfinite (from) && isfinite (to) && from < to && (from != self->from || to != self->to);
}

void
rp_session_show_time (RpSession *self, double from, double to)
{
  if (!is_new_range (self, from, to))
    return;
  self->from = from;
  self->to = to;
  rp_session_emit_changed (self, RP_CHANGED_RANGE);
}

void
rp_session_begin_jump (RpSession *self, gboolean network)
{
  gint64 now = g_get_monotonic_time ();
  gboolean joins = self->jumped_at != 0 && self->network_jumped != network && now - self->jumped_at < RP_SAME_MOMENT_US;

  if (!joins)
    rp_session_begin_step (self);
  self->jumped_at = joins ? 0 : now;
  self->network_jumped = network;
}

void
rp_session_jump_time (RpSession *self, double from, double to)
{
  if (!is_new_range (self, from, to))
    return;
  rp_session_begin_jump (self, FALSE);
  self->from = from;
  self->to = to;
  rp_session_emit_changed (self, RP_CHANGED_RANGE | RP_CHANGED_HISTORY);
}

void
rp_session_move_time (RpSession *self, double from, double to, gint64 now_us)
{
  if (!is_new_range (self, from, to))
    return;
  if (!self->moving || now_us - self->moved_at > RP_MOVE_PAUSE_US)
    rp_session_jump_time (self, from, to);
  else
    rp_session_show_time (self, from, to);
  self->moving = TRUE;
  self->moved_at = now_us;
}

void
rp_session_get_range (RpSession *self, double *from, double *to)
{
  *from = self->from;
  *to = self->to;
}
