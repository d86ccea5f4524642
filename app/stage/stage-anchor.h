/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where in a picture of a scene a record or a moment is to be seen. Px of the drawing. Private to stage pictures. */
#pragma once

#include "stage-picture.h"

G_BEGIN_DECLS

/* What stands for something in the picture. */
typedef struct
{
  RpPoint at;   /* its middle */
  double reach; /* how far what is drawn there reaches from it */
} RpStageAnchor;

/* The mark, node, bar, row or tie that stands for REF among the shapes of the panes, the cluster that counts it, or
 * what it is a part of. FALSE: it is not to be seen. O(shapes). */
gboolean rp_stage_anchor_record (RpDrawing *drawing, const RpStagePane *panes, guint n_panes, RpDataset *dataset,
                                 RpRecordRef ref, RpStageAnchor *anchor);
/* WHEN, in EDTF, on the axis of a timeline among the panes. FALSE: it is not in sight, or no date. */
gboolean rp_stage_anchor_moment (const RpStagePane *panes, guint n_panes, const char *when, RpStageAnchor *anchor);

G_END_DECLS
