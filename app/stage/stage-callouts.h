/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The callouts of a scene: each a short text in a box, with a line to the record or the moment that it speaks of. Its
 * shapes have the role LABEL and the id "callout:INDEX". Px of the drawing. Private to stage pictures. */
#pragma once

#include "stage-picture.h"

G_BEGIN_DECLS

/* Where they are added. */
typedef struct
{
  RpDrawing *drawing; /* with all but the callouts */
  const RpStagePane *panes;
  guint n_panes;
  const RpViewState *state;
} RpStageCanvas;

/* Adds those of SCENE whose anchor is to be seen. ANCHORS, as many as it has callouts, gets where each is tied to; NAN:
 * it is not to be seen. */
void rp_stage_callouts_add (const RpStageCanvas *canvas, const RpScene *scene, RpPoint *anchors);

G_END_DECLS
