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
