/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pages of a hand-out on paper: each scene as it stands on stage, with its notes, lines for a pen, sources, and at
 * the end the list of these where a page has no room for its own. Numbers in, drawings out; it writes no file. */
#pragma once

#include "handout.h"
#include "page-set.h"

G_BEGIN_DECLS

typedef struct _RpHandoutBook RpHandoutBook;

/* NULL when cancelled. What PLAN points to must outlive it. Transfer full. */
RpHandoutBook *
rp_handout_book_new (const RpHandoutPlan *plan, RpExportProgress progress, gpointer data, GCancellable *cancellable);
void rp_handout_book_free (RpHandoutBook *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RpHandoutBook, rp_handout_book_free)

/* They live no longer than the book. Transfer none. */
RpPageSet *rp_handout_book_get_pages (RpHandoutBook *self);

G_END_DECLS
