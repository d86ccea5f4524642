/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of who says what over as many pages as it needs. Private to figures. */
#pragma once

#include "figure-views.h"

G_BEGIN_DECLS

/* NULL when cancelled. Transfer full. */
RpPageSet *rp_figure_matrix_pages (const RpViewState *state, const RpFigureOptions *options, GCancellable *cancellable);

G_END_DECLS
