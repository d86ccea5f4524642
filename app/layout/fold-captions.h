/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The folds in sight and the words that say how much time each leaves out: where they stand and what room they take
 * from the labels of the lower tier. Px of the scale. */
#pragma once

#include "text-measure.h"
#include "time-scale.h"

G_BEGIN_DECLS

/* Labels of an axis are never nearer to each other than this. */
#define RP_TICK_GAP_PX 6.0

typedef struct
{
  double left, right;       /* of the fold */
  double label_x, label_px; /* left edge and width of the words */
  char label[48];           /* "" where there is no room: strokes only */
} RpFoldCaption;

/* Ascending; words are centred on their fold, keep within [TAKEN, width] and 6 px from each other, short where the long
 * ones would meet. Transfer full, RpFoldCaption. */
GArray *rp_fold_captions (const RpTimeScale *scale, const RpTextMeasure *measure, double taken_px);

G_END_DECLS
