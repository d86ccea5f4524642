/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where events go on the timeline, in numbers: folds, lanes, rows. Independent of the visible range: panning never
 * moves a row. Rows are packed for discrete zoom levels (a factor of sqrt 2 apart) and kept. Immutable but for that
 * cache; refcounted. */
#pragma once

#include "record-set.h"
#include "text-measure.h"
#include "time-scale.h"

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

typedef struct
{
  RpDataset *dataset;           /* kept alive by the layout */
  const RpRecordSet *shown;     /* NULL: all; kept alive */
  gboolean dim;                 /* what is not shown still has its place */
  const RpTextMeasure *measure; /* borrowed: must outlive the layout */
  RpLanes lanes;
  RpFoldMode fold;
  const RpRecordSet *open; /* parents whose parts are open; NULL: as many as fit; kept alive */
} RpTimelineOptions;

typedef struct _RpTimelineLayout RpTimelineLayout;

/* Slow for large datasets (10,000 events: tens of ms): run it in a thread. NULL when cancelled. Transfer full. */
RpTimelineLayout *rp_timeline_layout_new (const RpTimelineOptions *options, GCancellable *cancellable);
RpTimelineLayout *rp_timeline_layout_ref (RpTimelineLayout *self);
void rp_timeline_layout_unref (RpTimelineLayout *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RpTimelineLayout, rp_timeline_layout_unref)

/* The range that shows everything, with a small gutter. Always from < to. */
void rp_timeline_layout_fit (RpTimelineLayout *self, double *from, double *to);
/* The folds in force (n_gaps 0 when off). Belongs to the layout. */
const RpFolding *rp_timeline_layout_folding (RpTimelineLayout *self);
/* The width of the column of lane names, px. */
double rp_timeline_layout_lane_column (RpTimelineLayout *self);

G_END_DECLS
