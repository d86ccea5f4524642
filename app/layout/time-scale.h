/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Between time and px: a monotonic, invertible mapping, linear but for folded gaps, which have a fixed width.
 * Time is seconds since 1970 as double; px relative to the plot's left edge. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  double from, to; /* the stretch left out */
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
  const RpFolding *folding;
  double px_per_second;
  double offset_px; /* x of time 0 in unfolded px before subtracting; internal */
  double from, to;  /* the visible range that it was made for */
  double width_px;
} RpTimeScale;

/* The scale that shows FROM…TO on WIDTH px. FROM < TO, both finite; WIDTH > 0. */
RpTimeScale rp_time_scale (const RpFolding *folding, double from, double to, double width_px);
double rp_time_scale_x (const RpTimeScale *scale, double time);
double rp_time_scale_time (const RpTimeScale *scale, double x_px);
/* The range shown after zooming by FACTOR (> 1: closer) with the time at X_PX kept in place. */
void rp_time_scale_zoom (const RpTimeScale *scale, double x_px, double factor, double *from, double *to);
/* The range shown after moving by DX_PX (> 0: towards later). */
void rp_time_scale_pan (const RpTimeScale *scale, double dx_px, double *from, double *to);

G_END_DECLS
