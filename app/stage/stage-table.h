/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The chronology, and who says what, on a stage: as many rows as one page has room for, what is selected among them,
 * and how many more there are. Private to stage pictures. */
#pragma once

#include "figure-views.h"

G_BEGIN_DECLS

/* NULL when cancelled. Transfer full. */
RpDrawing *rp_stage_table (const RpFigureBox *box, GCancellable *cancellable);
/* Transfer full. */
RpDrawing *rp_stage_sources (const RpFigureBox *box);

G_END_DECLS
