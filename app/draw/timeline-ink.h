/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the timeline's drawing share while one drawing is made. Private to them. All px of the picture. */
#pragma once

#include "timeline-drawing.h"
#include "timeline-plan.h"

G_BEGIN_DECLS

#define RP_AXIS_PX 46.0
#define RP_LANES_TOP_PX (RP_AXIS_PX + 6)
#define RP_SHELF_ROW_PX 22.0

typedef struct
{
  RpDrawing *drawing;
  RpTimelineLayout *layout;
  const RpViewState *state;
  const RpTheme *theme;
  const RpTextMeasure *measure;
  const RpTimelineFrame *frame;
  const RpTimelinePlan *plan;
  RpTimeScale scale;
  double left, right; /* of the plot */
  double lanes_top, lanes_bottom;
  double margin;                        /* left of lane names */
  gboolean goes_on_left, goes_on_right; /* on the page beside this one */
} RpTimelineInk;

/* The state of an event that stands for its parts too, when these are not shown by themselves. */
RpState rp_ink_state (const RpTimelineInk *ink, guint event, gboolean with_parts);
/* FALSE for a row that is scrolled out of sight. */
gboolean rp_ink_row_seen (const RpTimelineInk *ink, guint row, guint plan_lane);
double rp_ink_x (const RpTimelineInk *ink, double time);

/* A symbol mark of an event, centred. */
void rp_ink_symbol (RpTimelineInk *ink, guint event, RpState state, double x, double y, double size);
/* The same with what stands beside it for all of the date: how sure it is, whether it goes on, how it is known. */
void
rp_ink_signed_symbol (RpTimelineInk *ink, guint event, RpState state, const RpPoint *at, double size, gboolean at_left);
/* TEXT cut with an ellipsis to at most WIDTH px, but to its first letter at least, as a label or in another size.
 * Transfer full. */
char *rp_ink_shorten (const RpTimelineInk *ink, const char *text, double width);
char *rp_ink_shorten_as (const RpTimelineInk *ink, const char *text, double width, RpTextSize size);
/* A label; FULL is the record's whole title. Returns the shape (valid until the next is added). */
RpShape *rp_ink_label (RpTimelineInk *ink, RpRecordRef of, const char *text, const char *full, RpState state, double x,
                       double y_centre);
/* A caption of 11 px, vertically centred; its width. */
double rp_ink_caption (RpTimelineInk *ink, RpRole role, const char *text, RpColor color, double x, double y_centre);

/* The column of lane names at the left. */
void rp_timeline_lane_names (RpTimelineInk *ink);
/* Where a cluster's disc stands, and the symbol of a part below ANCHOR, from which opened parts hang: their middles. */
double rp_ink_cluster_x (const RpTimelineInk *ink, const RpPlannedCluster *cluster);
double rp_ink_part_x (double anchor, gboolean at_left);

void rp_timeline_axis (RpTimelineInk *ink);
void rp_timeline_folds (RpTimelineInk *ink);
void rp_timeline_items (RpTimelineInk *ink);
void rp_timeline_item_ink (RpTimelineInk *ink, const RpTimelineEvent *item, RpState state, double y);
/* The list of parts below the mark of an opened parent, whose middle is at Y. */
void rp_timeline_opened (RpTimelineInk *ink, const RpTimelineEvent *item, const RpPlacedThing *placed, double y);
/* The shelf's height for a picture of this width; 0 when nothing is undated. */
double rp_timeline_shelf_height (const RpTimelineInk *ink);
void rp_timeline_shelf (RpTimelineInk *ink, double top, double bottom);
/* How many undated events have a place on a page with so many rows, from FIRST on, and are then on those before the
 * next. */
guint rp_timeline_shelf_next (const RpTimelineInk *ink, guint rows, guint first);

/* ---- of pages that join ---- */

/* The plan that all pages of a picture have; LANES_PX (out): the room for lanes on a page. */
const RpTimelinePlan *rp_timeline_page_plan (RpTimelineLayout *layout, const RpViewState *state,
                                             const RpTimelineFrame *frame, double *lanes_px);
/* As rp_timeline_shelf_next, for a page as FRAME says. */
guint rp_timeline_page_undated (RpTimelineLayout *layout, const RpViewState *state, const RpTimelineFrame *frame,
                                guint rows, guint first);
/* A page for undated events alone. Transfer full. */
RpDrawing *
rp_timeline_undated_drawing (RpTimelineLayout *layout, const RpViewState *state, const RpTimelineFrame *frame);

/* What is kept free below the lanes for what leads to the pages around, and where neighbours show the same. */
#define RP_JOINT_PX 18.0
#define RP_OVERLAP_PX 36.0
/* FALSE: it has its place on the page beside this one. */
gboolean rp_ink_owns (const RpTimelineInk *ink, double time);
/* Where the neighbours begin and end, and which pages they are. */
void rp_timeline_joints (RpTimelineInk *ink);
/* That what stands at that height goes on there, or comes from there. */
void rp_timeline_goes_on (RpTimelineInk *ink, gboolean to_right, double y);

G_END_DECLS
