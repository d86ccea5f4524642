/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What lies on the shortest ways between two entities over the ties that are shown: fewest ties, whatever their
 * direction and weight. O(n + m). */
#pragma once

#include <gio/gio.h>
#include "neighbours.h"
#include "record-set.h"

G_BEGIN_DECLS

/* Borrowed for the call. */
typedef struct
{
  RpDataset *dataset;
  const RpRecordSet *shown; /* entities and relations; NULL: all */
  const GArray *shared;     /* RpSharedTie: pairs tied by events; NULL: events tie nobody */
  guint from, to;           /* entities */
} RpWayRequest;

/* All entities and relations that lie on any shortest way; empty: there is none. NULL when cancelled. Transfer full. */
RpRecordSet *rp_graph_ways (const RpWayRequest *request, GCancellable *cancellable);

G_END_DECLS
