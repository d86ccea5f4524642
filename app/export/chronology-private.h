/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the chronology share: rows and notes set into lines (chronology-rows), lines dealt out to pages
 * (chronology-pages), a page in shapes (chronology-ink). Private to them. All px of the box. */
#pragma once

#include "chronology-notes.h"
#include "chronology.h"

G_BEGIN_DECLS

/* Lines of rows stand on one grid in all columns, so that what stands side by side stands on one line. */
#define RP_CHRONOLOGY_LINE_PX 17.0
#define RP_CHRONOLOGY_NOTE_PX 15.0
#define RP_CHRONOLOGY_MARK_PX 10.0
#define RP_CHRONOLOGY_MARK_GAP_PX 7.0 /* from a mark to its title */
#define RP_CHRONOLOGY_GAP_PX 14.0     /* between columns */
#define RP_CHRONOLOGY_NOTE_GAP_PX 28.0
#define RP_CHRONOLOGY_INDENT_PX 16.0 /* of parts below their whole */
#define RP_CHRONOLOGY_MOST_DEPTH 4u
#define RP_CHRONOLOGY_HANG_PX 10.0 /* of who, below its first line */
#define RP_CHRONOLOGY_HEAD_PX 32.0 /* the column heads with their rule */

typedef enum
{
  RP_COLUMN_DATE,
  RP_COLUMN_WHAT,
  RP_COLUMN_WHO,
  RP_COLUMN_SOURCE,
  RP_N_COLUMNS,
} RpChronologyColumn;

/* Lines of the flow. */
typedef struct
{
  guint first, n;
} RpChronologyCell;

typedef struct
{
  guint entry;
  RpChronologyCell cells[RP_N_COLUMNS];
  guint n_lines;
  guint title;  /* the line with the title, in WHAT */
  guint n_head; /* lines up to the end of the title: not parted */
  guint n_date; /* lines of the date itself, which are repeated where the row goes on */
} RpChronologyRow;

typedef struct
{
  double x, width; /* width 0: left out, told within WHAT */
} RpChronologyPlace;

/* Some lines of a row on a page. */
typedef struct
{
  guint row, from, to;
  double y;
  guint heading : 1, continued_heading : 1; /* it stands in the margin, or above where there is none */
  guint ruled : 1;                          /* a group begins */
} RpChronologySlice;

typedef struct
{
  guint note, from, to;
  double x, y;
} RpChronologyNoteSlice;

typedef struct
{
  GArray *slices, *notes; /* RpChronologySlice, RpChronologyNoteSlice */
  double height;
  double notes_y; /* the heading of the notes; NAN: none here */
  gboolean notes_continued;
} RpChronologyPage;

struct _RpChronology
{
  const RpViewState *state;
  double width;
  gboolean alone;
  RpChronologyOrder *order;
  RpChronologyNotes *notes;
  RpFlow *flow;
  double margin; /* of headings, at the left; 0: they stand above their rows */
  double gutter; /* of marks, left of titles */
  RpChronologyPlace places[RP_N_COLUMNS];
  GArray *rows;       /* RpChronologyRow */
  GArray *note_cells; /* RpChronologyCell */
  guint n_note_columns;
  double note_width, note_hang; /* a note's column; of which its number takes so much */
  GPtrArray *pages;             /* RpChronologyPage */
  guint *page_of_note, *page_of_row;
};

/* Sets places, margin and gutter. */
void rp_chronology_choose_columns (RpChronology *self);
/* How wide the sources would be, at most MOST; 0: no event has a source that is shown. */
double rp_chronology_source_natural (const RpChronology *self, double most);
void rp_chronology_set_source (RpChronology *self, guint entry, const RpFlowBox *box);
/* The date in words, or what bounds it; NULL: a part without either. Transfer full. */
char *rp_chronology_date_words (const RpChronology *self, guint entry);
/* How far titles stand from the left of their column. */
double rp_chronology_indent (const RpChronology *self, guint entry);
/* Chooses the columns by what is in them, and sets rows and notes. FALSE when cancelled. */
gboolean rp_chronology_set_rows (RpChronology *self, GCancellable *cancellable);
void rp_chronology_page_free (RpChronologyPage *page);

/* What stands in a margin or above its rows: label, month, "continued"; a line each, none of them nullable but MONTH.
 */
double rp_chronology_heading_height (const RpChronology *self, const RpChronologyHeading *heading, gboolean continued);

G_END_DECLS
