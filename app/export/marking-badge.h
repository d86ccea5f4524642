/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The handling marking as it stands at top and bottom of every page and slide: in the colours of the TLP 2.0 labels,
 * else paper on ink. Px of the drawing. For figures and stages. */
#pragma once

#include "drawing.h"
#include "view-state.h"

G_BEGIN_DECLS

#define RP_MARKING_PX 24.0 /* high */

/* How wide MARKING's badge is where WIDTH px have room for it; 0: not even a letter has. */
double rp_marking_badge_width (const RpViewState *state, const char *marking, double width);
/* Adds it in the middle of the WIDTH px from AT on, cut where they have no room for all of it, with ASIDE px on either
 * side left to others. */
void rp_marking_badge_add (RpDrawing *drawing, const RpViewState *state, const char *marking, RpPoint at, double width,
                           double aside);

G_END_DECLS
