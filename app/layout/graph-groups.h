/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who hangs together: communities by Leiden (Traag, Waltman and van Eck 2019) for modularity, parallel relations as one
 * of the sum of their weights, without directions; parts that no tie joins; k-cores (Batagelj and Zaversnik 2003). Near
 * O(n + m) each. Private to graph-*.c. */
#pragma once

#include "graph-shown.h"

G_BEGIN_DECLS

/* Fills MEASURES as far as igraph is able, between rp_igraph_begin and _end. */
void rp_graph_groups (const RpShownGraph *graph, RpEntityMeasures *measures);

G_END_DECLS
