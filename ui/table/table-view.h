/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The fourth view: events, entities, relations and sources as tables, one at a time, with a switch that counts what is
 * shown. It shows the table of whatever is selected elsewhere. Actions that it needs of its window: win.table,
 * win.table-sort, win.table-copy, win.filter-clear, win.told. */
#pragma once

#include "record-table.h"

G_BEGIN_DECLS

#define RP_TYPE_TABLE_VIEW (rp_table_view_get_type ())
G_DECLARE_FINAL_TYPE (RpTableView, rp_table_view, RP, TABLE_VIEW, AdwBin)

/* Signals: "changed" (table, sort, rows or measures are others), "open": the selected record was asked for. */
void rp_table_view_set_session (RpTableView *self, RpSession *session);

void rp_table_view_show_table (RpTableView *self, RpRecordType type);
RpRecordType rp_table_view_get_table (RpTableView *self);
/* The table in sight; NULL before there is a session. */
RpRecordTable *rp_table_view_get_record_table (RpTableView *self);

G_END_DECLS
