/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a hand has moved the views of a picture since it was made: what stood at (x, y) stands at (x × zoom + dx,
 * y × zoom + dy), of a timeline x alone. A plain value; px of the drawing. What is seen so: stage-transition.h. */
#pragma once

#include "stage-picture.h"

G_BEGIN_DECLS

#define RP_STAGE_MOST_PANES 2

typedef struct
{
  double zoom, dx, dy;
} RpStageCamera;

typedef struct
{
  RpStageCamera panes[RP_STAGE_MOST_PANES];
} RpStageSight;

/* As the picture was made. */
RpStageSight rp_stage_sight (void);
gboolean rp_stage_sight_is_still (const RpStageSight *self);
/* The pane at a point of PICTURE that can be moved; -1: none. */
int rp_stage_pane_at (RpStagePicture *picture, double x, double y);
/* Moves what PANE shows by that many px. */
void rp_stage_sight_pan (RpStageSight *self, guint pane, double dx, double dy);
/* What PANE shows becomes larger by FACTOR, what is at (X, Y) stays. Never beyond all measure. */
void rp_stage_sight_zoom (RpStageSight *self, guint pane, double factor, double x, double y);
/* SCENE, of which PICTURE was made, with what is in sight so: the scene of the picture that shows it in full. Transfer
 * full. */
RpScene *rp_stage_sight_scene (const RpStageSight *self, RpStagePicture *picture);

G_END_DECLS
