/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stage-table.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "chronology.h"

#define MORE_GAP_PX 6.0

static void
add_more (const RpFigureBox *box, RpDrawing *drawing, guint n)
{
  g_autofree char *words = g_strdup_printf (ngettext ("and %u more event", "and %u more events", n), n);
  double height = rp_text_line_height (RP_TEXT_LABEL);

  rp_drawing_add_text (drawing, RP_ROLE_LEGEND, box->state->measure, words, RP_TEXT_LABEL, 0, box->height - height,
                       box->state->theme->ink65);
}

/* The page with what is selected, else the first. */
static guint
page_of (const RpFigureBox *box, const RpChronology *chronology, guint n_pages)
{
  RpRecordRef selected = box->state->selected;

  return selected.type == RP_RECORD_EVENT ? MIN (rp_chronology_find_page (chronology, selected.index), n_pages - 1) : 0;
}

RpDrawing *
rp_stage_table (const RpFigureBox *box, GCancellable *cancellable)
{
  RpChronologyOptions options
      = { .width = box->width, .from = box->options->from, .to = box->options->to, .alone = TRUE };
  g_autoptr (RpChronology) chronology = rp_chronology_new (box->state, &options, cancellable);
  g_autoptr (RpDrawing) page = NULL;
  RpDrawing *drawing = NULL;
  double foot = rp_text_line_height (RP_TEXT_LABEL) + MORE_GAP_PX;
  guint n, shown, n_more = 0;

  if (chronology == NULL)
    return NULL;
  drawing = rp_drawing_new (box->width, box->height, box->state->theme->paper);
  n = rp_chronology_paginate (chronology, box->height, box->height);
  if (n > 1 && rp_chronology_n_events_from (chronology, 1) > 0)
    n = rp_chronology_paginate (chronology, box->height - foot, box->height - foot);
  if (n == 0)
    return drawing;
  shown = page_of (box, chronology, n);
  n_more = rp_chronology_n_events_from (chronology, 0) - rp_chronology_n_events_from (chronology, shown)
           + rp_chronology_n_events_from (chronology, shown + 1);
  page = rp_chronology_page (chronology, shown);
  rp_drawing_append (drawing, page, 0, 0);
  if (n_more > 0)
    add_more (box, drawing, n_more);
  return drawing;
}

/* ---- who says what ---- */

/* Where what is selected stands among the FRAME's rows; 0: nowhere. */
static guint
selected_row (const RpFigureBox *box, const RpSourceMatrix *matrix, const RpMatrixFrame *frame)
{
  for (guint i = 0; i < frame->n_rows; i++)
    if (rp_record_ref_equal (rp_source_matrix_row (matrix, frame->rows[i])->ref, box->state->selected))
      return i;
  return 0;
}

RpDrawing *
rp_stage_sources (const RpFigureBox *box)
{
  g_autofree guint *rows = NULL;
  RpMatrixFrame frame;
  g_autoptr (RpSourceMatrix) matrix = rp_figure_matrix (box, &rows, &frame);
  guint selected = selected_row (box, matrix, &frame), n_seen;
  RpMatrixPlace place;

  rp_matrix_place (matrix, box->state, &frame, &place);
  n_seen
      = (guint)MAX (floor ((place.bottom - place.top) / place.row_px) - 1, 1); /* one less: for what is said of more */
  if (selected >= n_seen)
    frame.scroll_y = place.row_px * MIN (selected - n_seen / 2, MAX (frame.n_rows, n_seen) - n_seen);
  return rp_matrix_drawing (matrix, box->state, &frame);
}
