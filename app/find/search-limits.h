/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The terms of a query that say which records may be found at all: type, kind, place, source, tag, before and after.
 * Several types, kinds or places are any of them; several tags or sources all of them. Private to the search. */
#pragma once

#include "search-index.h"
#include "search-query.h"

G_BEGIN_DECLS

typedef struct _RpSearchLimits RpSearchLimits;

/* Sentences on names that nothing has go to NOTICES (char *). NULL: QUERY sets no limit. Transfer full. */
RpSearchLimits *rp_search_limits_new (const RpSearchIndex *index, const RpSearchQuery *query, GPtrArray *notices);
void rp_search_limits_free (RpSearchLimits *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RpSearchLimits, rp_search_limits_free)

gboolean rp_search_limits_pass (const RpSearchLimits *self, RpDoc doc);

G_END_DECLS
