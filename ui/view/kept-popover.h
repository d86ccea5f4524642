/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A popover that stays a child of its parent when it closes, and is used again with other contents: GTK goes on asking
 * what the pointer was over last for its place at each layout, and crashes where that was a popover that is gone. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The popover that PARENT keeps by KEY (a static string): of TYPE, made and put under PARENT the first time; it goes
 * with PARENT, and belongs to it. */
GtkPopover *rp_kept_popover (GtkWidget *parent, const char *key, GType type);

G_END_DECLS
