/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A network as a poster of sheets. Private to figures. */
#pragma once

#include "figure-views.h"

G_BEGIN_DECLS

/* NULL when cancelled. Transfer full. */
RpPageSet *
rp_figure_network_pages (const RpViewState *state, const RpFigureOptions *options, GCancellable *cancellable);

G_END_DECLS
