/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of a diagram's items share: diagram-items.c makes them, diagram-items-focus.c says which of them has
 * the focus. Private to them. */
#pragma once

#include "diagram-items.h"

G_BEGIN_DECLS

struct _RpDiagramItems
{
  GtkWidget *view;
  GHashTable *by_ref; /* packed ref → RpDiagramItem, owned by the view as children */
  GCallback chosen;
  RpDiagramStopFunc stop;
  gpointer data;
  struct
  {
    RpRecordRef ref;            /* gets the focus once it is in sight; NONE: */
    GtkDirectionType direction; /* what lies there of the focused; where no ref is */
    gint64 until;
  } wish;
  RpRecordRef anchor; /* the entity whose ties are walked along */
};

/* Keys of by_ref. */
gpointer rp_items_pack_ref (RpRecordRef ref);
gpointer rp_items_pack_shape (const RpShape *shape);
gboolean rp_items_is_cluster (const RpShape *shape);
/* In the order of a walk, RpDiagramItem. Transfer full. */
GPtrArray *rp_items_list (RpDiagramItems *self);
/* FOCUSED is among OLD, which go: what takes its place, so that the focus is never lost. */
void rp_items_save_focus (RpDiagramItems *self, GHashTable *old, RpDiagramItem *focused, RpDrawing *drawing,
                          RpSession *session);
/* The focus goes where it was wished to, once that is there. */
void rp_items_fulfil_wish (RpDiagramItems *self, RpDrawing *drawing);

G_END_DECLS
