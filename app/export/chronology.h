/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The chronology, a figure of its own: date | what | who | source, a row an event, over as many pages as it needs, the
 * sources as numbered notes behind the rows. It fills a box of a page and knows nothing of what stands around it. All
 * px of the drawing. */
#pragma once

#include <gio/gio.h>
#include "drawing.h"
#include "view-state.h"

G_BEGIN_DECLS

typedef struct _RpChronology RpChronology;

typedef struct
{
  double width;    /* of the box */
  double from, to; /* seconds since 1970: events that lie or may lie between them, and undated ones; NAN: no bound */
  gboolean alone;  /* a page is shown without the others: nothing leads from one to another */
} RpChronologyOptions;

/* STATE and what it borrows must outlive it. O(words of what is shown). NULL when cancelled. Transfer full. */
RpChronology *
rp_chronology_new (const RpViewState *state, const RpChronologyOptions *options, GCancellable *cancellable);
void rp_chronology_free (RpChronology *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RpChronology, rp_chronology_free)

/* Deals rows and notes out to pages of HEIGHT, the first of FIRST_HEIGHT; anew at each call. Returns how many: one at
 * least, though nothing be shown; 0: a page has no room for a line. */
guint rp_chronology_paginate (RpChronology *self, double first_height, double height);
/* The page as a drawing of the box, without paper of its own. Links lead to pages by their number here. Transfer full.
 */
RpDrawing *rp_chronology_page (const RpChronology *self, guint page);
/* The page on which EVENT stands, or begins; 0: on none. */
guint rp_chronology_find_page (const RpChronology *self, guint event);
/* How many events begin on PAGE or behind it. */
guint rp_chronology_n_events_from (const RpChronology *self, guint page);
/* What an outline calls it: "1992 – 2003", "Sources". Transfer full. */
char *rp_chronology_page_title (const RpChronology *self, guint page);

G_END_DECLS
