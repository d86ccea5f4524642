/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which record has an id: open addressing, eight bytes a slot, one part for each type of record, so that the few
 * entities that a million events name stay near the processor. The ids themselves are those of the records: every call
 * wants the tables of records too. Private to the model. */
#pragma once

#include "record.h"

G_BEGIN_DECLS

#define RP_N_RECORD_TYPES 5 /* RP_RECORD_NONE has an empty table */

/* A row + 1; 0 is a free slot. */
typedef struct
{
  guint32 hash, item;
} RpIdSlot;

typedef struct
{
  RpIdSlot *slots;
  gsize n_slots, n_ids;
  const char **ids; /* by row, while the table grows: near each other, as the records are not */
  gsize n_rows;
} RpIdPart;

typedef struct
{
  RpIdPart parts[RP_N_RECORD_TYPES];
  guint64 seed;
} RpIdTable;

/* Of each RpRecordType its records, as in RpDataset. */
typedef GArray *const RpRecordTables[RP_N_RECORD_TYPES];

void rp_id_table_clear (RpIdTable *self);
/* RP_RECORD_REF_NONE when no record has ID (nullable). LIKELY is the type to try first. */
RpRecordRef rp_id_table_find (const RpIdTable *self, RpRecordTables tables, const char *id, RpRecordType likely);
/* REF's id becomes known, and stays as it is from then on. FALSE, and nothing changes, when another has it. */
gboolean rp_id_table_insert (RpIdTable *self, RpRecordTables tables, RpRecordRef ref);
/* REF has the same id as the record that is known by it, and takes its place. */
void rp_id_table_replace (RpIdTable *self, RpRecordTables tables, RpRecordRef ref);
/* No further id will come, and the records may move. */
void rp_id_table_close (RpIdTable *self);
/* The records of TYPE have moved: row I to ROWS[I], or away (RP_NO_INDEX). */
void rp_id_table_move (RpIdTable *self, RpRecordType type, const guint *rows);

G_END_DECLS
