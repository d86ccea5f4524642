/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What moves on a stage, painted frame by frame: the way from scene to scene, and views under the hand; and the card of
 * what was picked. For one view; knows no widget. Times in µs of the frame clock. */
#pragma once

#include <graphene.h>
#include "stage-live.h"

G_BEGIN_DECLS

typedef struct _RpStageMoves RpStageMoves;

/* Transfer full. */
RpStageMoves *rp_stage_moves_new (void);
void rp_stage_moves_free (RpStageMoves *self);
/* LIVE has another picture, or is moved. GLIDE: it is led to from the one before. */
void rp_stage_moves_follow (RpStageMoves *self, RpStageLive *live, gboolean glide, gint64 now_us);
/* Goes on by itself: another frame is wanted. */
gboolean rp_stage_moves_is_gliding (RpStageMoves *self);
/* What is to be seen NOW, WIDTH_PX device px wide; NULL: the picture of LIVE as it is. Transfer full. */
GdkTexture *rp_stage_moves_get (RpStageMoves *self, RpStageLive *live, gint64 now_us, int width_px);
/* The card of what is picked, and where it stands (px of the drawing), WIDTH_PX as above; NULL: there is none. Belongs
 * to it. */
GdkTexture *rp_stage_moves_get_card (RpStageMoves *self, RpStageLive *live, int width_px, graphene_rect_t *place);

G_END_DECLS
