/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A timeline over several pages. Private to figures. */
#pragma once

#include "figure-views.h"

G_BEGIN_DECLS

/* NULL when cancelled. Transfer full. */
RpPageSet *
rp_figure_timeline_pages (const RpViewState *state, const RpFigureOptions *options, GCancellable *cancellable);

G_END_DECLS
