/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the list of scenes is made of besides its rows: what can be done with a scene, and what stands there while there
 * is none. All through the window's actions. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Transfer full. */
GMenuModel *rp_scene_menu_new (void);
/* Floating. */
GtkWidget *rp_scene_empty_new (void);

G_END_DECLS
