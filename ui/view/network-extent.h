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
/* How far FIRST…LAST must move to lie between margin and SIZE − margin; what is longer is centred. */
double rp_network_extent_move (double first, double last, double size);

G_END_DECLS
