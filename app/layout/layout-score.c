/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "layout-score.h"

#include <math.h>

#define OVER_A_BOX 4.0
#define CROSSING 1.0
#define SHARP_ANGLE 0.7
#define LENGTH 0.008   /* a px */
#define TOO_SHORT 0.02 /* a px below SHORT_PX */
#define SHORT_PX 110.0 /* of an edge of length 1: its words want room */
#define NOT_LEVEL 4.0  /* for ties side by side */
#define WORTH_A_MOVE 0.3
#define RASTER 26
#define NEAR 7
#define POLISH_BUDGET 100000000 /* operations, about */

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

/* A tie by itself: neither longer nor shorter than it should be. */
static double
length_score (const RpGraphEdge *edge, RpPoint p, RpPoint q)
{
  double length = sqrt ((p.x - q.x) * (p.x - q.x) + (p.y - q.y) * (p.y - q.y));
  double wished = edge->length > 0 ? edge->length : 1;

  /* several ties side by side want their words read too: their pair counts for more, and is best level */
  return LENGTH * length / wished + TOO_SHORT * wished * wished * MAX (0, SHORT_PX * wished - length)
         + NOT_LEVEL * MAX (wished - 1, 0) * fabs (p.y - q.y) / MAX (length, 1);
}

/* What is wrong with tie I with regard to the ties FROM and up and to all nodes, and by itself. */
static double
tie_score (const RpGraph *graph, const RpNodeBox *boxes, const RpPoint *positions, guint i, guint from)
{
  guint a = graph->edges[i].a, b = graph->edges[i].b;
  RpPoint p = positions[a], q = positions[b];
  double score = length_score (&graph->edges[i], p, q);

  for (guint node = 0; node < graph->n_nodes; node++)
    if (node != a && node != b && meets_box (p, q, positions[node], &boxes[node]))
      score += OVER_A_BOX;
  for (guint j = from; j < graph->n_edges; j++)
    {
      guint c = graph->edges[j].a, d = graph->edges[j].b;

      if (j == i || c == d || (a == c && b == d) || (a == d && b == c))
        continue;
      if (a == c || a == d)
        score += angle_score (p, q, positions[a == c ? d : c]);
      else if (b == c || b == d)
        score += angle_score (q, p, positions[b == c ? d : c]);
      else
        score += pair_score (p, q, positions[c], positions[d]);
    }
  return score;
}

double
rp_layout_score (const RpGraph *graph, const RpNodeBox *boxes, const RpPoint *positions)
{
  double score = 0;

  for (guint i = 0; i < graph->n_edges; i++)
    if (graph->edges[i].a != graph->edges[i].b)
      score += tie_score (graph, boxes, positions, i, i + 1);
  return score;
}

typedef struct
{
  const RpGraph *graph;
  const RpNodeBox *boxes;
  RpPoint area;
  double gap;
  RpPoint *positions;
} Polish;

/* The part of the score that depends on where NODE stands; not reckoned to the end once it is beyond LIMIT. */
static double
node_score (const Polish *polish, guint node, double limit)
{
  const RpGraph *graph = polish->graph;
  double score = 0, lengths = 0;

  for (guint i = 0; i < graph->n_edges; i++)
    if (graph->edges[i].a != graph->edges[i].b && (graph->edges[i].a == node || graph->edges[i].b == node))
      lengths += length_score (&graph->edges[i], polish->positions[graph->edges[i].a],
                               polish->positions[graph->edges[i].b]);
  if (lengths > limit)
    return lengths;
  for (guint i = 0; i < graph->n_edges; i++)
    {
      guint a = graph->edges[i].a, b = graph->edges[i].b;

      if (a == b)
        continue;
      if (score > limit)
        return score;
      if (a == node || b == node)
        score += tie_score (graph, polish->boxes, polish->positions, i, 0);
      else if (meets_box (polish->positions[a], polish->positions[b], polish->positions[node], &polish->boxes[node]))
        score += OVER_A_BOX;
    }
  return score;
}

double
rp_layout_score_at (const RpGraph *graph, const RpNodeBox *boxes, RpPoint *positions, guint node)
{
  Polish polish = { .graph = graph, .boxes = boxes, .positions = positions };

  return node_score (&polish, node, INFINITY);
}

static gboolean
is_free (const Polish *polish, guint node, RpPoint at)
{
  const RpNodeBox *box = &polish->boxes[node];

  if (at.x < box->left || at.y < box->top || at.x + box->right > polish->area.x || at.y + box->bottom > polish->area.y)
    return FALSE;
  for (guint i = 0; i < polish->graph->n_nodes; i++)
    {
      RpPoint p = polish->positions[i];
      const RpNodeBox *other = &polish->boxes[i];

      if (i != node && at.x + box->right + polish->gap > p.x - other->left
          && at.x - box->left - polish->gap < p.x + other->right && at.y + box->bottom + polish->gap > p.y - other->top
          && at.y - box->top - polish->gap < p.y + other->bottom)
        return FALSE;
    }
  return TRUE;
}

/* Tries places for NODE on a raster over the area and near by. Returns whether it moved. */
static gboolean
better_place (Polish *polish, guint node)
{
  RpPoint start = polish->positions[node], best = start;
  double least = node_score (polish, node, INFINITY) - WORTH_A_MOVE;

  for (guint k = 0; k < RASTER * RASTER + NEAR * NEAR; k++)
    {
      RpPoint at;
      double score;

      if (k < RASTER * RASTER)
        at = (RpPoint){ (k % RASTER + 0.5) / RASTER * polish->area.x, (k / RASTER + 0.5) / RASTER * polish->area.y };
      else
        at = (RpPoint){ start.x + ((k - RASTER * RASTER) % NEAR - NEAR / 2.0) * 14,
                        start.y + ((k - RASTER * RASTER) / NEAR - NEAR / 2.0) * 14 };
      if (!is_free (polish, node, at))
        continue;
      polish->positions[node] = at;
      score = node_score (polish, node, least);
      if (score < least)
        {
          least = score;
          best = at;
        }
    }
  polish->positions[node] = best;
  return best.x != start.x || best.y != start.y;
}

gboolean
rp_layout_polish (const RpGraph *graph, const RpNodeBox *boxes, RpPoint area, double gap, RpPoint *positions,
                  GCancellable *cancellable)
{
  Polish polish = { graph, boxes, area, gap, positions };
  gsize degree = 1 + 2 * graph->n_edges / (graph->n_nodes + 1);
  gsize cost = (RASTER * RASTER + NEAR * NEAR) * (gsize)graph->n_nodes * degree * (graph->n_edges + graph->n_nodes);
  guint rounds = (guint)MIN (POLISH_BUDGET / (cost + 1), 8);

  for (guint round = 0; round < rounds; round++)
    {
      guint moved = 0;

      for (guint node = 0; node < graph->n_nodes; node++)
        {
          if (g_cancellable_is_cancelled (cancellable))
            return FALSE;
          moved += better_place (&polish, node);
        }
      if (moved == 0)
        break;
    }
  return TRUE;
}
