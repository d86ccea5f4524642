/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the index of the facets consists of, for its two units: one reads the records, the other answers. */
#pragma once

#include "facet-index.h"

G_BEGIN_DECLS

#define RP_N_FACET_TYPES (RP_RECORD_SOURCE + 1)

/* The values of a facet that are neither kinds nor records. */
typedef struct
{
  GPtrArray *values;   /* borrowed from the dataset, or interned */
  GHashTable *numbers; /* value → number + 1 */
} RpFacetWords;

struct _RpFacetIndex
{
  gatomicrefcount ref_count;
  RpDataset *dataset;
  RpFacetRows rows[RP_N_FACETS][RP_N_FACET_TYPES];
  guint *totals[RP_N_FACETS][RP_N_FACET_TYPES]; /* by value */
  RpFacetWords words[RP_N_FACETS];
  GMutex lock; /* of the following */
  RpRecordSearch *search;
  GHashTable *found; /* query → RpRecordSet */
};

/* Whether the facet's values are read from records of TYPE. */
gboolean rp_facet_has_rows (RpFacet facet, RpRecordType type);
/* Reads all records once. */
void rp_facet_index_read (RpFacetIndex *self);

G_END_DECLS
