/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Search as it is typed: a field, how many hits, and the best of them in a list. Signals "step" (int: 1 next, -1
 * previous) and "closed". */
#pragma once

#include <gtk/gtk.h>
#include "session.h"

G_BEGIN_DECLS

#define RP_TYPE_SEARCH_PANEL (rp_search_panel_get_type ())
G_DECLARE_FINAL_TYPE (RpSearchPanel, rp_search_panel, RP, SEARCH_PANEL, GtkBox)

void rp_search_panel_set_session (RpSearchPanel *self, RpSession *session);

G_END_DECLS
