/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lasso.h"

#include <math.h>

gboolean
rp_lasso_extend (GArray *line, RpPoint to, double least)
{
  RpPoint end = line->len > 0 ? g_array_index (line, RpPoint, line->len - 1) : to;
  double x = to.x - end.x, y = to.y - end.y;

  if (!isfinite (to.x) || !isfinite (to.y) || (line->len > 0 && x * x + y * y < least * least))
    return FALSE;
  g_array_append_val (line, to);
  return TRUE;
}

/* > 0: AT lies at the left of the way from A to B as y grows upwards. */
static double
side_of (RpPoint a, RpPoint b, RpPoint at)
{
  return (b.x - a.x) * (at.y - a.y) - (at.x - a.x) * (b.y - a.y);
}

gboolean
rp_lasso_contains (const RpPoint *line, guint n, RpPoint at)
{
  int turns = 0;

  for (guint i = 0; i < n; i++)
    {
      RpPoint a = line[i], b = line[i + 1 < n ? i + 1 : 0];

      if (a.y <= at.y && b.y > at.y)
        turns += side_of (a, b, at) > 0;
      else if (a.y > at.y && b.y <= at.y)
        turns -= side_of (a, b, at) < 0;
    }
  return turns != 0;
}

void
rp_lasso_pick (const RpPoint *line, guint n, const RpPoint *places, guint n_places, GArray *within)
{
  RpPoint least = { INFINITY, INFINITY }, most = { -INFINITY, -INFINITY };

  for (guint i = 0; i < n; i++)
    {
      least = (RpPoint){ MIN (least.x, line[i].x), MIN (least.y, line[i].y) };
      most = (RpPoint){ MAX (most.x, line[i].x), MAX (most.y, line[i].y) };
    }
  for (guint i = 0; i < n_places; i++)
    {
      RpPoint at = places[i];

      if (at.x >= least.x && at.x <= most.x && at.y >= least.y && at.y <= most.y && rp_lasso_contains (line, n, at))
        g_array_append_val (within, i);
    }
}
