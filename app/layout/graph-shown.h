/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The entities shown and the relations between them, numbered without gaps as igraph wants them. Private to
 * graph-*.c. Shared events count for nothing here: they are no claim of a tie. */
#pragma once

#include <igraph.h>

#include "entity-measures.h"
#include "record-set.h"

G_BEGIN_DECLS

typedef struct
{
  guint from, to;
  double weight;
} RpShownArc;

typedef struct
{
  RpDataset *dataset; /* borrowed */
  guint n_nodes;
  guint *node;   /* by entity; RP_NO_INDEX: not shown */
  guint *entity; /* by node, ascending */
  GArray *arcs;  /* RpShownArc, in order, each pair once in each direction that it has; weights are sums */
  GArray *ways;  /* RpShownArc, from < to, in order, each pair once */
} RpShownGraph;

/* SHOWN NULL: all. MEASURES (nullable) gets the counts and the ties of each entity on the way. */
RpShownGraph *rp_shown_graph_new (RpDataset *dataset, const RpRecordSet *shown, RpEntityMeasures *measures);
void rp_shown_graph_free (RpShownGraph *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RpShownGraph, rp_shown_graph_free)

/* TO is made where that succeeds; between rp_igraph_begin and _end, as all of igraph. */
igraph_error_t rp_shown_graph_fill (const RpShownGraph *self, const GArray *arcs, gboolean directed, igraph_t *to);
/* The same for the weights of ARCS, in their order. */
igraph_error_t rp_shown_graph_weigh (const GArray *arcs, igraph_vector_t *weights);

G_END_DECLS
