/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The shapes of two stage pictures, matched: what both show is one tween, what only one shows is one that fades. Each
 * knows where it stands in the px of either picture. Private to stage transitions; found once. */
#pragma once

#include "stage-cameras.h"
#include "stage-parts.h"

G_BEGIN_DECLS

typedef enum
{
  RP_FADE_NOT,
  RP_FADE_OUT,
  RP_FADE_IN,
  RP_FADE_THROUGH, /* out and in again: on the way it would stand on another */
} RpStageFade;

typedef struct
{
  const RpShape *shapes[2]; /* one may be NULL */
  gint8 track;              /* whose camera moves it; -1: none */
  guint8 moves, fade;
  guint inside : 1;      /* it shows within its view only */
  guint right_held : 1;  /* of a bar that keeps its width: its right end is its place */
  guint true_ends : 1;   /* both ends of it are the same times in both pictures */
  guint keeps_width : 1; /* nobody knows when it began: what is drawn of it is so wide in any zoom */
  guint single : 1;      /* only one picture has it */
  guint alone : 1;       /* it is of a view that only one picture has */
  guint words : 1;       /* it fades as words do, and is gone where its anchor is out of sight */
  guint in_bar : 1;      /* its owner is a bar, and it goes as that goes */
  guint owner;           /* as `ends` indices of tweens; RP_NO_PART: none */
  guint ends[2];
  RpPoint at[2], far[2]; /* in either picture: the anchor; of a box its corners */
  RpPoint rims[2][2];    /* [picture][end] of a tie: from the node's middle, along the tie and across; loose: where */
  const RpPoint *points[2]; /* of what lies along: the points; of a tie those between its ends, as its length goes */
  guint n_points;
  gboolean curved;
} RpStageTween;

typedef struct
{
  RpStageParts parts[2];
  GArray *tracks; /* RpStageTrack */
  GArray *tweens; /* RpStageTween, in drawing order */
  GPtrArray *memory;
  guint n_ties[2]; /* in either picture */
} RpStageTweens;

/* SIGHT: how a hand has moved FROM; nullable. */
void rp_stage_tweens_init (RpStageTweens *self, RpStagePicture *from, const RpStageSight *sight, RpStagePicture *to);
void rp_stage_tweens_clear (RpStageTweens *self);

/* ---- its parts, each in a file ---- */

/* Which shape of the one picture is which of the other: for each part of the first an index of the second, RP_NO_PART:
 * none. Transfer full. */
guint *rp_stage_match (const RpStageParts *from, const RpStageParts *to, const GArray *tracks);
/* Sets how ties lie between their nodes. */
void rp_stage_tweens_set_ties (RpStageTweens *self);
/* Sets which fade, all else being set. */
void rp_stage_tweens_set_fades (RpStageTweens *self);
/* The vector (ALONG, ACROSS) of what runs from A to B. */
RpPoint rp_stage_turned (RpPoint a, RpPoint b, RpPoint along_across);

G_END_DECLS
