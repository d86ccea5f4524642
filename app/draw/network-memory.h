/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a view keeps between two drawings of a network: at one place who is named where, the ways of the ties and what
 * painting them left; no part of what a drawing is. On the way from one place to another who was named, if it is
 * steady. Private to network-*.c. */
#pragma once

#include "network-past.h"

G_BEGIN_DECLS

/* Where a tie runs. */
typedef struct
{
  RpNetCurve curve;
  guint turn;    /* in which it was reckoned; 0: not known */
  gboolean none; /* nothing of it is seen between its nodes */
} RpNetTrack;

/* Forgets what is not of NETWORK in this VIEW. */
void
rp_net_memory_enter (RpNetworkMemory *self, RpNetwork *network, const RpNetworkView *view, double width, double height);
/* Names the nodes and takes their room, as if nothing were selected. FALSE: not known, nothing has changed. SELF is
 * nullable, here and below. */
gboolean rp_net_memory_recall_names (const RpNetworkMemory *self, RpNetInk *ink);
/* Who was named on the way here; NULL: nobody knows, or cares. Belongs to SELF. */
const RpNetPast *rp_net_memory_past (const RpNetworkMemory *self);
void rp_net_memory_keep_names (RpNetworkMemory *self, const RpNetInk *ink);
/* The ways of all ties for the nodes and names as they stand now, a new turn; not known ones are to be filled in. Only
 * where no tie is bent around what is in its way. Belongs to SELF, not nullable. */
RpNetTrack *rp_net_memory_tracks (RpNetworkMemory *self, const RpNetInk *ink);
/* What painting the place keeps of its lines. Belongs to SELF; NULL without one. */
RpLineSums *rp_net_memory_line_sums (RpNetworkMemory *self);
guint rp_net_memory_turn (const RpNetworkMemory *self);

G_END_DECLS
