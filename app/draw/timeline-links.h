/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Links between events as thin arrows from the end of the one to the begin of the other: all of them on demand, those
 * of the selected event always. Private to the timeline's drawing. All px of the picture. */
#pragma once

#include "timeline-ink.h"

G_BEGIN_DECLS

/* So many arrows at most, the weightiest. */
#define RP_MOST_LINKS 500u

typedef struct _RpTimelineLinks RpTimelineLinks;

/* Whether there may be more links than arrows, which then is said below the lanes. */
gboolean rp_timeline_links_need_room (const RpTimelineInk *ink);
/* Draws the arrows, to be drawn before marks and labels. NULL: there are none. Transfer full. */
RpTimelineLinks *rp_timeline_links_new (RpTimelineInk *ink);
/* Says below the lanes how many are drawn when not all are; returns x where that begins, else the plot's right edge.
 * SELF is nullable, as in the following. */
double rp_timeline_links_count (const RpTimelineLinks *self, RpTimelineInk *ink);
/* Their kinds, where there is room beside all that was drawn. */
void rp_timeline_links_words (const RpTimelineLinks *self, RpTimelineInk *ink);
void rp_timeline_links_free (RpTimelineLinks *self);

G_END_DECLS
