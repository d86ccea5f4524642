/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Between time and px: a monotonic, invertible mapping, linear but for folded gaps, which have a fixed width.
 * Time is seconds since 1970 as double; px relative to the plot's left edge. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A stretch of time left out, in seconds. */
typedef struct
{
  double from, to;
} RpGap;

/* Gaps in ascending order, disjoint. Borrowed by scales. */
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
  double fold_px;     /* width of a fold: folding's own, less where many folds share little room */
  double base_second; /* unfolded seconds and folds left of px 0 */
  double base_folds;
  double from, to, width_px; /* what it was made for */
} RpTimeScale;

/* The scale that shows FROM…TO on WIDTH px. FROM < TO, both finite; WIDTH > 0. */
RpTimeScale rp_time_scale (const RpFolding *folding, double from, double to, double width_px);
/* The scale of PX_PER_SECOND whose px 0 is FROM; folds have their own width. */
RpTimeScale rp_time_scale_at (const RpFolding *folding, double from, double px_per_second);
double rp_time_scale_x (const RpTimeScale *scale, double time);
double rp_time_scale_time (const RpTimeScale *scale, double x_px);
/* The range shown after zooming by FACTOR (> 1: closer) with the time at X_PX kept in place. */
void rp_time_scale_zoom (const RpTimeScale *scale, double x_px, double factor, double *from, double *to);
/* The range shown after moving by DX_PX (> 0: towards later). */
void rp_time_scale_pan (const RpTimeScale *scale, double dx_px, double *from, double *to);

G_END_DECLS
