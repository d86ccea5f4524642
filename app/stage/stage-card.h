/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a click on a stage shows of a record: what it is, when, where, who in which role, and who says so, large enough
 * for the last row. A drawing of its own, for whoever places it; it names nothing that the scene hides. */
#pragma once

#include "stage-picture.h"

G_BEGIN_DECLS

/* Of REF as PICTURE shows it, no larger than MAX_WIDTH × MAX_HEIGHT px of the picture's drawing; with ground and edge.
 * A text of it has the record that it names as `of`. NULL: REF is hidden, or no record. From the thread that has the
 * picture. Transfer full. */
RpDrawing *rp_stage_card (RpStagePicture *picture, RpRecordRef ref, double max_width, double max_height);

G_END_DECLS
