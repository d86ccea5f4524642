/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How fast anything glides: a fifth of a second, slower towards its end, and not at all where the desktop asks for less
 * motion. What glides, and where, its owner knows. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Whether what WIDGET shows may move by itself. */
gboolean rp_glide_pace_may_move (GtkWidget *widget);
/* The part of the way that is done with CLOCK's frame, 0 … 1. BEGUN is µs of frame time, and set with the first frame,
 * where it is 0. */
double rp_glide_pace_part (gint64 *begun, GdkFrameClock *clock);
/* The same of a way of so many SECONDS. */
double rp_glide_pace_part_of (gint64 *begun, GdkFrameClock *clock, double seconds);

G_END_DECLS
