/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Between time and px: a monotonic, invertible mapping, linear but for folded gaps, which have a fixed width.
 * Time is seconds since 1970 as double; px relative to the plot's left edge. What is reckoned is always the way between
 * two times, never a sum from 1970, so that a second beside a fold of billions of years keeps its place. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A stretch of time left out, in seconds. */
typedef struct
{
  double from, to;
  /* What is shown between the first gap and this one, in two doubles of which the second holds what the first cannot:
   * of rp_folding_measure. */
  double shown, shown_rest;
} RpGap;

/* Gaps in ascending order, disjoint, measured. Borrowed by scales. */
typedef struct
{
  const RpGap *gaps;
  guint n_gaps;
  double width_px; /* of each fold */
} RpFolding;

typedef struct
{
  const RpFolding *folding; /* NULL: none */
  double px_per_second;
  double fold_px;            /* width of a fold: the folding's own, less where many folds share little room */
  double from, to, width_px; /* what it was made for; px 0 is `from` */
  guint base_gaps;           /* of the scale itself: how many gaps begin before `from` … */
  double base_time;          /* … `from`, or the end of the gap that it lies in … */
  double base_part;          /* … and how much of the last gap lies left of it: 0 … 1 */
} RpTimeScale;

/* To be called for gaps that were not made by rp_gap_folding. */
void rp_folding_measure (RpGap *gaps, guint n_gaps);

/* The scale that shows FROM…TO on WIDTH px. FROM < TO, both finite; WIDTH > 0. The width of a fold depends on WIDTH and
 * the folding alone, so that panning and zooming keep it. */
RpTimeScale rp_time_scale (const RpFolding *folding, double from, double to, double width_px);
/* The scale of PX_PER_SECOND whose px 0 is FROM; folds have their own width. */
RpTimeScale rp_time_scale_at (const RpFolding *folding, double from, double px_per_second);
/* The scale of SHOWN (as wide a second, as wide a fold) whose px 0 is FROM: for what is packed beyond what is shown. */
RpTimeScale rp_time_scale_like (const RpTimeScale *shown, double from);

/* rp_time_scale_x where there are folds. O(log gaps). */
double rp_time_scale_x_folded (const RpTimeScale *scale, double time);

/* Called for every end of every mark. */
static inline double
rp_time_scale_x (const RpTimeScale *scale, double time)
{
  if (scale->folding && scale->folding->n_gaps > 0)
    return rp_time_scale_x_folded (scale, time);
  return (time - scale->from) * scale->px_per_second;
}

/* The inverse. O(log gaps). */
double rp_time_scale_time (const RpTimeScale *scale, double x_px);
/* The range shown after zooming by FACTOR (> 1: closer) with the time at X_PX kept in place. Never closer than what
 * doubles tell apart there. */
void rp_time_scale_zoom (const RpTimeScale *scale, double x_px, double factor, double *from, double *to);
/* The range shown after moving by DX_PX (> 0: towards later). */
void rp_time_scale_pan (const RpTimeScale *scale, double dx_px, double *from, double *to);
/* The shortest range that has a place of its own for each px near TIME: about a millisecond in our days, three days
 * near the Big Bang. */
double rp_time_scale_least (double time);

G_END_DECLS
