/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of formats, and the way in: a file or bytes become a dataset with its problems. Trouble with the file itself
 * (missing, a folder, a pipe, no permission, too large) is a GError; trouble with what it says is problems. */
#pragma once

#include "import-error.h"
#include "importer.h"

G_BEGIN_DECLS

typedef struct
{
  RpDataset *dataset;         /* NULL when nothing is usable: the problems say why */
  GPtrArray *problems;        /* RpProblem, by place; never NULL; the dataset's own when there is one */
  guint64 fingerprint;        /* of the file's bytes; 0: not from a file */
  gboolean unchanged;         /* the bytes are those that were known: nothing was made of them, there are no problems */
  const RpImporter *importer; /* the format that the bytes were held to be of; NULL where unchanged */
  guint n_two_readings;       /* dates whose order is not known: options say it */
  char *two_readings;         /* the first of them, as written; NULL: there are none */
  RpMapping *mapping;         /* how JSON was read that no format knows; NULL: not so */
} RpImportResult;

void rp_import_result_free (RpImportResult *result);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RpImportResult, rp_import_result_free)
/* How many there are, those beyond the limit of the list included. */
guint rp_import_result_count (const RpImportResult *result, RpSeverity severity);

/* Reads a local file. PROGRESS and CANCELLABLE are nullable; blocks, so call it from a thread where that matters. Never
 * hangs on pipes and devices. Transfer full, or NULL with ERROR set. */
RpImportResult *
rp_import_file (const char *path, const RpImportProgress *progress, GCancellable *cancellable, GError **error);
/* The same, but where the bytes have the fingerprint KNOWN (0: none) they are left alone: see unchanged. OPTIONS are
 * nullable. */
RpImportResult *rp_import_file_unless (const char *path, guint64 known, const RpImportOptions *options,
                                       const RpImportProgress *progress, GCancellable *cancellable, GError **error);
/* The same for bytes in memory. FOLDER is nullable. NULL only when cancelled or over 2 GiB. */
RpImportResult *rp_import_bytes (const char *bytes, gsize length, const char *folder, const RpImportProgress *progress,
                                 GCancellable *cancellable, GError **error);

/* The formats, NULL-terminated; the first is Rapport's own. */
const RpImporter *const *rp_importers (void);

G_END_DECLS
