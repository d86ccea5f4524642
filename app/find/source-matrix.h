/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records × sources: which source speaks of which record, and whose word that is in the end. A column is a source as it
 * relays one origin, so that the columns of one origin stand together and count once; a source that relays two stands
 * in two. Sparse and immutable; refcounted (atomic). No pixels, no words. */
#pragma once

#include "matrix-columns.h"
#include "record-set.h"

G_BEGIN_DECLS

/* How a record is supported. */
typedef enum
{
  RP_STANDING_NONE,       /* no source supports it */
  RP_STANDING_ONE_SOURCE, /* one source */
  RP_STANDING_ONE_ORIGIN, /* several sources that relay one origin */
  RP_STANDING_SEVERAL,    /* independent origins */
  RP_STANDING_DIFFER,     /* however many: it is disputed, or values that are given exclude each other */
} RpStanding;

typedef enum
{
  RP_CELL_SUPPORTS = 1 << 0,
  RP_CELL_DETAIL = 1 << 1,    /* supports a field or a figure of the record, not it as a whole */
  RP_CELL_VAGUER = 1 << 2,    /* gives a value that is only less precise */
  RP_CELL_OTHERWISE = 1 << 3, /* gives other words; only a person can tell whether both are true */
  RP_CELL_DIFFERS = 1 << 4,   /* gives a value that excludes the record's */
  RP_CELL_DISPUTES = 1 << 5,
} RpCellFlags;

typedef struct
{
  guint column;
  guint n_passages; /* pieces of evidence */
  guint flags;      /* RpCellFlags */
} RpMatrixCell;

typedef struct
{
  RpRecordRef ref;
  RpStanding standing;
  guint n_sources, n_origins; /* as rp_corroboration_support () counts */
  guint depth;                /* of a part that stands below its whole: 1, of its part 2 … */
} RpMatrixRow;

typedef enum
{
  RP_MATRIX_BY_TIME,     /* events: undated parts below their whole, others beside what they came after or before */
  RP_MATRIX_BY_STANDING, /* the weakest first: fewest origins, then fewest sources, then those that differ */
  RP_MATRIX_BY_LOCATOR,  /* what one source speaks of, in its order: paragraph 2 before 10 */
} RpMatrixOrder;

typedef struct _RpSourceMatrix RpSourceMatrix;

/* The records of TYPE that SHOWN (nullable: all) holds, and the sources that speak of them. O(records + evidence); it
 * keeps DATASET alive. Transfer full. */
RpSourceMatrix *rp_source_matrix_new (RpDataset *dataset, RpRecordType type, const RpRecordSet *shown);
void rp_source_matrix_unref (RpSourceMatrix *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RpSourceMatrix, rp_source_matrix_unref)

RpDataset *rp_source_matrix_get_dataset (const RpSourceMatrix *self);
/* Rows stand in the order of time. Columns of a group by date of publication, groups by their first. */
guint rp_source_matrix_n_rows (const RpSourceMatrix *self);
guint rp_source_matrix_n_columns (const RpSourceMatrix *self);
guint rp_source_matrix_n_groups (const RpSourceMatrix *self);
guint rp_source_matrix_n_cells (const RpSourceMatrix *self);
/* The flags that occur in any cell, and the standings (1 << RpStanding) of any row. */
guint rp_source_matrix_get_flags (const RpSourceMatrix *self);
guint rp_source_matrix_get_standings (const RpSourceMatrix *self);
/* All belong to the matrix. */
const RpMatrixRow *rp_source_matrix_row (const RpSourceMatrix *self, guint row);
const RpMatrixColumn *rp_source_matrix_column (const RpSourceMatrix *self, guint column);
const RpMatrixGroup *rp_source_matrix_group (const RpSourceMatrix *self, guint group);
/* The cells of ROW by ascending column. */
const RpMatrixCell *rp_source_matrix_cells (const RpSourceMatrix *self, guint row, guint *n_cells);
/* NULL: the source does not speak of it. */
const RpMatrixCell *rp_source_matrix_cell (const RpSourceMatrix *self, guint row, guint column);

/* Rows in ORDER; for BY_LOCATOR only those of SOURCE (an index). The array of N is the caller's. */
guint *rp_source_matrix_order (const RpSourceMatrix *self, RpMatrixOrder order, guint source, guint *n);
/* The place of a record's row among all; RP_NO_INDEX: it has none. O(1). */
guint rp_source_matrix_find (const RpSourceMatrix *self, RpRecordRef ref);

/* Whether EVIDENCE stands in COLUMN. */
gboolean rp_source_matrix_is_in (const RpSourceMatrix *self, guint column, const RpEvidence *evidence);
/* "paragraph 2" before "paragraph 10"; what has none (NULL) last. As strcmp. */
int rp_locator_compare (const char *a, const char *b);

G_END_DECLS
