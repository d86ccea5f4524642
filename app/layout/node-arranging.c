/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "node-arranging.h"

#include <math.h>
#include <stdlib.h>

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

typedef struct
{
  double at;
  guint node;
} Stop;

static int
by_place (gconstpointer a, gconstpointer b)
{
  const Stop *x = a, *y = b;

  if (x->at != y->at)
    return x->at < y->at ? -1 : 1;
  return (x->node > y->node) - (x->node < y->node);
}

void
rp_nodes_distribute (RpPoint *middles, const double *halves, guint n, gboolean vertically)
{
  g_autofree Stop *stops = g_new (Stop, (gsize)n + 1);
  double taken = 0, gap, at;

  if (n < RP_DISTRIBUTE_LEAST)
    return;
  for (guint i = 0; i < n; i++)
    stops[i] = (Stop){ *coordinate (&middles[i], vertically), i };
  qsort (stops, n, sizeof *stops, by_place);
  for (guint i = 1; i + 1 < n; i++)
    taken += 2 * halves[stops[i].node];
  at = stops[0].at + halves[stops[0].node];
  gap = (stops[n - 1].at - halves[stops[n - 1].node] - at - taken) / (n - 1);
  for (guint i = 1; i + 1 < n; i++)
    {
      double half = halves[stops[i].node];

      *coordinate (&middles[stops[i].node], vertically) = at + gap + half;
      at += gap + 2 * half;
    }
}
