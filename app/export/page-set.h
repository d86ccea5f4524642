/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pages of a picture: a drawing each, in reading order, and what is set into a page as a picture of its own. Filled
 * once, then read only; refcounted (atomic). */
#pragma once

#include "drawing.h"
#include "view-state.h"

G_BEGIN_DECLS

typedef struct _RpPageSet RpPageSet;

RpPageSet *rp_page_set_new (void); /* transfer full */
RpPageSet *rp_page_set_ref (RpPageSet *self);
void rp_page_set_unref (RpPageSet *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RpPageSet, rp_page_set_unref)

/* PAGE: transfer full. TITLE, what an outline calls it: copied, nullable. */
void rp_page_set_add (RpPageSet *self, RpDrawing *page, const char *title);
guint rp_page_set_n_pages (const RpPageSet *self);
RpDrawing *rp_page_set_get_page (const RpPageSet *self, guint index);   /* transfer none */
const char *rp_page_set_get_title (const RpPageSet *self, guint index); /* nullable */
/* All of them, as long as the set lives and nothing is added. */
RpDrawing *const *rp_page_set_get_pages (const RpPageSet *self);
/* A picture within a page, at its own zoom, above what the page has itself: files for paper (PDF) know of them, and
 * who shows their pages. */
typedef struct
{
  RpDrawing *drawing;
  double x, y;              /* of its corner, px of the file (not of the page's drawing) */
  const RpViewState *state; /* what the records in it say, as RpExportOptions has it for a page; borrowed, nullable */
  const char *title;        /* what an outline calls it; nullable: it has no entry */
} RpPageInset;

/* On the page that was added last; its drawing is referenced, its title copied. */
void rp_page_set_add_inset (RpPageSet *self, const RpPageInset *inset);
guint rp_page_set_n_insets (const RpPageSet *self, guint page);
const RpPageInset *rp_page_set_get_inset (const RpPageSet *self, guint page, guint inset);
/* A set of PAGE (transfer none) alone; of one of the pages alone. Transfer full. */
RpPageSet *rp_page_set_of (RpDrawing *page);
RpPageSet *rp_page_set_single (const RpPageSet *self, guint index);

G_END_DECLS
