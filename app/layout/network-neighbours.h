/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who is tied to whom in a network as it is read: by relations, by events of which both are part, and where two are
 * possibly the same. Not what a record relates to (neighbours.h). Entities by index. */
#pragma once

#include "network-looks.h"

G_BEGIN_DECLS

/* What is shown of a dataset; borrowed. */
typedef struct
{
  RpDataset *dataset;
  const RpNetworkLooks *looks; /* nullable: how events stand in it, and which kinds are hidden */
  const RpRecordSet *shown;    /* nullable: all */
  const RpRecordSet *joining;  /* events whose shared ties are shown; NULL: those of `shown` */
} RpNetworkScope;

/* Calls EACH for every tie of ENTITY to another one that is shown and of no hidden kind, as often as there are such
 * ties. HIDDEN: rp_network_looks_hidden_kinds of the scope's looks for entities (nullable). O(ties and their events).
 */
typedef void (*RpNeighbourFunc) (guint other, gpointer data);
void rp_network_each_neighbour (const RpNetworkScope *scope, const guint8 *hidden, guint entity, RpNeighbourFunc each,
                                gpointer data);
/* The neighbours of all N ENTITIES, without these. Transfer full. */
RpRecordSet *rp_network_neighbours (const RpNetworkScope *scope, const guint *entities, guint n);

G_END_DECLS
