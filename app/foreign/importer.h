/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A file format that Rapport reads: a const struct of functions. A new format is one new file and one line in
 * importers.c. An importer gets bytes that are in memory already; it opens nothing. JSON of other programs is known by
 * its shape, never by its file's name. */
#pragma once

#include <gio/gio.h>
#include "dataset.h"
#include "json-tree.h"

G_BEGIN_DECLS

/* FRACTION runs from 0 to 1; called in the thread that imports. */
typedef void (*RpImportProgressFunc) (double fraction, gpointer data);

typedef struct
{
  RpImportProgressFunc func;
  gpointer data;
} RpImportProgress;

/* How a date of three numbers is to be read whose year stands last. */
typedef enum
{
  RP_DATE_ORDER_UNKNOWN, /* 03/04/2023 is not guessed: it stays a wording */
  RP_DATE_ORDER_DMY,
  RP_DATE_ORDER_MDY,
} RpDateOrder;

typedef struct _RpMapping RpMapping; /* mapping.h */

/* What a person says of a file that does not say it itself. All zero: nothing. */
typedef struct
{
  RpDateOrder dates;
  RpMapping *mapping; /* of JSON that no format knows; nullable, and whoever sets it owns it */
} RpImportOptions;

typedef struct
{
  const char *bytes; /* not nul-terminated */
  gsize length;
  gboolean forgettable; /* what has been read may go: rp_file_forget () */
  const char
      *folder; /* the real path of the dataset's folder, for `file` and `image`; nullable: links are not followed */
  const char *name; /* the file's, without its folder and suffix, for a title; nullable */
  RpImportOptions options;
  const RpImportProgress *progress; /* nullable */
  GCancellable *cancellable;        /* nullable */
  const RpJsonNode *root;           /* of what was recognised by its shape; else NULL */
} RpImportInput;

typedef struct _RpGathering RpGathering;

/* Either `load`, or `gather` with `sniff` or `recognise`. */
typedef struct
{
  const char *name;            /* for people */
  const char *const *suffixes; /* ".json"; NULL-terminated, the most telling first */
  /* Whether the bytes look like it; must be cheap. Nullable. */
  gboolean (*sniff) (const char *bytes, gsize length);
  /* Whether the tree has its shape; looks at a few places. Nullable. */
  gboolean (*recognise) (const RpJsonNode *root);
  /* Collects INPUT's records and problems in GATHERING. FALSE: nothing is usable, which a fatal problem says
   * (rp_gathering_fail ()). May end early when rp_gathering_step () says so. */
  gboolean (*gather) (RpGathering *gathering, const RpImportInput *input);
  /* Makes the dataset without a gathering. Transfer full. NULL when nothing is usable: then PROBLEMS (RpProblem) got at
   * least a fatal one, or ERROR is set (RP_IMPORT_ERROR_CANCELLED). With a dataset, its problems are in it and PROBLEMS
   * stays empty. */
  RpDataset *(*load) (const RpImportInput *input, GPtrArray *problems, GError **error);
} RpImporter;

G_END_DECLS
