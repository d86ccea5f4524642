/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The timeline as a drawing: axis, lanes, marks, bars, labels, clusters, shelf, for a visible range. */
#pragma once

#include "drawing.h"
#include "timeline-layout.h"
#include "view-state.h"

G_BEGIN_DECLS

typedef struct
{
  double width, height;
  double from, to;      /* visible range, seconds since 1970 as double; from < to */
  double scroll;        /* px that the lanes are scrolled down by; 0 in pictures */
  gboolean in_window;   /* rows that do not fit scroll; else they cluster */
} RpTimelineFrame;

/* LAYOUT is for the same dataset, shown set and measure. Transfer full. */
RpDrawing *rp_timeline_drawing (RpTimelineLayout *layout, const RpViewState *state, const RpTimelineFrame *frame);

/* The stretch of the x axis that shows time in a picture of WIDTH px. */
void rp_timeline_plot (RpTimelineLayout *layout, double width, double *left, double *right);

/* The overview strip: density, visible range, period. */
typedef struct
{
  double width, height;
  double from, to; /* visible range */
} RpOverviewFrame;

RpDrawing *rp_overview_drawing (RpTimelineLayout *layout, const RpViewState *state, const RpOverviewFrame *frame);
/* Time at X px of the strip, and its inverse. The strip has no folds … its own linear or folded scale. */
double rp_overview_time_at (RpTimelineLayout *layout, double width, double x);
double rp_overview_x_of (RpTimelineLayout *layout, double width, double time);

G_END_DECLS
