/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "node-arranging.h"

#include "key-order.h"

#include <math.h>

const char *const *
rp_align_names (void)
{
  static const char *const names[] = { "left", "centre", "right", "top", "middle", "bottom", NULL };

  return names;
}

static double *
coordinate (RpPoint *point, gboolean vertically)
{
  return vertically ? &point->y : &point->x;
}

void
rp_nodes_align (RpPoint *middles, const double *halves, guint n, RpAlign how)
{
  gboolean vertically = how >= RP_ALIGN_TOP;
  int side = (int)how % 3 - 1; /* -1: the first edges, 0: the middles, 1: the last edges */
  double first = INFINITY, last = -INFINITY, line;

  for (guint i = 0; i < n; i++)
    {
      double at = *coordinate (&middles[i], vertically);

      first = MIN (first, at - halves[i]);
      last = MAX (last, at + halves[i]);
    }
  line = side < 0 ? first : side > 0 ? last : first + (last - first) / 2;
  for (guint i = 0; i < n; i++)
    *coordinate (&middles[i], vertically) = line - side * halves[i];
}

void
rp_nodes_distribute (RpPoint *middles, const double *halves, guint n, gboolean vertically)
{
  g_autofree guint *order = g_new (guint, (gsize)n + 1);
  g_autofree double *places = g_new (double, (gsize)n + 1);
  double taken = 0, gap, at;

  if (n < RP_DISTRIBUTE_LEAST)
    return;
  for (guint i = 0; i < n; i++)
    {
      order[i] = i;
      places[i] = *coordinate (&middles[i], vertically);
    }
  rp_order_by (order, n, places);
  for (guint i = 1; i + 1 < n; i++)
    taken += 2 * halves[order[i]];
  at = places[order[0]] + halves[order[0]];
  gap = (places[order[n - 1]] - halves[order[n - 1]] - at - taken) / (n - 1);
  for (guint i = 1; i + 1 < n; i++)
    {
      double half = halves[order[i]];

      *coordinate (&middles[order[i]], vertically) = at + gap + half;
      at += gap + 2 * half;
    }
}
