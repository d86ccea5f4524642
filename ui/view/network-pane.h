/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The network as a widget: laid out in a thread for the size it has then; zoom and pan are its own, a dragged node
 * stays where it is put. Read-only properties "zoom" (double) and "busy". */
#pragma once

#include "diagram-view.h"
#include "network-job.h"
#include "network-drawing.h"
#include "node-arranging.h"

G_BEGIN_DECLS

#define RP_TYPE_NETWORK_PANE (rp_network_pane_get_type ())
G_DECLARE_FINAL_TYPE (RpNetworkPane, rp_network_pane, RP, NETWORK_PANE, RpDiagramView)

/* Moves the node that has the focus, else the selected ones, by so many px; they stay there. FALSE: there are none. */
gboolean rp_network_pane_nudge (RpNetworkPane *self, double dx, double dy);
/* While a lasso is held the next drag draws one around nodes. */
void rp_network_pane_hold_lasso (RpNetworkPane *self, gboolean held);

/* Selects all nodes that are shown; those too that are tied to what is selected. */
void rp_network_pane_select_shown (RpNetworkPane *self);
void rp_network_pane_select_neighbours (RpNetworkPane *self);
/* The node that has the focus, else the selected ones, stay where they are, or no longer; and all nodes. */
void rp_network_pane_pin (RpNetworkPane *self, gboolean pinned);
void rp_network_pane_pin_all (RpNetworkPane *self, gboolean pinned);
/* The selected nodes that are shown come to stand in a line, or at equal gaps. */
void rp_network_pane_align (RpNetworkPane *self, RpAlign how);
void rp_network_pane_distribute (RpNetworkPane *self, gboolean vertically);

double rp_network_pane_get_zoom (RpNetworkPane *self);
gboolean rp_network_pane_is_busy (RpNetworkPane *self);
/* Shows in their nodes the pictures that entities of the session's dataset, read from DATASET_PATH, have. To be asked
 * for again where that is another, or was read again. */
void rp_network_pane_read_pictures (RpNetworkPane *self, const char *dataset_path);
/* Whether a first picture is seen while a better one is on its way. To stop that; the first one stays. */
gboolean rp_network_pane_can_cancel (RpNetworkPane *self);
void rp_network_pane_cancel (RpNetworkPane *self);
/* Whether there is a picture, be it one that is being laid out anew. */
gboolean rp_network_pane_has_picture (RpNetworkPane *self);
/* As it stands, of the session's dataset; NULL: there is none yet. Belongs to the view. */
RpNetwork *rp_network_pane_get_network (RpNetworkPane *self);
void rp_network_pane_get_place (RpNetworkPane *self, RpNetworkPlace *place);
/* Until a hand moves it. What is no place shows all. */
void rp_network_pane_set_place (RpNetworkPane *self, const RpNetworkPlace *place);

/* What the folded leaves that SHAPE counts hang on; RP_RECORD_NONE: they are no longer folded. */
RpRecordRef rp_network_pane_get_hub (RpNetworkPane *self, const RpShape *shape);

G_END_DECLS
