/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the diagram view's files share: diagram-view.c is the widget, diagram-moves.c what keys and hands ask of it,
 * diagram-scale.c how large it is; diagram-motion.c shows what takes long to draw. Private to them. */
#pragma once

#include "diagram-input.h"
#include "diagram-items.h"
#include "diagram-view.h"

G_BEGIN_DECLS

typedef struct
{
  RpSession *session;
  RpDrawing *drawing;
  RpDiagramPlace drawn;   /* where its content stands */
  RpDiagramPaint *paint;  /* the drawing on the screen */
  RpDiagramPaint *marks;  /* hits of a search and the like, over it */
  RpTextMeasure *measure; /* for these; made when it is needed */
  gboolean stale;
  double scale;                  /* px of the widget a diagram px */
  int built_width, built_height; /* the size that was last asked for */
  RpDiagramItems *items;
  RpDiagramInput *input;
  guint sync_id;
  guint rest_id; /* while a hand moves what takes long to draw */
  double pointer_x, pointer_y;
  const RpShape *hovered; /* of the drawing */
  GdkSurface *surface;    /* borrowed, while realized and followed */
  const char *cursor;     /* its name; static */
  RpRecordRef centred;    /* what was brought to the middle last, and nothing has moved since */
  gboolean blank;         /* RAPPORT_DEBUG=blank: paper alone, to measure what a frame costs without our drawing */
} RpDiagramViewPrivate;

RpDiagramViewPrivate *rp_diagram_view_private (RpDiagramView *self);
/* The invisible children follow what is drawn in a moment. */
void rp_diagram_view_queue_sync (RpDiagramView *self);
/* Where the content should stand now. */
RpDiagramPlace rp_diagram_view_place (RpDiagramView *self);
/* What is painted around the view, px. */
double rp_diagram_view_margin (RpDiagramView *self);
/* Has what is out of date drawn in a thread, where that is called for; FALSE: it is not. */
gboolean rp_diagram_view_order_new (RpDiagramView *self);
/* Whether what is drawn stands elsewhere than it should. */
gboolean rp_diagram_view_is_moving (RpDiagramView *self);
/* DRAWING (transfer full, nullable), whose content stands at PLACE, is what is shown from now on. */
void rp_diagram_view_take_drawing (RpDiagramView *self, RpDrawing *drawing, const RpDiagramPlace *place);

/* From init: `laid_out` of the class is called from then on, while the view is realized. */
void rp_diagram_view_follow_layout (RpDiagramView *self);

G_END_DECLS
