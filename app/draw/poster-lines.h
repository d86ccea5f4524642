/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lines and curves cut at the edges of a sheet. Private to posters. Px. */
#pragma once

#include "poster-sheets.h"

G_BEGIN_DECLS

/* Appends to PAGE the pieces of SHAPE, an open or closed path without a fill, that lie on SHEET, moved by DX, DY. An
 * arrowhead stays with the end that it stands at. */
void rp_poster_add_line (RpDrawing *page, const RpShape *shape, const RpLabelBox *sheet, double dx, double dy);

G_END_DECLS
