/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The chronology as a figure: a frame on each page, as many pages as its rows and notes need. Private to figures. */
#pragma once

#include "figure.h"

G_BEGIN_DECLS

/* One page at least: a page too small for a line has its frame alone. Transfer full. NULL when cancelled. */
RpPageSet *rp_figure_chronology (const RpViewState *state, const RpFigureOptions *options, GCancellable *cancellable);

G_END_DECLS
