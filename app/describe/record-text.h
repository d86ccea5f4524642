/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A record in words, for tooltips, panels and screen readers: plain text, never markup. All returned strings are
 * transfer full unless they are const. */
#pragma once

#include "record-when.h"

G_BEGIN_DECLS

/* Belongs to the dataset; "" for no record. */
const char *rp_record_text_title (RpDataset *dataset, RpRecordRef ref);
/* "Meeting", "Person", "Source". Belongs to the dataset or is static. */
const char *rp_record_text_kind (RpDataset *dataset, RpRecordRef ref);
/* TEXT as one line of at most 120 characters, "…" where it goes on. */
char *rp_record_text_line (const char *text);
/* "Azernews, paragraph 3, paragraph 5; Trend": each source of the record's evidence once; NULL without any. */
char *rp_record_text_sources (RpDataset *dataset, RpRecordRef ref);
/* "3 sources of one origin", "2 sources": how many support it, and the origins where they are fewer; "disputed by 1
 * source" where none does. NULL without evidence. */
char *rp_record_text_support (RpDataset *dataset, RpRecordRef ref);
/* Title, date and sources, a line each, none of them endless. */
char *rp_record_text_tooltip (RpDataset *dataset, RpRecordRef ref);
/* "Meeting, 12 January 2023, 2 sources of one origin". */
char *rp_record_text_description (RpDataset *dataset, RpRecordRef ref);
/* "Zakir Hasanov → Ministry of Defense" of a relation, "" of any other. */
char *rp_record_text_ends (RpDataset *dataset, RpRecordRef ref);

/* What a cluster counts: the first few titles, how many there are, and what a double click does. MEMBERS lists N of
 * them, of COUNT. Transfer full. */
char *rp_record_text_cluster (RpDataset *dataset, const RpRecordRef *members, guint n, guint count);

G_END_DECLS
