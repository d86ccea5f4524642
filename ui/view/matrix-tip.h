/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the sources view says of what is under the pointer, in words: plain text, never markup. */
#pragma once

#include "drawing.h"
#include "source-matrix.h"

G_BEGIN_DECLS

/* "Azernews, 12 Jan 2023" and a line for each passage of the cell. Transfer full. */
char *rp_matrix_tip_cell (RpSourceMatrix *matrix, RpRecordRef ref, guint source);
/* The record, and how it is supported. Transfer full. */
char *rp_matrix_tip_row (RpSourceMatrix *matrix, RpRecordRef ref);
/* The source, whom it relays, and how much rests on it. Transfer full. */
char *rp_matrix_tip_column (RpSourceMatrix *matrix, guint source);
/* What was cut from the text at a point; NULL: there is none. Transfer full. */
char *rp_matrix_tip_cut (RpDrawing *drawing, double x, double y);

G_END_DECLS
