/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "network-around.h"

#include <math.h>
#include "graph-paths.h"
#include "label-grid.h"
#include "unit-circle.h"

#define N_DIRECTIONS 24
#define MOST_RINGS 400
#define RING_STEP 0.25 /* of the usual length of a tie */
#define SHORTEST_PX 60.0
#define LONGEST_PX 230.0

typedef struct
{
  const RpGraph *graph;
  const RpNodeBox *boxes;
  double gap, usual; /* length of a tie, px */
  RpPoint *positions;
  gboolean *placed;
  RpPaths *paths;
  RpLabelGrid *taken;
  RpPoint extent;
  double row; /* where the next newcomer without ties goes */
  double row_bottom;
} Around;

static RpLabelBox
box_at (const Around *self, guint node, RpPoint at, double gap)
{
  const RpNodeBox *box = &self->boxes[node];

  return (RpLabelBox){ at.x - box->left - gap, at.y - box->top - gap, at.x + box->right + gap,
                       at.y + box->bottom + gap };
}

static void
put (Around *self, guint node, RpPoint at)
{
  RpLabelBox box = box_at (self, node, at, 0);

  self->positions[node] = at;
  self->placed[node] = TRUE;
  rp_label_grid_add (self->taken, box, node);
  self->extent = (RpPoint){ MAX (self->extent.x, box.right), MAX (self->extent.y, box.bottom) };
}

static double
distance (RpPoint a, RpPoint b)
{
  return sqrt ((a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y));
}

/* The middle length of the ties that stand. */
static double
usual_length (const Around *self)
{
  double sum = 0;
  guint n = 0;

  for (guint i = 0; i < self->graph->n_edges; i++)
    {
      const RpGraphEdge *edge = &self->graph->edges[i];

      if (edge->a >= self->graph->n_nodes || edge->b >= self->graph->n_nodes || edge->a == edge->b
          || !self->placed[edge->a] || !self->placed[edge->b])
        continue;
      sum += distance (self->positions[edge->a], self->positions[edge->b]);
      n++;
    }
  return n > 0 ? CLAMP (sum / n, SHORTEST_PX, LONGEST_PX) : (SHORTEST_PX + LONGEST_PX) / 2;
}

/* The middle of the placed neighbours of NODE. FALSE: it has none. */
static gboolean
middle_of_neighbours (const Around *self, guint node, RpPoint *middle, guint *n)
{
  guint n_ties;
  const guint *ties = rp_paths_ties (self->paths, node, &n_ties);

  *middle = (RpPoint){ 0, 0 };
  *n = 0;
  for (guint i = 0; i < n_ties; i++)
    if (self->placed[ties[i]])
      {
        middle->x += self->positions[ties[i]].x;
        middle->y += self->positions[ties[i]].y;
        (*n)++;
      }
  if (*n > 0)
    *middle = (RpPoint){ middle->x / *n, middle->y / *n };
  return *n > 0;
}

/* Where the neighbours of the only placed neighbour of NODE stand, to be turned away from. */
static RpPoint
behind (const Around *self, guint node, RpPoint fallback)
{
  guint n_ties, n;
  const guint *ties = rp_paths_ties (self->paths, node, &n_ties);
  RpPoint middle;

  for (guint i = 0; i < n_ties; i++)
    if (self->placed[ties[i]])
      return middle_of_neighbours (self, ties[i], &middle, &n) ? middle : fallback;
  return fallback;
}

static gboolean
is_free (const Around *self, guint node, RpPoint at)
{
  RpLabelBox box = box_at (self, node, at, self->gap);

  return box.left >= -self->gap && box.top >= -self->gap
         && rp_label_grid_is_free (self->taken, box, RP_LABEL_NOBODY, RP_LABEL_NOBODY);
}

/* The free place on the ring around MIDDLE that is furthest from BACK. */
static gboolean
best_on_ring (const Around *self, guint node, RpPoint middle, double radius, RpPoint back, RpPoint *best)
{
  double furthest = -1;

  for (guint d = 0; d < N_DIRECTIONS; d++)
    {
      RpPoint way = rp_unit_circle ((double)d / N_DIRECTIONS), at;

      at = (RpPoint){ floor ((middle.x + radius * way.x) * 64) / 64, floor ((middle.y + radius * way.y) * 64) / 64 };
      if (distance (at, back) <= furthest || !is_free (self, node, at))
        continue;
      furthest = distance (at, back);
      *best = at;
    }
  return furthest >= 0;
}

static void
place_near (Around *self, guint node)
{
  RpPoint middle, back, best;
  guint n;
  double radius;

  middle_of_neighbours (self, node, &middle, &n);
  back = n == 1 ? behind (self, node, middle) : middle;
  radius = n == 1 ? self->usual : 0;
  for (guint ring = 0; ring < MOST_RINGS; ring++, radius += RING_STEP * self->usual * (1 + ring / 8))
    if (best_on_ring (self, node, middle, radius, back, &best))
      {
        put (self, node, best);
        return;
      }
  put (self, node, (RpPoint){ self->boxes[node].left, self->extent.y + self->gap + self->boxes[node].top });
}

/* Below all that stands, in rows as wide as that. */
static void
place_below (Around *self, guint node, double width)
{
  const RpNodeBox *box = &self->boxes[node];
  RpPoint at = { ceil ((self->row + box->left) * 64) / 64, ceil ((self->row_bottom + box->top) * 64) / 64 };

  if (self->row_bottom < 0 || at.x + box->right > width || !is_free (self, node, at))
    {
      self->row_bottom = self->extent.y + self->gap;
      at = (RpPoint){ box->left, ceil ((self->row_bottom + box->top) * 64) / 64 };
    }
  put (self, node, at);
  self->row = at.x + box->right + self->gap;
}

static void
enqueue_neighbours (const Around *self, guint node, GArray *queue, gboolean *queued)
{
  guint n_ties;
  const guint *ties = rp_paths_ties (self->paths, node, &n_ties);

  for (guint i = 0; i < n_ties; i++)
    if (!queued[ties[i]])
      {
        queued[ties[i]] = TRUE;
        g_array_append_val (queue, ties[i]);
      }
}

/* Breadth first from all that stand; then from the first of each part that has no one standing. */
static gboolean
place_newcomers (Around *self, GCancellable *cancellable)
{
  guint n = self->graph->n_nodes, head = 0;
  g_autoptr (GArray) queue = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree gboolean *queued = g_memdup2 (self->placed, ((gsize)n + 1) * sizeof (gboolean));
  double width = MAX (self->extent.x, 400);

  for (guint i = 0; i < n; i++)
    if (self->placed[i])
      enqueue_neighbours (self, i, queue, queued);
  for (guint start = 0; start <= n; start++)
    {
      for (; head < queue->len; head++)
        {
          guint node = g_array_index (queue, guint, head);

          if (g_cancellable_is_cancelled (cancellable))
            return FALSE;
          place_near (self, node);
          enqueue_neighbours (self, node, queue, queued);
        }
      if (start == n || queued[start])
        continue;
      queued[start] = TRUE;
      place_below (self, start, width);
      enqueue_neighbours (self, start, queue, queued);
    }
  return TRUE;
}

gboolean
rp_network_place_around (const RpGraph *graph, const RpNodeBox *boxes, const gboolean *stands, double gap,
                         RpPoint *positions, RpPoint *extent, GCancellable *cancellable)
{
  g_autoptr (RpPaths) paths = rp_paths_new (graph);
  g_autofree gboolean *placed = g_new0 (gboolean, (gsize)graph->n_nodes + 1);
  g_autoptr (RpLabelGrid) taken = NULL;
  RpLabelBox expected = { 0, 0, 1, 1 };
  Around self = { .graph = graph,
                  .boxes = boxes,
                  .gap = gap,
                  .positions = positions,
                  .placed = placed,
                  .paths = paths,
                  .row_bottom = -1 };
  gboolean done;

  for (guint i = 0; i < graph->n_nodes; i++)
    if (stands[i])
      {
        expected.right = MAX (expected.right, positions[i].x + boxes[i].right);
        expected.bottom = MAX (expected.bottom, positions[i].y + boxes[i].bottom);
      }
  self.taken = taken = rp_label_grid_new (expected, graph->n_nodes);
  for (guint i = 0; i < graph->n_nodes; i++)
    if (stands[i])
      put (&self, i, positions[i]);
  self.usual = usual_length (&self);
  done = place_newcomers (&self, cancellable);
  *extent = self.extent;
  return done;
}
