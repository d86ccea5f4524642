/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of a list that a hand drags to another place in it. It moves no row: it says where the dragged one was dropped.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The row at FROM is to stand at TO. */
typedef void (*RpSceneDropped) (guint from, guint to, gpointer data);

/* LIST holds RpSceneRow's alone; near its edges SCROLLER, which holds it, moves. */
void rp_scene_drag_enable (GtkListBox *list, GtkScrolledWindow *scroller, RpSceneDropped dropped, gpointer data);

G_END_DECLS
