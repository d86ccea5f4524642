/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "snap-lines.h"

#include <math.h>
#include <stdlib.h>

/* So near lines are one: what a file and a screen make of places differs by less. */
#define SAME 0.02

typedef struct
{
  double at;
  guint node;
} Line;

/* Sorted by place, then by node. */
typedef struct
{
  Line *lines;
  guint n;
} Lines;

struct _RpSnapLines
{
  RpSnapNode *nodes;
  Lines middles[2], edges[2]; /* across, down */
};

static int
by_place (gconstpointer a, gconstpointer b)
{
  const Line *x = a, *y = b;

  if (x->at != y->at)
    return x->at < y->at ? -1 : 1;
  return (x->node > y->node) - (x->node < y->node);
}

static double
place_of (const RpSnapNode *node, guint way)
{
  return way == 0 ? node->middle.x : node->middle.y;
}

/* N_SIDES 1: the middles; 2: both edges. */
static Lines
lines_new (const RpSnapNode *nodes, guint n, guint way, guint n_sides)
{
  Lines made = { g_new (Line, (gsize)n * n_sides + 1), n * n_sides };

  for (guint i = 0; i < n; i++)
    for (guint side = 0; side < n_sides; side++)
      made.lines[i * n_sides + side] = (Line){ place_of (&nodes[i], way)
                                                   + (n_sides == 1 ? 0
                                                      : side == 0  ? -nodes[i].half
                                                                   : nodes[i].half),
                                               i };
  qsort (made.lines, made.n, sizeof *made.lines, by_place);
  return made;
}

RpSnapLines *
rp_snap_lines_new (const RpSnapNode *nodes, guint n)
{
  RpSnapLines *self = g_new0 (RpSnapLines, 1);

  self->nodes = g_memdup2 (nodes, n * sizeof *nodes);
  for (guint way = 0; way < 2; way++)
    {
      self->middles[way] = lines_new (nodes, n, way, 1);
      self->edges[way] = lines_new (nodes, n, way, 2);
    }
  return self;
}

void
rp_snap_lines_free (RpSnapLines *self)
{
  if (self == NULL)
    return;
  for (guint way = 0; way < 2; way++)
    {
      g_free (self->middles[way].lines);
      g_free (self->edges[way].lines);
    }
  g_free (self->nodes);
  g_free (self);
}

/* The first line that is not before AT. */
static guint
first_from (const Lines *lines, double at)
{
  guint low = 0, high = lines->n;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (lines->lines[middle].at < at)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

typedef struct
{
  const Lines *lines; /* NULL: nothing is near enough */
  double at, move;
} Best;

/* Whether a line is nearer to AT than what was found so far. */
static void
look (const Lines *lines, double at, double reach, Best *best)
{
  guint next = first_from (lines, at);

  for (guint i = next > 0 ? next - 1 : 0; i <= next && i < lines->n; i++)
    {
      double move = lines->lines[i].at - at;

      if (fabs (move) <= reach && (best->lines == NULL || fabs (move) < fabs (best->move)))
        *best = (Best){ lines, lines->lines[i].at, move };
    }
}

static Best
nearest (const RpSnapLines *self, const RpSnapNode *node, guint way, double reach)
{
  double at = place_of (node, way);
  Best best = { 0 };

  look (&self->middles[way], at, reach, &best);
  look (&self->edges[way], at - node->half, reach, &best);
  look (&self->edges[way], at + node->half, reach, &best);
  return best;
}

static void
stretch (RpSnapGuide *guide, const RpSnapNode *node, guint way)
{
  double at = place_of (node, 1 - way);

  guide->from = MIN (guide->from, at - node->half);
  guide->to = MAX (guide->to, at + node->half);
}

static RpSnapGuide
guide_of (const RpSnapLines *self, const RpSnapNode *node, guint way, const Best *best)
{
  RpSnapGuide guide = { best->lines != NULL, best->at, INFINITY, -INFINITY };

  if (!guide.there)
    return (RpSnapGuide){ 0 };
  stretch (&guide, node, way);
  for (guint i = first_from (best->lines, best->at - SAME);
       i < best->lines->n && best->lines->lines[i].at <= best->at + SAME; i++)
    stretch (&guide, &self->nodes[best->lines->lines[i].node], way);
  return guide;
}

RpSnap
rp_snap_lines_find (const RpSnapLines *self, RpSnapNode node, double reach)
{
  Best across = nearest (self, &node, 0, reach), down = nearest (self, &node, 1, reach);
  RpSnap snap;

  node.middle.x += across.move;
  node.middle.y += down.move;
  snap.middle = node.middle;
  snap.upright = guide_of (self, &node, 0, &across);
  snap.level = guide_of (self, &node, 1, &down);
  return snap;
}
