/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "clear-scale.h"

#include <math.h>

#define SAME_PX 1e-6
#define MARGIN 1.0005 /* what rounding to 1/64 px may take */

typedef struct
{
  double top;
  guint node;
} Entry;

static int
by_top (const void *a, const void *b)
{
  const Entry *p = a, *q = b;

  if (p->top != q->top)
    return p->top < q->top ? -1 : 1;
  return p->node < q->node ? -1 : p->node > q->node;
}

/* The scale at which A and B stand free of each other along one axis, D apart now. */
static double
scale_along (double d, double a_low, double a_high, double b_low, double b_high, double gap)
{
  double need = (d > 0 ? a_high + b_low : a_low + b_high) + gap; /* D leads from A to B */

  return fabs (d) > SAME_PX ? need / fabs (d) : INFINITY;
}

double
rp_clear_scale (const RpNodeBox *boxes, guint n, double gap, const RpPoint *positions)
{
  g_autofree Entry *entries = g_new (Entry, (gsize)n + 1);
  double scale = 1;

  for (guint i = 0; i < n; i++)
    entries[i] = (Entry){ positions[i].y - boxes[i].top, i };
  qsort (entries, n, sizeof (Entry), by_top);
  for (guint i = 0; i < n; i++)
    {
      guint a = entries[i].node;
      const RpNodeBox *s = &boxes[a];
      double reach = entries[i].top + s->top + s->bottom + gap;

      for (guint k = i + 1; k < n && entries[k].top < reach; k++)
        {
          guint b = entries[k].node;
          const RpNodeBox *t = &boxes[b];
          double x = scale_along (positions[b].x - positions[a].x, s->left, s->right, t->left, t->right, gap);
          double y = scale_along (positions[b].y - positions[a].y, s->top, s->bottom, t->top, t->bottom, gap);

          if (isfinite (MIN (x, y)))
            scale = MAX (scale, MIN (x, y));
        }
    }
  return scale > 1 ? scale * MARGIN : 1;
}
