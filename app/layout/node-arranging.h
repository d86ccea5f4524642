/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Nodes put in a line, or at equal gaps. A node is its middle and half of its width, which is half of its height too.
 * Units are the caller's; the same nodes in the same order come to stand at the same places, to the bit. */
#pragma once

#include "graph-types.h"

G_BEGIN_DECLS

typedef enum
{
  RP_ALIGN_LEFT,
  RP_ALIGN_CENTRE,
  RP_ALIGN_RIGHT,
  RP_ALIGN_TOP,
  RP_ALIGN_MIDDLE,
  RP_ALIGN_BOTTOM,
} RpAlign;

/* "left", "centre" …: NULL-terminated, in the order of the enum. Static. */
const char *const *rp_align_names (void);

#define RP_ALIGN_LEAST 2      /* nodes: fewer stand in a line already */
#define RP_DISTRIBUTE_LEAST 3 /* and have equal gaps */

/* Moves MIDDLES of N nodes, HALVES their half widths, so that the edges or middles that HOW names are where the
 * outermost edge was, or in the middle of all. */
void rp_nodes_align (RpPoint *middles, const double *halves, guint n, RpAlign how);
/* Moves them along x, or y where VERTICALLY, so that the gaps between neighbouring edges are equal; those whose middles
 * are outermost stay. Equal middles keep their order. O(n log n). */
void rp_nodes_distribute (RpPoint *middles, const double *halves, guint n, gboolean vertically);

G_END_DECLS
