/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A set of records of one dataset: a bit for each. Immutable once handed out; refcounted (atomic), replaced whole. */
#pragma once

#include "dataset.h"

G_BEGIN_DECLS

typedef struct _RpRecordSet RpRecordSet;

/* Empty set with room for each record of DATASET. Transfer full. May be added to until it is shared. */
RpRecordSet *rp_record_set_new (RpDataset *dataset);
RpRecordSet *rp_record_set_ref (RpRecordSet *self);
void rp_record_set_unref (RpRecordSet *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RpRecordSet, rp_record_set_unref)
void rp_record_set_add (RpRecordSet *self, RpRecordRef ref);
/* All of OTHER, a set of the same dataset. */
void rp_record_set_add_all (RpRecordSet *self, const RpRecordSet *other);
/* NULL is an empty set. */
gboolean rp_record_set_contains (const RpRecordSet *self, RpRecordRef ref);
guint rp_record_set_count (const RpRecordSet *self, RpRecordType type); /* RP_RECORD_NONE: all */

G_END_DECLS
