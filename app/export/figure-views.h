/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The views that fill a figure's pages, each for a box of px of the drawing. Without what stands around them. For
 * figures and stages. */
#pragma once

#include "figure.h"
#include "matrix-drawing.h"

G_BEGIN_DECLS

/* What a view is made for: the place that it fills. */
typedef struct
{
  const RpViewState *state;
  const RpFigureOptions *options;
  double width, height;
} RpFigureBox;

/* The lanes as the options choose them. NULL when cancelled. Transfer full. */
RpTimelineLayout *rp_figure_timeline_layout (const RpFigureBox *box, GCancellable *cancellable);
/* From where to where it is drawn: as asked for, else all. */
void rp_figure_timeline_range (RpTimelineLayout *layout, const RpFigureOptions *options, double *from, double *to);
/* The network laid out for the box, its nodes as large as they are drawn. NULL when cancelled. Transfer full. */
RpNetwork *rp_figure_network (const RpFigureBox *box, GCancellable *cancellable);
/* Where NETWORK stands in the box: all of it, or the part that the options ask for. */
RpNetworkView rp_figure_network_sight (RpNetwork *network, const RpFigureBox *box);
/* NETWORK drawn there, with nothing beyond the box. Transfer full. */
RpDrawing *rp_figure_network_drawing (RpNetwork *network, const RpNetworkView *view, const RpFigureBox *box);
/* Who says what, and the FRAME that fills the box; its rows are in ORDER (transfer full). Transfer full. */
RpSourceMatrix *rp_figure_matrix (const RpFigureBox *box, guint **order, RpMatrixFrame *frame);
/* One view alone, on one page. NULL when cancelled. Transfer full. */
RpDrawing *rp_figure_view (const RpFigureBox *box, RpViewName view, GCancellable *cancellable);

G_END_DECLS
