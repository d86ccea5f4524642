/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A graph taken apart into its connected parts, each a graph of its own. Numbers only. */
#pragma once

#include "graph-types.h"

G_BEGIN_DECLS

typedef struct
{
  guint n_parts;
  RpGraph *parts; /* without ties that name no node or lead back */
  guint *nodes;   /* of the whole graph, part after part */
  guint *first;   /* of each part in `nodes` */
  RpGraphEdge *edges;
} RpGraphSplit;

/* Parts in the order of their first nodes. Transfer full. O(n + m). */
RpGraphSplit *rp_graph_split_new (const RpGraph *graph);
void rp_graph_split_free (RpGraphSplit *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RpGraphSplit, rp_graph_split_free)

G_END_DECLS
