/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Why a record was found, in words, with the places that match: for the rows of a list, made for those that are seen.
 * Plain text, never markup; short, however long the record's texts are. */
#pragma once

#include "folded-text.h"
#include "record-search.h"

G_BEGIN_DECLS

typedef struct
{
  char *title;
  GArray *title_marks; /* RpFoldSpan: bytes of title, sorted, apart from each other */
  char *label;         /* "Passage of Azernews, paragraph 3"; NULL: the title says it all */
  char *excerpt;       /* the words that match there, in their context; nullable */
  GArray *excerpt_marks;
} RpSearchReason;

/* REF is one of the hits. Transfer full. */
RpSearchReason *rp_search_reason_new (const RpSearchResult *result, RpRecordRef ref);
void rp_search_reason_free (RpSearchReason *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RpSearchReason, rp_search_reason_free)

G_END_DECLS
