/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The view of sources with what chooses its rows and their order, or a page that says why there is nothing in it. The
 * choices are the window's actions sources-rows and sources-order. */
#pragma once

#include "matrix-view.h"

G_BEGIN_DECLS

#define RP_TYPE_SOURCES_PANE (rp_sources_pane_get_type ())
G_DECLARE_FINAL_TYPE (RpSourcesPane, rp_sources_pane, RP, SOURCES_PANE, GtkBox)

void rp_sources_pane_set_session (RpSourcesPane *self, RpSession *session);
RpMatrixView *rp_sources_pane_get_matrix (RpSourcesPane *self);
/* The words on the button are out of date. */
void rp_sources_pane_update (RpSourcesPane *self);

G_END_DECLS
