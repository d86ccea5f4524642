/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The chronology on a stage: as many of its rows as one page has room for, and how many more there are. Private to
 * stage pictures. */
#pragma once

#include "figure-views.h"

G_BEGIN_DECLS

/* NULL when cancelled. Transfer full. */
RpDrawing *rp_stage_table (const RpFigureBox *box, GCancellable *cancellable);

G_END_DECLS
