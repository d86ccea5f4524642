/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads a dataset file in a thread, with progress, and can be cancelled. Knows nothing of windows. */
#pragma once

#include "importers.h"

G_BEGIN_DECLS

typedef struct _RpLoader RpLoader;

typedef void (*RpLoaderProgress) (double fraction, gpointer data);
/* RESULT (transfer full) or, when it is NULL, ERROR (borrowed). Not called after rp_loader_free. */
typedef void (*RpLoaderDone) (RpImportResult *result, const GError *error, gpointer data);

/* Transfer full; the caller frees it in DONE or to cancel. Where the file has the fingerprint KNOWN (0: none) it is
 * left alone. OPTIONS are copied, and nullable. PROGRESS is nullable. */
RpLoader *rp_loader_start (const char *path, guint64 known, const RpImportOptions *options, RpLoaderProgress progress,
                           RpLoaderDone done, gpointer data);
void rp_loader_free (RpLoader *self);

G_END_DECLS
