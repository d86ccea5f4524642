/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a picture says of itself in words: its range, its counts, its sources. Strings only, no places. Private to
 * figures. */
#pragma once

#include "figure.h"

G_BEGIN_DECLS

/* "8 May 1992 to 24 July 2025"; NULL when nothing is dated. Transfer full. */
char *rp_figure_range (const RpViewState *state, const RpFigureOptions *options);
/* "32 events, 15 of them parts of another, 6 undated · 5 sources". Transfer full. */
char *rp_figure_counts (const RpViewState *state, RpViewName view);
/* "as of 24 Jul 2025": the dataset's own date; NULL: it has none. Transfer full. */
char *rp_figure_dated (const RpViewState *state);
/* "Only during 2023 – 2025 · Crosetto": the filters in force; NULL: none. Transfer full. */
char *rp_figure_filter (const RpViewState *state, const RpFigureOptions *options);
/* "Without: place, person": the kinds that are hidden in the network; NULL: none. Transfer full. */
char *rp_figure_hidden (const RpViewState *state);
/* The sources that are not left out. */
guint rp_figure_n_sources (const RpViewState *state);

G_END_DECLS
