/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The legend as a widget: as high as its width needs. */
#pragma once

#include "diagram-view.h"
#include "legend-drawing.h"

G_BEGIN_DECLS

#define RP_TYPE_LEGEND_STRIP (rp_legend_strip_get_type ())
G_DECLARE_FINAL_TYPE (RpLegendStrip, rp_legend_strip, RP, LEGEND_STRIP, RpDiagramView)

void rp_legend_strip_set_parts (RpLegendStrip *self, RpLegendParts parts);

G_END_DECLS
