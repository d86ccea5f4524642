/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The timeline as a drawing: axis, lanes, marks, bars, labels, clusters, shelf, for a visible range. */
#pragma once

#include "drawing.h"
#include "plan-pages.h"
#include "timeline-layout.h"
#include "view-state.h"

G_BEGIN_DECLS

/* One of the pages that a picture is cut into. */
typedef struct
{
  const RpPlanPages *pages; /* beside one another */
  guint column, row, n_rows;
  double lanes_px, band_px, view_px; /* as in a plan's request; 0: what one page has room for */
  guint shelf_rows;                  /* of undated events on each page, of which UNDATED are on pages before */
  guint undated;
} RpTimelinePage;

typedef struct
{
  double width, height;
  double from, to;    /* visible range, seconds since 1970 as double; from < to */
  gboolean list_all;  /* clusters list all their members, however many */
  gboolean in_window; /* rows for a zoom level, margins of the window; else a picture: rows for this very range */
  gboolean still;     /* a picture that nobody pans: words keep within what is in sight */
  double scroll_px;   /* in a window: so much of the lanes is above what is in sight, where they have no room */
  double lanes_from, lanes_to; /* lanes without anything in it are left out, where that is chosen; from >= to: the
                                  visible range */
  const RpTimelinePage *page;  /* a picture that is cut: FROM and TO are the page's; NULL: it is whole */
} RpTimelineFrame;

/* LAYOUT is for the same dataset, shown set and measure. Transfer full. */
RpDrawing *rp_timeline_drawing (RpTimelineLayout *layout, const RpViewState *state, const RpTimelineFrame *frame);

/* The stretch of the x axis that shows time, px. */
void rp_timeline_plot (RpTimelineLayout *layout, const RpTimelineFrame *frame, double *left, double *right);
/* The scale between its left edge and its right. */
RpTimeScale rp_timeline_scale (RpTimelineLayout *layout, const RpTimelineFrame *frame);

/* The overview strip: density, visible range, period. */
typedef struct
{
  double width, height;
  double from, to;    /* visible range; from >= to: none is marked */
  gboolean in_window; /* with what a hand takes hold of */
} RpOverviewFrame;

RpDrawing *rp_overview_drawing (RpTimelineLayout *layout, const RpViewState *state, const RpOverviewFrame *frame);
/* Time at X px of the strip, and its inverse. The strip's scale is linear, without folds. */
double rp_overview_time_at (RpTimelineLayout *layout, double width, double x);
double rp_overview_x_of (RpTimelineLayout *layout, double width, double time);
/* Below the strip's name stands a line of words, LEFT wide at most, where HEIGHT has room for it above what plays: the
 * period's. Where words of WIDTH px more begin behind them (PERIOD is active, or not), and their y; FALSE: no room. */
gboolean rp_overview_words_place (const RpTextMeasure *measure, const RpPeriod *period, double left, double height,
                                  double width, RpPoint *at);

G_END_DECLS
