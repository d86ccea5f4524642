/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rapport's own format, version 1: JSON text into a dataset, straight from the reader's tokens. Reading only. */
#pragma once

#include "importer.h"

G_BEGIN_DECLS

extern const RpImporter rp_rapport_importer;

G_END_DECLS
