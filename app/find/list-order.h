/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of a table in order: a permutation, made from keys that are read once. Dates by time, numbers by size, texts
 * by their folded letters, the same in every language. What has no value stands last in both directions; equal rows
 * stay in the order of the file. O(n log n); for a thread when there are many. */
#pragma once

#include "record-list.h"

G_BEGIN_DECLS

typedef struct
{
  RpListField field;
  RpCellKind kind;
  gboolean descending;
} RpListSort;

/* The records of LIST's type that SHOWN has (ALL: then those that it has not) in the order of SORT (NULL: of the file),
 * N of them. Transfer full; NULL when cancelled. */
guint *
rp_list_order (const RpRecordList *list, const RpListSort *sort, gboolean all, guint *n, GCancellable *cancellable);

G_END_DECLS
