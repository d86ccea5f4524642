/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The shortest ways between two entities over the relations shown: fewest relations, whatever their direction and
 * weight. O(n + m). */
#pragma once

#include <gio/gio.h>
#include "record-set.h"

G_BEGIN_DECLS

/* One way from FROM to TO: RpRecordRef, an entity and a relation in turn, both ends with it; of several ways the one
 * over the first entities and relations in the file. Empty: there is none. SHOWN NULL: all. NULL when cancelled.
 * Transfer full. */
GArray *rp_graph_way (RpDataset *dataset, const RpRecordSet *shown, guint from, guint to, GCancellable *cancellable);

/* All entities and relations that lie on any shortest way; empty: there is none. NULL when cancelled. Transfer full. */
RpRecordSet *
rp_graph_ways (RpDataset *dataset, const RpRecordSet *shown, guint from, guint to, GCancellable *cancellable);

G_END_DECLS
