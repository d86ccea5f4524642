/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A scene's picture, made and painted in a thread: for stage, presenter and thumbnails. */
#pragma once

#include <gdk/gdk.h>
#include "stage-picture.h"

G_BEGIN_DECLS

/* PICTURE and TEXTURE (as many px as asked for) are NULL only when it was cancelled; then DONE is not called. Both are
 * borrowed. */
typedef void (*RpPictureDone) (RpStagePicture *picture, GdkTexture *texture, gpointer data);

/* SCENE of DATASET; OPTIONS are copied. SCALE: device px for a px of the screen. CANCELLABLE is nullable. */
void rp_picture_job_start (RpDataset *dataset, RpScene *scene, const RpStageOptions *options, double scale,
                           GCancellable *cancellable, RpPictureDone done, gpointer data);
/* A drawing as it is painted, px of the screen × SCALE; at once. Transfer full. */
GdkTexture *rp_picture_paint (RpDrawing *drawing, double scale);

G_END_DECLS
