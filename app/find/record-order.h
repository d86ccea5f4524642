/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The records of a type in the order in which a person reads them: events in time, undated parts below their whole,
 * other undated ones beside what they are said to have come after or before, the rest last. No numbers of an axis here.
 */
#pragma once

#include "dataset.h"

G_BEGIN_DECLS

typedef struct
{
  guint index;
  guint depth; /* below a whole that stands above it: 1, below that 2 …; else 0 */
} RpOrderedRecord;

/* All records of TYPE, each once; O(records). Entities, relations and sources stand as in the file. Transfer full,
 * RpOrderedRecord. */
GArray *rp_record_order (RpDataset *dataset, RpRecordType type);

G_END_DECLS
