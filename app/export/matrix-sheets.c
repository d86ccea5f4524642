/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matrix-sheets.h"

#include <math.h>

#include "figure-frame.h"

#define LEAST_PX 200.0

/* Columns of a page: from FIRST to before END. */
typedef struct
{
  guint first, end;
} Stretch;

/* Whole columns on each page, and never none. Transfer full, Stretch. */
static GArray *
part_columns (RpSourceMatrix *matrix, const RpMatrixPlace *place)
{
  GArray *stretches = g_array_new (FALSE, FALSE, sizeof (Stretch));
  guint n = rp_source_matrix_n_columns (matrix);
  Stretch stretch = { 0, 0 };

  for (guint i = 0; i < n; i++)
    {
      double from = rp_matrix_column_x (matrix, place, stretch.first);
      double to = rp_matrix_column_x (matrix, place, i) + place->column_px;

      if (i > stretch.first && to - from > place->right - place->left + 0.5)
        {
          g_array_append_val (stretches, stretch);
          stretch.first = i;
        }
      stretch.end = i + 1;
    }
  g_array_append_val (stretches, stretch);
  return stretches;
}

typedef struct
{
  const RpFigureBox *box;
  RpSourceMatrix *matrix;
  RpMatrixFrame frame;
  RpMatrixPlace place;
  GArray *stretches;
  guint n_bands, band_rows;
} Work;

/* Where it is parted: the same widths and heights on all pages. */
static void
find_parts (Work *work)
{
  RpMatrixFrame all = work->frame;

  all.page_px = INFINITY;
  rp_matrix_place (work->matrix, work->box->state, &all, &work->place);
  work->stretches = part_columns (work->matrix, &work->place);
  work->band_rows = (guint)MAX ((work->place.bottom - work->place.top + 0.01) / work->place.row_px, 1);
  work->n_bands = MAX ((work->frame.n_rows + work->band_rows - 1) / work->band_rows, 1);
}

static RpDrawing *
make_page (const Work *work, guint column, guint band)
{
  const Stretch *stretch = &g_array_index (work->stretches, Stretch, column);
  guint n_columns = work->stretches->len, n = n_columns * work->n_bands;
  RpFigurePage place = { 1 + band * n_columns + column, n, column, band, n_columns, work->n_bands };
  RpFigureFrame around = rp_figure_frame (work->box->state, work->box->options, &place);
  RpMatrixFrame frame = work->frame;
  g_autoptr (RpDrawing) view = NULL;

  frame.page_px = 1;
  if (stretch->end > stretch->first)
    {
      frame.scroll_x = rp_matrix_column_x (work->matrix, &work->place, stretch->first);
      frame.page_px
          = rp_matrix_column_x (work->matrix, &work->place, stretch->end - 1) + work->place.column_px - frame.scroll_x;
    }
  frame.scroll_y = band * work->band_rows * work->place.row_px;
  view = rp_matrix_drawing (work->matrix, work->box->state, &frame);
  rp_drawing_append (around.drawing, view, around.left, around.top);
  return around.drawing;
}

static RpPageSet *
make_pages (const Work *work, GCancellable *cancellable)
{
  g_autoptr (RpPageSet) set = rp_page_set_new ();

  for (guint band = 0; band < work->n_bands; band++)
    for (guint column = 0; column < work->stretches->len; column++)
      {
        if (g_cancellable_is_cancelled (cancellable))
          return NULL;
        rp_page_set_add (set, make_page (work, column, band), NULL);
      }
  return g_steal_pointer (&set);
}

RpPageSet *
rp_figure_matrix_pages (const RpViewState *state, const RpFigureOptions *options, GCancellable *cancellable)
{
  static const RpFigurePage any = { 1, 4, 0, 0, 2, 2 };
  RpFigureFrame frame = rp_figure_frame (state, options, &any);
  RpFigureBox box = { state, options, rp_figure_frame_width (&frame), rp_figure_frame_height (&frame) };
  g_autoptr (RpSourceMatrix) matrix = NULL;
  g_autofree guint *order = NULL;
  Work work = { .box = &box };
  RpPageSet *set;

  rp_drawing_unref (frame.drawing);
  if (box.width < LEAST_PX || box.height < LEAST_PX)
    return rp_figure_only_page (state, options, cancellable);
  work.matrix = matrix = rp_figure_matrix (&box, &order, &work.frame);
  find_parts (&work);
  if (work.n_bands * work.stretches->len == 1 || work.n_bands * work.stretches->len > RP_MOST_PAGES)
    set = rp_figure_only_page (state, options, cancellable);
  else
    set = make_pages (&work, cancellable);
  g_array_unref (work.stretches);
  return set;
}
