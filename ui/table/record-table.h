/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One of the four tables: sortable columns over the records of a type, as the session shows them. Sorting and measures
 * are reckoned beside the interface, and only while the table is in sight. */
#pragma once

#include <adwaita.h>
#include "record-list.h"
#include "session.h"

G_BEGIN_DECLS

#define RP_TYPE_RECORD_TABLE (rp_record_table_get_type ())
G_DECLARE_FINAL_TYPE (RpRecordTable, rp_record_table, RP, RECORD_TABLE, AdwBin)

/* Signals: "changed" (rows, sort, columns or measures are others), "open" (guint index): a row was asked for by Enter
 * or a double click; it is selected already. */
GtkWidget *rp_record_table_new (RpSession *session, RpRecordType type);
/* The session's signal, passed on. */
void rp_record_table_session_changed (RpRecordTable *self, guint what);

guint rp_record_table_n_rows (RpRecordTable *self);
/* FALSE until the rows are known for the first time. */
gboolean rp_record_table_is_filled (RpRecordTable *self);
/* NULL: still being reckoned, or no measures in this table. Belongs to the table. */
const RpEntityMeasures *rp_record_table_get_measures (RpRecordTable *self);
/* "when" or "when:desc"; "": as in the file. Transfer full. */
char *rp_record_table_get_sort (RpRecordTable *self);
/* FALSE: there is no such column. */
gboolean rp_record_table_set_sort (RpRecordTable *self, const char *sort);
/* Sort by what, and which columns are seen; with actions of the group "columns". Transfer full. */
GMenuModel *rp_record_table_make_menu (RpRecordTable *self);
GActionGroup *rp_record_table_get_actions (RpRecordTable *self);
/* The rows picked, with a header, into the clipboard. */
void rp_record_table_copy (RpRecordTable *self);

G_END_DECLS
