/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The bar above the views that says what is filtered: how much is left, and each choice as a pill that takes it back.
 * It is there only while something is filtered. */
#pragma once

#include <gtk/gtk.h>
#include "session.h"

G_BEGIN_DECLS

#define RP_TYPE_FILTER_BAR (rp_filter_bar_get_type ())
G_DECLARE_FINAL_TYPE (RpFilterBar, rp_filter_bar, RP, FILTER_BAR, GtkBox)

/* Once. */
void rp_filter_bar_set_session (RpFilterBar *self, RpSession *session);

G_END_DECLS
