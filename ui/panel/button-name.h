/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The name that a button with a label is called by where it is spoken: it may say more than there is room for. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void rp_button_set_name (GtkWidget *button, const char *name);

G_END_DECLS
