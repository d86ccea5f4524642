/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Puts its children side by side while there is room, and what does not fit below. The room that a text needs is told
 * in characters, so that it grows with it; what is left of a row goes to its children that expand. Or a choice: equal
 * buttons linked in one row, or where they do not fit linked in one column. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RP_TYPE_WRAP_BOX (rp_wrap_box_get_type ())
G_DECLARE_FINAL_TYPE (RpWrapBox, rp_wrap_box, RP, WRAP_BOX, GtkWidget)

/* SPACING_PX between the children. Floating. */
GtkWidget *rp_wrap_box_new (int spacing_px);
/* For the buttons of a choice. Floating. */
GtkWidget *rp_wrap_box_new_choice (void);
void rp_wrap_box_append (RpWrapBox *self, GtkWidget *child);

G_END_DECLS
