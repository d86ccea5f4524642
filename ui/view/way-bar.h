/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Says which shortest way is selected, of how many, or that there is none; steps through them and ends it. Hidden while
 * there is nothing to say. */
#pragma once

#include <gtk/gtk.h>
#include "session.h"

G_BEGIN_DECLS

#define RP_TYPE_WAY_BAR (rp_way_bar_get_type ())
G_DECLARE_FINAL_TYPE (RpWayBar, rp_way_bar, RP, WAY_BAR, GtkBox)

/* Once. */
void rp_way_bar_set_session (RpWayBar *self, RpSession *session);

G_END_DECLS
