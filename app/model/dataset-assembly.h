/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The builder's inside, shared by its units. A draft becomes a record at once; a reference is resolved at once when its
 * target is known already, else kept as a pending one; what takes the whole (cycles, parts, spans, indices) waits for
 * finish. Private to the model. */
#pragma once

#include "dataset-builder.h"
#include "dataset-private.h"

G_BEGIN_DECLS

typedef enum
{
  RP_SLOT_ARRAY, /* one of several, or evidence: may be dropped from its array */
  RP_SLOT_PLACE,
  RP_SLOT_PARENT,
  RP_SLOT_FROM,
  RP_SLOT_TO,
  RP_SLOT_AFTER,
  RP_SLOT_BEFORE,
} RpSlot;

/* A reference whose record is not known yet, or (parent, after, before) may have to be dropped for a cycle. */
typedef struct
{
  const char *id, *path;
  guint *target; /* where the index goes; NULL: a field of the owner, which still moves */
  guint owner;   /* row in its table */
  guint line, column;
  guint8 slot, owner_type, type; /* RpSlot, RpRecordType of the owner, RpRecordType expected */
} RpPending;

/* Records from ROW on stand in the list at PATH, the first as ITEM - 1; ITEM 0: one record, at PATH itself. */
typedef struct
{
  const char *path;
  guint row, item;
} RpPathRun;

struct _RpDatasetBuilder
{
  RpArena *arena;
  RpDatasetHead head;
  GArray *tables[RP_N_RECORD_TYPES];
  GArray *paths[RP_N_RECORD_TYPES]; /* RpPathRun, by ascending row: where each record stands in the file */
  GPtrArray *kind_names[RP_N_RECORD_TYPES];
  GHashTable *kind_rows[RP_N_RECORD_TYPES]; /* name → row in kind_names + 1 */
  GArray *declared[RP_N_RECORD_TYPES];      /* RpKind */
  GArray *eras, *others, *unshown;
  GArray *pending;    /* RpPending */
  GArray *edges;      /* RpPending: parent, after, before; by ascending owner */
  GArray *duplicates; /* RpRecordRef: whose given id another has */
  RpIdTable ids;
  GPtrArray *problems;
  guint n_problems[2];
  guint left_out;
  gboolean dropped; /* some array has RP_NO_INDEX in it */
};

/* builder-kinds.c: the row of a kind in kind_names; the final kinds and, for records without one, the titles. */
guint rp_builder_kind (RpDatasetBuilder *self, RpRecordType type, const char *name);
void rp_builder_title_records (RpDatasetBuilder *self);
void rp_builder_finish_kinds (RpDatasetBuilder *self, RpDataset *dataset);

/* builder-ids.c: takes REF's given id, or reports that it is taken; new ids for all without one of their own. */
void rp_builder_claim_id (RpDatasetBuilder *self, RpRecordRef ref, RpPlace place);
void rp_builder_make_ids (RpDatasetBuilder *self);

/* builder-resolve.c */
void rp_builder_refer (RpDatasetBuilder *self, const RpIdRef *ref, const RpPending *where);
void rp_builder_resolve (RpDatasetBuilder *self);
void rp_builder_drop_empty (RpDatasetBuilder *self);
RpRecord *rp_builder_record (RpDatasetBuilder *self, RpRecordType type, guint index);
/* Adds an error about a record, which it may cost. PATH is below the record's own. Takes MESSAGE. */
void rp_builder_error (RpDatasetBuilder *self, RpRecordRef ref, RpPlace place, const char *path, char *message,
                       gboolean left_out);

/* builder-cycles.c: breaks every ring of part_of, and of after and before together. */
void rp_builder_break_cycles (RpDatasetBuilder *self);

/* builder-derive.c: parts in their order, spans, the events in order. */
void rp_builder_derive (RpDatasetBuilder *self, RpDataset *dataset);
/* Widens a span by DATE if that has a place on an axis; TRUE if it has. */
gboolean rp_span_add_date (const RpDate *date, RpInstant *earliest, RpInstant *latest);

/* builder-index.c: who refers to whom, origins, the span of the whole. */
void rp_builder_index (RpDataset *dataset);

static inline RpEvent *
rp_builder_event (RpDatasetBuilder *self, guint index)
{
  return &g_array_index (self->tables[RP_RECORD_EVENT], RpEvent, index);
}

G_END_DECLS
