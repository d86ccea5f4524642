/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The cameras of a transition: for each view that is in one or both of two pictures, how both pictures' px stand on the
 * screen at a moment on the way, by the zoom path between what the two have in sight. Private to stage transitions. Px
 * of the drawings. */
#pragma once

#include "stage-sight.h"
#include "zoom-path.h"

G_BEGIN_DECLS

/* Where all of a picture's px stand: x × zoom + (x, y); of a timeline and of what has no camera y is as it was. */
typedef struct
{
  double zoom, x, y;
  gboolean flat; /* y is not zoomed */
} RpStagePlacing;

typedef struct
{
  double x, y, width, height;
} RpStageBox;

typedef struct
{
  const RpStagePane *panes[2]; /* in the one and the other picture; one may be NULL */
  gboolean time, plane;        /* it has a camera that goes over time, over the plane */
  RpZoomPath path;             /* in px of the first picture */
  double zoom;                 /* a px of the first picture is so many of the second … */
  RpPoint shift;               /* … and its origin is there */
  RpStageCamera begin;         /* how a hand has moved the first */
  RpStageBox plots[2];         /* where the camera's picture shows: of a timeline the stretch of its axis */
  gboolean turning;            /* networks so unlike that straight ways would lead all through the middle */
  RpPoint middles[2];          /* … the middle of all, in either picture … */
  RpPoint spreads[2];          /* … and how far from it they are there, sideways and up */
  double morph;                /* how far what both show moves besides, in parts of the view's width */
} RpStageTrack;

typedef struct
{
  RpStagePlacing placing[2];
  double blend;          /* how far the second picture says where things are: the one less that is magnified more */
  RpStageBox pane, plot; /* what belongs to the view shows there only */
} RpStageNow;

/* Panes of FROM, seen as SIGHT (nullable) says, and TO: RpStageTrack, those of TO last. Transfer full. */
GArray *rp_stage_tracks_new (RpStagePicture *from, const RpStageSight *sight, RpStagePicture *to);
/* At PART (0 … 1) of the way. */
RpStageNow rp_stage_track_at (const RpStageTrack *self, double part);
/* The same of a picture that is both: moved as CAMERA says. */
RpStageNow rp_stage_track_moved (const RpStageTrack *self, const RpStageCamera *camera);
RpPoint rp_stage_placed (const RpStagePlacing *self, RpPoint point);
/* Where what is at A in the first picture and at B in the second is now. */
RpPoint rp_stage_track_place (const RpStageTrack *self, const RpStageNow *now, double part, RpPoint a, RpPoint b);
/* Where what is at POINT in one picture (SIDE) would be in the other, as far as the camera goes; over time exactly. */
RpPoint rp_stage_track_other (const RpStageTrack *self, guint side, RpPoint point);
/* How far there is to go, in the path's metric. */
double rp_stage_track_length (const RpStageTrack *self);

G_END_DECLS
