/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Evidence and attributes of the native format, read item by item. Private to app/import. */
#pragma once

#include "import-values.h"

G_BEGIN_DECLS

gboolean rp_item_evidence (RpImport *self, RpJsonToken token, gpointer item);  /* RpEvidenceDraft */
gboolean rp_item_attribute (RpImport *self, RpJsonToken token, gpointer item); /* RpAttributeDraft */
/* Finds out from the whole file what evidence in its short form needs; to be called before any byte of it goes. */
void rp_evidence_look_around (RpImport *self);

G_END_DECLS
