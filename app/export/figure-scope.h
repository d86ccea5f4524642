/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What of a dataset a picture is about, where that is not all: what is selected with its neighbours, or one lane of the
 * timeline. Everything else is hidden as if it had been filtered out. */
#pragma once

#include "timeline-layout.h"
#include "view-state.h"

G_BEGIN_DECLS

/* What is selected, what relates to it (STATE's `related`), and the sources of both, as far as STATE shows it. Transfer
 * full. O(records). */
RpRecordSet *rp_figure_scope_selection (const RpViewState *state);
/* The events of the lane that LANES and CHOICE (nullable) call ID ("kind:meeting", "entity:ada"; its kind may be left
 * out: "meeting"), who takes part in them, their ties and sources, as far as STATE shows them. NULL: there is no such
 * lane. Transfer full. O(records). */
RpRecordSet *rp_figure_scope_lane (const RpViewState *state, RpLanes lanes, const RpLaneChoice *choice, const char *id);

G_END_DECLS
