/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a record relates to (data/FORMAT.md, "How things hang together"). */
#pragma once

#include "record-set.h"

G_BEGIN_DECLS

/* The records related to REF, without REF itself. Transfer full. O(size of the neighbourhood). */
RpRecordSet *rp_neighbours (RpDataset *dataset, RpRecordRef ref);

/* What any of PICKED is related to; those that relate to one another are in it. Transfer full. O(records, and the sizes
 * of the neighbourhoods). */
RpRecordSet *rp_neighbours_of (RpDataset *dataset, const RpRecordSet *picked);
/* Adds the sources of RECORD and of its attributes. */
void rp_neighbours_add_sources (RpRecordSet *set, const RpRecord *record);

/* A pair of entities that share events; rp_shared_events () says which. */
typedef struct
{
  guint a, b; /* entities, a < b */
} RpSharedTie;

/* Events in which both A and B take part (participants only), ascending. Transfer full, guint. */
GArray *rp_shared_events (RpDataset *dataset, guint a, guint b);
/* Pairs of participants that share events and have no relation with each other, ordered by (a, b); events with more
 * than 50 participants make no ties. SHOWN (nullable) limits the events counted. Transfer full, RpSharedTie. */
GArray *rp_shared_ties (RpDataset *dataset, const RpRecordSet *shown);

G_END_DECLS
