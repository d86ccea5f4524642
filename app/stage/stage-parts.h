/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the shapes of a stage picture hang on when its cameras move: which of them stay, which stand at a place of the
 * time or of the network and keep their size, and which lie along it. Private to stage transitions. Found once for a
 * picture; px of the drawing. */
#pragma once

#include "stage-picture.h"

G_BEGIN_DECLS

typedef enum
{
  RP_MOVES_NOT,   /* stands where it stands: titles, lane names, a table */
  RP_MOVES_AT,    /* keeps its size at its anchor: marks, nodes, words */
  RP_MOVES_ALONG, /* each of its ends and points is a place: bars, links between marks */
  RP_MOVES_TIE,   /* between two nodes */
} RpStageMoves;

#define RP_NO_PART G_MAXUINT

typedef struct
{
  const RpShape *shape;
  gint8 pane; /* of the picture whose camera moves it; -1: none */
  guint8 moves;
  guint inside : 1; /* it is one of the pane's own shapes, and shows within it only */
  guint callout : 1;
  guint owner;   /* the part of whose record it is a piece; RP_NO_PART: none */
  RpPoint at;    /* of what moves at an anchor: the anchor */
  guint ends[2]; /* of a tie: its nodes' parts; RP_NO_PART: not found */
} RpStagePart;

typedef struct
{
  RpStagePicture *picture;
  RpStagePart *parts; /* one for each shape, in their order */
  guint n;
} RpStageParts;

void rp_stage_parts_init (RpStageParts *self, RpStagePicture *picture);
void rp_stage_parts_clear (RpStageParts *self);
RpPoint rp_shape_middle (const RpShape *shape);

G_END_DECLS
