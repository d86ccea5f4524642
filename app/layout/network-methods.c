/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "network-layout.h"
#include "network-stress.h"

/* A new way to lay out is one file and one line here. */
const RpNetworkMethod *const *
rp_network_methods (void)
{
  static const RpNetworkMethod *const methods[] = {
    &rp_network_stress,
    NULL,
  };

  return methods;
}
