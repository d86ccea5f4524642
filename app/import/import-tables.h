/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The four tables of the native format: one reader each for sources, entities, events and relations, as field functions
 * of the file's top level. Private to app/import. */
#pragma once

#include "import-values.h"

G_BEGIN_DECLS

void rp_read_sources (RpImport *self, RpJsonToken token, const RpField *field, gpointer base);
void rp_read_entities (RpImport *self, RpJsonToken token, const RpField *field, gpointer base);
void rp_read_events (RpImport *self, RpJsonToken token, const RpField *field, gpointer base);
void rp_read_relations (RpImport *self, RpJsonToken token, const RpField *field, gpointer base);

G_END_DECLS
