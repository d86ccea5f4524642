/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Small pictures of scenes: made in a thread, one at a time, for those only that are wanted, and kept as long as their
 * scene says the same. No widget. */
#pragma once

#include "picture-job.h"

G_BEGIN_DECLS

#define RP_SCENE_THUMB_WIDTH_PX 176
#define RP_SCENE_THUMB_HEIGHT_PX 99

typedef struct _RpSceneThumbs RpSceneThumbs;

/* The picture of SCENE is there. */
typedef void (*RpSceneThumbsDone) (RpScene *scene, gpointer data);

RpSceneThumbs *rp_scene_thumbs_new (RpSceneThumbsDone done, gpointer data);
/* Nothing is told any more. */
void rp_scene_thumbs_free (RpSceneThumbs *self);
/* What scenes are shown of, and how; all that is kept of another is dropped. DATASET is nullable, as INPUT: the path of
 * its file. SCALE: device px for a px. */
void rp_scene_thumbs_set_subject (RpSceneThumbs *self, RpDataset *dataset, const char *input, RpThemeName theme,
                                  double scale);
/* NULL: it is not made yet. N_GONE (out): how many records that it names are not in the dataset. Belongs to it. */
GdkTexture *rp_scene_thumbs_get (RpSceneThumbs *self, RpScene *scene, guint *n_gone);
/* Those, in their order, and no others any more. SCENES (RpScene *, transfer full) holds references. */
void rp_scene_thumbs_want (RpSceneThumbs *self, GPtrArray *scenes);

G_END_DECLS
