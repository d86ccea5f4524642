/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A drawing that is larger than a page, cut into sheets that overlap: where they lie, and what is on each. Lines go on
 * from sheet to sheet to the hundredth px; a text or a symbol is on a sheet whole or not at all. Sizes in px. */
#pragma once

#include "drawing.h"
#include "label-grid.h"

G_BEGIN_DECLS

typedef struct
{
  double width, height; /* of a sheet */
  double overlap_px;
  guint n_columns, n_rows; /* at least 1 */
} RpPosterSheets;

/* Of all of it. */
double rp_poster_width (const RpPosterSheets *self);
double rp_poster_height (const RpPosterSheets *self);
/* Where a sheet lies on it. */
RpLabelBox rp_poster_sheet (const RpPosterSheets *self, guint column, guint row);
/* Whether no sheet has the whole box. */
gboolean rp_poster_is_cut (const RpPosterSheets *self, const RpLabelBox *box);
/* Appends to PAGE what the sheet has of POSTER, which is kept alive; the sheet's corner is at TO. */
void
rp_poster_append (RpDrawing *page, RpDrawing *poster, const RpPosterSheets *self, guint column, guint row, RpPoint to);

G_END_DECLS
