/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How large a drawing is on a page of a PDF. */
#pragma once

#include "drawing.h"

G_BEGIN_DECLS

#define RP_PDF_PT_PER_PX 0.75

/* Of PAGE's own px. */
static inline double
rp_pdf_pt_per_px (const RpDrawing *page)
{
  return rp_drawing_get_zoom (page) * RP_PDF_PT_PER_PX;
}

G_END_DECLS
