/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the timeline view's files share: timeline-view.c goes about in time, timeline-pointer.c is what lies under the
 * pointer. Private to them. */
#pragma once

#include "lane-glide.h"
#include "lane-names.h"
#include "period-drag.h"
#include "range-glide.h"
#include "timeline-drawing.h"
#include "timeline-view.h"

G_BEGIN_DECLS

struct _RpTimelineView
{
  RpDiagramView parent_instance;
  RpTimelineSource *source;
  RpRangeGlide *glide;
  gboolean dragging; /* the period, by */
  RpPeriodDrag drag;
  struct
  {
    gboolean known;
    double from, to, scroll;
    RpPeriod period;
  } before;            /* what was shown when the drag began */
  gboolean drag_moved; /* it has changed the period: its step has begun */
  gboolean lists_all;  /* what was drawn tells all that clusters count */
  RpDrawing *measured; /* compared only: `bottom` is of this drawing */
  double bottom;       /* where the lanes end, px */
  /* lanes */
  RpLaneNames *names;
  RpLaneGlide *lanes_glide;
  gboolean lanes_left;       /* another layout is being made */
  GtkAdjustment *lanes_at;   /* how far they are scrolled, px */
  GtkWidget *lanes_bar;      /* shown where they lack height */
  double lanes_px;           /* how much of them is in sight */
  double rest_from, rest_to; /* the range when the hand rested last; from >= to: not yet */
  guint rest_id, names_id;
  gboolean follow_lane; /* the current lane is brought into sight once it has moved */
  char *pointed;        /* the time under the pointer in words; NULL: none */
};

static inline RpSession *
session_of (RpTimelineView *self)
{
  return rp_diagram_view_get_session (RP_DIAGRAM_VIEW (self));
}

/* The scale of the plot, and where the plot begins. AIMED: once the view has come where it glides to. FALSE while there
 * is no layout. */
gboolean rp_timeline_view_scale (RpTimelineView *self, gboolean aimed, RpTimeScale *scale, double *left);

/* timeline-lane-hand.c: the lanes under the hand. */
void rp_timeline_lanes_init (RpTimelineView *self);
void rp_timeline_lanes_dispose (RpTimelineView *self);
/* How the lanes are to be drawn, and what came of it. */
void rp_timeline_lanes_frame (RpTimelineView *self, RpTimelineFrame *frame);
void rp_timeline_lanes_built (RpTimelineView *self, RpTimelineLayout *layout);
/* What is drawn is another, the session has changed, or the layout: what stands for the lanes follows. */
void rp_timeline_lanes_changed (RpTimelineView *self);
void rp_timeline_lanes_session_changed (RpTimelineView *self, guint what);
void rp_timeline_lanes_layout_changed (RpTimelineView *self);
void rp_timeline_lanes_allocate (RpTimelineView *self, int width, int height);
void rp_timeline_lanes_snapshot (RpTimelineView *self, GtkSnapshot *snapshot);
/* Between the drawing and what lies over it: lanes on their way. */
void rp_timeline_lanes_snapshot_moving (RpTimelineView *self, GtkSnapshot *snapshot);
/* Scrolls them; FALSE where all have room. */
gboolean rp_timeline_lanes_by (RpTimelineView *self, double dy);
gboolean rp_timeline_lanes_scroll (RpDiagramView *view, double x, double y, double dy);
/* Brings a row of REF's into sight. */
void rp_timeline_lanes_show (RpTimelineView *self, RpRecordRef ref);
/* TRUE: it was for a lane's name. */
gboolean rp_timeline_lanes_click (RpTimelineView *self, double x, double y, guint n_press);
gboolean rp_timeline_lanes_drag (RpTimelineView *self, const RpDiagramDrag *drag);
const char *rp_timeline_lanes_cursor (RpTimelineView *self, double x, double y);
char *rp_timeline_lanes_tooltip (RpTimelineView *self, double x, double y);
/* RECORDS moves the focus among the records. */
gboolean rp_timeline_lanes_focus (RpTimelineView *self, GtkDirectionType direction,
                                  gboolean (*records) (GtkWidget *, GtkDirectionType));

/* timeline-pointer.c: methods of the view. */
const char *rp_timeline_pointer_cursor (RpDiagramView *view, double x, double y);
gboolean rp_timeline_pointer_click (RpDiagramView *view, double x, double y, guint n_press);
gboolean rp_timeline_pointer_drag (RpDiagramView *view, const RpDiagramDrag *drag);
void rp_timeline_pointer_moved (RpDiagramView *view);
/* Over what the drawing shows. */
void rp_timeline_pointer_snapshot (RpTimelineView *self, GtkSnapshot *snapshot);
/* The session has changed: another time may lie under the pointer. */
void rp_timeline_pointer_update (RpTimelineView *self);

G_END_DECLS
