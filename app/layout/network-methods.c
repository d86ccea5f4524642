/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "network-circle.h"
#include "network-clusters.h"
#include "network-geographic.h"
#include "network-grid.h"
#include "network-layered.h"
#include "network-layout.h"
#include "network-radial.h"
#include "network-stress.h"

/* A new way to lay out is one file and one line here. */
const RpNetworkMethod *const *
rp_network_methods (void)
{
  static const RpNetworkMethod *const methods[] = {
    &rp_network_stress, &rp_network_clusters, &rp_network_radial,     &rp_network_layered,
    &rp_network_circle, &rp_network_grid,     &rp_network_geographic, NULL,
  };

  return methods;
}
