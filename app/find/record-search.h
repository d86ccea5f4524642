/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds records by title, name, alias and summary: case, accents and quotation marks folded, several words in any
 * order, each as the beginning of a word or within one, ranked. An index of one dataset; immutable after it is made.
 * Not a filter. */
#pragma once

#include "record-set.h"

G_BEGIN_DECLS

typedef struct _RpRecordSearch RpRecordSearch;

/* TEXT in the form that is compared: no case, no accents, letters like ə ı ø ł ß as a typist without them writes them,
 * one kind of quotation mark and blank. Transfer full. */
char *rp_search_fold (const char *text);

/* Reads every record once: O(size of the texts). Transfer full. */
RpRecordSearch *rp_record_search_new (RpDataset *dataset);
void rp_record_search_free (RpRecordSearch *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RpRecordSearch, rp_record_search_free)

/* RpRecordRef of all records that have every word of QUERY, the best first; equal ones by type and in the order of the
 * file. An empty query finds nothing. SHOWN (nullable) limits what is found. Transfer full. */
GArray *rp_record_search_run (RpRecordSearch *self, const char *query, const RpRecordSet *shown);

G_END_DECLS
