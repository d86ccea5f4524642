/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sidebar with the facets: what there is to choose, how many records each value would show, and whether the rest is
 * dimmed or hidden. It changes the session's filter and way of filtering, nothing else. */
#pragma once

#include <gtk/gtk.h>
#include "session.h"

G_BEGIN_DECLS

#define RP_TYPE_FILTER_PANEL (rp_filter_panel_get_type ())
G_DECLARE_FINAL_TYPE (RpFilterPanel, rp_filter_panel, RP, FILTER_PANEL, GtkBox)

/* Once. The numbers are made while the panel is to be seen, beside the interface. */
void rp_filter_panel_set_session (RpFilterPanel *self, RpSession *session);

G_END_DECLS
