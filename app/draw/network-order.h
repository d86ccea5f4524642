/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A network's drawing that is to be made in a thread: all that it is made of, kept alive. Of one thread at a time. */
#pragma once

#include "network-drawing.h"

G_BEGIN_DECLS

typedef struct _RpNetworkOrder RpNetworkOrder;

/* MEMORY: transfer full, nullable. STATE's records are referenced, its measure is left alone: the order has its own. */
RpNetworkOrder *rp_network_order_new (RpNetwork *network, RpNetworkMemory *memory, const RpViewState *state,
                                      const RpNetworkView *view, double width, double height);
void rp_network_order_free (RpNetworkOrder *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RpNetworkOrder, rp_network_order_free)
/* The very drawing that rp_network_drawing makes. Transfer full. */
RpDrawing *rp_network_order_run (RpNetworkOrder *self);
/* What is known of the place now, for the next drawing. Transfer full; NULL: taken already. */
RpNetworkMemory *rp_network_order_take_memory (RpNetworkOrder *self);

G_END_DECLS
