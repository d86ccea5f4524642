/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What every record of the native format has: summary, tags, url, image, marking, attributes, evidence. Used by the
 * four kinds of record; private to app/import. */
#pragma once

#include "import-values.h"

G_BEGIN_DECLS

/* Fields of RpRecordDraft, which is the first member of every draft. */
extern const RpFields rp_record_fields;

/* Walks a list of records, or one that stands alone; READ is called behind each object's BEGIN, inside
 * rp_import_begin_record (), and calls rp_record_finish (). */
void rp_import_records (RpImport *self, RpJsonToken token, void (*read) (RpImport *self));
/* Reads the object into DRAFT, whose first member is an RpRecordDraft. */
void rp_record_read (RpImport *self, const RpFields *fields, gpointer draft);
/* Ends the record. KEEP FALSE: it is left out, and counted. */
void rp_record_finish (RpImport *self, const RpRecordDraft *draft, gboolean keep);

G_END_DECLS
