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

G_END_DECLS
