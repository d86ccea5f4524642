/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where events stand in one drawing of the timeline, for the arrows between them: on a row, as a part below its opened
 * parent, counted in a cluster, or out of sight. Private to the timeline's drawing. All px of the picture. */
#pragma once

#include "timeline-ink.h"

G_BEGIN_DECLS

/* Ends of links that are out of sight, instead of a place. */
#define RP_BEYOND_LEFT (G_MAXUINT - 2)
#define RP_BEYOND_RIGHT (G_MAXUINT - 1)
#define RP_NOWHERE G_MAXUINT

typedef struct
{
  double begin, end; /* x; equal where it is a mark */
  double y, half;    /* half its height */
  guint lane;
  guint next;             /* where the same event stands too, + 1 */
  guint thing;            /* RP_NO_INDEX: measured already */
  guint out_of_sight : 1; /* packed, but beyond the plot */
  guint beyond : 1;       /* on a lane that is scrolled out of sight: where it would be, at their edge */
  guint named_left : 1;   /* its label stands where an arrow would come in */
} RpEndPlace;

typedef struct _RpTimelineEnds RpTimelineEnds;

/* What the plan of INK places. O(what is in sight). Transfer full. */
RpTimelineEnds *rp_timeline_ends_new (const RpTimelineInk *ink);
void rp_timeline_ends_free (RpTimelineEnds *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RpTimelineEnds, rp_timeline_ends_free)

/* Finds where a link from FROM to TO begins and ends: numbers of places, the nearest where events stand on several
 * lanes, or RP_BEYOND_LEFT, RP_BEYOND_RIGHT. FALSE when it has no ends in sight, or both stand at one place. */
gboolean rp_timeline_ends_find (RpTimelineEnds *self, guint from, guint to, guint *begin, guint *end);
/* The place with that number, measured. */
const RpEndPlace *rp_timeline_ends_get (RpTimelineEnds *self, guint place);

G_END_DECLS
