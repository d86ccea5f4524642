/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A small field beside something, to give it another title: Enter takes it, Escape leaves all as it was. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef void (*RpTitleTaken) (const char *title, gpointer data);

/* Beside AT, which is PARENT or stands in it; LABEL says what the title is of. TAKEN is called at most once, and never
 * after PARENT is gone. It goes by itself. */
void rp_title_popover_show (GtkWidget *parent, GtkWidget *at, const char *label, const char *title, RpTitleTaken taken,
                            gpointer data);

G_END_DECLS
