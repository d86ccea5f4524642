/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the timeline view's files share: timeline-view.c goes about in time, timeline-pointer.c is what lies under the
 * pointer. Private to them. */
#pragma once

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
  RpDrawing *measured; /* compared only: `bottom` is of this drawing */
  double bottom;       /* where the lanes end, px */
  char *pointed;       /* the time under the pointer in words; NULL: none */
};

static inline RpSession *
session_of (RpTimelineView *self)
{
  return rp_diagram_view_get_session (RP_DIAGRAM_VIEW (self));
}

/* The scale of the plot, and where the plot begins. AIMED: once the view has come where it glides to. FALSE while there
 * is no layout. */
gboolean rp_timeline_view_scale (RpTimelineView *self, gboolean aimed, RpTimeScale *scale, double *left);

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
