/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Nodes of the network that are about to be selected together: those whose middles lie within a box, or within a line
 * that a hand draws around them. Px of the view. */
#pragma once

#include <gtk/gtk.h>
#include "network-spots.h"
#include "session.h"

G_BEGIN_DECLS

typedef struct _RpNetworkCatch RpNetworkCatch;

/* Of SPOTS (RpNetworkSpot, taken over), by a box from FROM on or a LASSO. Transfer full. */
RpNetworkCatch *rp_network_catch_new (GArray *spots, RpPoint from, gboolean lasso);
void rp_network_catch_free (RpNetworkCatch *self);
/* The hand is at TO; ADD: what is selected stays so. */
void rp_network_catch_move (RpNetworkCatch *self, RpPoint to, gboolean add);
/* What is within. */
guint rp_network_catch_count (const RpNetworkCatch *self);
/* Selects it: a step of SESSION. */
void rp_network_catch_select (RpNetworkCatch *self, RpSession *session);
/* The box or the line, what is within, and how many they are, over a view of SIZE. */
void rp_network_catch_snapshot (const RpNetworkCatch *self, GtkWidget *widget, GtkSnapshot *snapshot,
                                const RpTheme *theme, RpPoint size);

G_END_DECLS
