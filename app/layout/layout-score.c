/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "layout-score.h"

#include <math.h>

#define OVER_A_BOX 4.0
#define CROSSING 1.0
#define SHARP_ANGLE 0.7
#define SHARP 0.985    /* the cosine from which an angle is sharp */
#define LENGTH 0.008   /* a px */
#define TOO_SHORT 0.02 /* a px below SHORT_PX */
#define SHORT_PX 110.0 /* of an edge of length 1: its words want room */
#define NOT_LEVEL 4.0  /* for ties side by side */
#define WORTH_A_MOVE 0.3
#define RASTER 26
#define NEAR 7
#define POLISH_BUDGET 100000000 /* operations, about */

typedef struct
{
  double left, top, right, bottom;
} Extent;

/* A tie where it runs now. */
typedef struct
{
  Extent extent;
  RpPoint p, q; /* of the nodes a and b */
  guint a, b;
  double wished;
} Line;

struct _RpLayoutScorer
{
  guint n_nodes, n_lines;
  const RpNodeBox *boxes;
  const RpPoint *positions;
  Extent *extents; /* of the boxes where they stand now */
  Line *lines;     /* loops apart */
  guint *first;    /* n_nodes + 1, in `own` */
  guint *own;      /* the lines of each node */
};

/* ---- what is known of the picture ---- */

static void
note_node (RpLayoutScorer *self, guint node)
{
  RpPoint at = self->positions[node];
  const RpNodeBox *box = &self->boxes[node];

  self->extents[node] = (Extent){ at.x - box->left, at.y - box->top, at.x + box->right, at.y + box->bottom };
}

static void
note_line (RpLayoutScorer *self, Line *line)
{
  RpPoint p = self->positions[line->a], q = self->positions[line->b];

  line->p = p;
  line->q = q;
  line->extent = (Extent){ MIN (p.x, q.x), MIN (p.y, q.y), MAX (p.x, q.x), MAX (p.y, q.y) };
}

void
rp_layout_scorer_moved (RpLayoutScorer *self, guint node)
{
  note_node (self, node);
  for (guint k = self->first[node]; k < self->first[node + 1]; k++)
    note_line (self, &self->lines[self->own[k]]);
}

RpLayoutScorer *
rp_layout_scorer_new (const RpGraph *graph, const RpNodeBox *boxes, const RpPoint *positions)
{
  RpLayoutScorer *self = g_new0 (RpLayoutScorer, 1);
  g_autofree guint *next = NULL;

  self->n_nodes = graph->n_nodes;
  self->boxes = boxes;
  self->positions = positions;
  self->extents = g_new (Extent, (gsize)graph->n_nodes + 1);
  self->lines = g_new (Line, (gsize)graph->n_edges + 1);
  self->first = g_new0 (guint, (gsize)graph->n_nodes + 2);
  self->own = g_new (guint, 2 * (gsize)graph->n_edges + 1);
  for (guint i = 0; i < graph->n_edges; i++)
    {
      const RpGraphEdge *edge = &graph->edges[i];

      if (edge->a == edge->b)
        continue;
      self->lines[self->n_lines++]
          = (Line){ .a = edge->a, .b = edge->b, .wished = edge->length > 0 ? edge->length : 1 };
      self->first[edge->a + 1]++;
      self->first[edge->b + 1]++;
    }
  for (guint i = 0; i < graph->n_nodes; i++)
    self->first[i + 1] += self->first[i];
  next = g_memdup2 (self->first, ((gsize)graph->n_nodes + 1) * sizeof (guint));
  for (guint i = 0; i < self->n_lines; i++)
    {
      self->own[next[self->lines[i].a]++] = i;
      self->own[next[self->lines[i].b]++] = i;
      note_line (self, &self->lines[i]);
    }
  for (guint i = 0; i < graph->n_nodes; i++)
    note_node (self, i);
  return self;
}

void
rp_layout_scorer_free (RpLayoutScorer *self)
{
  g_free (self->extents);
  g_free (self->lines);
  g_free (self->first);
  g_free (self->own);
  g_free (self);
}

/* ---- single faults ---- */

/* Most pairs are far from each other; no branch for each side, which no processor could foretell. */
static inline gboolean
extents_meet (const Extent *a, const Extent *b)
{
  return (a->left < b->right) & (a->right > b->left) & (a->top < b->bottom) & (a->bottom > b->top);
}

/* Whether LINE, whose extent meets that of a box, meets the box: whether its corners lie on both sides. */
static gboolean
parts_box (const Line *line, const Extent *box)
{
  double dx = line->q.x - line->p.x, dy = line->q.y - line->p.y;
  double aside = dx * ((box->top + box->bottom) / 2 - line->p.y) - dy * ((box->left + box->right) / 2 - line->p.x);

  return 2 * fabs (aside) < fabs (dx) * (box->bottom - box->top) + fabs (dy) * (box->right - box->left);
}

static inline double
side (RpPoint a, RpPoint b, RpPoint c)
{
  return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

/* Ties that share a node do not cross: the side of their own ends is 0. */
static gboolean
lines_cross (const Line *i, const Line *j)
{
  return side (i->p, i->q, j->p) * side (i->p, i->q, j->q) < 0 && side (j->p, j->q, i->p) * side (j->p, j->q, i->q) < 0;
}

/* Whether two ties leave AT in almost the same direction. */
static gboolean
is_sharp (RpPoint at, RpPoint p, RpPoint q)
{
  double px = p.x - at.x, py = p.y - at.y, qx = q.x - at.x, qy = q.y - at.y;
  double dot = px * qx + py * qy;

  return dot > 0 && dot * dot > SHARP * SHARP * (px * px + py * py) * (qx * qx + qy * qy);
}

/* A tie by itself: neither longer nor shorter than it should be. */
static double
length_score (double wished, RpPoint p, RpPoint q)
{
  double length = sqrt ((p.x - q.x) * (p.x - q.x) + (p.y - q.y) * (p.y - q.y));
  double score = LENGTH * length / wished + TOO_SHORT * wished * wished * MAX (0, SHORT_PX * wished - length);

  /* several ties side by side want their words read too: their pair counts for more, and is best level */
  if (wished > 1)
    score += NOT_LEVEL * (wished - 1) * fabs (p.y - q.y) / MAX (length, 1);
  return score;
}

/* ---- sums ---- */

double
rp_layout_scorer_lengths (const RpLayoutScorer *self, guint node)
{
  double score = 0;

  for (guint k = self->first[node]; k < self->first[node + 1]; k++)
    {
      const Line *line = &self->lines[self->own[k]];

      score += length_score (line->wished, self->positions[line->a], self->positions[line->b]);
    }
  return score;
}

/* Sharp angles at NODE, an end of line I, between I and its lines FROM and up. */
static double
angles_at (const RpLayoutScorer *self, guint i, guint node, guint from)
{
  const Line *line = &self->lines[i];
  guint other = line->a == node ? line->b : line->a;
  double score = 0;

  for (guint k = self->first[node]; k < self->first[node + 1]; k++)
    {
      guint j = self->own[k], end = self->lines[j].a == node ? self->lines[j].b : self->lines[j].a;

      if (j != i && j >= from && end != other
          && is_sharp (self->positions[node], self->positions[other], self->positions[end]))
        score += SHARP_ANGLE;
    }
  return score;
}

/* What is wrong with line I with regard to the lines FROM and up and to all nodes; its length apart. */
static double
line_score (const RpLayoutScorer *self, guint i, guint from)
{
  const Line *line = &self->lines[i];
  double score = angles_at (self, i, line->a, from) + angles_at (self, i, line->b, from);

  for (guint node = 0; node < self->n_nodes; node++)
    if (extents_meet (&line->extent, &self->extents[node]) && node != line->a && node != line->b
        && parts_box (line, &self->extents[node]))
      score += OVER_A_BOX;
  for (guint j = from; j < self->n_lines; j++)
    if (extents_meet (&line->extent, &self->lines[j].extent) && lines_cross (line, &self->lines[j]))
      score += CROSSING;
  return score;
}

double
rp_layout_scorer_all (const RpLayoutScorer *self)
{
  double score = 0;

  for (guint i = 0; i < self->n_lines; i++)
    score += length_score (self->lines[i].wished, self->lines[i].p, self->lines[i].q) + line_score (self, i, i + 1);
  return score;
}

double
rp_layout_scorer_at (const RpLayoutScorer *self, guint node, double limit)
{
  const Extent *box = &self->extents[node];
  double score = rp_layout_scorer_lengths (self, node);

  for (guint i = 0; i < self->n_lines && score <= limit; i++)
    {
      const Line *line = &self->lines[i];

      if (extents_meet (&line->extent, box) && line->a != node && line->b != node && parts_box (line, box))
        score += OVER_A_BOX;
    }
  for (guint k = self->first[node]; k < self->first[node + 1] && score <= limit; k++)
    score += line_score (self, self->own[k], 0);
  return score;
}

double
rp_layout_score (const RpGraph *graph, const RpNodeBox *boxes, const RpPoint *positions)
{
  g_autoptr (RpLayoutScorer) scorer = rp_layout_scorer_new (graph, boxes, positions);

  return rp_layout_scorer_all (scorer);
}

/* ---- bettering ---- */

typedef struct
{
  RpLayoutScorer *scorer;
  guint n;
  RpPoint area;
  double gap;
  RpPoint *positions;
  double *settled;  /* what depends on each node, when no better place was found for it; NAN: not yet */
  guint in_the_way; /* the node that was found in the way last: often it is in the way of the next place too */
} Polish;

static gboolean
is_free (Polish *polish, guint node, RpPoint at)
{
  const RpNodeBox *box = &polish->scorer->boxes[node];
  Extent extent = { at.x - box->left, at.y - box->top, at.x + box->right, at.y + box->bottom };
  const Extent *others = polish->scorer->extents;

  if (extent.left < 0 || extent.top < 0 || extent.right > polish->area.x || extent.bottom > polish->area.y)
    return FALSE;
  extent = (Extent){ extent.left - polish->gap, extent.top - polish->gap, extent.right + polish->gap,
                     extent.bottom + polish->gap };
  if (polish->in_the_way != node && extents_meet (&extent, &others[polish->in_the_way]))
    return FALSE;
  for (guint i = 0; i < polish->n; i++)
    if (extents_meet (&extent, &others[i]) && i != node)
      {
        polish->in_the_way = i;
        return FALSE;
      }
  return TRUE;
}

/* The K-th place to try: on a raster over the area, then near START. */
static RpPoint
place_to_try (const Polish *polish, guint k, RpPoint start)
{
  if (k < RASTER * RASTER)
    return (RpPoint){ (k % RASTER + 0.5) / RASTER * polish->area.x, (k / RASTER + 0.5) / RASTER * polish->area.y };
  k -= RASTER * RASTER;
  return (RpPoint){ start.x + (k % NEAR - NEAR / 2.0) * 14, start.y + (k / NEAR - NEAR / 2.0) * 14 };
}

/* Tries places for NODE on a raster over the area and near by. Returns whether it moved. */
static gboolean
better_place (Polish *polish, guint node)
{
  RpPoint start = polish->positions[node], best = start;
  double now = rp_layout_scorer_at (polish->scorer, node, INFINITY), least = now - WORTH_A_MOVE;

  if (now == polish->settled[node])
    return FALSE; /* nothing has changed around it */
  for (guint k = 0; k < RASTER * RASTER + NEAR * NEAR && least > 0; k++)
    {
      RpPoint at = place_to_try (polish, k, start);
      double score;

      /* the cheapest question first */
      polish->positions[node] = at;
      if (rp_layout_scorer_lengths (polish->scorer, node) >= least || !is_free (polish, node, at))
        continue;
      rp_layout_scorer_moved (polish->scorer, node);
      score = rp_layout_scorer_at (polish->scorer, node, least);
      if (score < least)
        {
          least = score;
          best = at;
        }
    }
  polish->positions[node] = best;
  rp_layout_scorer_moved (polish->scorer, node);
  polish->settled[node] = rp_layout_scorer_at (polish->scorer, node, INFINITY);
  return best.x != start.x || best.y != start.y;
}

gboolean
rp_layout_polish (const RpGraph *graph, const RpNodeBox *boxes, RpPoint area, double gap, RpPoint *positions,
                  GCancellable *cancellable)
{
  g_autoptr (RpLayoutScorer) scorer = rp_layout_scorer_new (graph, boxes, positions);
  g_autofree double *settled = g_new (double, (gsize)graph->n_nodes + 1);
  Polish polish
      = { .scorer = scorer, .n = graph->n_nodes, .area = area, .gap = gap, .positions = positions, .settled = settled };
  gsize degree = 1 + 2 * graph->n_edges / (graph->n_nodes + 1);
  gsize cost = (RASTER * RASTER + NEAR * NEAR) * (gsize)graph->n_nodes * degree * (graph->n_edges + graph->n_nodes);
  guint rounds = (guint)MIN (POLISH_BUDGET / (cost + 1), 8);

  for (guint i = 0; i < graph->n_nodes; i++)
    settled[i] = NAN;
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
