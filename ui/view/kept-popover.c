/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "kept-popover.h"

static void
parent_destroyed_cb (GtkWidget *popover)
{
  if (gtk_widget_get_parent (popover) != NULL)
    gtk_widget_unparent (popover);
}

GtkPopover *
rp_kept_popover (GtkWidget *parent, const char *key, GType type)
{
  GtkPopover *popover = g_object_get_data (G_OBJECT (parent), key);

  g_return_val_if_fail (g_type_is_a (type, GTK_TYPE_POPOVER), NULL);

  if (popover != NULL)
    return popover;
  popover = g_object_ref_sink (g_object_new (type, NULL));
  gtk_widget_set_parent (GTK_WIDGET (popover), parent);
  g_object_set_data_full (G_OBJECT (parent), key, popover, g_object_unref);
  g_signal_connect_object (parent, "destroy", G_CALLBACK (parent_destroyed_cb), popover, G_CONNECT_SWAPPED);
  return popover;
}
