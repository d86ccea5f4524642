/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which lanes a timeline has and which an event stands on. Built event by event, then finished once. */
#pragma once

#include "timeline-plan.h"

G_BEGIN_DECLS

typedef struct _RpTimelineLanes RpTimelineLanes;

RpTimelineLanes *rp_timeline_lanes_new (RpLanes grouping);
void rp_timeline_lanes_free (RpTimelineLanes *self);
/* Appends ITEM to ITEMS once for each lane of EVENT. */
void rp_timeline_lanes_add (RpTimelineLanes *self, RpDataset *dataset, guint event, const RpTimelineEvent *item,
                            GArray *items);
/* Orders the lanes, renumbers ITEMS, measures the names. */
void rp_timeline_lanes_finish (RpTimelineLanes *self, GArray *items, const RpTextMeasure *measure);
guint rp_timeline_lanes_count (RpTimelineLanes *self);
const RpTimelineLane *rp_timeline_lanes_get (RpTimelineLanes *self, guint index);
/* Of the column of names, px. */
double rp_timeline_lanes_width (RpTimelineLanes *self);

G_END_DECLS
