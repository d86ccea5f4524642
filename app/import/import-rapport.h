/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rapport's own format, version 1: JSON text into a dataset, straight from the reader's tokens. Reading only. */
#pragma once

#include "importer.h"

G_BEGIN_DECLS

extern const RpImporter rp_rapport_importer;

/* Whether BYTES are an object with the key "rapport"; cheap where it stands in front, as it should. */
gboolean rp_is_rapport (const char *bytes, gsize length);
/* Whether they begin as JSON's objects and lists do. */
gboolean rp_may_be_json (const char *bytes, gsize length);

G_END_DECLS
