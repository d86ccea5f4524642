/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One moment between two stage pictures as a drawing, from tweens and where the cameras are. Private to stage
 * transitions. Measures nothing and copies no text. */
#pragma once

#include "stage-tweens.h"

G_BEGIN_DECLS

/* At PART (0 … 1) of the way; NOWS: of each track. Transfer full. */
RpDrawing *rp_stage_frame (const RpStageTweens *tweens, const RpStageNow *nows, double part);

G_END_DECLS
