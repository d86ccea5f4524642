/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands in a figure in the place of a view that has nothing to show: a page without it would look broken. */
#pragma once

#include "drawing.h"
#include "view-state.h"

G_BEGIN_DECLS

/* WORDS as one line of DRAWING, its left top corner at X, Y, cut to WIDTH px. */
void rp_figure_say (RpDrawing *drawing, const RpViewState *state, const char *words, double x, double y, double width);

G_END_DECLS
