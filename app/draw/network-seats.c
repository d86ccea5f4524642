/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "network-graph.h"

#define BELOW_PX 3.0
#define BESIDE_PX 5.0
#define EDGE_PX 1.0 /* around words */

RpLabelBox
rp_net_name_box (const RpNetNode *node, guint name, guint side, RpPoint at, double radius)
{
  /* Below, above, right, left; the same out of the middle, little and more; at the corners. */
  static const struct
  {
    double x, y;   /* the box's middle in half sizes of the box, from the node's middle */
    double beside; /* in radii and gaps */
    double below;
  } sides[RP_NET_SIDES] = {
    { 0, 1, 0, 1 },       { 0, -1, 0, -1 },       { 1, 0, 1, 0 },         { -1, 0, -1, 0 },
    { 0.35, 1, 0, 1 },    { -0.35, 1, 0, 1 },     { 0.35, -1, 0, -1 },    { -0.35, -1, 0, -1 },
    { 0.7, 1, 0, 1 },     { -0.7, 1, 0, 1 },      { 0.7, -1, 0, -1 },     { -0.7, -1, 0, -1 },
    { 1, 0.5, 1, 0 },     { -1, 0.5, -1, 0 },     { 1, -0.5, 1, 0 },      { -1, -0.5, -1, 0 },
    { 0.95, 1, 0, 1 },    { -0.95, 1, 0, 1 },     { 0.95, -1, 0, -1 },    { -0.95, -1, 0, -1 },
    { 1, 1, 0.75, 0.45 }, { -1, 1, -0.75, 0.45 }, { 1, -1, 0.75, -0.45 }, { -1, -1, -0.75, -0.45 },
  };
  double w = node->names[name].width / 2, h = node->names[name].height / 2;
  double x = at.x + sides[side].x * w + sides[side].beside * (radius + BESIDE_PX);
  double y = at.y + sides[side].y * h + sides[side].below * (radius + BELOW_PX);

  return (RpLabelBox){ x - w, y - h, x + w, y + h };
}

RpNodeBox
rp_net_node_box (const RpNetNode *node, const RpNetSeat *seat)
{
  double radius = node->size / 2, half = radius + RP_NET_RING_PX;
  RpNodeBox box = { half, half, half, half };

  if (node->n_loops > 0)
    {
      double out = radius + 0.6 * RP_NET_LOOP_PX (radius, node->n_loops - 1);

      box.right = MAX (box.right, out);
      box.top = MAX (box.top, out);
    }
  if (node->beyond > 0)
    {
      RpLabelBox mark = rp_net_beyond_box (node, node->beyond, (RpPoint){ 0, 0 }, radius);

      box.left = MAX (box.left, -mark.left);
      box.right = MAX (box.right, mark.right);
      box.top = MAX (box.top, -mark.top);
    }
  if (seat != NULL)
    {
      RpLabelBox words = rp_net_name_box (node, seat->name, seat->side, (RpPoint){ 0, 0 }, radius);

      box.left = MAX (box.left, EDGE_PX - words.left);
      box.right = MAX (box.right, words.right + EDGE_PX);
      box.top = MAX (box.top, EDGE_PX - words.top);
      box.bottom = MAX (box.bottom, words.bottom + EDGE_PX);
    }
  return box;
}
