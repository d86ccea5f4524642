/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The fourth view: events, entities, relations and sources as tables, one at a time, with a switch that counts what is
 * shown. It shows the table of whatever is selected elsewhere. Actions that it needs of its window: win.table,
 * win.table-sort, win.table-copy, win.filter-clear, win.told. */
#pragma once

#include "record-table.h"

G_BEGIN_DECLS

#define RP_TYPE_TABLE_VIEW (rp_table_view_get_type ())
G_DECLARE_FINAL_TYPE (RpTableView, rp_table_view, RP, TABLE_VIEW, AdwBin)

/* Signals: "changed" (table, sort, rows, columns or measures are others), "open": the selected record was asked for. */
void rp_table_view_set_session (RpTableView *self, RpSession *session);

void rp_table_view_show_table (RpTableView *self, RpRecordType type);
RpRecordType rp_table_view_get_table (RpTableView *self);
/* The table in sight; NULL before there is a session. */
RpRecordTable *rp_table_view_get_record_table (RpTableView *self);

/* How the tables are set, to be kept. Transfer full. */
char **rp_table_view_remember (RpTableView *self);
/* Sets them as TEXTS (nullable: as they begin) say, and opens the table of TYPE (none: events), whatever is selected,
 * until something else is. */
void rp_table_view_recall (RpTableView *self, char *const *texts, RpRecordType type);

G_END_DECLS
