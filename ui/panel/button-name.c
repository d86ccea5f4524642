/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "button-name.h"

void
rp_button_set_name (GtkWidget *button, const char *name)
{
  /* Newer versions of GTK say that the label names it, and that would come before the name. */
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}
