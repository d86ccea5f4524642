/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The timeline layout's own state, shared by its files (timeline-layout.c, -rows.c, -levels.c, -chunk.c,
 * -plan.c) and by no other.
 * "Level px" are px from the start of the fitted range at the scale that is packed. */
#pragma once

#include "lane-packing.h"
#include "timeline-lanes.h"
#include "timeline-plan.h"

G_BEGIN_DECLS

/* So many long items are passed over at a time where all of them have ended. */
#define RP_OVER_BLOCK 64u
/* With so few things a lane is packed in one go. */
#define RP_FEW_THINGS 4000
/* Else in chunks of so many level px: more than items reach to both sides, and of whole columns (timeline-chunk.c). */
#define RP_CHUNK_PX 888.0
/* A bar this long reads by itself wherever one looks at it; shorter ones belong to the chunk that they begin in. */
#define RP_LONG_PX 320.0
/* How far an item that is not long reaches from where it begins, to the right and to the left. */
#define RP_REACH_PX 790.0
#define RP_REACH_LEFT_PX 80.0

/* What fades out or has its sign beside a thing, whole px. */
typedef struct
{
  guint8 left, right;
} RpPads;

/* Things on lanes: where each begins, how long it is, and what else packing asks again and again. Refcounted. */
typedef struct
{
  guint n;
  guint *things;
  double *from, *seconds;
  guint8 *weights;
  RpPads *pads;
} RpItems;

/* Those of one lane, by where they begin; borrowed. */
typedef struct
{
  guint n;
  const guint *things;
  const double *from;    /* ascending */
  const double *seconds; /* how long */
  const guint8 *weights;
  const RpPads *pads;
} RpLaneItems;

/* A long bar with a row. */
typedef struct
{
  guint item;
  double left, right; /* level px */
} RpLongItem;

/* Things of a lane near one place. */
typedef struct
{
  GArray *placed;   /* RpPlacedThing */
  GArray *clusters; /* RpPlannedCluster, `first` and `n_runs` into the chunk's own runs */
  GArray *runs;     /* RpMemberRun */
} RpChunk;

/* A lane as it is packed at one scale. */
typedef struct
{
  RpLaneItems items;
  RpItems *merged; /* whose they are, where lanes are merged; NULL: the layout's own */
  guint n_rows;
  gboolean collapsed; /* to one row */
  gboolean whole;     /* everything fits with its label */
  gboolean in_chunks;
  GArray **rows;      /* RpLongItem by row, ascending; n_rows of them; NULL until first needed */
  GArray *over;       /* guint: long items without a row, ascending */
  GArray *over_till;  /* double: when the last of each RP_OVER_BLOCK of these ends */
  GHashTable *chunks; /* gint64 → RpChunk */
} RpLanePlan;

/* What a plan was made for. */
typedef struct
{
  double px_per_second, fold_px, plot_px, lanes_px;
  guint reveal;
  gboolean exact, folded, valid, scrolls;
  guint lanes_shown; /* which set of lanes */
  guint n_pages;     /* beside one another */
  double pages_from;
  double sight_from, sight_to; /* of a still picture: what is seen; equal: all, or more than that */
} RpPlanKey;

/* Lanes as they were packed for a scale that was left. */
typedef struct
{
  RpPlanKey key;
  RpTimeScale scale;
  double end_px;
  GPtrArray *lane_plans; /* RpLanePlan */
  RpTimelinePlan plan;   /* its lanes and rows alone */
} RpKeptLevel;

struct _RpTimelineLayout
{
  RpTimelineOptions options;
  const RpRecordSet *limit; /* what has a place; NULL: all */
  RpTimelineThings *things;
  RpTimelineLanes *lanes;
  /* by lane, then by where they begin */
  RpItems *items;
  guint *lane_first; /* n_lanes + 1 */
  /* everything once of the lanes from merged_first on, while merged_shown is self->lanes_shown: each zoom level needs
   * the same; NULL: not yet needed */
  RpItems *merged;
  guint merged_first, merged_shown;
  GArray *gaps;
  RpFolding folding;
  double data_from, data_to, fit_from, fit_to;
  guint *density;
  guint16 *ends; /* by thing: in which stretch of the density it begins, in which it ends */
  /* what the height allows at the fitted range */
  RpPlanKey decided_for;
  gboolean *unfolded; /* by thing: a parent whose parts there is room for; NULL where there are many things */
  gboolean with_dates, tight;
  guint *rest_rows; /* by lane: rows where the lanes are scrolled, the same at every scale */
  /* lanes without an event in range, where these are left out */
  guchar *lane_empty; /* by lane; NULL: none is left out */
  double hidden_from, hidden_to;
  guint lanes_shown; /* another number for another set */
  /* the plan */
  RpPlanKey planned_for;
  RpPlanPages pages;     /* n 0: it is not cut */
  RpTimeScale scale;     /* of level px */
  double end_px;         /* of the fitted range */
  GPtrArray *lane_plans; /* RpLanePlan */
  RpTimelinePlan plan;
  GArray *kept; /* RpKeptLevel, the one used last at the end; NULL: none */
};

/* timeline-layout.c */
gboolean rp_timeline_layout_is_large (const RpTimelineLayout *self);

/* timeline-measure.c: where texts and lists of parts beside a thing end, level px: where its page does. */
void rp_timeline_limits (const RpTimelineLayout *self, double from, double to, double *left, double *right);

/* timeline-levels.c */
/* Makes the lanes and rows of the plan for SCALE, or takes up those that were kept. */
void rp_timeline_level (RpTimelineLayout *self, const RpTimeScale *scale, const RpPlanRequest *request);
/* How much what is in sight may be stretched beside what is packed. */
double rp_timeline_stretch (const RpTimelineLayout *self);
/* Takes up what was kept for self->planned_for; FALSE: nothing was. */
gboolean rp_timeline_take_kept (RpTimelineLayout *self);
void rp_kept_level_clear (gpointer data);

/* timeline-rows.c: lanes, their rows and their heights, for self->planned_for. */
void rp_timeline_rows (RpTimelineLayout *self, const RpPlanRequest *request);
/* Finds the lanes that are left out for having nothing in the request's range: self->lanes_shown tells of a change. */
void rp_timeline_rows_hide (RpTimelineLayout *self, const RpPlanRequest *request);
/* Scrolls the plan to the request's place; FALSE for a lane and for a row of it that are out of sight then. */
void rp_timeline_rows_scroll (RpTimelineLayout *self, const RpPlanRequest *request);
gboolean rp_timeline_lane_in_sight (const RpTimelineLayout *self, guint plan_lane);
gboolean rp_timeline_row_in_sight (const RpTimelineLayout *self, guint row, guint plan_lane);
void rp_lane_plan_free (gpointer data);
/* With room for N, everything zero. Transfer full. */
RpItems *rp_items_new (guint n);
void rp_items_unref (RpItems *items);

/* timeline-measure.c */
/* Measures THING at self->scale. */
void rp_timeline_measure (RpTimelineLayout *self, guint thing, RpPackItem *pack, RpPlacedThing *placed);
/* Whether a parent's parts are listed, when there is room for parts at all; ON_PURPOSE: by a person, or for a selected
 * part. */
gboolean rp_timeline_is_open (const RpTimelineLayout *self, guint thing, gboolean on_purpose);

/* timeline-chunk.c */
/* The chunk of PLAN's lane with that number; belongs to PLAN. */
const RpChunk *rp_timeline_chunk (RpTimelineLayout *self, RpLanePlan *plan, gint64 number);
void rp_chunk_free (gpointer data);

/* timeline-long.c: gives the lane's long bars their rows. */
void rp_timeline_long (RpTimelineLayout *self, RpLanePlan *plan);

/* Index of the first of N ascending times that is not before TIME. */
static inline guint
rp_first_from (const double *from, guint n, double time)
{
  guint low = 0, high = n;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (from[middle] < time)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* Index of the first of ROW (RpLongItem, ascending and apart) that does not end before X px. */
static inline guint
rp_first_long (const GArray *row, double x)
{
  guint low = 0, high = row->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (row, RpLongItem, middle).right < x)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

G_END_DECLS
