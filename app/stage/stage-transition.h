/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The way from one stage picture to another, as drawings: each view's camera goes along a zoom path, what both show
 * goes with it to its new place, what only one shows fades, what stays the same stays the same to the pixel. And one
 * picture with its cameras moved by hand. All is matched, measured and set when it is made; a frame is cheap and shapes
 * no text. Knows no clock: who shows it says which moment it is, and whether there is movement at all. Px of the
 * drawing, s. */
#pragma once

#include "stage-sight.h"

G_BEGIN_DECLS

#define RP_TRANSITION_LEAST_S 0.4
#define RP_TRANSITION_MOST_S 2.0

typedef struct _RpStageTransition RpStageTransition;

/* SIGHT: how a hand has moved what FROM shows; NULL: not. Both pictures are kept alive; they are best of one size.
 * Transfer full. For one thread at a time. */
RpStageTransition *rp_stage_transition_new (RpStagePicture *from, const RpStageSight *sight, RpStagePicture *to);
void rp_stage_transition_free (RpStageTransition *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RpStageTransition, rp_stage_transition_free)
/* 0.4 … 2 s, by the way that is longest. */
double rp_stage_transition_get_duration (const RpStageTransition *self);
/* How far along its path it is after T (0 … 1) of the time: 0 … 1. At 60 frames a second no frame goes further than 1.6
 * times the one before. */
double rp_stage_transition_get_progress (const RpStageTransition *self, double t);
/* The picture after T of the time: at 0 (unless moved by hand) and at 1 the pictures' own drawings. Transfer full. For
 * a screen only. */
RpDrawing *rp_stage_transition_frame (RpStageTransition *self, double t);

/* PICTURE as it is seen while a hand moves it: keep this while it does, and ask for a frame as often as it moves.
 * Transfer full. For one thread at a time. */
typedef struct _RpStageMotion RpStageMotion;
RpStageMotion *rp_stage_motion_new (RpStagePicture *picture);
void rp_stage_motion_free (RpStageMotion *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RpStageMotion, rp_stage_motion_free)
/* Its shapes, moved as SIGHT says; text and marks keep their size. Where it is still, the picture's own drawing.
 * Transfer full. */
RpDrawing *rp_stage_motion_frame (RpStageMotion *self, const RpStageSight *sight);

G_END_DECLS
