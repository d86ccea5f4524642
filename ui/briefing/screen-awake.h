/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keeps the screen from going dark or being locked while somebody presents: by the session, and where there is none
 * that listens, by the screen saver's own service on the session bus. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct _RpScreenAwake RpScreenAwake;

/* WINDOW: the one that is presented. It is awake until the value is freed. Transfer full. */
RpScreenAwake *rp_screen_awake_new (GtkApplication *application, GtkWindow *window);
void rp_screen_awake_free (RpScreenAwake *self);

G_END_DECLS
