/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A gathering's inside, shared by its units. Private to app/foreign's gathering-*.c. */
#pragma once

#include "gathering.h"
#include "memory-blocks.h"

G_BEGIN_DECLS

typedef enum
{
  RP_GATHERED_TAG,
  RP_GATHERED_ALIAS,
  RP_GATHERED_PARTICIPANT, /* a: entity, b: role */
  RP_GATHERED_LINK,        /* a: event, b: kind */
  RP_GATHERED_EVENT,
  RP_GATHERED_SAME,
  RP_GATHERED_ATTRIBUTE, /* a: label, b: value */
  RP_GATHERED_EVIDENCE,  /* a: source, b: locator, c: passage */
  RP_N_GATHERED,
} RpGatheredWhat;

struct _RpGatheredItem
{
  RpGatheredItem *next; /* the one before */
  const char *a, *b, *c;
  RpGatheredWhat what;
};

struct _RpGathering
{
  const RpImportInput *input;
  RpDatasetBuilder *builder;
  RpMemoryBlocks memory; /* of records, items and paths; texts are the builder's */
  RpDatasetHead head;
  RpGathered *first, **end;
  GHashTable *ids;        /* id → RpGathered */
  GHashTable *taken;      /* id that was wanted → how often it was taken */
  GHashTable *names;      /* what equal names have in common → RpGathered */
  RpGathered *last_named; /* up to it the entities are in `names`; NULL: none is */
  guint n_records[RP_RECORD_SOURCE + 1];
  guint n_steps;
  guint n_two_readings;
  const char *two_readings; /* the first */
  gboolean stopped;
  RpProblem *fatal;
  RpMapping *mapping; /* nullable */
};

/* EDTF as the builder keeps it; without a date where it is NULL or none. */
RpDate rp_gathering_date (RpGathering *self, const char *edtf);

G_END_DECLS
