/* SPDX-License-Identifier: GPL-3.0-or-later */
/* By what the records of a dataset can be told apart: for each facet its values, and for each record which of them it
 * has. Built once for a dataset (a pass over all records: run it in a thread where there are many), immutable,
 * refcounted. It chooses nothing: that is a RpRecordFilter. */
#pragma once

#include "record-search.h"

G_BEGIN_DECLS

typedef enum
{
  RP_FACET_KIND,
  RP_FACET_ENTITY_KIND,
  RP_FACET_RELATION_KIND,
  RP_FACET_ENTITY,
  RP_FACET_PLACE,
  RP_FACET_SOURCE,
  RP_FACET_TAG,
  RP_FACET_STATUS,
  RP_FACET_CERTAINTY,
  RP_FACET_GRADE,
  RP_FACET_MARKING,
  RP_FACET_DISPUTED,
  RP_FACET_ORIGINS,
  RP_FACET_TEXT, /* what is searched for: any text is a value */
  RP_N_FACETS,
} RpFacet;

/* "kind", "entity-kind": as it is written in `KEY=VALUE`. */
const char *rp_facet_key (RpFacet facet);
gboolean rp_facet_from_key (const char *key, RpFacet *facet);
/* Whether a choice of FACET's leaves out records of TYPE that have none of the chosen values. */
gboolean rp_facet_narrows (RpFacet facet, RpRecordType type);
/* Whether it keeps an entity or a source that has one, which else would go with all that it takes part in. */
gboolean rp_facet_keeps (RpFacet facet, RpRecordType type);

/* How well the date of an event is known, as a value of RP_FACET_CERTAINTY. Static. */
const char *rp_event_certainty (const RpEvent *event);

typedef struct _RpFacetIndex RpFacetIndex;

/* The values of the records of one type: those of record I are items[start[I]] … items[start[I + 1] - 1]. Without
 * `start` each has exactly one, items[I]; without `items` none has any. */
typedef struct
{
  guint n_records;
  guint *start, *items;
} RpFacetRows;

static inline const guint *
rp_facet_row (const RpFacetRows *rows, guint record, guint *n)
{
  if (rows->items == NULL)
    {
      *n = 0;
      return NULL;
    }
  if (rows->start == NULL)
    {
      *n = 1;
      return &rows->items[record];
    }
  *n = rows->start[record + 1] - rows->start[record];
  return rows->items + rows->start[record];
}

/* Keeps DATASET alive. O(records and what they hold). Transfer full. */
RpFacetIndex *rp_facet_index_new (RpDataset *dataset);
RpFacetIndex *rp_facet_index_ref (RpFacetIndex *self);
void rp_facet_index_unref (RpFacetIndex *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RpFacetIndex, rp_facet_index_unref)

RpDataset *rp_facet_index_get_dataset (const RpFacetIndex *self);
/* Values are numbered from 0. Of RP_FACET_TEXT there is none. */
guint rp_facet_index_n_values (const RpFacetIndex *self, RpFacet facet);
/* As it is written in `KEY=VALUE`; belongs to the index. */
const char *rp_facet_index_value (const RpFacetIndex *self, RpFacet facet, guint value);
/* RP_NO_INDEX where nothing has VALUE. */
guint rp_facet_index_find (const RpFacetIndex *self, RpFacet facet, const char *value);
/* Whether the facet speaks of TYPE by values of the records' own; NULL where it does not. Belongs to the index. */
const RpFacetRows *rp_facet_index_rows (const RpFacetIndex *self, RpFacet facet, RpRecordType type);
/* How many records of TYPE have VALUE, whatever is chosen. */
guint rp_facet_index_total (const RpFacetIndex *self, RpFacet facet, RpRecordType type, guint value);
/* All records that a search for QUERY finds. What was asked last is remembered; safe from any thread. Transfer full. */
RpRecordSet *rp_facet_index_search (RpFacetIndex *self, const char *query);
/* One search serves both where somebody has made one: SEARCH (nullable), of the same dataset, is kept unless there is
 * one already. The one that it has then; NULL: none yet. Transfer full; safe from any thread. */
RpRecordSearch *rp_facet_index_share_search (RpFacetIndex *self, RpRecordSearch *search);

G_END_DECLS
