/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "menu-focus.h"

static void
closed_cb (GtkWidget *menu, GtkWidget *to)
{
  GtkRoot *root = gtk_widget_get_root (menu);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (root != NULL && (focus == NULL || focus == menu || gtk_widget_is_ancestor (focus, menu)))
    gtk_widget_grab_focus (to);
}

void
rp_menu_return_focus (GtkPopover *menu, GtkWidget *to)
{
  g_signal_connect_object (menu, "closed", G_CALLBACK (closed_cb), to, 0);
}
