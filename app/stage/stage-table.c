/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stage-table.h"

#include <glib/gi18n-lib.h>

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

RpDrawing *
rp_stage_table (const RpFigureBox *box, GCancellable *cancellable)
{
  RpChronologyOptions options
      = { .width = box->width, .from = box->options->from, .to = box->options->to, .alone = TRUE };
  g_autoptr (RpChronology) chronology = rp_chronology_new (box->state, &options, cancellable);
  RpDrawing *drawing = NULL;
  double foot = rp_text_line_height (RP_TEXT_LABEL) + MORE_GAP_PX;
  guint n, n_more = 0;

  if (chronology == NULL)
    return NULL;
  drawing = rp_drawing_new (box->width, box->height, box->state->theme->paper);
  n = rp_chronology_paginate (chronology, box->height, box->height);
  if (n > 1 && rp_chronology_n_events_from (chronology, 1) > 0)
    {
      n = rp_chronology_paginate (chronology, box->height - foot, box->height);
      n_more = rp_chronology_n_events_from (chronology, 1);
    }
  if (n > 0)
    {
      g_autoptr (RpDrawing) page = rp_chronology_page (chronology, 0);

      rp_drawing_append (drawing, page, 0, 0);
    }
  if (n_more > 0)
    add_more (box, drawing, n_more);
  return drawing;
}
