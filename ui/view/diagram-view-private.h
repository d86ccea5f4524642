/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the diagram view's files share: diagram-view.c is the widget, diagram-moves.c what keys and hands ask of it,
 * diagram-scale.c how large it is.
 * Private to them. */
#pragma once

#include "diagram-input.h"
#include "diagram-items.h"
#include "diagram-view.h"

G_BEGIN_DECLS

typedef struct
{
  RpSession *session;
  RpDrawing *drawing;
  RpDiagramPaint *paint;  /* the drawing on the screen */
  RpDiagramPaint *marks;  /* hits of a search and the like, over it */
  RpTextMeasure *measure; /* for these; made when it is needed */
  gboolean stale;
  double scale;                  /* px of the widget a diagram px */
  int built_width, built_height; /* the size that was last asked for */
  RpDiagramItems *items;
  RpDiagramInput *input;
  guint sync_id;
  double pointer_x, pointer_y;
  const RpShape *hovered; /* of the drawing */
  const char *cursor;     /* its name; static */
  RpRecordRef centred;    /* what was brought to the middle last, and nothing has moved since */
  gboolean blank;         /* RAPPORT_DEBUG=blank: paper alone, to measure what a frame costs without our drawing */
} RpDiagramViewPrivate;

RpDiagramViewPrivate *rp_diagram_view_private (RpDiagramView *self);
/* The invisible children follow what is drawn in a moment. */
void rp_diagram_view_queue_sync (RpDiagramView *self);

G_END_DECLS
