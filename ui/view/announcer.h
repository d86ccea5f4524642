/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Says something to a screen reader without moving the focus, where the toolkit can (GTK 4.14). What is said stands in
 * a label as well: this is its voice, never its only place. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* TEXT is plain; "" says nothing. FROM must be in a window to be heard. */
void rp_announce (GtkWidget *from, const char *text);
/* Whether the toolkit can. */
gboolean rp_announce_is_heard (void);

G_END_DECLS
