/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An invisible widget that stands for one drawn record: it gives a screen reader and a test its name, takes the focus
 * and can be activated. It draws nothing and lets the pointer through. */
#pragma once

#include <gtk/gtk.h>
#include "dataset.h"

G_BEGIN_DECLS

#define RP_TYPE_DIAGRAM_ITEM (rp_diagram_item_get_type ())
G_DECLARE_FINAL_TYPE (RpDiagramItem, rp_diagram_item, RP, DIAGRAM_ITEM, GtkWidget)

/* Signal "chosen": it was activated. Its role is a list item's. Floating. */
GtkWidget *rp_diagram_item_new (void);
/* What it stands for, its name and description, and where it lies in its parent. Strings are copied. */
void rp_diagram_item_show (RpDiagramItem *self, RpRecordRef ref, const char *label, const char *description,
                           const graphene_rect_t *box);
/* The POSITION-th, from 1, of so many. */
void rp_diagram_item_set_place (RpDiagramItem *self, int position, int of);
/* Of a cell: the source that speaks; else RP_RECORD_NONE. */
void rp_diagram_item_set_of (RpDiagramItem *self, RpRecordRef of);
RpRecordRef rp_diagram_item_get_of (RpDiagramItem *self);
/* Where the arrows find it: in which BAND (of a timeline a lane, from the top; -1: there are none), and how early in
 * it. */
void rp_diagram_item_set_stop (RpDiagramItem *self, int band, double order);
int rp_diagram_item_get_band (RpDiagramItem *self);
double rp_diagram_item_get_order (RpDiagramItem *self);
/* It stands for a count of records, FIRST among them, and for none itself. */
void rp_diagram_item_set_cluster (RpDiagramItem *self, RpRecordRef first);
gboolean rp_diagram_item_is_cluster (RpDiagramItem *self);
RpRecordRef rp_diagram_item_get_first (RpDiagramItem *self);
void rp_diagram_item_move (RpDiagramItem *self, const graphene_rect_t *box);
/* How it is marked, "hit", "pinned"; NULL: not at all. Said behind its description. */
void rp_diagram_item_set_marks (RpDiagramItem *self, const char *words);
void rp_diagram_item_set_selected (RpDiagramItem *self, gboolean selected);
/* RP_RECORD_REF_NONE of a cluster. */
RpRecordRef rp_diagram_item_get_ref (RpDiagramItem *self);
const graphene_rect_t *rp_diagram_item_get_box (RpDiagramItem *self);

G_END_DECLS
