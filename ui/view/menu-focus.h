/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A menu that closes while one of its further pages is shown turns back to the first page, and in GTK 4.8 the focus
 * goes with it, into what is not seen any more: no key is heard from then on. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* When MENU closes with the focus lost or within, TO gets it. TO lives as long as MENU. */
void rp_menu_return_focus (GtkPopover *menu, GtkWidget *to);

G_END_DECLS
