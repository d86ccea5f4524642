/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of a table as CSV (RFC 4180, UTF-8, CRLF, a header). What stands in the cells is find/record-list. */
#pragma once

#include "record-list.h"

G_BEGIN_DECLS

/* A table with its rows chosen and in order. Nothing is owned. */
typedef struct
{
  RpRecordList list;
  const guint *rows;
  guint n_rows;
  RpRecordRef selected;       /* not RP_RECORD_NONE: each row says its state */
  const RpRecordSet *related; /* to the selected */
  gboolean says_shown;        /* each row says whether it is shown */
} RpListing;

/* "events", "entities", "relations", "sources": the name of a table. Static. */
const char *rp_listing_name (RpRecordType type);
/* "selected", "related", "other": how ROW stands to what is selected. Static. */
const char *rp_listing_state (const RpListing *listing, guint row);
gboolean rp_listing_is_shown (const RpListing *listing, guint row);

typedef enum
{
  RP_CSV_AS_IS,
  /* A text that a spreadsheet would take for a formula begins with an apostrophe, and so does one that would look like
   * such a text: whoever takes one apostrophe away where a formula would begin behind apostrophes has the text back. */
  RP_CSV_NO_FORMULA,
} RpCsvFormulas;

/* Appends. */
void rp_listing_write_csv (const RpListing *listing, RpCsvFormulas formulas, GString *out);
/* One cell of text, quoted where it has to be, behind a comma unless it is the FIRST. */
void rp_csv_append (GString *out, const char *text, RpCsvFormulas formulas, gboolean first);

G_END_DECLS
