/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lasso.h"

#include <math.h>
#include <stdlib.h>

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

typedef struct
{
  double y;
  guint place;
} Level;

static int
by_level (gconstpointer a, gconstpointer b)
{
  const Level *x = a, *y = b;

  if (x->y != y->y)
    return x->y < y->y ? -1 : 1;
  return (x->place > y->place) - (x->place < y->place);
}

static guint
first_from (const Level *levels, guint n, double y)
{
  guint low = 0, high = n;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (levels[middle].y < y)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* As rp_lasso_contains, but a stretch of the line meets the places at its height alone. */
void
rp_lasso_pick (const RpPoint *line, guint n, const RpPoint *places, guint n_places, GArray *within)
{
  g_autofree Level *levels = g_new (Level, (gsize)n_places + 1);
  g_autofree int *turns = g_new0 (int, (gsize)n_places + 1);
  guint n_levels = 0;

  for (guint i = 0; i < n_places; i++)
    if (isfinite (places[i].x) && isfinite (places[i].y))
      levels[n_levels++] = (Level){ places[i].y, i };
  qsort (levels, n_levels, sizeof *levels, by_level);
  for (guint i = 0; i < n; i++)
    {
      RpPoint a = line[i], b = line[i + 1 < n ? i + 1 : 0];

      for (guint k = first_from (levels, n_levels, MIN (a.y, b.y)); k < n_levels && levels[k].y < MAX (a.y, b.y); k++)
        {
          double side = side_of (a, b, places[levels[k].place]);

          turns[levels[k].place] += b.y > a.y ? side > 0 : -(side < 0);
        }
    }
  for (guint i = 0; i < n_places; i++)
    if (turns[i] != 0)
      g_array_append_val (within, i);
}
