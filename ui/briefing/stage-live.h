/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the hand of who presents does to the scene that stands on stage: picks, looks closer, moves about; points,
 * lights and draws over it. The scene itself never changes: what is explored is a copy, which is dropped to return.
 * Shown by every view of the same stage. Places in px of the picture's drawing. Signal "changed" (guint what, of
 * RpStageLiveChanged). */
#pragma once

#include "picture-job.h"
#include "stage-sight.h"

G_BEGIN_DECLS

typedef enum
{
  RP_LIVE_SCENE = 1 << 0,   /* another scene stands there */
  RP_LIVE_PICTURE = 1 << 1, /* its picture is another */
  RP_LIVE_MOVED = 1 << 2,   /* a pane is being moved; its picture follows when the hand rests */
  RP_LIVE_HAND = 1 << 3,    /* pointer, spotlight, marks */
  RP_LIVE_TOLD = 1 << 4,    /* what is under the pointer */
} RpStageLiveChanged;

#define RP_TYPE_STAGE_LIVE (rp_stage_live_get_type ())
G_DECLARE_FINAL_TYPE (RpStageLive, rp_stage_live, RP, STAGE_LIVE, GObject)

/* Transfer full. */
RpStageLive *rp_stage_live_new (void);
/* A scene comes, or is made anew. What was explored and marked goes if it is ANOTHER. PATH of DATASET is nullable. */
void rp_stage_live_set (RpStageLive *self, RpDataset *dataset, const char *path, RpStagePicture *picture,
                        GdkTexture *texture, double scale, gboolean another);
/* What is to be seen, and as it is painted for the stage; NULL: nothing yet. Belong to it. */
RpStagePicture *rp_stage_live_get_picture (RpStageLive *self);
GdkTexture *rp_stage_live_get_texture (RpStageLive *self);

/* ---- exploring ---- */

gboolean rp_stage_live_is_exploring (RpStageLive *self);
/* How what is shown is being moved; its picture follows when the hand rests. Belongs to it. */
const RpStageSight *rp_stage_live_get_sight (RpStageLive *self);
/* The scene as it is again. FALSE: it was. */
gboolean rp_stage_live_return (RpStageLive *self);
/* What is at a point is picked; nothing there: nothing is. */
void rp_stage_live_pick (RpStageLive *self, double x, double y);
/* What of the scene that is seen is picked by hand; RP_RECORD_NONE: nothing. */
RpRecordRef rp_stage_live_get_picked (RpStageLive *self);
/* The pane at a point comes closer (> 1), that point keeps its place. FALSE: there is none that can. */
gboolean rp_stage_live_zoom (RpStageLive *self, double x, double y, double factor);
/* The pane at (X, Y) moves by DX, DY. */
gboolean rp_stage_live_pan (RpStageLive *self, double x, double y, double dx, double dy);

/* ---- the hand ---- */

/* X below 0: it is elsewhere. */
void rp_stage_live_point (RpStageLive *self, double x, double y);
/* The pointer stands there, but no hand has moved it. */
void rp_stage_live_rest (RpStageLive *self, double x, double y);
gboolean rp_stage_live_get_point (RpStageLive *self, RpPoint *point);
/* The name of what is under the pointer, in full; NULL: nothing. Belongs to it. */
const char *rp_stage_live_get_told (RpStageLive *self);
void rp_stage_live_set_spotlight (RpStageLive *self, gboolean on);
gboolean rp_stage_live_get_spotlight (RpStageLive *self);
void rp_stage_live_set_dot (RpStageLive *self, gboolean on);
gboolean rp_stage_live_get_dot (RpStageLive *self);
/* BEGIN: a new mark; else the one that was begun goes on to there. */
void rp_stage_live_draw (RpStageLive *self, double x, double y, gboolean begin);
void rp_stage_live_clear_marks (RpStageLive *self);
/* GArray of RpPoint each. */
const GPtrArray *rp_stage_live_get_marks (RpStageLive *self);

G_END_DECLS
