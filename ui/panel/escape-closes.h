/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A window that Escape closes, as it closes a dialog. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void rp_escape_closes (GtkWidget *window);

G_END_DECLS
