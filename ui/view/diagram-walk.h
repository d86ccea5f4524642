/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which of a diagram's items comes next: along a lane and from lane to lane, between nodes, along the ties of one node.
 * It looks at the items only and moves nothing. */
#pragma once

#include "diagram-item.h"

G_BEGIN_DECLS

/* Bands of items that lie in none: anywhere, or in rows and columns, which the arrows keep to. */
enum
{
  RP_DIAGRAM_WALK_PLANE = -1,
  RP_DIAGRAM_WALK_GRID = -2,
};

/* ITEMS are RpDiagramItem. From FROM with an arrow: in bands to the one before or after in time, or across to the
 * nearest of the next band; elsewhere to the nearest node in DIRECTION. NULL: none. */
RpDiagramItem *rp_diagram_walk_next (GPtrArray *items, RpDiagramItem *from, GtkDirectionType direction);
/* Round the entity ANCHOR clockwise (DIRECTION 1) or back: a tie, then who is at its other end. From ANCHOR itself to
 * the first of them. NULL: nothing is tied to it here. */
RpDiagramItem *
rp_diagram_walk_tied (GPtrArray *items, RpDataset *dataset, guint anchor, RpDiagramItem *from, int direction);
/* Whether rp_diagram_walk_tied comes by ITEM. */
gboolean rp_diagram_walk_is_tied (RpDataset *dataset, guint anchor, RpRecordRef ref);
/* The item nearest to a point. NULL without any. */
RpDiagramItem *rp_diagram_walk_nearest (GPtrArray *items, graphene_point_t at);
/* In the order of a walk: band by band, in each the earlier first. */
void rp_diagram_walk_sort (GPtrArray *items);

G_END_DECLS
