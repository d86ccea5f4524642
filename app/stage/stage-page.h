/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands round the views on a stage: title, caption, markings, number; and what is left for the views. Private to
 * stage pictures. */
#pragma once

#include "stage-picture.h"

G_BEGIN_DECLS

typedef struct
{
  const RpScene *scene;
  const RpStageOptions *options;
  const RpViewState *state;
  RpDrawing *drawing; /* owned by who made the page */
  double left, right, top, bottom;
} RpStagePage;

/* The page with all but the views. */
RpStagePage rp_stage_page (const RpViewState *state, const RpScene *scene, const RpStageOptions *options);

G_END_DECLS
