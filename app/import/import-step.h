/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A part of an import's time, for the readers of JSON to report into. */
#pragma once

#include "importer.h"

G_BEGIN_DECLS

typedef struct
{
  const RpImportInput *input;
  double begin, share; /* of the whole, 0 to 1 */
} RpImportStep;

/* An RpJsonProgressFunc whose DATA is an RpImportStep. FALSE: cancelled. */
gboolean rp_import_step_cb (gsize done, gsize total, gpointer data);

G_END_DECLS
