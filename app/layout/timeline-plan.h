/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lanes and rows of a timeline for one zoom level and one height: what timeline-layout makes and timeline-drawing
 * draws. What stands where depends on the scale and never on the visible range, which only says how much of it is
 * worked out. Rows count from the top of all lanes; times in seconds since 1970 as double; px as said. */
#pragma once

#include "plan-pages.h"
#include "timeline-layout.h"

G_BEGIN_DECLS

#define RP_ROW_PX 24.0 /* at least; where there is room, up to a quarter more */
#define RP_WIDEST_ROW_PX 30.0
#define RP_ONGOING_PX 10.0 /* the chevron behind what is going on */
#define RP_LANE_GAP_PX 8.0
#define RP_TIGHT_ROW_PX 20.0 /* where the lanes would not all have a row otherwise */
#define RP_TIGHT_GAP_PX 2.0
#define RP_MARK_PX 10.0
#define RP_BAR_PX 18.0
#define RP_LABEL_GAP_PX 6.0
#define RP_EDGE_PX 28.0 /* beside the plot, for what is counted at its edges */
/* An opened parent lists as many parts at most; the rest are counted. */
#define RP_MOST_PARTS 24
#define RP_PART_INDENT_PX 42.0 /* number and symbol before a part's title */

typedef enum
{
  RP_LABEL_NONE,
  RP_LABEL_RIGHT,
  RP_LABEL_LEFT,
  RP_LABEL_INSIDE, /* the bar */
} RpLabelSide;

/* A thing on its row; of what stands on several lanes one each. */
typedef struct
{
  guint thing, lane, row; /* plan lane */
  RpLabelSide label;
  float title_room_px;      /* the title is cut to it; < 0: it is whole */
  float parts_px;           /* how far the opened parts reach from their line */
  guint dated : 1;          /* the label carries the date too */
  guint opened : 1;         /* parts are listed in the rows below */
  guint parts_left : 1;     /* … to the left of the mark */
  double left_px, right_px; /* with its label, from the start of the fitted range, at the plan's scale */
} RpPlacedThing;

/* Things that a lane has one after the other. */
typedef struct
{
  const guint *things;
  guint n;
} RpMemberRun;

typedef struct
{
  guint lane, row; /* plan lane */
  double time, radius_px;
  double from, to;     /* what its members span */
  double last;         /* when the last of them begins */
  guint count;         /* of things */
  guint first, n_runs; /* in `runs` of the plan */
  int edge;            /* -1: they begin before the plot, 1: behind it; counted beside it */
} RpPlannedCluster;

typedef struct
{
  const char *label;
  RpRecordType kind_type;
  guint kind; /* when the lane is one's; else RP_NO_INDEX */
  guint first_row, n_rows;
  guint n_items;
  gboolean merged;    /* stands for several lanes */
  guint lane;         /* layout's lane when not merged */
  guint n_lanes;      /* how many it stands for */
  const char *id;     /* what a choice names it by; NULL when merged */
  gboolean collapsed; /* into one row */
} RpPlannedLane;

typedef struct
{
  GArray *lanes;    /* RpPlannedLane */
  GArray *placed;   /* RpPlacedThing: all that may be in sight, and some beyond */
  GArray *clusters; /* RpPlannedCluster: those in sight */
  GArray *runs;     /* RpMemberRun: what clusters count */
  guint n_rows;
  double row_px, lane_gap_px;
  double content_px, view_px; /* height of all lanes, and how much of it is in sight */
  double scroll_px;           /* how much of it is above that; 0: all have room */
} RpTimelinePlan;

typedef struct
{
  double plot_px;  /* width of the plot */
  double lanes_px; /* height for all lanes */
  guint
      reveal; /* a parent whose parts are listed whatever the room, since one of them is selected; RP_NO_INDEX: none */
  gboolean exact;              /* few things are packed for this very scale (pictures), not for a zoom level */
  gboolean still;              /* … and their words for this very range */
  gboolean scrolls;            /* where the lanes lack height they overflow; else the last of them merge */
  double scroll_px;            /* so much of them is above what is in sight */
  const RpPlanPages *pages;    /* a picture is cut into these, and PLOT_PX is one's; NULL: it is not */
  double band_px, view_px;     /* of such a page: so much of the lanes is above it, and so much is on it */
  double shown_from, shown_to; /* lanes without anything in it are left out, where that is chosen */
} RpPlanRequest;

/* The plan for what SCALE shows; belongs to the layout until the next call. O(what is in sight) once its surroundings
 * are packed. */
const RpTimelinePlan *
rp_timeline_layout_plan (RpTimelineLayout *self, const RpTimeScale *scale, const RpPlanRequest *request);

/* How the lanes of a picture that is cut stand over pages below one another. For the plan made last. */
typedef struct
{
  double top, bottom; /* px below the top of all lanes: where a row begins, and where one ends */
} RpPlanBand;
/* Bands of HEIGHT px at most, cut between lanes where that is possible, never through what is opened. Transfer full,
 * RpPlanBand. */
GArray *rp_timeline_layout_bands (RpTimelineLayout *self, double height);
/* How much has no mark of its own, or no name, with that plan: an estimate where there is very much. */
guint rp_timeline_layout_n_lost (RpTimelineLayout *self);

/* x of the line that opened parts hang from. */
double rp_plan_anchor (const RpTimeScale *scale, const RpTimelineItem *time);

/* Whether some of the lanes are out of sight. */
static inline gboolean
rp_plan_is_scrolled (const RpTimelinePlan *plan)
{
  return plan->content_px > plan->view_px;
}

/* y of a row's top below the top of what is in sight of the lanes. */
static inline double
rp_plan_row_y (const RpTimelinePlan *plan, guint row, guint plan_lane)
{
  return row * plan->row_px + plan_lane * plan->lane_gap_px - plan->scroll_px;
}

G_END_DECLS
