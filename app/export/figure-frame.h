/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands around the view on each page of a picture: margins, markings, title, facts, legend, source line, page
 * number. Sizes in px of the drawing. Private to figures. */
#pragma once

#include "figure.h"

G_BEGIN_DECLS

/* Which page it is. */
typedef struct
{
  guint number, n;                      /* "page NUMBER of N", from 1 */
  guint column, row, n_columns, n_rows; /* its place where the pages lie beside and below one another; n_columns 0: they
                                           do not */
} RpFigurePage;

/* A page with all but the view; what is left for that. */
typedef struct
{
  const RpViewState *state;
  const RpFigureOptions *options;
  RpFigurePage page;
  RpDrawing *drawing;             /* owned */
  const RpSourceLetters *letters; /* those of the sources at its foot, which live as long as the drawing; nullable */
  double left, right, top, bottom;
} RpFigureFrame;

/* The page as its size allows: what a small one has no room for is left out, one thing after the other. The caller owns
 * the drawing in it. */
RpFigureFrame rp_figure_frame (const RpViewState *state, const RpFigureOptions *options, const RpFigurePage *page);
/* Whether it leaves room for anything to be seen. */
gboolean rp_figure_frame_has_room (const RpFigureFrame *frame);

static inline double
rp_figure_frame_width (const RpFigureFrame *frame)
{
  return frame->right - frame->left;
}

static inline double
rp_figure_frame_height (const RpFigureFrame *frame)
{
  return frame->bottom - frame->top;
}

G_END_DECLS
