/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Nodes of the network moved by keys, a little at a time: what has the focus, else all that is selected. They stay
 * where they are put, as after a drag. Px of the view. */
#pragma once

#include "diagram-view.h"
#include "network-drawing.h"

G_BEGIN_DECLS

/* What keys are for (RpRecordRef): what has the focus, where that is not selected; else the selected nodes of NETWORK.
 * Transfer full. */
GArray *rp_network_chosen (RpDiagramView *view, RpNetwork *network);
/* Moves them BY px in NETWORK as VIEW shows it at ZOOM. FALSE: no node has the focus, and none is selected. */
gboolean rp_network_nudge (RpDiagramView *view, RpNetwork *network, double zoom, RpPoint by);

G_END_DECLS
