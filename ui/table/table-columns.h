/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands in the columns for people: the words of a cell, the room that a column begins with. */
#pragma once

#include "record-list.h"

G_BEGIN_DECLS

/* The words of a cell; "…" for a measure that is still being reckoned. Transfer full, never NULL. */
char *rp_table_words (const RpRecordList *list, const RpListColumn *column, guint index);
/* How many characters wide COLUMN begins: as what stands in it asks for, by a sample of its rows, within bounds. */
guint rp_table_column_chars (const RpRecordList *list, const RpListColumn *column);
/* Whether it takes the room that is left. */
gboolean rp_table_column_expands (const RpListColumn *column);
gboolean rp_table_column_is_measure (const RpListColumn *column);
/* The COLUMNS picked of ROWS, tab-separated with a header, a line each. Transfer full. */
char *rp_table_as_tsv (const RpRecordList *list, const RpListColumn *const *columns, guint n_columns, const guint *rows,
                       guint n_rows);

G_END_DECLS
