/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the pointer is told of a diagram's mark: a few lines of plain text. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Shows TEXT (nullable) in TOOLTIP: in lines of a readable length, cut where it is too long, never as markup. FALSE:
 * there is none, or a menu of WIDGET's is open, which a tip would cover. */
gboolean rp_diagram_tip_show (GtkWidget *widget, GtkTooltip *tooltip, const char *text);

G_END_DECLS
