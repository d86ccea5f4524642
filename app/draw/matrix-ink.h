/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the matrix's drawing share while one drawing is made. Private to them. All px of the picture. */
#pragma once

#include "matrix-drawing.h"

G_BEGIN_DECLS

#define RP_MATRIX_MARK_PX 9.0
#define RP_MATRIX_STANDING_PX 12.0
#define RP_MATRIX_KIND_PX 10.0
#define RP_MATRIX_NAME_LINES 2 /* of a source and of an origin in a head */

/* The columns at the left. Widths; 0: not shown where there is no room. */
typedef struct
{
  double margin;
  double date, title, standing, sources, origins;
  double x_date, x_title, x_standing, x_sources, x_origins; /* left edges */
} RpMatrixBlock;

typedef struct
{
  RpDrawing *drawing;
  RpSourceMatrix *matrix;
  const RpViewState *state;
  const RpTheme *theme;
  const RpTextMeasure *measure;
  const RpMatrixFrame *frame;
  RpMatrixPlace place;
  RpMatrixBlock block;
  double bracket_px; /* height of the origins' names; 0: every source speaks for itself */
} RpMatrixInk;

/* One line cut to WIDTH, its middle at Y; NULL when no letter fits. FULL (nullable): the text. */
RpShape *rp_matrix_text (RpMatrixInk *ink, RpRole role, const char *text, const char *full, RpTextSize size, double x,
                         double y, double width, RpColor color);

/* A date in short, without the time of day; NULL: it has none that can be read. Transfer full. */
char *rp_matrix_day (const RpDate *date);
/* The heads of columns, groups and of the block at the left, with a ground of paper. */
void rp_matrix_heads (RpMatrixInk *ink);
/* The mark of a cell, its middle at X, Y: a shape that stands for it. */
RpShape *
rp_matrix_cell_mark (RpDrawing *drawing, RpRole role, guint flags, double x, double y, RpColor color, RpColor paper);
/* The mark of a standing, its middle at X, Y. */
void
rp_matrix_standing_mark (RpDrawing *drawing, RpStanding standing, double x, double y, RpColor color, RpColor paper);
/* What the marks mean, WIDTH wide. Transfer full. */
RpDrawing *rp_matrix_legend (RpSourceMatrix *matrix, const RpViewState *state, double width);

G_END_DECLS
