/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A preview and what can be chosen for it: side by side where there is room for both, else the one above the other. The
 * room is told in characters, so that it grows with the text. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RP_TYPE_EXPORT_PANES (rp_export_panes_get_type ())
G_DECLARE_FINAL_TYPE (RpExportPanes, rp_export_panes, RP, EXPORT_PANES, GtkWidget)

/* Floating. */
GtkWidget *rp_export_panes_new (GtkWidget *preview, GtkWidget *form);

G_END_DECLS
