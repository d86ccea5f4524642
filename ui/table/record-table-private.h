/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of a record table share: record-table.c keeps its rows, record-table-columns.c makes its columns and
 * fills their cells. For no other. */
#pragma once

#include "record-table.h"
#include "table-cell.h"
#include "table-job.h"
#include "table-model.h"

G_BEGIN_DECLS

#define MOST_COLUMNS 16
/* So many rows are a selection in all views; more are only picked. */
#define MOST_SELECTED 100

/* One column: its sorter never sorts, it only tells which column a header was clicked of. */
typedef struct
{
  RpRecordTable *table;
  const RpListColumn *column;
  GtkColumnViewColumn *view_column; /* belongs to the view */
  guint number;                     /* among those shown to people */
  gboolean chosen;                  /* a hand has chosen whether it is seen */
  double chars;                     /* how wide a hand made it, in characters; 0: as it began */
} Column;

struct _RpRecordTable
{
  AdwBin parent_instance;
  RpSession *session;
  RpRecordType type;
  GtkColumnView *view;
  RpTableModel *model;
  RpCellMetrics metrics;
  Column columns[MOST_COLUMNS];
  guint n_columns;
  GSimpleActionGroup *actions;

  RpRecordSet *shown; /* what the rows are of; NULL: all */
  RpEntityMeasures *measures;
  RpTableJob *order_job, *measure_job;
  const RpListColumn *sorted; /* NULL: as in the file */
  gboolean descending;
  const Column *clicked; /* what a sorter told */
  gboolean stale;        /* something changed while nobody saw the table */
  gboolean filled;       /* the rows are known */
  gboolean to_top;       /* the first rows are wanted in sight, unless one is selected */
  gboolean focus_wanted; /* the rows had the focus before they changed */
  guint expose_id;
  gboolean picking; /* the selection that changes was picked here */
  gboolean fitting; /* what changes of the columns is set by the table */
};

/* The values that the cells are read from; nothing is owned. */
RpRecordList rp_record_table_list (RpRecordTable *self);

/* Signal "changed". */
void rp_record_table_tell (RpRecordTable *self);

/* record-table-columns.c */
void rp_record_table_add_columns (RpRecordTable *self);
/* By the font, and as a hand made them: again when either changes. */
void rp_record_table_set_widths (RpRecordTable *self);
/* Columns in which no record has anything are not seen, unless a hand chose so. */
void rp_record_table_hide_empty (RpRecordTable *self);
/* Fills CELL (an RpTableCell) with what stands in its row now. DATA is not used. */
void rp_record_table_rebind (GtkWidget *cell, gpointer data);
/* Marks CELL where the search has found its row's record. DATA is not used. */
void rp_record_table_mark_hit (GtkWidget *cell, gpointer data);

G_END_DECLS
