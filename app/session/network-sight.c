/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "network-sight.h"

#include <math.h>

/* Two that differ by less than this show the same: a part of the network's size, or of the zoom. */
#define SAME 1e-6

gboolean
rp_network_sight_equal (const RpNetworkSight *a, const RpNetworkSight *b)
{
  if (a->zoom <= 0 || b->zoom <= 0)
    return a->zoom <= 0 && b->zoom <= 0;
  return fabs (a->zoom - b->zoom) <= SAME * a->zoom && fabs (a->x - b->x) <= SAME && fabs (a->y - b->y) <= SAME;
}
