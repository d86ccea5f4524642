/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the nodes stand that show a record: itself, its ends, those who took part. Layout px. */
#pragma once

#include "network-drawing.h"

G_BEGIN_DECLS

typedef struct
{
  double left, top, right, bottom; /* left > right: empty */
} RpNetworkExtent;

RpNetworkExtent rp_network_extent (RpNetwork *network, RpDataset *dataset, RpRecordRef ref);
/* EXTENT with OTHER. */
void rp_network_extent_add (RpNetworkExtent *extent, const RpNetworkExtent *other);
/* How far FIRST…LAST must move to lie between margin and SIZE − margin; what is longer is centred. */
double rp_network_extent_move (double first, double last, double size);
/* How far the picture must move so that EXTENT is in sight of a view of WIDTH × HEIGHT that shows PLACE. */
void rp_network_extent_way (const RpNetworkExtent *extent, const RpNetworkView *place, double width, double height,
                            double *dx, double *dy);
/* The view that EXTENT fills; a single node is never blown up to do so. */
RpNetworkView rp_network_extent_fit (const RpNetworkExtent *extent, double width, double height);
/* WAY in whole px with what was left of the one before; REST (inout): what is left now. */
double rp_network_extent_whole (double way, double *rest);

G_END_DECLS
