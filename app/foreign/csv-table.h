/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A table at hand while its rows become records: its cells by their meaning, and problems that name row and column.
 * Private to app/foreign's units about tables. */
#pragma once

#include "csv-header.h"
#include "gathering.h"

G_BEGIN_DECLS

typedef struct
{
  RpGathering *gathering;
  const RpImportInput *input;
  RpCsvHeader *header;
  RpCsvRow row;
  GHashTable *names, *places, *kinds; /* as written, and what equal ones have in common → record or word */
  gboolean wordy[RP_N_CSV_FIELDS];    /* of WHEN and END: mostly wordings, which are kept */
  RpGathered *made;                   /* what the row at hand became */
  /* Of rows that are JSON records; else NULL. */
  const RpJsonNode *record;
  const RpJsonNode **nodes;     /* of each column, nullable */
  GHashTable *ids, *source_ids; /* as the file has them → entity, source */
  const char *kind, *prefix;    /* where no column says it; of ids that are taken */
  gboolean repeated;            /* they stand within others: one may come several times */
  guint n_ids_taken;            /* entities whose id another has: references are the other's */
} RpCsvTable;

/* A row's date, read before there is a record. */
typedef struct
{
  char *when;          /* EDTF; NULL: none */
  const char *known;   /* the same, the gathering's */
  char *wording;       /* to be kept; NULL: none */
  char *message;       /* what is wrong with it; nullable */
  RpSeverity severity; /* of the message */
  RpCsvField field;    /* which it is about */
} RpCsvDate;

/* The row's cell, of a name with all its parts; NULL: empty. Transfer full. */
char *rp_csv_table_dup (const RpCsvTable *self, RpCsvField field);
/* The cell's items, parted by one of SEPARATORS. Transfer full. */
GStrv rp_csv_table_split (const RpCsvTable *self, RpCsvField field, const char *separators);

RpPlace rp_csv_table_place (const RpCsvTable *self, guint column);
/* "/12", and with a COLUMN "/12/When". Transfer full. */
char *rp_csv_table_path (const RpCsvTable *self, guint column);
/* MESSAGE is transfer full. */
void rp_csv_table_report (RpCsvTable *self, RpSeverity severity, guint column, const char *id, char *message);
/* The row becomes no record; FALSE. MESSAGE is transfer full. */
gboolean rp_csv_table_leave_out (RpCsvTable *self, guint column, char *message);

/* The row's begin and end. FALSE: one of them cannot stand and the row was left out; a JSON record is kept with what it
 * says as a wording. */
gboolean rp_csv_table_read_date (RpCsvTable *self, RpCsvDate *date);
void rp_csv_date_clear (RpCsvDate *date);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RpCsvDate, rp_csv_date_clear)

/* What the first rows of TEXT say about the columns: dates in "from" and "to", columns of wordings. */
void rp_csv_table_survey (RpCsvTable *self, const char *text, gsize length);

/* The entity that the file calls so: by its id where records have ids, else the first of that name, made where there is
 * none of KIND. AMONG is the table's names or places. */
RpGathered *rp_csv_table_named (RpCsvTable *self, GHashTable *among, const char *name, const char *kind, guint column);
/* The row's kind in its first spelling, OTHERWISE where it has none. */
const char *rp_csv_table_kind (RpCsvTable *self, const char *otherwise);
/* Those in the row's cell take part in EVENT: in the role that stands in brackets behind them, else, where FIELD is an
 * end, in the one that the column is called by ("caller"). Who is not known becomes an entity of KIND. */
void rp_csv_table_add_people (RpCsvTable *self, RpGathered *event, RpCsvField field, const char *kind);

/* The id that a record with the file's ID (nullable) gets. */
const char *rp_csv_table_id (RpCsvTable *self, const char *id);
/* An entity that was there before: without an id of its own, or, where records are repeated, with the same. NULL: none.
 */
RpGathered *rp_csv_table_known (RpCsvTable *self, const char *name, const char *id);
/* The source with that id in the file; NULL: none. */
RpGathered *rp_csv_table_source (RpCsvTable *self, const char *id);
/* ENTITY is what ID (nullable) and NAME refer to, if nothing was before. */
void rp_csv_table_register (RpCsvTable *self, RpGathered *entity, const char *id, const char *name);

/* The record of the row at hand; FALSE: it was left out. */
gboolean rp_csv_table_add_event (RpCsvTable *self);
gboolean rp_csv_table_add_relation (RpCsvTable *self);
gboolean rp_csv_table_add_entity (RpCsvTable *self);
gboolean rp_csv_table_add_source (RpCsvTable *self);

G_END_DECLS
