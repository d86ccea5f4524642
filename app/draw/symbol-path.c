/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "symbol-path.h"

#include <string.h>

/* Areas are nearly equal to a disc's, so that no kind looks more important than another. */
static const RpPoint square[] = { { 0.06, 0.06 }, { 0.94, 0.06 }, { 0.94, 0.94 }, { 0.06, 0.94 } };
static const RpPoint diamond[] = { { 0.5, -0.06 }, { 1.06, 0.5 }, { 0.5, 1.06 }, { -0.06, 0.5 } };
static const RpPoint triangle_up[] = { { 0.5, -0.02 }, { 1.04, 0.94 }, { -0.04, 0.94 } };
static const RpPoint triangle_down[] = { { 0.5, 1.02 }, { 1.04, 0.06 }, { -0.04, 0.06 } };
static const RpPoint triangle_right[] = { { 1.02, 0.5 }, { 0.06, 1.04 }, { 0.06, -0.04 } };
static const RpPoint hexagon[]
    = { { 0.5, -0.02 }, { 0.95, 0.24 }, { 0.95, 0.76 }, { 0.5, 1.02 }, { 0.05, 0.76 }, { 0.05, 0.24 } };
static const RpPoint cross[]
    = { { 0.24, 0.0 }, { 0.5, 0.26 }, { 0.76, 0.0 }, { 1.0, 0.24 }, { 0.74, 0.5 }, { 1.0, 0.76 },
        { 0.76, 1.0 }, { 0.5, 0.74 }, { 0.24, 1.0 }, { 0.0, 0.76 }, { 0.26, 0.5 }, { 0.0, 0.24 } };
static const RpPoint document[] = { { 0.12, 0.0 }, { 0.6, 0.0 }, { 0.88, 0.28 }, { 0.88, 1.0 }, { 0.12, 1.0 } };
static const RpPoint star[] = { { 0.5, -0.04 }, { 0.638, 0.32 },  { 1.023, 0.34 },  { 0.723, 0.583 }, { 0.824, 0.955 },
                                { 0.5, 0.745 }, { 0.176, 0.955 }, { 0.277, 0.583 }, { -0.023, 0.34 }, { 0.362, 0.32 } };
static const RpPoint pentagon[] = { { 0.5, 0.0 }, { 1.0, 0.37 }, { 0.81, 0.96 }, { 0.19, 0.96 }, { 0.0, 0.37 } };

static const struct
{
  const RpPoint *points;
  guint n;
} outlines[RP_N_SYMBOLS] = {
  [RP_SYMBOL_SQUARE] = { square, G_N_ELEMENTS (square) },
  [RP_SYMBOL_DIAMOND] = { diamond, G_N_ELEMENTS (diamond) },
  [RP_SYMBOL_TRIANGLE_UP] = { triangle_up, G_N_ELEMENTS (triangle_up) },
  [RP_SYMBOL_TRIANGLE_DOWN] = { triangle_down, G_N_ELEMENTS (triangle_down) },
  [RP_SYMBOL_TRIANGLE_RIGHT] = { triangle_right, G_N_ELEMENTS (triangle_right) },
  [RP_SYMBOL_HEXAGON] = { hexagon, G_N_ELEMENTS (hexagon) },
  [RP_SYMBOL_CROSS] = { cross, G_N_ELEMENTS (cross) },
  [RP_SYMBOL_DOCUMENT] = { document, G_N_ELEMENTS (document) },
  [RP_SYMBOL_STAR] = { star, G_N_ELEMENTS (star) },
  [RP_SYMBOL_PENTAGON] = { pentagon, G_N_ELEMENTS (pentagon) },
};

guint
rp_symbol_points (RpSymbol symbol, RpPoint points[RP_SYMBOL_MAX_POINTS])
{
  guint n;

  if ((guint)symbol >= RP_N_SYMBOLS)
    return 0;
  n = outlines[symbol].n;
  if (n > 0)
    memcpy (points, outlines[symbol].points, n * sizeof *points);
  return n;
}

guint
rp_symbol_circles (RpSymbol symbol, RpPoint centers[2], double *radius)
{
  if (symbol == RP_SYMBOL_RINGS)
    {
      centers[0] = (RpPoint){ 0.32, 0.5 };
      centers[1] = (RpPoint){ 0.68, 0.5 };
      *radius = 0.32;
      return 2;
    }
  centers[0] = (RpPoint){ 0.5, 0.5 };
  *radius = 0.5;
  return 1;
}
