/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When a record was, in words, for tables and for all that describes a record. Plain text; the dataset's own wording
 * where a date cannot be read. */
#pragma once

#include "dataset.h"

G_BEGIN_DECLS

/* The date in words, or NULL where there is none to show. Transfer full. */
char *rp_record_text_date (const RpDate *date);
/* When it was: its own date, those on which it was known to hold, or those of its parts; NULL when nothing is known.
 * Transfer full. */
char *rp_record_text_when (RpDataset *dataset, RpRecordRef ref);

G_END_DECLS
