/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The whole span at a glance: density, visible range and period. The range's edges drag, its middle pans, a drag
 * elsewhere draws a new one; Shift and drag draw the period. */
#pragma once

#include "diagram-view.h"
#include "timeline-source.h"

G_BEGIN_DECLS

#define RP_TYPE_OVERVIEW_STRIP (rp_overview_strip_get_type ())
G_DECLARE_FINAL_TYPE (RpOverviewStrip, rp_overview_strip, RP, OVERVIEW_STRIP, RpDiagramView)

/* Also sets the session. SOURCE is kept. */
void rp_overview_strip_set_source (RpOverviewStrip *self, RpSession *session, RpTimelineSource *source);
/* Asks for the period, where there is no timeline to ask at. */
void rp_overview_strip_edit_period (RpOverviewStrip *self);

/* What lies left of its time, in px of the window; 0 without a dataset. */
int rp_overview_strip_get_column (RpOverviewStrip *self);

G_END_DECLS
