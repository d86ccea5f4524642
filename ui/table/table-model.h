/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of a table as a list with a selection: a permutation of record indices. An item of the list is a place, the
 * first row, the second …, made when somebody asks for it; which record stands there is asked of the model, so that
 * another order or another choice of rows makes no widget anew. Several rows may be picked. Knows no session: "picked"
 * tells when a hand has picked. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RP_TYPE_TABLE_ROW (rp_table_row_get_type ())
G_DECLARE_FINAL_TYPE (RpTableRow, rp_table_row, RP, TABLE_ROW, GObject)

#define RP_TYPE_TABLE_MODEL (rp_table_model_get_type ())
G_DECLARE_FINAL_TYPE (RpTableModel, rp_table_model, RP, TABLE_MODEL, GObject)

RpTableModel *rp_table_model_new (void);
/* N indices, taken over (transfer full), of a table of N_RECORDS records. What stands in the rows that were there
 * already is not told: look again. Rows beyond them are there for the list only after rp_table_model_expose (). What is
 * picked stays picked. */
void rp_table_model_set_rows (RpTableModel *self, guint *rows, guint n, guint n_records);
/* A list makes widgets for its first two hundred rows at once, longer than anybody waits: gives it a few more of the
 * rows, and all when it has so many. FALSE: it has all. */
gboolean rp_table_model_expose (RpTableModel *self);
guint rp_table_model_n_rows (RpTableModel *self);
guint rp_table_model_index_at (RpTableModel *self, guint position); /* G_MAXUINT: there is no such row */
/* G_MAXUINT: the record is no row. */
guint rp_table_model_position_of (RpTableModel *self, guint index);

/* Picks these N records and no others. Not told by "picked". */
void rp_table_model_pick (RpTableModel *self, const guint *indices, guint n);
/* Record indices of the rows picked, in the order of the rows. Transfer full, guint. */
GArray *rp_table_model_get_picked (RpTableModel *self);

G_END_DECLS
