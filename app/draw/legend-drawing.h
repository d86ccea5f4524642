/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The legend: what marks, fills and symbols mean, as a drawing of a given width, as high as it needs. */
#pragma once

#include "drawing.h"
#include "view-state.h"

G_BEGIN_DECLS

typedef enum
{
  RP_LEGEND_TIMELINE
  = 1 << 0, /* what the timeline's fills and outlines mean, of those that the dataset has; event kinds */
  RP_LEGEND_NETWORK = 1 << 1, /* entity kinds that occur, directed, shared events, possibly same */
} RpLegendParts;

/* Transfer full. Height 0 when there is nothing to say. */
RpDrawing *rp_legend_drawing (const RpViewState *state, RpLegendParts parts, double width);

G_END_DECLS
