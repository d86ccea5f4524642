/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "network-extent.h"

#include <math.h>
#include "network-job.h"

/* What comes into sight keeps so much of the view from its edge. */
#define MARGIN_PART 0.1
#define MOST_ZOOM 1.6

static void
extend_to (RpNetworkExtent *extent, RpPoint at)
{
  extent->left = MIN (extent->left, at.x);
  extent->right = MAX (extent->right, at.x);
  extent->top = MIN (extent->top, at.y);
  extent->bottom = MAX (extent->bottom, at.y);
}

/* Who is not in the network is nowhere. */
static void
extend (RpNetwork *network, RpNetworkExtent *extent, guint entity)
{
  RpPoint at = rp_network_place_of (network, entity);

  if (isfinite (at.x))
    extend_to (extent, at);
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
      guint node = rp_network_get_node (network, ref);
      const RpEvent *event = rp_dataset_event (dataset, ref.index);

      if (node != RP_NO_INDEX)
        {
          extend_to (&extent, rp_network_get_position (network, node));
          return extent;
        }
      for (guint i = 0; i < event->n_participants; i++)
        extend (network, &extent, event->participants[i].entity);
      if (event->place != RP_NO_INDEX)
        extend (network, &extent, event->place);
    }
  return extent;
}

void
rp_network_extent_add (RpNetworkExtent *extent, const RpNetworkExtent *other)
{
  extent->left = MIN (extent->left, other->left);
  extent->right = MAX (extent->right, other->right);
  extent->top = MIN (extent->top, other->top);
  extent->bottom = MAX (extent->bottom, other->bottom);
}

double
rp_network_extent_move (double first, double last, double size)
{
  double margin = size * MARGIN_PART;

  if (last - first > size - 2 * margin)
    return size / 2 - (first + last) / 2;
  if (first < margin)
    return margin - first;
  if (last > size - margin)
    return size - margin - last;
  return 0;
}

void
rp_network_extent_way (const RpNetworkExtent *extent, const RpNetworkView *place, double width, double height,
                       double *dx, double *dy)
{
  *dx = rp_network_extent_move (extent->left * place->zoom + place->x, extent->right * place->zoom + place->x, width);
  *dy = rp_network_extent_move (extent->top * place->zoom + place->y, extent->bottom * place->zoom + place->y, height);
}

RpNetworkView
rp_network_extent_fit (const RpNetworkExtent *extent, double width, double height)
{
  double zoom
      = MIN (width * 0.7 / MAX (1, extent->right - extent->left), height * 0.6 / MAX (1, extent->bottom - extent->top));

  zoom = CLAMP (zoom, RP_NETWORK_ZOOM_LEAST, MOST_ZOOM);
  return (RpNetworkView){ zoom, width / 2 - (extent->left + extent->right) / 2 * zoom,
                          height / 2 - (extent->top + extent->bottom) / 2 * zoom };
}

double
rp_network_extent_whole (double way, double *rest)
{
  double whole = floor (way + *rest + 0.5);

  *rest += way - whole;
  return whole;
}
