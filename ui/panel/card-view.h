/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An index card as widgets, a thin rendering of RpCard: block by block, from top to bottom. What it cannot do by itself
 * it asks for by actions: card.follow (to a record), win.filter-selected, card.more (which list), card.open-document
 * (path, what to mark), card.copy-place.
 */
#pragma once

#include <gtk/gtk.h>
#include "card.h"

G_BEGIN_DECLS

/* PATH: of the dataset's file; nullable. WIDGETS gets the widget of each block, in their order; they belong to what is
 * returned. Floating. */
GtkWidget *rp_card_view_new (const RpCard *card, const char *path, GPtrArray *widgets);

G_END_DECLS
