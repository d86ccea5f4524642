/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The outline of a PDF: its pages by their titles, or what is set into them by theirs; below each its lanes with their
 * events, the entities of a network, and whatever has words that a page can only show as a picture (colour emoji). */
#pragma once

#include <cairo.h>
#include "page-set.h"
#include "view-state.h"

G_BEGIN_DECLS

/* Names below one page, and in the whole file; where more are, their number stands in the place of the rest. */
#define RP_PDF_OUTLINE_PAGE 1000
#define RP_PDF_OUTLINE_ALL 20000

typedef struct
{
  RpPageSet *pages;
  const char *title;        /* of the file, for a page without one; nullable */
  const RpViewState *state; /* nullable; what is not visible there is not named */
} RpPdfOutline;

/* To a surface for PDF, before it is finished. */
void rp_pdf_outline_add (cairo_surface_t *surface, const RpPdfOutline *outline);

G_END_DECLS
