/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The values that network layouts share: a graph in numbers, points, boxes, and what a method of layout is. Distances
 * are hops before a layout is scaled, px of the picture at zoom 1 after it. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct
{
  guint a, b;
  double length; /* wished distance in hops, > 0 */
} RpGraphEdge;

typedef struct
{
  guint n_nodes, n_edges;
  const RpGraphEdge *edges;
} RpGraph;

typedef struct
{
  double x, y;
} RpPoint;

/* A node with its label as one box around the node's centre. */
typedef struct
{
  double left, right, top, bottom; /* px from the centre, all >= 0 */
} RpNodeBox;

/* A way to lay out a network. Extension point: one file and one line in network-methods.c. */
typedef struct
{
  const char *name;
  /* Fills POSITIONS (n_nodes; connected parts may lie anywhere). FALSE when cancelled. */
  gboolean (*run) (const RpGraph *graph, guint32 seed, RpPoint *positions, GCancellable *cancellable);
} RpNetworkMethod;

G_END_DECLS
