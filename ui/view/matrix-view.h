/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The view of records by sources: what rests on one source, on one origin, on several, and where they differ. A click
 * or Enter on a cell selects its record and asks for what the source says of it (win.show-evidence), a double click or
 * Enter again goes to the source. Made in a thread; scrolls by itself. */
#pragma once

#include "diagram-view.h"
#include "source-matrix.h"

G_BEGIN_DECLS

#define RP_TYPE_MATRIX_VIEW (rp_matrix_view_get_type ())
G_DECLARE_FINAL_TYPE (RpMatrixView, rp_matrix_view, RP, MATRIX_VIEW, RpDiagramView)

/* BY_LOCATOR: of the source that is selected, else of the one that was last. */
void rp_matrix_view_set_order (RpMatrixView *self, RpMatrixOrder order);
RpMatrixOrder rp_matrix_view_get_order (RpMatrixView *self);
/* Its index; RP_NO_INDEX: there is none. */
guint rp_matrix_view_get_source (RpMatrixView *self);
/* Events, entities or relations. */
void rp_matrix_view_set_rows (RpMatrixView *self, RpRecordType type);
RpRecordType rp_matrix_view_get_rows (RpMatrixView *self);
/* To the first or the last row. */
void rp_matrix_view_scroll_to_end (RpMatrixView *self, gboolean last);
/* So many px are scrolled away; signal "scrolled" tells of it. */
void rp_matrix_view_get_scroll (RpMatrixView *self, double *x, double *y);

G_END_DECLS
