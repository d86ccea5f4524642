/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A source matrix as a drawing: a row a record, a column a source, the columns of one origin under one bracket. Titles
 * stay at the left, heads at the top, the legend at the bottom; of rows and columns only what is in sight is made. Px.
 */
#pragma once

#include "drawing.h"
#include "source-matrix.h"
#include "view-state.h"

G_BEGIN_DECLS

typedef struct
{
  double width, height;
  double scroll_x, scroll_y; /* so much of columns and rows is out of sight at the left and above */
  const guint *rows;         /* of the matrix, in the order in which they stand; borrowed */
  guint n_rows;
  gboolean in_window; /* with margins; else a picture, which says what it has no room for */
  gboolean legend;
  double page_px; /* of a picture over several pages, which counts nothing: so wide are the columns on this one; else 0
                   */
} RpMatrixFrame;

/* Where what stands, the same for every scroll. */
typedef struct
{
  double left, right, top, bottom;      /* of the cells in sight */
  double row_px, column_px, group_px;   /* between groups */
  double content_width, content_height; /* of all columns and rows */
} RpMatrixPlace;

/* SHOWN of the state is what MATRIX was made of. Transfer full. */
RpDrawing *rp_matrix_drawing (RpSourceMatrix *matrix, const RpViewState *state, const RpMatrixFrame *frame);
void
rp_matrix_place (RpSourceMatrix *matrix, const RpViewState *state, const RpMatrixFrame *frame, RpMatrixPlace *place);
/* The left edge of a column among all, before it is scrolled. */
double rp_matrix_column_x (const RpSourceMatrix *matrix, const RpMatrixPlace *place, guint column);

/* "supports", "less precise", "other words", "differs", "disputes", "detail": for files. Static. */
const char *rp_matrix_cell_name (guint flags);
/* "none", "one source", "one origin", "several", "differ": for files. Static. */
const char *rp_matrix_standing_name (RpStanding standing);
/* "3 sources, 1 origin" of a row. Transfer full. */
char *rp_matrix_standing_words (const RpMatrixRow *row);
/* "supports it; is less precise (2 passages)" of a cell. Transfer full. */
char *rp_matrix_cell_words (const RpMatrixCell *cell);
/* "Azernews, 12 Jan 2023": what a source is called in a head. Transfer full. */
char *rp_matrix_source_name (RpDataset *dataset, guint source);
/* What an origin is called; belongs to the dataset. */
const char *rp_matrix_origin_name (RpDataset *dataset, RpOrigin origin);

G_END_DECLS
