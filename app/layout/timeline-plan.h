/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lanes and rows of a timeline for one zoom level and one height: what timeline-layout makes and timeline-drawing
 * draws. Rows count from the top of all lanes; times in seconds since 1970 as double; px as said. */
#pragma once

#include "lane-packing.h"
#include "timeline-item.h"
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

/* An event on the axis; one for each lane that it stands on. */
typedef struct
{
  guint event;
  guint lane; /* index into the layout's lanes */
  RpTimelineItem time;
  char *title; /* what the label says: the title, one line */
  char *date;  /* short date behind it */
  double title_px, date_px;
  gboolean ongoing;
  double parts_px; /* widest part when opened; 0 without parts */
  guint n_parts;   /* all that an opened parent lists */
  char *hint;      /* "4 parts", behind the label of a closed parent; nullable */
  double hint_px;
} RpTimelineEvent;

typedef struct
{
  const char *label; /* belongs to the dataset, or translated */
  guint kind;        /* of events, when the lane is one's; else RP_NO_INDEX */
  const char *id;    /* of the record that makes the lane; nullable */
  double label_px;
  guint n_items;
} RpTimelineLane;

typedef struct
{
  guint row;
  RpLabelSide label;
  guint dated : 1;      /* the label carries the date too */
  guint opened : 1;     /* parts are listed in the rows below */
  guint parts_left : 1; /* … to the left of the mark */
  guint clustered : 1;
} RpPlannedItem;

typedef struct
{
  guint lane, row; /* plan lane */
  double time, radius_px;
  guint first, count; /* in `members`: indices of items */
} RpPlannedCluster;

typedef struct
{
  const char *label;
  guint kind; /* of events, when the lane is one's; else RP_NO_INDEX */
  guint first_row, n_rows;
  guint n_items;
  gboolean merged; /* stands for several lanes */
  guint lane;      /* layout's lane when not merged */
} RpPlannedLane;

typedef struct
{
  GArray *lanes;        /* RpPlannedLane */
  RpPlannedItem *items; /* one for each of the layout's items */
  guint *item_lanes;    /* plan lane of each item */
  GArray *clusters;     /* RpPlannedCluster */
  GArray *members;      /* guint */
  guint n_rows;
  double row_px, lane_gap_px;
} RpTimelinePlan;

typedef struct
{
  double plot_px;  /* width of the plot */
  double lanes_px; /* height for all lanes */
  guint
      reveal; /* a parent whose parts are listed whatever the room, since one of them is selected; RP_NO_INDEX: none */
  gboolean exact; /* pack for this very scale (pictures), not for a zoom level (screen) */
} RpPlanRequest;

/* The plan for SCALE; belongs to the layout until the next call. */
const RpTimelinePlan *
rp_timeline_layout_plan (RpTimelineLayout *self, const RpTimeScale *scale, const RpPlanRequest *request);

guint rp_timeline_layout_n_items (RpTimelineLayout *self);
const RpTimelineEvent *rp_timeline_layout_item (RpTimelineLayout *self, guint index);
/* Events without a place on the axis, in order. */
const guint *rp_timeline_layout_undated (RpTimelineLayout *self, guint *n);
/* One line of at most 64 characters: a title may hold anything. Transfer full. */
char *rp_timeline_clean_title (const char *title);
/* All parts below EVENT that an opened parent lists, in order, deeper ones after their parent. Transfer full, guint. */
GArray *rp_timeline_parts (RpDataset *dataset, guint event, const RpRecordSet *shown);

/* x of the line that opened parts hang from. */
double rp_plan_anchor (const RpTimeScale *scale, const RpTimelineItem *time);

/* y of a row's top below the top of the lanes. */
static inline double
rp_plan_row_y (const RpTimelinePlan *plan, guint row, guint plan_lane)
{
  return row * plan->row_px + plan_lane * plan->lane_gap_px;
}

G_END_DECLS
