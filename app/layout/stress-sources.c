/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stress-sources.h"

#include <math.h>
#include "graph-hops.h"
#include "near-order.h"
#include "pivot-mds.h"
#include "stress-descent.h"

#define N_SOURCES 512
#define N_UNEVEN_SOURCES 128 /* where each wants a search of its own */
#define N_FIRST_SOURCES 32   /* for the first picture */
#define SOURCES_A_PASS 128
#define N_PASSES 30
#define LAST_STEP 0.1
#define PASSES_APART 20 /* the last ones part crowds */
#define CROWD 32        /* that many after one in an order of nearness are its crowd */
#define CROWD_PAIRS 4   /* of each node with its crowd, a pass */
#define PROFILE 16      /* sources that a node's profile tells of */
#define FEW_TIES 8      /* of a node whose neighbours are springs among themselves */

/* A spring between two nodes. */
typedef struct
{
  guint a, b;
  float distance, weight;
} Spring;

struct _RpStressSources
{
  guint n, n_sources;
  guint *sources;
  guint16 *rows;     /* of distances, a source each */
  double unit;       /* of theirs */
  RpPaths *paths;    /* borrowed */
  guint16 *profiles; /* PROFILE distances of each node, as in the rows */
  GArray *springs;
  double longest, shortest;
};

/* The first N_SOURCES of a shuffle. */
static void
choose (RpStressSources *self, RpRandom *random)
{
  g_autofree guint *nodes = g_new (guint, self->n);

  for (guint i = 0; i < self->n; i++)
    nodes[i] = i;
  for (guint i = 0; i < self->n_sources; i++)
    {
      guint j = i + rp_random_below (random, self->n - i), node = nodes[i];

      nodes[i] = nodes[j];
      nodes[j] = node;
    }
  self->sources = g_memdup2 (nodes, self->n_sources * sizeof (guint));
}

static void
note_profiles (RpStressSources *self)
{
  self->profiles = g_new0 (guint16, (gsize)self->n * PROFILE);
  for (guint s = 0; s < MIN (self->n_sources, PROFILE); s++)
    for (guint i = 0; i < self->n; i++)
      self->profiles[(gsize)i * PROFILE + s] = self->rows[(gsize)s * self->n + i];
}

static void
add_spring (RpStressSources *self, guint a, guint b, double distance)
{
  float d = (float)distance;

  g_array_append_vals (self->springs, &(Spring){ a, b, d, 1 / (d * d) }, 1);
}

/* Nodes that share a neighbour of few ties are alike to most sources: without springs of their own they fall together.
 * Where they are tied, too, that spring is there already. */
static void
add_near_pairs (RpStressSources *self, RpPaths *paths)
{
  for (guint node = 0; node < self->n; node++)
    {
      guint n_ties;
      const guint *ties = rp_paths_ties (paths, node, &n_ties);

      for (guint i = 1; i < n_ties && n_ties <= FEW_TIES; i++)
        for (guint k = 0; k < i; k++)
          if (ties[i] != ties[k] && !rp_paths_are_tied (paths, ties[i], ties[k]))
            add_spring (self, ties[i], ties[k], rp_paths_length (paths, node, i) + rp_paths_length (paths, node, k));
    }
}

static void
shuffle_springs (RpStressSources *self, RpRandom *random)
{
  Spring *springs = (Spring *)(gpointer)self->springs->data;

  for (guint i = self->springs->len; i > 1; i--)
    {
      guint j = rp_random_below (random, i);
      Spring spring = springs[i - 1];

      springs[i - 1] = springs[j];
      springs[j] = spring;
    }
}

RpStressSources *
rp_stress_sources_new (const RpGraph *graph, RpPaths *paths, guint n_threads, RpRandom *random,
                       GCancellable *cancellable)
{
  g_autoptr (RpStressSources) self = g_new0 (RpStressSources, 1);
  guint16 furthest = 1;

  self->n = graph->n_nodes;
  self->paths = paths;
  self->shortest = INFINITY;
  self->n_sources = MIN (rp_paths_are_even (paths) ? N_SOURCES : N_UNEVEN_SOURCES, self->n);
  self->springs = g_array_sized_new (FALSE, FALSE, sizeof (Spring), graph->n_edges);
  choose (self, random);
  self->rows = rp_hops_from (paths, self->n, self->sources, self->n_sources, n_threads, &self->unit, cancellable);
  if (self->rows == NULL)
    return NULL;
  for (gsize i = 0; i < (gsize)self->n * self->n_sources; i++)
    furthest = MAX (furthest, self->rows[i]);
  self->longest = furthest * self->unit;
  note_profiles (self);
  for (guint i = 0; i < graph->n_edges; i++)
    {
      add_spring (self, graph->edges[i].a, graph->edges[i].b, graph->edges[i].length);
      self->shortest = MIN (self->shortest, graph->edges[i].length);
    }
  add_near_pairs (self, paths);
  shuffle_springs (self, random);
  return g_steal_pointer (&self);
}

void
rp_stress_sources_free (RpStressSources *self)
{
  g_free (self->sources);
  g_free (self->rows);
  g_free (self->profiles);
  g_array_unref (self->springs);
  g_free (self);
}

void
rp_stress_sources_first (const RpStressSources *self, RpRandom *random, RpPoint *positions)
{
  rp_pivot_mds (self->rows, self->n, MIN (self->n_sources, N_FIRST_SOURCES), self->unit, random, positions);
}

/* All nodes towards their distances from the source S, which stays where it is. */
static void
pull_to (const RpStressSources *self, guint s, float step, float *restrict x, float *restrict y)
{
  const guint16 *restrict row = self->rows + (gsize)s * self->n;
  float at_x = x[self->sources[s]], at_y = y[self->sources[s]], unit = (float)self->unit;

  for (guint i = 0; i < self->n; i++)
    {
      float distance = (float)row[i] * unit, square = distance * distance, dx = x[i] - at_x, dy = y[i] - at_y;
      float pull = rp_stress_pull (dx, dy, distance, step < square ? step / square : 1);

      x[i] -= pull * dx;
      y[i] -= pull * dy;
    }
}

static void
pull_springs (const RpStressSources *self, float step, float *x, float *y)
{
  const Spring *springs = (const Spring *)(gconstpointer)self->springs->data;

  for (guint k = 0; k < self->springs->len; k++)
    {
      guint a = springs[k].a, b = springs[k].b;
      float dx = x[a] - x[b], dy = y[a] - y[b];
      float pull = rp_stress_pull (dx, dy, springs[k].distance, step * springs[k].weight);

      x[a] -= pull * dx;
      y[a] -= pull * dy;
      x[b] += pull * dx;
      y[b] += pull * dy;
    }
}

/* What A and B, which no edge ties, are apart at least: two edges, and as much as a source tells them apart. */
static float
least_apart (const RpStressSources *self, guint a, guint b)
{
  const guint16 *of_a = self->profiles + (gsize)a * PROFILE, *of_b = self->profiles + (gsize)b * PROFILE;
  int most = 0;

  for (guint s = 0; s < PROFILE; s++)
    most = MAX (most, ABS ((int)of_a[s] - (int)of_b[s]));
  return MAX ((float)(most * self->unit), (float)(2 * self->shortest));
}

static void
part_pair (const RpStressSources *self, guint a, guint b, float step, float *x, float *y)
{
  float dx = x[a] - x[b], dy = y[a] - y[b], apart = least_apart (self, a, b), pull;

  if (dx * dx + dy * dy >= apart * apart || rp_paths_are_tied (self->paths, a, b))
    return;
  pull = rp_stress_pull (dx, dy, apart, step / (apart * apart));
  x[a] -= pull * dx;
  y[a] -= pull * dy;
  x[b] += pull * dx;
  y[b] += pull * dy;
}

/* Sorts the nodes by nearness, turned and moved aside by chance, so that no seam shows. */
static void
sort_crowds (const RpStressSources *self, const float *x, const float *y, RpRandom *random, RpNearOrder *order)
{
  double c = rp_random_unit (random) + 1e-3, s = rp_random_unit (random), length = sqrt (c * c + s * s);
  double move = rp_random_unit (random), most = 1e-6;

  for (guint i = 0; i < self->n; i++)
    most = MAX (most, (double)MAX (x[i] < 0 ? -x[i] : x[i], y[i] < 0 ? -y[i] : y[i]));
  c /= length * most * 6;
  s /= length * most * 6;
  for (guint i = 0; i < self->n; i++)
    {
      double u = c * (double)x[i] - s * (double)y[i], v = s * (double)x[i] + c * (double)y[i];

      rp_near_order_put (order, i, rp_near_key (u + 0.25 + move / 2, v + 0.25 + move / 2), i);
    }
  rp_near_order_sort (order, self->n);
}

/* All that stand near each other feel the same pulls of the same few sources, and would flow together into threads.
 * Each node is parted from some that stand near it, on behalf of all that do. */
static void
part_crowds (const RpStressSources *self, float step, RpRandom *random, RpNearOrder *order, float *x, float *y)
{
  sort_crowds (self, x, y, random, order);
  for (guint t = 0; t < CROWD_PAIRS; t++)
    {
      guint ahead = 1 + rp_random_below (random, CROWD);

      for (guint k = 0; k + ahead < self->n; k++)
        part_pair (self, rp_near_order_get (order, k), rp_near_order_get (order, k + ahead), step * CROWD / CROWD_PAIRS,
                   x, y);
    }
}

gboolean
rp_stress_sources_descend (const RpStressSources *self, RpRandom *random, RpPoint *positions, GCancellable *cancellable)
{
  g_auto (RpNearOrder) order = { 0 };
  g_autofree float *x = g_new (float, self->n);
  g_autofree float *y = g_new (float, self->n);
  guint a_pass = MIN (SOURCES_A_PASS, self->n_sources), next = 0;
  double share = (double)self->n / a_pass;
  RpStressSteps steps = rp_stress_steps (self->longest, share, LAST_STEP, N_PASSES);
  double step = steps.first;

  rp_near_order_reserve (&order, self->n);
  for (guint i = 0; i < self->n; i++)
    {
      x[i] = (float)positions[i].x;
      y[i] = (float)positions[i].y;
    }
  for (guint pass = 0; pass < N_PASSES; pass++)
    {
      for (guint k = 0; k < a_pass; k++)
        {
          if (g_cancellable_is_cancelled (cancellable))
            return FALSE;
          pull_to (self, next, (float)(step * share), x, y);
          next = (next + 1) % self->n_sources;
        }
      pull_springs (self, (float)step, x, y);
      if (pass + PASSES_APART >= N_PASSES)
        part_crowds (self, (float)step, random, &order, x, y);
      step *= steps.factor;
    }
  for (guint i = 0; i < self->n; i++)
    positions[i] = (RpPoint){ (double)x[i], (double)y[i] };
  return TRUE;
}
