/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a click leads to on a page of a PDF: a shape's address, the address of the record that it stands for, another
 * page. */
#pragma once

#include <cairo.h>
#include "page-set.h"

G_BEGIN_DECLS

/* The current page of CR can be led to by its NUMBER, from 1. By a name, for Cairo 1.16 leads by number only to pages
 * that it has written already. */
void rp_pdf_links_name_page (cairo_t *cr, guint number);
/* Onto the current page of CR, whose user space is the page in pt: of the page INDEX of PAGES and of all that is set
 * into it. What leads beyond the last page is left out. STATE, of the page's own records, is nullable: none. */
void rp_pdf_links_add (cairo_t *cr, const RpPageSet *pages, guint index, const RpViewState *state);

G_END_DECLS
