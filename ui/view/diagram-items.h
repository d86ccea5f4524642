/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pool of invisible children of a diagram view: at most 500, one a record in sight. See diagram-item.h. */
#pragma once

#include "diagram-item.h"
#include "drawing.h"
#include "session.h"

G_BEGIN_DECLS

typedef struct _RpDiagramItems RpDiagramItems;

/* Where the arrows find SHAPE: see rp_diagram_item_set_stop. BAND and ORDER come as -1 and 0. */
typedef void (*RpDiagramStopFunc) (gpointer data, const RpShape *shape, int *band, double *order);

typedef enum
{
  RP_DIAGRAM_STEP_DONE, /* the focus has moved */
  RP_DIAGRAM_STEP_EDGE, /* nothing lies further on in sight */
  RP_DIAGRAM_STEP_OUT,  /* it leaves the view */
} RpDiagramStep;

/* VIEW is borrowed and becomes the items' parent. STOP is nullable. */
RpDiagramItems *rp_diagram_items_new (GtkWidget *view, GCallback chosen, RpDiagramStopFunc stop, gpointer data);
void rp_diagram_items_free (RpDiagramItems *self);
/* Makes the children match DRAWING (NULL: none); what SESSION (nullable) has selected is always among them if it is
 * drawn. */
void rp_diagram_items_sync (RpDiagramItems *self, RpDrawing *drawing, RpSession *session);
/* At SCALE px of the view a diagram px. */
void rp_diagram_items_allocate (RpDiagramItems *self, double scale);
/* Moves the focus as DIRECTION says: into the view, from record to record with the arrows, and out. */
RpDiagramStep rp_diagram_items_focus (RpDiagramItems *self, GtkDirectionType direction, RpRecordRef selected);
/* The focus, if it is in the view, goes to REF once that is drawn; to what lies in DIRECTION once something does. */
void rp_diagram_items_wish (RpDiagramItems *self, RpRecordRef ref);
void rp_diagram_items_wish_on (RpDiagramItems *self, GtkDirectionType direction);
/* Along the ties of the selected entity, or of the focused: to the next tie or who is at its end (DIRECTION 1), or
 * back. FALSE: there is none here. */
gboolean rp_diagram_items_step_tied (RpDiagramItems *self, RpDataset *dataset, RpRecordRef selected, int direction);
/* From a part to its whole, elsewhere to the selected. FALSE: there is none here. */
gboolean rp_diagram_items_step_out (RpDiagramItems *self, RpDataset *dataset, RpRecordRef selected);
/* The child with the focus; NULL: none. */
RpDiagramItem *rp_diagram_items_focused (RpDiagramItems *self);
/* The shape of DRAWING (nullable) that stands for REF, as OF speaks of it; NULL: not in sight. */
const RpShape *rp_diagram_items_find (RpDrawing *drawing, RpRecordRef ref, RpRecordRef of);
/* What ITEM stands for in DRAWING; NULL: it is not in sight. */
const RpShape *rp_diagram_items_shape (RpDiagramItem *item, RpDrawing *drawing);
/* What comes into sight when ITEM is opened: a parent's first part, the first that a cluster counts. */
RpRecordRef rp_diagram_items_within (RpDiagramItem *item, RpDataset *dataset);
/* What is told of SHAPE under the pointer. Transfer full, nullable. */
char *rp_diagram_items_tooltip (const RpShape *shape, RpDataset *dataset);
/* Shapes that get a child, and that a pointer picks. */
gboolean rp_diagram_items_stands_for_record (const RpShape *shape);

G_END_DECLS
