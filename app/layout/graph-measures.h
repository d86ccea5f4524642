/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How central each entity is: its ties, its betweenness and its PageRank, and with whom it hangs together
 * (graph-groups.h), over the relations that are shown and both ends of which are. Shared events count for nothing here:
 * they are no claim of a tie. Reckoned by igraph, which is not thread-safe on Debian 12: one call at a time, whoever
 * asks.
 *
 * Ties: each relation of an entity counts once, a loop too. Betweenness (Brandes 2001, O(n·m)): directions do not
 * count, parallel relations are one way, loops are none. Beyond a size it is estimated from a sample of entities
 * (Brandes and Pich 2007); what the size is follows from nodes and ties, never from a clock. PageRank (damping 0.85):
 * along directed relations, both ways along undirected ones, by their weight. The same input gives the same numbers. */
#pragma once

#include <gio/gio.h>
#include "entity-measures.h"
#include "record-set.h"

G_BEGIN_DECLS

/* SHOWN NULL: all. PERMILLE (nullable, atomic) tells meanwhile how much is done. NULL when cancelled. Transfer full.
 * Seconds for a large network: for a thread of its own. */
RpEntityMeasures *
rp_graph_measures (RpDataset *dataset, const RpRecordSet *shown, gint *permille, GCancellable *cancellable);

/* From how many of N_NODES nodes betweenness is reckoned; 0: from all, exactly. */
guint rp_graph_measures_sample (guint n_nodes, guint n_ties);

G_END_DECLS
