/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the native importer's parts share while they walk the tokens: reader, builder, and the record in hand with the
 * problems that wait for its id. Private to app/import. */
#pragma once

#include "dataset-builder.h"
#include "importer.h"
#include "json-check.h"

G_BEGIN_DECLS

#define RP_IMPORT_PATHS 8
#define RP_IMPORT_PATH_ITEMS 16

/* Pointers below a record, said of each again: "/key", then those of the key's first items. */
typedef struct
{
  char key[16]; /* with its closing quote */
  gsize length; /* 0: not used yet */
  const char *paths[1 + RP_IMPORT_PATH_ITEMS];
} RpImportPaths;

typedef struct
{
  const char *bytes;
  gsize length;
  gboolean forgettable; /* as in RpImportInput */
  gsize forgotten;      /* up to here, but for the key of the list in hand */
  const char *folder;   /* nullable */
  RpJsonReader *reader;
  RpDatasetBuilder *builder;
  const RpJsonFindings *findings;
  guint next_notice;  /* of the findings, not yet handed over */
  GPtrArray *pending; /* RpProblem of the record in hand */
  GArray *others;     /* RpOther of the record in hand */
  GArray *unshown;    /* the same, of what is only carried */
  GByteArray *items;  /* of the lists in hand, the innermost last */
  char *block;        /* memory of the record in hand: the builder copies what it keeps */
  gsize block_size, block_used;
  GPtrArray *full_blocks;
  const char *list_path; /* pointer of the list of records in hand */
  gboolean in_record;
  guint record_steps; /* of the record's pointer */
  gsize record_offset;
  GHashTable *comma_ids;                /* sources' ids that hold a comma; NULL until needed */
  RpImportPaths paths[RP_IMPORT_PATHS]; /* by the key's first letter */
  GString *scratch;
  guint n_records;
  gboolean said_too_many;
} RpImport;

/* A copy of SIZE bytes that lives until the record ends; NULL when there is none. */
gpointer rp_import_hold (RpImport *self, gconstpointer bytes, gsize size);
/* The last token's text, nul-terminated, until the record ends: for what is only looked up. */
char *rp_import_passing_text (RpImport *self);
/* A place of the last token. */
RpPlace rp_import_place (const RpImport *self);
/* The last token's pointer, in the arena: the whole, and below the record's own. */
const char *rp_import_path (RpImport *self);
const char *rp_import_path_below (RpImport *self);
/* Steps to an object's next key, or an array's next item; FALSE at the end (and when the reading was cancelled). */
gboolean rp_import_next_key (RpImport *self);
gboolean rp_import_next_item (RpImport *self, RpJsonToken *token);

/* Reports at the last token's place; takes MESSAGE. Inside a record the problem waits for the record's id. */
void rp_import_report (RpImport *self, RpSeverity severity, char *message);
/* The same at PLACE and PATH. */
void rp_import_report_at (RpImport *self, RpSeverity severity, RpPlace place, const char *path, char *message);
/* "expected WHAT, found …"; then passes over the value. TOKEN is the one just read. */
void rp_import_wrong_type (RpImport *self, RpJsonToken token, const char *what);

/* Keeps a value under Other: KEY (NULL: its pointer below the record) and the JSON text from START to the reader's. */
void rp_import_keep_other (RpImport *self, const char *key, gsize start);
/* The same of what the format leaves alone. */
void rp_import_keep_unshown (RpImport *self, const char *key, gsize start);

/* A record begins at the last token, ends with the id (nullable) and title (nullable) it turned out to have. */
void rp_import_begin_record (RpImport *self);
void rp_import_end_record (RpImport *self, const char *id, const char *title);
/* The record in hand cannot stand: marks the last error, counts. */
void rp_import_leave_out (RpImport *self);
/* Hands over the first walk's notices up to OFFSET (G_MAXSIZE: all). ID and TITLE as above for those from FROM on. */
void rp_import_flush_notices (RpImport *self, gsize from, gsize offset, const char *id);

G_END_DECLS
