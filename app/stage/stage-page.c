/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stage-page.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "label-text.h"
#include "text-fit.h"

#define MARGIN_SHARE 0.05
#define GAP_PX 10.0
#define MOST_HEAD_LINES 2
#define MOST_CAPTION_LINES 3

static void
add_words (RpStagePage *page, const char *words, RpTextSize size, guint n_lines, gboolean bold)
{
  g_autofree char *line = words != NULL ? rp_label_line (words) : NULL;
  g_autofree char *wrapped
      = line != NULL ? rp_text_wrap (page->state->measure, line, size, page->right - page->left, n_lines) : NULL;
  RpShape *shape;

  if (wrapped == NULL || *wrapped == '\0')
    return;
  shape = rp_drawing_add_text (page->drawing, RP_ROLE_TITLE, page->state->measure, wrapped, size, page->left, page->top,
                               page->state->theme->ink);
  shape->bold = bold;
  shape->full = rp_drawing_string (page->drawing, words);
  page->top += shape->height;
}

static void
add_number (RpStagePage *page)
{
  const RpStageOptions *options = page->options;
  /* Translators: which scene of how many, on a stage */
  g_autofree char *words = g_strdup_printf (_ ("%u of %u"), options->number, options->n);
  double height = rp_text_line_height (RP_TEXT_LABEL);

  if (options->n == 0)
    return;
  page->bottom -= height;
  rp_drawing_add_text (page->drawing, RP_ROLE_TITLE, page->state->measure, words, RP_TEXT_LABEL, page->left,
                       page->bottom, page->state->theme->ink65);
  page->bottom -= GAP_PX;
}

RpStagePage
rp_stage_page (const RpViewState *state, const RpScene *scene, const RpStageOptions *options)
{
  double zoom = MAX (options->height, 1) / RP_STAGE_LINES;
  double width = MAX (options->width, 1) / zoom, margin = ceil (MARGIN_SHARE * MIN (width, RP_STAGE_LINES));
  RpStagePage page = { scene, options, state, NULL, margin, width - margin, margin, RP_STAGE_LINES - margin };

  page.drawing = rp_drawing_new (width, RP_STAGE_LINES, state->theme->paper);
  rp_drawing_set_zoom (page.drawing, zoom);
  add_number (&page);
  if (options->without_words)
    return page;
  add_words (&page, scene->title, RP_TEXT_HEAD, MOST_HEAD_LINES, TRUE);
  add_words (&page, scene->caption, RP_TEXT_NAME, MOST_CAPTION_LINES, FALSE);
  page.top += GAP_PX;
  return page;
}
