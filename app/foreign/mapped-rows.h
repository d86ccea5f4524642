/* SPDX-License-Identifier: GPL-3.0-or-later */
/* JSON records as rows of a table, by a mapping: one list after the other. The rows become records as a table's do. */
#pragma once

#include "csv-table.h"
#include "json-shape.h"
#include "mapping.h"

G_BEGIN_DECLS

typedef struct _RpMappedRows RpMappedRows;

/* TABLE, SHAPE and what they hold must outlive it. Transfer full. */
RpMappedRows *rp_mapped_rows_new (RpCsvTable *table, const RpShape *shape);
void rp_mapped_rows_free (RpMappedRows *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RpMappedRows, rp_mapped_rows_free)

/* TABLE's header is LIST's from now on, as MAPPED says. */
void rp_mapped_rows_begin (RpMappedRows *self, const RpShapeList *list, const RpMappedList *mapped);
/* TABLE's row is RECORD, one of that list's. */
void rp_mapped_rows_set (RpMappedRows *self, const RpJsonNode *record);
/* RECORD became MADE; and what RECORD became, NULL: nothing. */
void rp_mapped_rows_note (RpMappedRows *self, const RpJsonNode *record, RpGathered *made);
RpGathered *rp_mapped_rows_made (const RpMappedRows *self, const RpJsonNode *record);

G_END_DECLS
