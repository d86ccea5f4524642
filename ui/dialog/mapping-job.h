/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads a file of a person's own as a mapping says, in a thread, to show what would come of it. */
#pragma once

#include "importers.h"

G_BEGIN_DECLS

/* RESULT (borrowed) is NULL where the file could not be read: ERROR says why. Not called once CANCELLABLE was
 * cancelled. */
typedef void (*RpMappingJobDone) (RpImportResult *result, const GError *error, gpointer data);

/* OPTIONS are copied, their mapping referenced. */
void rp_mapping_job_start (const char *path, const RpImportOptions *options, GCancellable *cancellable,
                           RpMappingJobDone done, gpointer data);

G_END_DECLS
