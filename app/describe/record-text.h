/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A record in words, for tooltips, panels and screen readers: plain text, never markup. All returned strings are
 * transfer full unless they are const. */
#pragma once

#include "dataset.h"

G_BEGIN_DECLS

/* Belongs to the dataset; "" for no record. */
const char *rp_record_text_title (RpDataset *dataset, RpRecordRef ref);
/* "Meeting", "Person", "Source". Belongs to the dataset or is static. */
const char *rp_record_text_kind (RpDataset *dataset, RpRecordRef ref);
/* TEXT as one line of at most 120 characters, "…" where it goes on. */
char *rp_record_text_line (const char *text);
/* The record's own date, or NULL where it has none to show. */
char *rp_record_text_date (const RpDate *date);
/* When it was, in words; NULL when nothing is known. */
char *rp_record_text_when (RpDataset *dataset, RpRecordRef ref);
/* "Azernews, paragraph 3; Trend" of the record's evidence; NULL without any. */
char *rp_record_text_sources (RpDataset *dataset, RpRecordRef ref);
/* Title, date and sources, a line each. */
char *rp_record_text_tooltip (RpDataset *dataset, RpRecordRef ref);
/* "Meeting, 12 January 2023, 2 sources". */
char *rp_record_text_description (RpDataset *dataset, RpRecordRef ref);
/* "Zakir Hasanov → Ministry of Defense" of a relation, "" of any other. */
char *rp_record_text_ends (RpDataset *dataset, RpRecordRef ref);

/* What a cluster counts: the first few titles, how many there are, and what a double click does. MEMBERS lists N of
 * them, of COUNT. Transfer full. */
char *rp_record_text_cluster (RpDataset *dataset, const RpRecordRef *members, guint n, guint count);

G_END_DECLS
