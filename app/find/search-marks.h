/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the words of a query stand in one text. Private to the search. */
#pragma once

#include "folded-text.h"
#include "search-terms.h"

G_BEGIN_DECLS

/* Which words of a query: a bit for each; those beyond the 64th have none. */
typedef guint64 RpWordBits;

/* All words that TERMS have. */
RpWordBits rp_search_marks_all (const GPtrArray *terms);

/* Finds TERMS in the first LENGTH bytes of TEXT. Says which words are there, BY_OTHER (nullable) those that only are by
 * another name; MARKS (nullable, RpFoldSpan) gets the places, sorted and apart from each other. */
RpWordBits
rp_search_marks_find (const GPtrArray *terms, const char *text, gsize length, GArray *marks, RpWordBits *by_other);

G_END_DECLS
