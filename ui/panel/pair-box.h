/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Puts its children side by side in two columns of equal width where there is room, else one below the other; the last
 * of an odd number has the whole width. The room is told in characters, so that it grows with the text. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RP_TYPE_PAIR_BOX (rp_pair_box_get_type ())
G_DECLARE_FINAL_TYPE (RpPairBox, rp_pair_box, RP, PAIR_BOX, GtkWidget)

/* Floating. */
GtkWidget *rp_pair_box_new (void);
void rp_pair_box_append (RpPairBox *self, GtkWidget *child);

G_END_DECLS
