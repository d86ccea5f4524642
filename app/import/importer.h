/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A file format that Rapport reads: a const struct of functions. A new format is one new file and one line in
 * importers.c. An importer gets bytes that are in memory already; it opens nothing. */
#pragma once

#include <gio/gio.h>
#include "dataset.h"

G_BEGIN_DECLS

/* FRACTION runs from 0 to 1; called in the thread that imports. */
typedef void (*RpImportProgressFunc) (double fraction, gpointer data);

typedef struct
{
  RpImportProgressFunc func;
  gpointer data;
} RpImportProgress;

typedef struct
{
  const char *bytes; /* not nul-terminated */
  gsize length;
  gboolean forgettable; /* what has been read may go: rp_file_forget () */
  const char
      *folder; /* the real path of the dataset's folder, for `file` and `image`; nullable: links are not followed */
  const RpImportProgress *progress; /* nullable */
  GCancellable *cancellable;        /* nullable */
} RpImportInput;

typedef struct
{
  const char *name;            /* for people */
  const char *const *suffixes; /* ".json"; NULL-terminated, the most telling first */
  /* Whether the bytes look like it; must be cheap. */
  gboolean (*sniff) (const char *bytes, gsize length);
  /* Transfer full. NULL when nothing is usable: then PROBLEMS (RpProblem) got at least a fatal one, or ERROR is set
   * (RP_IMPORT_ERROR_CANCELLED). With a dataset, its problems are in it and PROBLEMS stays empty. */
  RpDataset *(*load) (const RpImportInput *input, GPtrArray *problems, GError **error);
} RpImporter;

G_END_DECLS
