/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which record has an id: open addressing over strings that live in the dataset's arena. Private to the model. */
#pragma once

#include "record-ref.h"

G_BEGIN_DECLS

typedef struct
{
  const char *id; /* NULL: a free slot */
  RpRecordRef ref;
} RpIdEntry;

typedef struct
{
  RpIdEntry *entries;
  guint32 *hashes; /* of each slot in use: apart, so that a probe seldom touches a string */
  gsize n_slots, n_entries;
} RpIdTable;

void rp_id_table_clear (RpIdTable *self);
/* NULL when no record has ID. Valid until the next insertion. */
RpIdEntry *rp_id_table_find (const RpIdTable *self, const char *id);
/* FALSE, and nothing changes, when ID is taken. ID must outlive the table. */
gboolean rp_id_table_insert (RpIdTable *self, const char *id, RpRecordRef ref);

G_END_DECLS
