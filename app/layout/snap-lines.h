/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a node that is being moved stands in a line with others: middle with middle, edge with edge. The lines are
 * sorted once, when the hand takes hold; asking costs O(log n) and the nodes of the line that was found. A node is its
 * middle and half of its width, which is half of its height too. Units are the caller's. */
#pragma once

#include "graph-types.h"

G_BEGIN_DECLS

typedef struct _RpSnapLines RpSnapLines;

typedef struct
{
  RpPoint middle;
  double half;
} RpSnapNode;

/* One line, upright or level, with what stands in it: the node that snapped and those that it snapped to. */
typedef struct
{
  gboolean there;
  double at;       /* x of an upright one, y of a level one */
  double from, to; /* its ends, the other way */
} RpSnapGuide;

typedef struct
{
  RpPoint middle; /* where the node comes to stand; as it was asked for where nothing is near */
  RpSnapGuide upright, level;
} RpSnap;

/* The lines of N nodes; none of them is the one that moves. Transfer full. O(n log n). */
RpSnapLines *rp_snap_lines_new (const RpSnapNode *nodes, guint n);
void rp_snap_lines_free (RpSnapLines *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RpSnapLines, rp_snap_lines_free)

/* Where NODE snaps to the nearest line within REACH, each way by itself; of lines equally near the first, and of a
 * node's middle and edges the middle. */
RpSnap rp_snap_lines_find (const RpSnapLines *self, RpSnapNode node, double reach);

G_END_DECLS
