/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows as text: aligned for a terminal, as CSV (RFC 4180) or as JSON. What stands in the cells is find/record-list. */
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
/* Columns as wide as their cells on a terminal, 60 at most: what is longer shifts its line. Control characters become
 * U+FFFD. Appends, as all. */
void rp_listing_write_text (const RpListing *listing, GString *out);
/* Every value as it stands in the dataset, also where a spreadsheet would take it for a formula. */
void rp_listing_write_csv (const RpListing *listing, GString *out);
void rp_listing_write_json (const RpListing *listing, GString *out);

G_END_DECLS
