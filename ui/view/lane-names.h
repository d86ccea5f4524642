/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The hands on the column of lane names: a click collapses a lane, a drag moves it, Tab and arrows go from one to the
 * next. It reads what the timeline has drawn and calls the session; it keeps no order of its own. Px of the view. */
#pragma once

#include "diagram-view.h"
#include "timeline-source.h"

G_BEGIN_DECLS

typedef struct _RpLaneNames RpLaneNames;

/* VIEW is borrowed and becomes the parent of the names' widgets. CHANGED is called with DATA when another lane is the
 * current one. */
RpLaneNames *rp_lane_names_new (RpDiagramView *view, GCallback changed, gpointer data);
void rp_lane_names_free (RpLaneNames *self);
/* Makes the widgets match what is drawn, for a plot that begins at LEFT px; LAYOUT is nullable. */
void rp_lane_names_sync (RpLaneNames *self, RpTimelineLayout *layout, double left);
void rp_lane_names_allocate (RpLaneNames *self);
/* The lane whose name is there; NULL: none. Belongs to the drawing. */
const char *rp_lane_names_at (RpLaneNames *self, double left, double x, double y);
/* "Visits: 12 events". Transfer full. */
char *rp_lane_names_describe (RpTimelineLayout *layout, const char *id);
/* TRUE: it was for a name. */
gboolean rp_lane_names_click (RpLaneNames *self, double left, double x, double y, guint n_press);
gboolean rp_lane_names_drag (RpLaneNames *self, RpTimelineLayout *layout, double left, const RpDiagramDrag *drag);
/* The dragged lane stays where it was. */
void rp_lane_names_cancel (RpLaneNames *self);
gboolean rp_lane_names_is_dragging (RpLaneNames *self);
/* Moves the focus to the current name, or from name to name; FALSE where there is none. */
gboolean rp_lane_names_focus (RpLaneNames *self, GtkDirectionType direction);
gboolean rp_lane_names_has_focus (RpLaneNames *self);
/* The line where a dragged lane would come to stand, and the ring of the focus. */
void rp_lane_names_snapshot (RpLaneNames *self, GtkSnapshot *snapshot);

/* The lane that was clicked or focused last; "": none. */
const char *rp_lane_names_get_current (RpLaneNames *self);
void rp_lane_names_set_current (RpLaneNames *self, const char *id);
/* One place up (-1) or down (1), past those that are not shown. */
void rp_lane_names_move (RpLaneNames *self, RpTimelineLayout *layout, const char *id, int direction);

G_END_DECLS
