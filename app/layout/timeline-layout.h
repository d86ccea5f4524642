/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where events go on the timeline, in numbers: folds, lanes, rows. Independent of the visible range: panning never
 * moves a row. Rows are packed for discrete zoom levels (a factor of sqrt 2 apart) and kept. Immutable but for that
 * cache; refcounted. Time runs from the left to the right in every language: a picture of it is the same wherever it is
 * made, and years are written in figures that run so in texts from the right to the left, too. */
#pragma once

#include "lane-choice.h"
#include "source-letters.h"
#include "record-set.h"
#include "text-measure.h"
#include "time-scale.h"
#include "timeline-things.h"

G_BEGIN_DECLS

typedef enum
{
  RP_LANES_KIND,
  RP_LANES_ENTITY,
  RP_LANES_PLACE,
  RP_LANES_SOURCE,
  RP_LANES_TAG,
  RP_LANES_NONE,
} RpLanes;

typedef enum
{
  RP_FOLD_AUTO, /* on where it saves more than half of the width */
  RP_FOLD_ON,
  RP_FOLD_OFF,
} RpFoldMode;

typedef enum
{
  RP_SPANS_AUTO, /* where few events are dated */
  RP_SPANS_ON,
  RP_SPANS_OFF,
} RpSpans;

typedef struct
{
  RpDataset *dataset;           /* kept alive by the layout */
  const RpRecordSet *shown;     /* NULL: all; kept alive */
  gboolean dim;                 /* what is not shown still has its place */
  const RpTextMeasure *measure; /* borrowed: must outlive the layout */
  RpLanes lanes;
  const RpLaneChoice *choice; /* of the lanes; NULL: nothing chosen; kept alive */
  RpFoldMode fold;
  RpSpans spans;            /* dated relations and entities as thin spans */
  double fit_from, fit_to;  /* the range that shows everything, where it is that of another layout; else both 0 */
  const RpRecordSet *open;  /* parents whose parts are open; NULL: as many as fit; kept alive */
  RpSourceLetters *letters; /* behind dates; NULL: none; kept alive */
} RpTimelineOptions;

typedef struct _RpTimelineLayout RpTimelineLayout;

/* Slow for large datasets (100,000 events: tens of ms): run it in a thread. NULL when cancelled. Transfer full. */
RpTimelineLayout *rp_timeline_layout_new (const RpTimelineOptions *options, GCancellable *cancellable);
RpTimelineLayout *rp_timeline_layout_ref (RpTimelineLayout *self);
void rp_timeline_layout_unref (RpTimelineLayout *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RpTimelineLayout, rp_timeline_layout_unref)

/* The range that shows everything, with a small gutter. Always from < to. */
void rp_timeline_layout_fit (RpTimelineLayout *self, double *from, double *to);
/* The same with a gutter as wide as that is on one of N_PAGES. */
void rp_timeline_layout_fit_pages (RpTimelineLayout *self, guint n_pages, double *from, double *to);
/* The folds in force (n_gaps 0 when off). Belongs to the layout. */
const RpFolding *rp_timeline_layout_folding (RpTimelineLayout *self);
/* How many things begin or end in each of equal stretches of the fitted range. Belongs to the layout. */
const guint *rp_timeline_layout_density (RpTimelineLayout *self, guint *n_bins);
/* The same of what SHOWN has. O(things). Transfer full. */
guint *rp_timeline_layout_density_of (RpTimelineLayout *self, const RpRecordSet *shown);
/* Whether so much stands on it that some of it is counted at its edges: it needs a margin for that. */
gboolean rp_timeline_layout_is_crowded (RpTimelineLayout *self);
/* How much stands on the axis, everything once for each of its lanes. */
guint rp_timeline_layout_n_items (RpTimelineLayout *self);
/* FALSE: nothing in the dataset has a date, and the fit is any stretch of time. */
gboolean rp_timeline_layout_is_dated (RpTimelineLayout *self);
/* Events without a place on the axis, in order. Belongs to the layout. */
const guint *rp_timeline_layout_undated (RpTimelineLayout *self, guint *n);
/* A thing that a plan names, with all that a drawing needs. Clear ITEM with rp_timeline_event_clear. */
void rp_timeline_layout_resolve (RpTimelineLayout *self, guint thing, RpTimelineEvent *item);
RpThingType rp_timeline_layout_type_of (RpTimelineLayout *self, guint thing);
/* What THING stands for. */
RpRecordRef rp_timeline_layout_ref_of (RpTimelineLayout *self, guint thing);
/* The width of the column of lane names, px. */
double rp_timeline_layout_lane_column (RpTimelineLayout *self);
/* The lanes in their order, whether in sight or not: id (never NULL) and name belong to the layout. */
guint rp_timeline_layout_n_lanes (RpTimelineLayout *self);
const char *rp_timeline_layout_lane_id (RpTimelineLayout *self, guint lane);
const char *rp_timeline_layout_lane_name (RpTimelineLayout *self, guint lane, guint *n_items);
/* Of the plan made last: the height of all lanes, how much of it is in sight, and how much is above that, px. */
void rp_timeline_layout_get_scroll (RpTimelineLayout *self, double *content, double *view, double *above);
/* FALSE while it is left out for having nothing in range. */
gboolean rp_timeline_layout_lane_is_shown (RpTimelineLayout *self, guint lane);
/* The lane of REF's in the plan made last that is nearest to what is in sight, and where it lies, px below the top of
 * all lanes; NULL: none. O(things). Belongs to the layout. */
const char *rp_timeline_layout_find_lane (RpTimelineLayout *self, RpRecordRef ref, double *top, double *bottom);
/* Where the row of REF's lies in that plan, or of the cluster that counts it, the nearest to what is in sight: of a
 * part that is listed its line, else its parent's row. FALSE: it has none. O(things). */
gboolean rp_timeline_layout_find_row (RpTimelineLayout *self, RpRecordRef ref, double *top, double *bottom);
/* Where the N-th lane of that plan lies. FALSE: there is none. */
typedef struct
{
  const char *id; /* belongs to the layout; "" where it stands for several */
  double top, bottom;
  guint n_rows; /* of the same height each */
} RpLanePlace;
gboolean rp_timeline_layout_nth_lane_place (RpTimelineLayout *self, guint n, RpLanePlace *place);
/* Where the lane of that id lies; FALSE where there is none. */
gboolean rp_timeline_layout_lane_place (RpTimelineLayout *self, const char *id, double *top, double *bottom);

G_END_DECLS
