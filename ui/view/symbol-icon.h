/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The symbol of a record's kind as a small widget, drawn as in the diagrams, with the theme of the desktop. Decoration:
 * whoever uses it says the kind in words beside it. */
#pragma once

#include <gtk/gtk.h>
#include "dataset.h"

G_BEGIN_DECLS

/* SIZE px. Floating. */
GtkWidget *rp_symbol_icon_new (RpDataset *dataset, RpRecordRef ref, int size);

G_END_DECLS
