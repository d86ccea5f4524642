/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which lanes a timeline has and what stands on them. Built thing by thing, then finished once. */
#pragma once

#include "timeline-layout.h"
#include "timeline-things.h"

G_BEGIN_DECLS

typedef struct
{
  const char *label;      /* belongs to the dataset, to the lanes, or translated */
  RpRecordType kind_type; /* whose kind makes the lane; RP_RECORD_NONE: none does */
  guint kind;             /* when the lane is one's; else RP_NO_INDEX */
  const char *id;         /* "entity:ada", "kind:meeting", "other": what a choice names it by; belongs to the lanes */
  guint n_items;
} RpTimelineLane;

/* That a thing stands on a lane. */
typedef struct
{
  guint thing, lane;
} RpLaneMember;

typedef struct _RpTimelineLanes RpTimelineLanes;

/* LIMIT: what has a place; whoever has none makes no lane. NULL: all. CHOICE and LIMIT are borrowed. */
RpTimelineLanes *rp_timeline_lanes_new (RpLanes grouping, const RpLaneChoice *choice, const RpRecordSet *limit);
void rp_timeline_lanes_free (RpTimelineLanes *self);
/* Appends to MEMBERS (RpLaneMember) once for each lane of THING, the INDEX-th. */
void
rp_timeline_lanes_add (RpTimelineLanes *self, RpDataset *dataset, const RpThing *thing, guint index, GArray *members);
/* Orders the lanes by themselves and then as chosen, renumbers MEMBERS, measures the names. */
void rp_timeline_lanes_finish (RpTimelineLanes *self, GArray *members, const RpTextMeasure *measure);
guint rp_timeline_lanes_count (RpTimelineLanes *self);
const RpTimelineLane *rp_timeline_lanes_get (RpTimelineLanes *self, guint index);
/* Of the column of names, px. */
double rp_timeline_lanes_width (RpTimelineLanes *self);

G_END_DECLS
