/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds records by what is written in and about them. An index of one dataset, immutable after it is made, so that any
 * thread may ask it; it holds the dataset. The language of queries: search-query.h. Not a filter: it ranks. */
#pragma once

#include "record-set.h"

G_BEGIN_DECLS

typedef struct _RpRecordSearch RpRecordSearch;
typedef struct _RpSearchResult RpSearchResult;

/* Reads every record once: O(size of the texts). Transfer full. */
RpRecordSearch *rp_record_search_new (RpDataset *dataset);
RpRecordSearch *rp_record_search_ref (RpRecordSearch *self);
void rp_record_search_unref (RpRecordSearch *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RpRecordSearch, rp_record_search_unref)

/* What QUERY (nullable) finds; an empty one finds nothing. SHOWN (nullable) limits it. Transfer full. */
RpSearchResult *rp_record_search_run (RpRecordSearch *self, const char *query, const RpRecordSet *shown);
void rp_search_result_unref (RpSearchResult *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RpSearchResult, rp_search_result_unref)

/* RpRecordRef, the best first; the order of equal ones is always the same. Belongs to the result. */
const GArray *rp_search_result_get_hits (const RpSearchResult *self);
/* Sentences for a person (char *): what of the query was left out or names nothing, which other names were looked for.
 * Belongs to the result. */
const GPtrArray *rp_search_result_get_notices (const RpSearchResult *self);
/* The hits as a set. Transfer full. */
RpRecordSet *rp_search_result_make_set (const RpSearchResult *self);

G_END_DECLS
