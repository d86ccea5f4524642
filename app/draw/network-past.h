/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which names a view has shown as it came to where it is, so that names neither blink nor jump while it zooms: who is
 * named stays so while there is room, and who had to go comes back only on the way back, or much further on. No part of
 * a picture that is made from nothing. Private to network-*.c. */
#pragma once

#include "network-ink.h"

G_BEGIN_DECLS

typedef struct _RpNetPast RpNetPast;

/* What is named in PLACES at ZOOM, which follows BEFORE (nullable). Transfer full. */
RpNetPast *rp_net_past_new (const RpNetPast *before, const RpNetPlace *places, guint n_nodes, double zoom);
void rp_net_past_free (RpNetPast *self);
/* Whether a view at ZOOM goes on from it: from far away all is chosen anew. */
gboolean rp_net_past_leads_to (const RpNetPast *self, double zoom);
/* Nodes are of other sizes since, or stand elsewhere. */
void rp_net_past_loosen (RpNetPast *self);
/* Whether all names stay as they were: the view has but panned, and PLACES show whom they showed. SELF is nullable. */
gboolean rp_net_past_holds (const RpNetPast *self, const RpNetPlace *places, guint n_nodes, double zoom);
/* Whether NODE was named, and on which side in which form. SELF is nullable. */
gboolean rp_net_past_seat (const RpNetPast *self, guint node, RpNetSeat *seat);
/* Whether NODE may be named at ZOOM: it has not just gone on this way. SELF is nullable. */
gboolean rp_net_past_admits (const RpNetPast *self, guint node, double zoom);

G_END_DECLS
