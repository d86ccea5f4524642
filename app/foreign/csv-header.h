/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a table's columns mean, by their headers: letter case, accents, blanks and signs aside, in English, Italian,
 * German, French. And where in a text the header stands and what parts its cells. It reads no row below the header. */
#pragma once

#include "csv-reader.h"

G_BEGIN_DECLS

typedef enum
{
  RP_CSV_OTHER, /* becomes an attribute */
  RP_CSV_WHEN,
  RP_CSV_END,
  RP_CSV_TITLE,
  RP_CSV_NAME,
  RP_CSV_GIVEN, /* these two: parts of a person's name, beside the rest in NAME */
  RP_CSV_FAMILY,
  RP_CSV_LABEL,
  RP_CSV_KIND,
  RP_CSV_PLACE,
  RP_CSV_PEOPLE,
  RP_CSV_PARTICIPANTS,
  RP_CSV_SOURCE,
  RP_CSV_SOURCE_URL,
  RP_CSV_LOCATOR,
  RP_CSV_PASSAGE,
  RP_CSV_SUMMARY,
  RP_CSV_TAGS,
  RP_CSV_URL,
  RP_CSV_ID,
  RP_CSV_STATUS,
  RP_CSV_WORDING,
  RP_CSV_NOTE,
  RP_CSV_FROM,
  RP_CSV_TO,
  RP_CSV_WEIGHT,
  RP_CSV_DIRECTED,
  RP_CSV_ALIASES,
  RP_CSV_LATITUDE,
  RP_CSV_LONGITUDE,
  RP_CSV_YEAR,
  RP_CSV_MONTH,
  RP_CSV_DAY,
  RP_CSV_TIME,
  RP_CSV_END_YEAR,
  RP_CSV_END_MONTH,
  RP_CSV_END_DAY,
  RP_CSV_END_TIME,
  RP_CSV_PUBLISHER, /* these: of sources, which tables of this kind have not */
  RP_CSV_AUTHOR,
  RP_CSV_LEFT_OUT, /* a person does not want it */
  RP_N_CSV_FIELDS,
} RpCsvField;

typedef struct
{
  char *label; /* as written; or "Column F" */
  RpCsvField field;
} RpCsvColumn;

typedef struct
{
  char separator;
  guint row;                        /* the header's number */
  GArray *columns;                  /* RpCsvColumn */
  guint column_of[RP_N_CSV_FIELDS]; /* number from 1; 0: there is none */
  guint n_known;                    /* columns whose meaning is known */
  gboolean usable;                  /* it has what events, relations or entities need */
  gboolean even;                    /* the first rows have as many cells as one another, nine of ten */
  gboolean tabular;                 /* and there are enough of them for a table, whatever the header says */
  gboolean headless;                /* the first row holds dates or numbers */
} RpCsvHeader;

/* What WORD means as a header of its own, RP_CSV_OTHER: nothing known. */
RpCsvField rp_csv_field_of (const char *word, gsize length);

/* An empty one, and one column more for it, which has no field when another has it. Transfer full. */
RpCsvHeader *rp_csv_header_new (void);
void rp_csv_header_add (RpCsvHeader *self, const char *label, RpCsvField field);

/* Looks at the first rows of TEXT. Transfer full. */
RpCsvHeader *rp_csv_header_find (const char *text, gsize length);
void rp_csv_header_free (RpCsvHeader *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RpCsvHeader, rp_csv_header_free)

gboolean rp_csv_header_has (const RpCsvHeader *self, RpCsvField field);
/* Whether the column of FIELD, a name or a title, is called a name, and others hold the rest of it. */
gboolean rp_csv_header_has_parts (const RpCsvHeader *self, RpCsvField field);
/* Gives a column another meaning; the old one is without a column then. */
void rp_csv_header_turn (RpCsvHeader *self, RpCsvField from, RpCsvField to);
/* "C" for 3. Transfer full. */
char *rp_csv_column_letters (guint number);

G_END_DECLS
