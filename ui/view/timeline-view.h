/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The timeline as a widget: the session's visible range, zoomed and panned along the time axis. */
#pragma once

#include "diagram-view.h"
#include "timeline-source.h"

G_BEGIN_DECLS

#define RP_TYPE_TIMELINE_VIEW (rp_timeline_view_get_type ())
G_DECLARE_FINAL_TYPE (RpTimelineView, rp_timeline_view, RP, TIMELINE_VIEW, RpDiagramView)

/* Also sets the session. SOURCE is kept. */
void rp_timeline_view_set_source (RpTimelineView *self, RpSession *session, RpTimelineSource *source);

/* The time under the pointer in words, also the property "pointed"; "" where there is none. */
const char *rp_timeline_view_get_pointed (RpTimelineView *self);
/* Asks for the period where it stands on the axis. */
void rp_timeline_view_edit_period (RpTimelineView *self);

/* The lane that was clicked or focused last, also the property "lane"; "" where there is none. */
const char *rp_timeline_view_get_lane (RpTimelineView *self);
void rp_timeline_view_set_lane (RpTimelineView *self, const char *id);
/* That lane, else the selected record's: one place up (-1) or down (1), and collapsed or opened. */
void rp_timeline_view_move_lane (RpTimelineView *self, int direction);
void rp_timeline_view_toggle_lane (RpTimelineView *self);
/* How far the lanes are scrolled where they lack height, px, also the property "lanes-scroll". */
double rp_timeline_view_get_lanes_scroll (RpTimelineView *self);
void rp_timeline_view_set_lanes_scroll (RpTimelineView *self, double scroll);

G_END_DECLS
