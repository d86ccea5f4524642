/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A scene as it stands on a stage: one drawing of the whole screen, with title, caption, markings and the views that
 * the scene shows, and what is needed to move from one to the next. Stage, presenter, thumbnails and hand-out all show
 * this. Immutable, refcounted (atomic); slow to make: in a thread. Sizes in px of the drawing, RP_STAGE_LINES high
 * whatever the screen, made larger by its zoom; then the smallest text is 18 px on a screen of 1080 lines. */
#pragma once

#include "briefing.h"
#include "figure.h"

G_BEGIN_DECLS

/* 1080 × 11 ÷ 18 */
#define RP_STAGE_LINES 660.0

typedef struct
{
  double width, height; /* of the screen, px */
  RpThemeName theme;
  guint number, n;        /* "4 of 9": the scene's, from 1; n 0: it is not said */
  const char *marking;    /* NULL: the dataset's; "": none */
  const char *input;      /* the dataset's file, for the pictures of entities; nullable */
  gboolean fixed_measure; /* every character 0.6 em wide: for tests */
  gboolean without_words; /* neither title nor caption: the diagram alone */
  /* Nullable: a picture of another scene for the same stage and dataset. Where both lay out the network alike it is not
   * laid out again; what is drawn is the same without. Needed for the call only. */
  struct _RpStagePicture *like;
} RpStageOptions;

/* A view in the picture: where it stands, which of the drawing's shapes are its own, and how it maps what it shows. */
typedef struct
{
  RpViewName view;
  double x, y, width, height;
  guint first, end; /* shapes */
  /* of a timeline: px 0 of SCALE is at LEFT (px of the drawing); time is in sight from LEFT to RIGHT */
  RpTimelineLayout *layout; /* nullable */
  RpTimeScale scale;
  double left, right;
  /* of a network: drawing = layout × zoom + (x, y) + the pane's corner */
  RpNetwork *network; /* nullable */
  RpNetworkView sight;
} RpStagePane;

typedef struct _RpStagePicture RpStagePicture;

/* SCENE of DATASET. NULL when cancelled. Transfer full. */
RpStagePicture *
rp_stage_picture_new (RpDataset *dataset, RpScene *scene, const RpStageOptions *options, GCancellable *cancellable);
RpStagePicture *rp_stage_picture_ref (RpStagePicture *self);
void rp_stage_picture_unref (RpStagePicture *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RpStagePicture, rp_stage_picture_unref)

/* All of these belong to the picture. */
RpDrawing *rp_stage_picture_get_drawing (RpStagePicture *self);
RpScene *rp_stage_picture_get_scene (RpStagePicture *self);
/* Without `marking`, `input` and `like`. */
const RpStageOptions *rp_stage_picture_get_options (RpStagePicture *self);
/* What was drawn: which records are visible in it, and how. */
const RpViewState *rp_stage_picture_get_state (RpStagePicture *self);
guint rp_stage_picture_n_panes (RpStagePicture *self);
const RpStagePane *rp_stage_picture_get_pane (RpStagePicture *self, guint index);
/* How many records that the scene names are not in the dataset. */
guint rp_stage_picture_n_gone (RpStagePicture *self);
/* The point that the scene's callout at INDEX is tied to, px of the drawing: what its dx and dy begin at. Its box and
 * its words are shapes with the role LABEL and the id "callout:INDEX". FALSE: what it speaks of is not to be seen, nor
 * is it. */
gboolean rp_stage_picture_callout_anchor (RpStagePicture *self, guint index, RpPoint *anchor);

G_END_DECLS
