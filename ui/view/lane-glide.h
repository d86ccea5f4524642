/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Leads the lanes of a timeline from where they were to where they are in a fifth of a second: slices of what was
 * painted before and after are moved over the view, nothing is laid out or drawn anew. At once where the desktop asks
 * for less motion. Px of the view. */
#pragma once

#include <gtk/gtk.h>
#include "timeline-layout.h"

G_BEGIN_DECLS

typedef struct _RpLaneGlide RpLaneGlide;

/* WIDGET is borrowed: its frames are counted. */
RpLaneGlide *rp_lane_glide_new (GtkWidget *widget);
void rp_lane_glide_free (RpLaneGlide *self);
/* The lanes as LAYOUT's last plan has them will be others soon: TEXTURE (nullable: not painted) shows them, the topmost
 * in sight at TOP, while FROM … TO is in sight. */
void rp_lane_glide_leave (RpLaneGlide *self, RpTimelineLayout *layout, GdkTexture *texture, double top, double from,
                          double to);
/* The lanes are as LAYOUT's last plan has them now: those that were elsewhere set off. Told again while they are on
 * their way they go there instead; none moves while another time is in sight. */
void rp_lane_glide_arrive (RpLaneGlide *self, RpTimelineLayout *layout, double top, double from, double to);
/* Forgets what was before. */
void rp_lane_glide_stop (RpLaneGlide *self);
/* Over the view, as long as they move. TEXTURE (nullable: not painted yet) shows where they come to stand. */
void rp_lane_glide_snapshot (RpLaneGlide *self, GtkSnapshot *snapshot, GdkTexture *texture);

/* Where a lane is, with the gap below it. */
typedef struct
{
  double y, height;
} RpLaneSlice;

/* After PART (0 … 1) of the way. */
RpLaneSlice rp_lane_slice_between (RpLaneSlice before, RpLaneSlice after, double part);

G_END_DECLS
