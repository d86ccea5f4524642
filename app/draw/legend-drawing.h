/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The legend: what marks, fills, signs and symbols mean, as a drawing of a given width, as high as it needs. Each entry
 * is a text of few words; `full` says it whole. An entry of kinds that can be hidden in the network names them in `id`,
 * parted by '\n', and is `dimmed` where they are. All px. */
#pragma once

#include "drawing.h"
#include "legend-facts.h"
#include "view-state.h"

G_BEGIN_DECLS

/* What found no room. */
typedef struct
{
  guint n;     /* entries */
  double x, y; /* where the room that is kept for saying so begins; top of its row */
} RpLegendRest;

#define RP_LEGEND_ROW_PX 18.0
#define RP_LEGEND_MORE_PX 76.0 /* the room that is kept */

/* The whole legend. Transfer full. Height 0 when there is nothing to say. */
RpDrawing *rp_legend_drawing (const RpViewState *state, RpLegendParts parts, double width);
/* The same of facts found before, on at most MOST_ROWS rows (0: as many as it needs). REST (nullable, out). */
RpDrawing *rp_legend_drawing_of (const RpLegendFacts *facts, const RpViewState *state, double width, guint most_rows,
                                 RpLegendRest *rest);

G_END_DECLS
