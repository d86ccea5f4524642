/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The small widgets of an index card: texts, links, addresses, ways to a document. All texts of a dataset are set as
 * text, never read as markup; nothing opens but after a click. Widgets are floating. */
#pragma once

#include <gtk/gtk.h>
#include "card.h"

G_BEGIN_DECLS

/* A label that wraps and can be selected, in the style of a CSS class. Very long texts are shortened, and say so. */
GtkWidget *rp_card_label (const char *text, const char *css);
/* A link to a record: card.follow. */
GtkWidget *rp_card_link (RpDataset *dataset, RpRecordRef ref, const char *text);
/* Spans one below the other: links as links, what stands right before or behind one with it. */
void rp_card_add_spans (GtkWidget *column, RpDataset *dataset, const GArray *spans, const char *css);
/* TEXT on a button without a frame that calls ACTION with TARGET (floating; nullable). NAME: what it says to a screen
 * reader; nullable: TEXT. */
GtkWidget *rp_card_button (const char *text, const char *action, GVariant *target, const char *name);

G_END_DECLS
