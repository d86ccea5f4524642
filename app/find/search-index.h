/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All texts of a dataset, folded, in one pool, and the places where their words begin, sorted by what stands there:
 * what begins with a word or a phrase is one stretch of them. Private to the search. Memory: the folded texts and eight
 * bytes a word. */
#pragma once

#include "search-fields.h"
#include "word-sort.h"

G_BEGIN_DECLS

/* A record as the index counts them: entities, events in time order, relations, sources. */
typedef guint32 RpDoc;

typedef struct
{
  RpDoc doc;
  guint32 kind : 4;    /* RpSearchFieldKind */
  guint32 entity : 28; /* of ROLE, whose; else RP_INDEX_NO_ENTITY */
} RpIndexField;

#define RP_INDEX_NO_ENTITY ((1u << 28) - 1)

typedef struct
{
  RpDataset *dataset; /* borrowed */
  GString *pool;
  GArray *fields; /* RpIndexField, in the order of the docs */
  RpIndexWord *words;
  gsize n_words;
  guint n_docs, first[5]; /* by RpRecordType: its first doc */
  guint32 *event_place;   /* of each event: which it is in the order of time */
} RpSearchIndex;

/* Words that follow one another: first those whose text ends where the needle ends, then those whose word ends there.
 * Of a needle longer than the words are sorted by, some may not begin with it, and nothing is known of their ends. */
typedef struct
{
  gsize from, text_end, word_end, to;
  gboolean unsure;
} RpIndexRange;

RpSearchIndex *rp_search_index_new (RpDataset *dataset);
void rp_search_index_free (RpSearchIndex *self);

RpDoc rp_search_index_doc (const RpSearchIndex *self, RpRecordRef ref);
RpRecordRef rp_search_index_ref (const RpSearchIndex *self, RpDoc doc);
static inline const RpIndexField *
rp_search_index_field (const RpSearchIndex *self, gsize word)
{
  return &g_array_index (self->fields, RpIndexField, self->words[word].field);
}

/* All words with which NEEDLE (folded) begins; O(log (number of words) · length of NEEDLE). */
RpIndexRange rp_search_index_find (const RpSearchIndex *self, const char *needle);

G_END_DECLS
