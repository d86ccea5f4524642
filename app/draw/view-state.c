/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "view-state.h"

gboolean
rp_view_state_visible (const RpViewState *state, RpRecordRef ref)
{
  return ref.type == RP_RECORD_NONE || !state->shown || state->dim || rp_record_set_contains (state->shown, ref);
}

gboolean
rp_view_state_dimmed (const RpViewState *state, RpRecordRef ref)
{
  return ref.type != RP_RECORD_NONE && state->shown && state->dim && !rp_record_set_contains (state->shown, ref);
}

RpState
rp_view_state_of (const RpViewState *state, RpRecordRef ref)
{
  if (state->selected.type == RP_RECORD_NONE)
    return RP_STATE_NONE;
  if (rp_record_ref_equal (state->selected, ref)
      || (ref.type != RP_RECORD_NONE && rp_record_set_contains (state->picked, ref)))
    return RP_STATE_SELECTED;
  if (ref.type != RP_RECORD_NONE && state->related && rp_record_set_contains (state->related, ref))
    return RP_STATE_RELATED;
  return RP_STATE_OTHER;
}

RpColor
rp_view_state_mark (const RpViewState *state, RpColor color, RpRecordRef ref, RpState standing)
{
  double alpha = standing == RP_STATE_OTHER || rp_view_state_dimmed (state, ref) ? state->theme->other_mark : 1;

  return rp_color_over (color, alpha, state->theme->paper);
}

RpColor
rp_view_state_text (const RpViewState *state, RpColor color, RpRecordRef ref, RpState standing)
{
  if (standing == RP_STATE_OTHER || rp_view_state_dimmed (state, ref))
    return rp_color_over (state->theme->ink, state->theme->other_text, state->theme->paper);
  return color;
}
