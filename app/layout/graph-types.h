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

/* A tie's direction. */
typedef struct
{
  guint from, to;
} RpGraphArc;

/* What a layout is asked for. Only the graph, the boxes and the area are always there; the rest is what some methods
 * need, and may be NULL. All borrowed. */
typedef struct
{
  const RpGraph *graph;
  const RpNodeBox *boxes; /* of each node */
  RpPoint area;           /* px, > 0 */
  guint32 seed;
  const guint *roots; /* the nodes to be looked from */
  guint n_roots;
  const RpGraphArc *arcs;
  guint n_arcs;
  const guint *kinds; /* of each node, 0 … n_kinds - 1 */
  guint n_kinds;
  const RpPoint *coordinates; /* of each node: degrees of longitude and latitude; NAN: none */
} RpNetworkRequest;

/* A block of nodes that stands apart from others and wants a heading. */
typedef struct
{
  guint kind; /* of its nodes; RP_BLOCK_NO_COORDINATES: those that no map has a place for */
  guint n_nodes;
  RpPoint at;   /* its top left, px */
  double width; /* px */
} RpNetworkBlock;
#define RP_BLOCK_NO_COORDINATES G_MAXUINT
#define RP_BLOCK_HEADING_PX 24.0 /* kept free above a block */

/* What a dataset must have for a method to say anything. */
typedef enum
{
  RP_NEEDS_NOTHING,
  RP_NEEDS_ARCS,
  RP_NEEDS_COORDINATES,
} RpNetworkNeeds;

/* A way to lay out a network: it has either run or place. Extension point: one file and one line in network-methods.c.
 */
typedef struct
{
  const char *name; /* in files, actions and on the command line */
  /* Fills POSITIONS (n_nodes; connected parts may lie anywhere) in hops, to be packed, turned, scaled and parted
   * afterwards. FALSE when cancelled. */
  gboolean (*run) (const RpGraph *graph, guint32 seed, RpPoint *positions, GCancellable *cancellable);
  /* Fills POSITIONS in px, for good: no two boxes overlap. Ties name nodes, do not lead back, and have lengths. BLOCKS
   * (RpNetworkBlock) is added to. FALSE when cancelled. */
  gboolean (*place) (const RpNetworkRequest *request, RpPoint *positions, GArray *blocks, GCancellable *cancellable);
  RpNetworkNeeds needs;
  gboolean rooted;   /* it looks from the roots */
  gboolean straight; /* no node stands between two others */
  gboolean outwards; /* names are best turned away from the middle */
  gboolean faithful; /* no node is moved afterwards to be more readable, but for overlaps */
} RpNetworkMethod;

G_END_DECLS
