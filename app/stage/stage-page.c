/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stage-page.h"

#include <math.h>

#include "marking-badge.h"

#define SIDE_SHARE 0.05
#define TOP_SHARE 0.05
#define WIDE 1.5            /* from this aspect on a network has a column of words beside it */
#define COLUMN_SHARE 0.21   /* of the width */
#define USUAL_WORDS_PX 96.0 /* above a network */

static double
stage_width (const RpStageOptions *options)
{
  return MAX (options->width, 1) / (MAX (options->height, 1) / RP_STAGE_LINES);
}

static gboolean
is_wide (const RpStageOptions *options)
{
  return MAX (options->width, 1) / MAX (options->height, 1) >= WIDE;
}

static double
side_margin (const RpStageOptions *options)
{
  return ceil (SIDE_SHARE * stage_width (options));
}

gboolean
rp_stage_page_has_column (const RpStagePage *page)
{
  return page->figure->view == RP_VIEW_NETWORK && is_wide (page->options);
}

double
rp_stage_page_column (const RpStagePage *page)
{
  return floor (COLUMN_SHARE * stage_width (page->options));
}

RpPoint
rp_stage_network_area (const RpStageOptions *options, RpViewName view)
{
  double width = stage_width (options) - 2 * side_margin (options);
  double height = RP_STAGE_LINES * (1 - 2 * TOP_SHARE) - 2 * (RP_MARKING_PX + RP_STAGE_GAP_PX) - RP_LEGEND_ROW_PX;

  if (view == RP_VIEW_NETWORK && is_wide (options))
    return (RpPoint){ width - floor (COLUMN_SHARE * stage_width (options)) - RP_STAGE_COLUMN_GAP_PX, height };
  height -= USUAL_WORDS_PX;
  return (RpPoint){ width, view == RP_VIEW_BOTH ? height * RP_STAGE_NETWORK_SHARE - RP_STAGE_PANE_GAP_PX : height };
}

void
rp_stage_page_set (RpStagePage *page)
{
  const RpStageOptions *options = page->options;
  double width = stage_width (options), margin = side_margin (options);

  page->left = margin;
  page->right = width - margin;
  page->top = ceil (TOP_SHARE * RP_STAGE_LINES);
  page->bottom = RP_STAGE_LINES - page->top;
  page->drawing = rp_drawing_new (width, RP_STAGE_LINES, page->state->theme->paper);
  rp_drawing_set_zoom (page->drawing, MAX (options->height, 1) / RP_STAGE_LINES);
  rp_stage_page_foot (page);
  if (!options->without_words)
    rp_stage_page_words (page);
}
