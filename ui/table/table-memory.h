/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a table is set, as texts to be kept: what it is sorted by, which columns a hand took away or brought back, and
 * how wide a hand made the others, in characters of the font, so that another size of text has them in proportion:
 * "events sort when:desc", "events hide place", "events wide title 31.5". What cannot be used is passed over. */
#pragma once

#include "record-table.h"

G_BEGIN_DECLS

/* The table's name in these texts and in actions; static. "" for no table. */
const char *rp_table_memory_name (RpRecordType type);
/* Whether TEXT is about the table of TYPE. */
gboolean rp_table_memory_is_of (const char *text, RpRecordType type);
/* OUT: char *, owned by it. */
void rp_table_memory_write (RpRecordTable *table, GPtrArray *out);
/* Sets the table as TEXTS (nullable) say, and what they say nothing of as it began. */
void rp_table_memory_read (RpRecordTable *table, char *const *texts);

G_END_DECLS
