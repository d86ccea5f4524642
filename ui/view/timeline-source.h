/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The layout of the session's timeline, made in a thread whenever dataset, lanes, folds or opened parents change,
 * or what is hidden. Timeline and overview both draw from it. Not a view, and nothing of what is in sight. */
#pragma once

#include <gio/gio.h>
#include "session.h"
#include "view-state.h"

G_BEGIN_DECLS

#define RP_TYPE_TIMELINE_SOURCE (rp_timeline_source_get_type ())
G_DECLARE_FINAL_TYPE (RpTimelineSource, rp_timeline_source, RP, TIMELINE_SOURCE, GObject)

/* Signal "changed": there is another layout. */
RpTimelineSource *rp_timeline_source_new (RpSession *session);
/* The layout of the session's dataset and the measure that it was made with; NULL while there is none. Belong to the
 * source. */
RpTimelineLayout *rp_timeline_source_get_layout (RpTimelineSource *self);
const RpTextMeasure *rp_timeline_source_get_measure (RpTimelineSource *self);
/* STATE, the session's, as it is with this layout: what is hidden may come a little later. */
void rp_timeline_source_fill_state (RpTimelineSource *self, RpViewState *state);

G_END_DECLS
