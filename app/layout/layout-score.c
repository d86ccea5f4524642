/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "layout-score.h"

#include <math.h>

#define OVER_A_BOX 4.0
#define CROSSING 1.0
#define SHARP_ANGLE 0.7
#define LENGTH 0.004 /* a px */

/* Whether the stretch from P to Q meets the box of half sizes around C. */
static gboolean
meets_box (RpPoint p, RpPoint q, RpPoint c, const RpNodeBox *box)
{
  double from = 0, to = 1;
  double start[2] = { p.x, p.y }, way[2] = { q.x - p.x, q.y - p.y };
  double low[2] = { c.x - box->left, c.y - box->top }, high[2] = { c.x + box->right, c.y + box->bottom };

  for (guint axis = 0; axis < 2; axis++)
    {
      double t0, t1;

      if (way[axis] == 0)
        {
          if (start[axis] < low[axis] || start[axis] > high[axis])
            return FALSE;
          continue;
        }
      t0 = (low[axis] - start[axis]) / way[axis];
      t1 = (high[axis] - start[axis]) / way[axis];
      from = MAX (from, MIN (t0, t1));
      to = MIN (to, MAX (t0, t1));
    }
  return from < to;
}

static double
side (RpPoint a, RpPoint b, RpPoint c)
{
  return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

static double
pair_score (RpPoint a, RpPoint b, RpPoint c, RpPoint d)
{
  return side (a, b, c) * side (a, b, d) < 0 && side (c, d, a) * side (c, d, b) < 0 ? CROSSING : 0;
}

/* Two ties that leave one node almost in the same direction. */
static double
angle_score (RpPoint at, RpPoint p, RpPoint q)
{
  double dot = (p.x - at.x) * (q.x - at.x) + (p.y - at.y) * (q.y - at.y);
  double lengths = sqrt (((p.x - at.x) * (p.x - at.x) + (p.y - at.y) * (p.y - at.y))
                         * ((q.x - at.x) * (q.x - at.x) + (q.y - at.y) * (q.y - at.y)));

  return lengths > 0 && dot > 0.985 * lengths ? SHARP_ANGLE : 0;
}

double
rp_layout_score (const RpGraph *graph, const RpNodeBox *boxes, const RpPoint *positions)
{
  double score = 0;

  for (guint i = 0; i < graph->n_edges; i++)
    {
      guint a = graph->edges[i].a, b = graph->edges[i].b;
      RpPoint p = positions[a], q = positions[b];

      if (a == b)
        continue;
      score += LENGTH * sqrt ((p.x - q.x) * (p.x - q.x) + (p.y - q.y) * (p.y - q.y));
      for (guint node = 0; node < graph->n_nodes; node++)
        if (node != a && node != b && meets_box (p, q, positions[node], &boxes[node]))
          score += OVER_A_BOX;
      for (guint j = i + 1; j < graph->n_edges; j++)
        {
          guint c = graph->edges[j].a, d = graph->edges[j].b;

          if ((a == c && b == d) || (a == d && b == c) || c == d)
            continue;
          if (a == c || a == d)
            score += angle_score (p, q, positions[a == c ? d : c]);
          else if (b == c || b == d)
            score += angle_score (q, p, positions[b == c ? d : c]);
          else
            score += pair_score (p, q, positions[c], positions[d]);
        }
    }
  return score;
}
