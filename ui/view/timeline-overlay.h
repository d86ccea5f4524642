/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What lies over a timeline's drawing and moves without it: the line at the pointer with its time in the axis, the
 * handles of the period, the line of an edge that snaps. Only ink, no state. px of the widget; NAN: not there. */
#pragma once

#include <gtk/gtk.h>
#include "theme.h"

G_BEGIN_DECLS

typedef struct
{
  const RpTheme *theme;
  double left, right, axis, bottom; /* of the plot, and where its axis ends */
  double handles[2];                /* the period's edges */
  double snapped;
  double pointer;
  const char *text; /* what the axis says at the pointer; nullable */
} RpTimelineOverlay;

void rp_timeline_overlay_snapshot (const RpTimelineOverlay *self, GtkWidget *widget, GtkSnapshot *snapshot);
/* A line down from TOP to BOTTOM. */
void rp_timeline_overlay_line (GtkSnapshot *snapshot, double x, double top, double bottom, RpColor color);

/* TIME in words, as exact as a view is where a px is SECONDS_PER_PX long: a second, minute, hour, day, month or year,
 * and a round year beyond. Transfer full. */
char *rp_timeline_overlay_reading (double time, double seconds_per_px);

G_END_DECLS
