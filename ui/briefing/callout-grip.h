/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a callout on a picture is taken hold of by: an invisible widget over its box, with a name, the focus and its
 * ring. The arrow keys ask for a move. Signal "move" (double dx, double dy), px of the drawing; "clicked" as a button.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RP_TYPE_CALLOUT_GRIP (rp_callout_grip_get_type ())
G_DECLARE_FINAL_TYPE (RpCalloutGrip, rp_callout_grip, RP, CALLOUT_GRIP, GtkWidget)

/* Floating. */
GtkWidget *rp_callout_grip_new (void);
/* The Nth (from 1), which says TEXT. */
void rp_callout_grip_set_callout (RpCalloutGrip *self, guint number, const char *text);

G_END_DECLS
