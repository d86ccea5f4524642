/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands round the views on a stage: title, caption, markings, number, legend, what is filtered; and what is left
 * for the views. A network on a wide screen has its words in a column at the left, all else above. Px of the drawing.
 * Private to stage pictures. */
#pragma once

#include "stage-picture.h"

G_BEGIN_DECLS

#define RP_STAGE_GAP_PX 12.0 /* between the views and what stands round them */
#define RP_STAGE_PANE_GAP_PX 16.0
#define RP_STAGE_NETWORK_SHARE 0.52 /* of both views */
#define RP_STAGE_COLUMN_GAP_PX 32.0 /* between the column of words and a network */

typedef struct
{
  const RpScene *scene;
  const RpStageOptions *options;
  const RpViewState *state;
  const RpFigureOptions *figure;
  guint n_gone;       /* records of the scene that the dataset does not have */
  RpDrawing *drawing; /* owned by who made the page */
  double left, right, top, bottom;
} RpStagePage;

/* The page with all but the views; what it is made from outlives it. */
void rp_stage_page_set (RpStagePage *page);
/* The room that a network is laid out for in VIEW: the same for all scenes of a stage, whatever words they have. */
RpPoint rp_stage_network_area (const RpStageOptions *options, RpViewName view);

/* ---- parts of it ---- */

/* Number, what is filtered, marking, legend, from the bottom upwards; the marking at the top. */
void rp_stage_page_foot (RpStagePage *page);
/* Title and caption; of a scene that is text only all of it. */
void rp_stage_page_words (RpStagePage *page);
/* Whether the words have a column of their own. */
gboolean rp_stage_page_has_column (const RpStagePage *page);
/* How wide that is. */
double rp_stage_page_column (const RpStagePage *page);

static inline double
rp_stage_page_width (const RpStagePage *page)
{
  return page->right - page->left;
}

G_END_DECLS
