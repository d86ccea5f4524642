/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pool of invisible children of a diagram view: at most 500, one a record in sight. See diagram-item.h. */
#pragma once

#include "diagram-item.h"
#include "drawing.h"
#include "session.h"

G_BEGIN_DECLS

typedef struct _RpDiagramItems RpDiagramItems;

/* VIEW is borrowed and becomes the items' parent. */
RpDiagramItems *rp_diagram_items_new (GtkWidget *view, GCallback chosen, gpointer data);
void rp_diagram_items_free (RpDiagramItems *self);
/* Makes the children match DRAWING (NULL: none); what SESSION (nullable) has selected is always among them if it is
 * drawn. */
void rp_diagram_items_sync (RpDiagramItems *self, RpDrawing *drawing, RpSession *session);
void rp_diagram_items_allocate (RpDiagramItems *self);
/* Moves the focus as DIRECTION says: into the view, from record to record with the arrows, and out. TRUE when it was
 * moved. */
gboolean rp_diagram_items_focus (RpDiagramItems *self, GtkDirectionType direction, RpRecordRef selected);
/* The child with the focus; NULL: none. */
RpDiagramItem *rp_diagram_items_focused (RpDiagramItems *self);
/* The shape of DRAWING (nullable) that stands for REF, as OF speaks of it; NULL: not in sight. */
const RpShape *rp_diagram_items_find (RpDrawing *drawing, RpRecordRef ref, RpRecordRef of);
/* Shapes that get a child, and that a pointer picks. */
gboolean rp_diagram_items_stands_for_record (const RpShape *shape);

G_END_DECLS
