/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A window on one dataset: header, the views, details, and the pages for nothing yet, loading and broken. Everything
 * that it shows is a stateful action of it, so that a program can read and drive it by D-Bus. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define RP_TYPE_WINDOW (rp_window_get_type ())
G_DECLARE_FINAL_TYPE (RpWindow, rp_window, RP, WINDOW, AdwApplicationWindow)

/* Shows the start page. */
RpWindow *rp_window_new (GtkApplication *application);
/* Reads a local file in place of what is shown. */
void rp_window_open (RpWindow *self, const char *path);
/* TRUE while it neither shows nor reads a dataset. */
gboolean rp_window_is_free (RpWindow *self);

G_END_DECLS
