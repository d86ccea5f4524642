/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "network-extent.h"

#include <math.h>

static void
extend (RpNetwork *network, RpNetworkExtent *extent, guint entity)
{
  RpPoint at = rp_network_get_position (network, entity);

  extent->left = MIN (extent->left, at.x);
  extent->right = MAX (extent->right, at.x);
  extent->top = MIN (extent->top, at.y);
  extent->bottom = MAX (extent->bottom, at.y);
}

RpNetworkExtent
rp_network_extent (RpNetwork *network, RpDataset *dataset, RpRecordRef ref)
{
  RpNetworkExtent extent = { INFINITY, INFINITY, -INFINITY, -INFINITY };

  if (ref.type == RP_RECORD_ENTITY)
    extend (network, &extent, ref.index);
  else if (ref.type == RP_RECORD_RELATION)
    {
      extend (network, &extent, rp_dataset_relation (dataset, ref.index)->from);
      extend (network, &extent, rp_dataset_relation (dataset, ref.index)->to);
    }
  else if (ref.type == RP_RECORD_EVENT)
    {
      const RpEvent *event = rp_dataset_event (dataset, ref.index);

      for (guint i = 0; i < event->n_participants; i++)
        extend (network, &extent, event->participants[i].entity);
      if (event->place != RP_NO_INDEX)
        extend (network, &extent, event->place);
    }
  return extent;
}
