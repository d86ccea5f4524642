/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "figure-empty.h"

#include "text-fit.h"

void
rp_figure_say (RpDrawing *drawing, const RpViewState *state, const char *words, double x, double y, double width)
{
  g_autofree char *text = rp_text_cut (state->measure, words, RP_TEXT_LABEL, width);

  if (text != NULL)
    rp_drawing_add_text (drawing, RP_ROLE_SHELF, state->measure, text, RP_TEXT_LABEL, x, y, state->theme->ink65)->full
        = rp_drawing_string (drawing, words);
}
