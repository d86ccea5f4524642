/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows and cells of a text whose cells are parted by one character (RFC 4180 and what is written in its name). It knows
 * nothing of what columns mean. Rows count from 1 as a spreadsheet numbers them: empty ones count, line breaks in
 * cells do not. Linear in the length, and nothing is kept but the row at hand. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define RP_CSV_MOST_CELLS 16384 /* of a row; further ones are counted only */

typedef struct
{
  const char *text; /* UTF-8, not nul-terminated, without blanks at the ends; until the next row is read */
  gsize length;
} RpCsvCell;

typedef struct
{
  guint number;
  guint n_cells;
  const RpCsvCell *cells; /* MIN (n_cells, RP_CSV_MOST_CELLS) of them */
  guint open_quote;       /* the number of the cell whose quotation mark is not closed, from 1; 0: none. Such a row ends
                             with its line */
} RpCsvRow;

typedef struct _RpCsvReader RpCsvReader;

/* TEXT is UTF-8 and must live as long. A first line "sep=;" is passed over: see rp_csv_said_separator (). */
RpCsvReader *rp_csv_reader_new (const char *text, gsize length, char separator);
void rp_csv_reader_free (RpCsvReader *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RpCsvReader, rp_csv_reader_free)

/* FALSE: there are no more. ROW is the reader's until the next call. */
gboolean rp_csv_reader_next (RpCsvReader *self, RpCsvRow *row);
/* How far one is, from 0 to 1. */
double rp_csv_reader_get_fraction (const RpCsvReader *self);

/* What a first line "sep=;" says; 0: nothing. */
char rp_csv_said_separator (const char *text, gsize length);
gboolean rp_csv_row_is_empty (const RpCsvRow *row);

G_END_DECLS
