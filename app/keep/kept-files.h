/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Folders of small private files, one for each dataset, named after the dataset's path and found again when it was
 * moved. What is in a file says its kind. Never beside the dataset; what is in them is not trusted. Blocks: files are
 * small. */
#pragma once

#include "dataset-trace.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* After a move so many files are looked into, the latest first. */
#define RP_KEPT_FILES_LOOKED_INTO 200

/* What one file holds. */
typedef struct
{
  gsize most_bytes;                                        /* what is larger is none of ours */
  gpointer (*read) (const char *text, gsize length);       /* transfer full; NULL: it cannot be used */
  const RpDatasetTrace *(*get_trace) (gconstpointer kept); /* belongs to what is kept */
  void (*free) (gpointer kept);
} RpKeptKind;

/* The path that a dataset is known by: absolute, links followed where they lead somewhere. Transfer full. */
char *rp_kept_files_name (const char *path);
/* The file in FOLDER of the dataset that rp_kept_files_name () calls NAME. Transfer full. */
char *rp_kept_files_path (const char *folder, const char *name);
/* What is kept of NAME, or of the file that it was moved from; NULL where there is nothing that can be read. Transfer
 * full. */
gpointer rp_kept_files_load (const RpKeptKind *kind, const char *folder, const char *name);
/* Whether TRACE is of the file that now stands at NAME: the same file, or one of that name that is gone from where it
 * was. Whether the records are the same, the session asks. */
gboolean rp_kept_files_was_moved (const RpDatasetTrace *trace, const char *name);
/* Where NAME's file stands now, into TRACE. */
void rp_kept_files_trace (const char *name, RpDatasetTrace *trace);
/* Replaces what is kept of NAME, in one stroke. */
gboolean rp_kept_files_save (const char *folder, const char *name, const char *text, GError **error);
/* All but the MOST that were written last go; NEWEST counts as one of these, whether it is there yet or not. */
void rp_kept_files_drop_oldest (const char *folder, const char *newest, guint most);

G_END_DECLS
