/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The timeline layout's own state, shared by its two files (timeline-layout.c, timeline-plan.c) and by no other. */
#pragma once

#include "timeline-lanes.h"
#include "timeline-plan.h"

G_BEGIN_DECLS

/* What a plan was made for. */
typedef struct
{
  double px_per_second, plot_px, lanes_px;
  guint reveal;
  gboolean exact, valid;
} RpPlanKey;

struct _RpTimelineLayout
{
  RpTimelineOptions options;
  const RpRecordSet *limit; /* what has a place; NULL: all */
  RpTimelineLanes *lanes;
  GArray *items;   /* RpTimelineEvent */
  GArray *undated; /* guint */
  GPtrArray *strings;
  GArray *gaps;
  RpFolding folding;
  double data_from, data_to, fit_from, fit_to;
  /* what the height allows at the fitted range */
  RpPlanKey decided_for;
  gboolean *unfolded; /* by item: a parent whose parts there is room for */
  gboolean with_dates, tight;
  RpPlanKey planned_for;
  RpTimelinePlan plan;
};

gboolean rp_timeline_layout_has (RpTimelineLayout *self, guint event);
void rp_timeline_plan_clear (RpTimelinePlan *plan);

G_END_DECLS
