/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the time goes for who presents: elapsed, of what was planned, ahead or behind, and the time of day. */
#pragma once

#include "presentation.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RP_TYPE_PRESENTER_CLOCK (rp_presenter_clock_get_type ())
G_DECLARE_FINAL_TYPE (RpPresenterClock, rp_presenter_clock, RP, PRESENTER_CLOCK, GtkBox)

/* Floating. */
GtkWidget *rp_presenter_clock_new (RpPresentation *presentation);
/* "12:05", "1:02:03", of seconds that are not negative. Transfer full. */
char *rp_presenter_clock_words (gint64 seconds);

G_END_DECLS
