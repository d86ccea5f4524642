/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stress-sources.h"

#include "graph-hops.h"
#include "pivot-mds.h"
#include "stress-descent.h"

#define N_SOURCES 512
#define N_UNEVEN_SOURCES 128 /* where each wants a search of its own */
#define N_FIRST_SOURCES 32   /* for the first picture */
#define SOURCES_A_PASS 128
#define N_PASSES 30
#define LAST_STEP 0.1
#define FEW_TIES 8 /* of a node whose neighbours are springs among themselves */

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
  guint16 *rows; /* of distances, a source each */
  double unit;   /* of theirs */
  GArray *springs;
  double longest;
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
  self->n_sources = MIN (rp_paths_are_even (paths) ? N_SOURCES : N_UNEVEN_SOURCES, self->n);
  self->springs = g_array_sized_new (FALSE, FALSE, sizeof (Spring), graph->n_edges);
  choose (self, random);
  self->rows = rp_hops_from (paths, self->n, self->sources, self->n_sources, n_threads, &self->unit, cancellable);
  if (self->rows == NULL)
    return NULL;
  for (gsize i = 0; i < (gsize)self->n * self->n_sources; i++)
    furthest = MAX (furthest, self->rows[i]);
  self->longest = furthest * self->unit;
  for (guint i = 0; i < graph->n_edges; i++)
    add_spring (self, graph->edges[i].a, graph->edges[i].b, graph->edges[i].length);
  add_near_pairs (self, paths);
  shuffle_springs (self, random);
  return g_steal_pointer (&self);
}

void
rp_stress_sources_free (RpStressSources *self)
{
  g_free (self->sources);
  g_free (self->rows);
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

gboolean
rp_stress_sources_descend (const RpStressSources *self, RpPoint *positions, GCancellable *cancellable)
{
  g_autofree float *x = g_new (float, self->n);
  g_autofree float *y = g_new (float, self->n);
  guint a_pass = MIN (SOURCES_A_PASS, self->n_sources), next = 0;
  double share = (double)self->n / a_pass;
  RpStressSteps steps = rp_stress_steps (self->longest, share, LAST_STEP, N_PASSES);
  double step = steps.first;

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
      step *= steps.factor;
    }
  for (guint i = 0; i < self->n; i++)
    positions[i] = (RpPoint){ (double)x[i], (double)y[i] };
  return TRUE;
}
