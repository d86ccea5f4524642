/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "network-radial.h"

#include <math.h>
#include "clear-scale.h"
#include "graph-split.h"
#include "network-packing.h"
#include "unit-circle.h"

#define GAP_PX 4.0
#define PART_GAP_PX 28.0
#define RING_PX 34.0 /* between one ring and the next, beside what the nodes take, at least */
#define N_SWEEPS 12
#define UNSEEN G_MAXUINT

typedef struct
{
  const RpGraph *graph;
  const RpNodeBox *boxes;
  guint n, n_rings;
  guint *hop, *parent;        /* UNSEEN: of roots */
  guint *order;               /* nodes by ring, from the inside */
  guint *ring;                /* where each ring begins in `order`; n_rings + 1 */
  guint *first_kid, *kids;    /* of node i: kids[first_kid[i]] … kids[first_kid[i + 1] - 1]; of node n: the roots */
  guint *rank;                /* of each node among all that were seen */
  double *weight, *wish;      /* of a turn; where its subtree's ties lead */
  double *begin, *width, *at; /* the wedge, and the node in it, as parts of a turn */
  double *radius;             /* px */
} Rings;

static void
rings_init (Rings *self, const RpGraph *graph, const RpNodeBox *boxes)
{
  gsize n = graph->n_nodes;

  *self = (Rings){ .graph = graph, .boxes = boxes, .n = graph->n_nodes };
  self->hop = g_new (guint, n + 1);
  self->parent = g_new (guint, n + 1);
  self->order = g_new (guint, n + 1);
  self->ring = g_new0 (guint, n + 2);
  self->first_kid = g_new0 (guint, n + 3);
  self->kids = g_new (guint, n + 1);
  self->rank = g_new (guint, n + 1);
  self->weight = g_new0 (double, n + 1);
  self->wish = g_new0 (double, n + 1);
  self->begin = g_new0 (double, n + 1);
  self->width = g_new0 (double, n + 1);
  self->at = g_new0 (double, n + 1);
  self->radius = g_new0 (double, n + 1);
}

static void
rings_clear (Rings *self)
{
  g_free (self->hop);
  g_free (self->parent);
  g_free (self->order);
  g_free (self->ring);
  g_free (self->first_kid);
  g_free (self->kids);
  g_free (self->rank);
  g_free (self->weight);
  g_free (self->wish);
  g_free (self->begin);
  g_free (self->width);
  g_free (self->at);
  g_free (self->radius);
}

/* ---- rings ---- */

/* Breadth first from the roots. */
static void
find_rings (Rings *self, const guint *roots, guint n_roots)
{
  g_autofree guint *first = g_new0 (guint, (gsize)self->n + 2);
  g_autofree guint *nodes = g_new (guint, 2 * (gsize)self->graph->n_edges + 1), *next = NULL;
  guint n_seen = 0;

  for (guint e = 0; e < self->graph->n_edges; e++)
    {
      first[self->graph->edges[e].a + 1]++;
      first[self->graph->edges[e].b + 1]++;
    }
  for (guint i = 0; i < self->n; i++)
    {
      first[i + 1] += first[i];
      self->hop[i] = self->parent[i] = UNSEEN;
    }
  next = g_memdup2 (first, ((gsize)self->n + 1) * sizeof (guint));
  for (guint e = 0; e < self->graph->n_edges; e++)
    {
      nodes[next[self->graph->edges[e].a]++] = self->graph->edges[e].b;
      nodes[next[self->graph->edges[e].b]++] = self->graph->edges[e].a;
    }
  for (guint r = 0; r < n_roots; r++)
    if (self->hop[roots[r]] == UNSEEN)
      {
        self->hop[roots[r]] = 0;
        self->order[n_seen++] = roots[r];
      }
  for (guint k = 0; k < n_seen; k++)
    for (guint t = first[self->order[k]]; t < first[self->order[k] + 1]; t++)
      if (self->hop[nodes[t]] == UNSEEN)
        {
          self->hop[nodes[t]] = self->hop[self->order[k]] + 1;
          self->parent[nodes[t]] = self->order[k];
          self->order[n_seen++] = nodes[t];
        }
  for (guint k = 0; k < self->n; k++)
    {
      self->n_rings = self->hop[self->order[k]] + 1;
      self->ring[self->n_rings] = k + 1;
      self->rank[self->order[k]] = k;
    }
}

/* Lists the kids of each node, as they stand in `order`. */
static void
list_kids (Rings *self)
{
  g_autofree guint *next = NULL;

  for (guint i = 0; i < self->n; i++)
    self->first_kid[MIN (self->parent[i], self->n) + 1]++;
  for (guint i = 0; i <= self->n; i++)
    self->first_kid[i + 1] += self->first_kid[i];
  next = g_memdup2 (self->first_kid, ((gsize)self->n + 1) * sizeof (guint));
  for (guint k = 0; k < self->n; k++)
    self->kids[next[MIN (self->parent[self->order[k]], self->n)]++] = self->order[k];
}

/* ---- wedges ---- */

/* How much of a turn each subtree asks for, in px at the first ring. */
static void
weigh (Rings *self)
{
  for (guint k = self->n; k > 0; k--)
    {
      guint i = self->order[k - 1];
      const RpNodeBox *box = &self->boxes[i];
      double side = MAX (box->left + box->right, box->top + box->bottom) + GAP_PX;

      self->weight[i] = MAX (self->weight[i], side / MAX (self->hop[i], 1));
      if (self->parent[i] != UNSEEN)
        self->weight[self->parent[i]] += self->weight[i];
    }
}

/* Deals the wedge from BEGIN to the kids of I (n: the roots), in the middle of it where they need less. */
static void
deal (Rings *self, guint i, double begin, double width, double weight)
{
  double sum = 0, at;

  for (guint k = self->first_kid[i]; k < self->first_kid[i + 1]; k++)
    sum += self->weight[self->kids[k]];
  at = begin + width * (1 - sum / MAX (weight, sum)) / 2;
  for (guint k = self->first_kid[i]; k < self->first_kid[i + 1]; k++)
    {
      guint kid = self->kids[k];

      self->begin[kid] = at;
      self->width[kid] = width * self->weight[kid] / MAX (weight, sum);
      self->at[kid] = at + self->width[kid] / 2;
      at += self->width[kid];
    }
}

static void
deal_all (Rings *self)
{
  double sum = 0;

  for (guint k = 0; k < self->ring[1]; k++)
    sum += self->weight[self->order[k]];
  deal (self, self->n, -0.25, 1, sum);
  for (guint r = 0; r < self->n_rings; r++)
    for (guint k = self->ring[r]; k < self->ring[r + 1]; k++)
      {
        guint i = self->order[k];

        /* a single root has all of the turn, whatever its kids need */
        deal (self, i, self->begin[i], self->width[i], self->ring[1] == 1 && r == 0 ? 0 : self->weight[i]);
      }
}

/* ---- the order of siblings ---- */

/* From one place of a turn to another the shorter way, -0.5 … 0.5. */
static double
way (double from, double to)
{
  double d = to - from;

  return d - floor (d + 0.5);
}

static gboolean
is_of_tree (const Rings *self, const RpGraphEdge *edge)
{
  return self->parent[edge->a] == edge->b || self->parent[edge->b] == edge->a;
}

/* How far all ties that are not of the tree lead about. */
static double
detours (const Rings *self)
{
  double sum = 0;

  for (guint e = 0; e < self->graph->n_edges; e++)
    if (!is_of_tree (self, &self->graph->edges[e]))
      sum += fabs (way (self->at[self->graph->edges[e].a], self->at[self->graph->edges[e].b]));
  return sum;
}

/* Where the ties of each subtree lead on the whole, from where it stands. */
static void
find_wishes (Rings *self)
{
  g_autofree guint *n_ties = g_new0 (guint, (gsize)self->n + 1);

  for (guint i = 0; i < self->n; i++)
    self->wish[i] = 0;
  for (guint e = 0; e < self->graph->n_edges; e++)
    {
      guint a = self->graph->edges[e].a, b = self->graph->edges[e].b;

      if (is_of_tree (self, &self->graph->edges[e]))
        continue;
      self->wish[a] += way (self->at[a], self->at[b]);
      self->wish[b] += way (self->at[b], self->at[a]);
      n_ties[a]++;
      n_ties[b]++;
    }
  for (guint k = self->n; k > 0; k--)
    {
      guint i = self->order[k - 1], parent = self->parent[i];

      if (parent != UNSEEN)
        {
          self->wish[parent] += self->wish[i];
          n_ties[parent] += n_ties[i];
        }
      self->wish[i] = self->at[i] + (n_ties[i] > 0 ? self->wish[i] / n_ties[i] : 0);
    }
}

static int
by_wish (const void *a, const void *b, gpointer data)
{
  const Rings *self = data;
  guint p = *(const guint *)a, q = *(const guint *)b;

  if (self->wish[p] != self->wish[q])
    return self->wish[p] < self->wish[q] ? -1 : 1;
  return self->rank[p] < self->rank[q] ? -1 : self->rank[p] > self->rank[q];
}

/* Sorts siblings again and again, and keeps the best of it. */
static gboolean
order_kids (Rings *self, GCancellable *cancellable)
{
  g_autofree guint *best = g_memdup2 (self->kids, (gsize)self->n * sizeof (guint));
  double least = detours (self);

  for (guint sweep = 0; sweep < N_SWEEPS && least > 0; sweep++)
    {
      double now;

      if (g_cancellable_is_cancelled (cancellable))
        return FALSE;
      find_wishes (self);
      for (guint i = 0; i <= self->n; i++)
        g_qsort_with_data (self->kids + self->first_kid[i], (gint)(self->first_kid[i + 1] - self->first_kid[i]),
                           sizeof (guint), by_wish, self);
      deal_all (self);
      now = detours (self);
      if (now >= least)
        continue;
      least = now;
      memcpy (best, self->kids, (gsize)self->n * sizeof (guint));
    }
  memcpy (self->kids, best, (gsize)self->n * sizeof (guint));
  deal_all (self);
  return TRUE;
}

/* ---- px ---- */

/* The radius at which A and B, on one ring, do not touch. */
static double
radius_for (const Rings *self, guint a, guint b)
{
  RpPoint p = rp_unit_circle (self->at[a]), q = rp_unit_circle (self->at[b]);
  const RpNodeBox *s = &self->boxes[a], *t = &self->boxes[b];
  double dx = q.x - p.x, dy = q.y - p.y;
  double x = (dx > 0 ? s->right + t->left : s->left + t->right) + GAP_PX;
  double y = (dy > 0 ? s->bottom + t->top : s->top + t->bottom) + GAP_PX;

  return MIN (x / MAX (fabs (dx), 1e-9), y / MAX (fabs (dy), 1e-9));
}

static int
by_angle (const void *a, const void *b, gpointer data)
{
  const Rings *self = data;
  guint p = *(const guint *)a, q = *(const guint *)b;

  if (self->at[p] != self->at[q])
    return self->at[p] < self->at[q] ? -1 : 1;
  return p < q ? -1 : p > q;
}

/* The radius at which all N nodes of one ring, sorted by angle, have room. */
static double
radius_for_all (const Rings *self, const guint *nodes, guint n)
{
  double radius = 0;

  for (guint k = 0; n > 1 && k < n; k++)
    radius = MAX (radius, radius_for (self, nodes[k], nodes[(k + 1) % n]));
  return radius;
}

/* On which of several close rings the K-th node stands: neighbours far apart, so that the eye sees no spiral. */
static guint
band_of (guint k, guint n_bands)
{
  guint step = n_bands * 5 / 13 + 1;

  return (guint)(((guint64)k * step + k / n_bands) % n_bands);
}

/* Each ring as narrow as its own nodes and the ring in it allow. One that is too full for the area becomes several,
 * close to one another, on which its nodes stand in turn. */
static void
find_radii (Rings *self, double roomy)
{
  double thickest = 0, inside = 0;

  for (guint i = 0; i < self->n; i++)
    thickest
        = MAX (thickest, MAX (self->boxes[i].left + self->boxes[i].right, self->boxes[i].top + self->boxes[i].bottom));
  thickest += GAP_PX;
  for (guint r = 0; r < self->n_rings; r++)
    {
      guint *nodes = self->order + self->ring[r], n = self->ring[r + 1] - self->ring[r], n_bands = 1;
      double least = r > 0 ? inside + thickest + RING_PX : 0, wanted;

      g_qsort_with_data (nodes, (gint)n, sizeof (guint), by_angle, self);
      wanted = radius_for_all (self, nodes, n);
      if (wanted > MAX (least, roomy))
        n_bands = (guint)CLAMP (sqrt (wanted / thickest), 1, n);
      least = MAX (least, wanted / n_bands);
      for (guint k = 0; k < n; k++)
        self->radius[nodes[k]] = least + band_of (k, n_bands) * thickest;
      inside = least + (n_bands - 1) * thickest;
    }
}

static void
place_all (Rings *self, RpPoint area, RpPoint *positions)
{
  double scale;

  find_radii (self, MIN (area.x, area.y) / 2);
  for (guint i = 0; i < self->n; i++)
    {
      RpPoint at = rp_unit_circle (self->at[i]);

      positions[i] = (RpPoint){ at.x * self->radius[i], at.y * self->radius[i] };
    }
  scale = rp_clear_scale (self->boxes, self->n, GAP_PX, positions);
  for (guint i = 0; i < self->n; i++)
    positions[i] = (RpPoint){ positions[i].x * scale, positions[i].y * scale };
}

/* ---- all of it ---- */

/* Of part P: its roots in ROOTS, else its most tied node. Returns how many. */
static guint
roots_of (const RpGraph *part, const guint *nodes, const gboolean *is_root, guint *roots)
{
  g_autofree guint *degree = g_new0 (guint, (gsize)part->n_nodes + 1);
  guint n_roots = 0, most = 0;

  for (guint i = 0; i < part->n_nodes; i++)
    if (is_root[nodes[i]])
      roots[n_roots++] = i;
  if (n_roots > 0)
    return n_roots;
  for (guint e = 0; e < part->n_edges; e++)
    {
      degree[part->edges[e].a]++;
      degree[part->edges[e].b]++;
    }
  for (guint i = 1; i < part->n_nodes; i++)
    if (degree[i] > degree[most])
      most = i;
  roots[0] = most;
  return 1;
}

static gboolean
place_part (const RpNetworkRequest *request, const RpGraph *part, const guint *nodes, const gboolean *is_root,
            RpPoint *positions, GCancellable *cancellable)
{
  g_autofree RpNodeBox *boxes = g_new (RpNodeBox, (gsize)part->n_nodes + 1);
  g_autofree RpPoint *local = g_new0 (RpPoint, (gsize)part->n_nodes + 1);
  g_autofree guint *roots = g_new (guint, (gsize)part->n_nodes + 1);
  guint n_roots = roots_of (part, nodes, is_root, roots);
  gboolean done;
  Rings rings;

  for (guint i = 0; i < part->n_nodes; i++)
    boxes[i] = request->boxes[nodes[i]];
  rings_init (&rings, part, boxes);
  find_rings (&rings, roots, n_roots);
  list_kids (&rings);
  weigh (&rings);
  deal_all (&rings);
  done = order_kids (&rings, cancellable);
  if (done)
    place_all (&rings, request->area, local);
  for (guint i = 0; i < part->n_nodes; i++)
    positions[nodes[i]] = local[i];
  rings_clear (&rings);
  return done;
}

/* Pulls the only part apart until it fills the area from edge to edge. */
static void
fill_area (const RpNetworkRequest *request, RpPoint *positions)
{
  double most = INFINITY;

  for (guint i = 0; i < request->graph->n_nodes; i++)
    {
      const RpNodeBox *box = &request->boxes[i];
      double x = fabs (positions[i].x), y = fabs (positions[i].y);
      double room_x = request->area.x / 2 - MAX (box->left, box->right);
      double room_y = request->area.y / 2 - MAX (box->top, box->bottom);

      most = MIN (most, MIN (x > 0 ? room_x / x : INFINITY, y > 0 ? room_y / y : INFINITY));
    }
  for (guint i = 0; most > 1 && isfinite (most) && i < request->graph->n_nodes; i++)
    positions[i] = (RpPoint){ positions[i].x * most, positions[i].y * most };
}

static gboolean
radial_place (const RpNetworkRequest *request, RpPoint *positions, G_GNUC_UNUSED GArray *blocks,
              GCancellable *cancellable)
{
  guint n = request->graph->n_nodes;
  g_autoptr (RpGraphSplit) split = rp_graph_split_new (request->graph);
  g_autofree gboolean *is_root = g_new0 (gboolean, (gsize)n + 1);
  g_autofree guint *part = g_new (guint, (gsize)n + 1);

  for (guint r = 0; r < request->n_roots; r++)
    if (request->roots[r] < n)
      is_root[request->roots[r]] = TRUE;
  for (guint p = 0; p < split->n_parts; p++)
    {
      const guint *nodes = split->nodes + split->first[p];

      if (!place_part (request, &split->parts[p], nodes, is_root, positions, cancellable))
        return FALSE;
      for (guint i = 0; i < split->parts[p].n_nodes; i++)
        part[nodes[i]] = p;
    }
  if (split->n_parts == 1)
    fill_area (request, positions);
  else
    rp_network_pack (request->boxes, n, part, split->n_parts, request->area.x / request->area.y, PART_GAP_PX,
                     positions);
  return !g_cancellable_is_cancelled (cancellable);
}

const RpNetworkMethod rp_network_radial = { .name = "radial", .place = radial_place, .rooted = TRUE, .outwards = TRUE };
