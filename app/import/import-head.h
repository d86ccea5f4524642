/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Kinds and eras of the native format: what stands at the head of a file and is no record. Private to app/import. */
#pragma once

#include "import-values.h"

G_BEGIN_DECLS

void rp_read_kinds (RpImport *self, RpJsonToken token, const RpField *field, gpointer base);
void rp_read_eras (RpImport *self, RpJsonToken token, const RpField *field, gpointer base);

G_END_DECLS
