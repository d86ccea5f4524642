/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A small map of the pages that lie below one another: which of them this one is. Private to figures. */
#pragma once

#include "figure-frame.h"

G_BEGIN_DECLS

/* Left of RIGHT, in a row HIGH px high from Y on; nothing where all pages are in one row, or too many. How wide it is.
 */
double rp_figure_key_map (RpFigureFrame *page, double right, double y, double high);

G_END_DECLS
