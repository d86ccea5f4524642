/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The menu of what is under the pointer, or has the focus, in the network: the secondary button, the menu key and
 * Shift+F10 open it. It acts on the selection, so that what it is opened on is selected first. */
#pragma once

#include "diagram-view.h"

G_BEGIN_DECLS

/* MODEL is referenced. */
void rp_network_menu_add (RpDiagramView *view, GMenuModel *model);

G_END_DECLS
