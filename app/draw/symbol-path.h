/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The outlines of symbols as numbers in the unit square, for Cairo and SVG alike. No ink here. */
#pragma once

#include "shape.h"

G_BEGIN_DECLS

#define RP_SYMBOL_MAX_POINTS 12
#define RP_PICTURE_RIM_PX 2.5 /* around a picture in a symbol */

/* Corners of SYMBOL in the unit square, y downwards; 0 for those made of circles (disc, rings). */
guint rp_symbol_points (RpSymbol symbol, RpPoint points[RP_SYMBOL_MAX_POINTS]);
/* The two circles of RINGS, or the one of DISC: centres and radius in the unit square. */
guint rp_symbol_circles (RpSymbol symbol, RpPoint centers[2], double *radius);

G_END_DECLS
