/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The smoothest way from one view to another, zooming out and in again as far as it pays: J. J. van Wijk and W. A. A.
 * Nuij, “Smooth and efficient zooming and panning”, IEEE Symposium on Information Visualization 2003. A view is a
 * middle and a width. At constant speed along the path, the eye sees movement of constant speed, in the metric ds² = ρ²
 * du²/w² + dw²/(ρ² w²). Pure arithmetic; any unit of length. */
#pragma once

#include "graph-types.h"

G_BEGIN_DECLS

typedef struct
{
  RpPoint from, to; /* the middles */
  double from_width, to_width;
  double distance;     /* between them */
  double length;       /* of the path in its own metric; 0: there is no way to go */
  double from_r, to_r; /* of the paper's r(s) = ρ s + r₀ */
  gboolean only_zoom;
} RpZoomPath;

/* Where it is at one moment. What is near an end is said from there: of what lies far apart, doubles would lose it. */
typedef struct
{
  RpPoint from_start, to_end; /* from the start's middle to here, from here to the end's middle */
  double width;
} RpZoomPlace;

/* Widths > 0; what is not finite is taken for no way at all. */
RpZoomPath rp_zoom_path (RpPoint from, double from_width, RpPoint to, double to_width);
/* At PART (0 … 1) of the path's length; the ends exactly. */
RpZoomPlace rp_zoom_path_at (const RpZoomPath *self, double part);
/* The way between two of its places in its own metric, as far as a straight line tells: for neighbours. */
double rp_zoom_path_step (const RpZoomPlace *from, const RpZoomPlace *to);

G_END_DECLS
