/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which part of the network is in sight, said so that it holds in a view of any size. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  double zoom; /* how much larger than when all fits; 0: all fits */
  double x, y; /* what is in the middle, in parts of the network's width and height */
} RpNetworkSight;

gboolean rp_network_sight_equal (const RpNetworkSight *a, const RpNetworkSight *b);

G_END_DECLS
