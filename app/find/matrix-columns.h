/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The columns of a source matrix while it is built: a source and the origin that it relays, each once, grouped by
 * origin and put in order at the end. Private to the matrix. */
#pragma once

#include "source-matrix.h"

G_BEGIN_DECLS

typedef struct _RpMatrixColumns RpMatrixColumns;

RpMatrixColumns *rp_matrix_columns_new (RpDataset *dataset);
void rp_matrix_columns_free (RpMatrixColumns *self);
/* The column of EVIDENCE, new or not, in the order in which they were first asked for. O(1). */
guint rp_matrix_columns_find (RpMatrixColumns *self, const RpEvidence *evidence);
/* Puts them in order: gives COLUMNS (RpMatrixColumn) and GROUPS (RpMatrixGroup), and the place of each column by the
 * number that it had. All transfer full. */
guint *rp_matrix_columns_close (RpMatrixColumns *self, GArray **columns, GArray **groups);

G_END_DECLS
