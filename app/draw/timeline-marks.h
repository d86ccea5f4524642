/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The marks of dates that other sources give for an event, and what joins them to it; the event's own mark is
 * rp_timeline_item_ink. Private to the timeline's drawing. All px of the picture. */
#pragma once

#include "timeline-ink.h"
#include "timeline-said.h"

G_BEGIN_DECLS

#define RP_BAR_TONE 0.38 /* of a bar's fill over the paper */

/* The hollow mark of SAID at Y: an outline of the kind's symbol, or a thin hollow bar. */
void rp_timeline_said_ink (RpTimelineInk *ink, guint event, const RpTimelineSaid *said, RpState state, double y);
/* A dotted hairline from a mark's middle to a hollow mark's middle, clear of both. */
void rp_timeline_leader_ink (RpTimelineInk *ink, double x0, double y0, double x1, double y1, RpState state);

G_END_DECLS
