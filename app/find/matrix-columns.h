/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The columns of a source matrix while it is built: a source and the origin that it relays, each once, grouped by
 * origin and put in order at the end. Who makes the matrix uses this; who reads it needs the two types alone. */
#pragma once

#include "dataset.h"

G_BEGIN_DECLS

typedef struct
{
  guint source; /* index of a source */
  guint group;
  guint n_rows; /* with a cell in it */
} RpMatrixColumn;

/* Columns of one origin, from `first` on. */
typedef struct
{
  RpOrigin origin;
  guint first, n_columns;
} RpMatrixGroup;

typedef struct _RpMatrixColumns RpMatrixColumns;

RpMatrixColumns *rp_matrix_columns_new (RpDataset *dataset);
void rp_matrix_columns_free (RpMatrixColumns *self);
/* The column of EVIDENCE, new or not, in the order in which they were first asked for. O(1). */
guint rp_matrix_columns_find (RpMatrixColumns *self, const RpEvidence *evidence);
/* Puts them in order: gives COLUMNS (RpMatrixColumn) and GROUPS (RpMatrixGroup), and the place of each column by the
 * number that it had. All transfer full. */
guint *rp_matrix_columns_close (RpMatrixColumns *self, GArray **columns, GArray **groups);

G_END_DECLS
