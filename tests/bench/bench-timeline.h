/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Measures the timeline without a display: a frame is a drawing made and painted, 1920 × 1080 px, by the very calls
 * that `rapport export` makes for the view between --from and --to. Times in ms, ranges in seconds since 1970. */
#pragma once

#include "bench-report.h"
#include "timeline-layout.h"
#include "view-state.h"

G_BEGIN_DECLS

#define BENCH_WIDTH 1920
#define BENCH_HEIGHT 1080

typedef struct
{
  double from_zoom, to_zoom; /* parts of the span */
  guint n_views;             /* so many places of the span are run through */
  gboolean in_window;        /* rows as the window keeps them, else as a picture has them */
  RpLanes lanes;
} BenchTimelineOptions;

/* A frame that somebody else chose. */
typedef struct
{
  char *name; /* of the run that it belongs to; owned, runs stand together */
  double from, to;
} BenchFrame;

/* The first picture (its time counts from BEGUN_MS), then zoom and pan at every place. */
void
bench_timeline (BenchReport *report, const RpViewState *state, const BenchTimelineOptions *options, double begun_ms);
/* Runs of given frames (GArray of BenchFrame), on a layout of their own. */
void bench_timeline_frames (BenchReport *report, const RpViewState *state, GArray *frames,
                            const BenchTimelineOptions *options);

G_END_DECLS
