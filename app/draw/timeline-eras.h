/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The eras that a dataset names: bands behind everything and a strip of their names below the lanes. Their rows there
 * follow from their dates alone, so that neither panning nor zooming moves them. Private to the timeline's drawing.
 * All px of the picture. */
#pragma once

#include "timeline-ink.h"

G_BEGIN_DECLS

typedef struct _RpTimelineEras RpTimelineEras;

/* HEIGHT: what lanes and strip have together. Transfer full. */
RpTimelineEras *rp_timeline_eras_new (const RpTimelineInk *ink, double height);
void rp_timeline_eras_free (RpTimelineEras *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RpTimelineEras, rp_timeline_eras_free)

/* The height of the strip; 0 without eras. */
double rp_timeline_eras_height (const RpTimelineEras *self);
void rp_timeline_eras_bands (const RpTimelineEras *self, RpTimelineInk *ink);
/* The strip, above the bottom of the lanes; its last row ends at RIGHT. */
void rp_timeline_eras_names (const RpTimelineEras *self, RpTimelineInk *ink, double right);

G_END_DECLS
