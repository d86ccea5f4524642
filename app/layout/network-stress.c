/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "network-stress.h"

#include <math.h>
#include "pivot-mds.h"

#define ALL_PAIRS_UP_TO 1500
#define SEVERAL_STARTS_UP_TO 200
#define N_STARTS 12
#define N_PIVOTS 100 /* a multiple of 4 */
#define N_CHANCE_PAIRS 5
#define SMALL_WORLD 20 /* hops across */
#define N_STEPS 30
#define N_START_PIVOTS 50
#define LAST_STEP 0.1 /* of the shortest distance squared */

/* One spring. Of a pivot's terms B is the pivot. */
typedef struct
{
  guint a, b;
  float distance;
  float weight, weight_b; /* of A's move, of B's */
} Term;

typedef struct
{
  guint n;
  Term *terms;
  gsize n_terms;
  double heaviest;      /* weight, of a term of the shortest distance */
  double first, factor; /* step sizes: first * factor^step */
  float *rows;          /* n rows of the distances to n_pivots, where pivots stand for all; else NULL */
  guint n_pivots;
  float chance; /* weight of a pair by chance at distance 1 */
  GCancellable *cancellable;
} Springs;

/* R to the power of 1 / N for 0 < R <= 1, by halving: the C library's pow differs between processors. */
static double
root (double r, guint n)
{
  double low = 0, high = 1;

  for (guint step = 0; step < 100; step++)
    {
      double middle = (low + high) / 2, power = 1;

      for (guint i = 0; i < n; i++)
        power *= middle;
      if (power < r)
        low = middle;
      else
        high = middle;
    }
  return (low + high) / 2;
}

static void
shuffle (Springs *springs, RpRandom *random)
{
  for (gsize i = springs->n_terms; i > 1; i--)
    {
      gsize j = rp_random_below (random, (guint)MIN (i, G_MAXUINT));
      Term term = springs->terms[i - 1];

      springs->terms[i - 1] = springs->terms[j];
      springs->terms[j] = term;
    }
}

static void
set_steps (Springs *springs)
{
  double shortest = INFINITY, longest = 0;

  for (gsize i = 0; i < springs->n_terms; i++)
    {
      shortest = MIN (shortest, (double)springs->terms[i].distance);
      longest = MAX (longest, (double)springs->terms[i].distance);
    }
  springs->first = longest * longest;
  springs->factor = root (LAST_STEP * shortest * shortest / springs->heaviest / springs->first, N_STEPS - 1);
}

static inline void
relax_term (const Term *term, double step, RpPoint *positions)
{
  RpPoint *a = &positions[term->a], *b = &positions[term->b];
  double dx = a->x - b->x, dy = a->y - b->y;
  double found = sqrt (dx * dx + dy * dy);
  double move_a = MIN (step * (double)term->weight, 1), move_b = MIN (step * (double)term->weight_b, 1);
  double pull;

  if (found < 1e-9)
    {
      dx = found = 1e-9;
      dy = 0;
    }
  pull = 0.5 * (found - (double)term->distance) / found;
  a->x -= move_a * pull * dx;
  a->y -= move_a * pull * dy;
  b->x += move_b * pull * dx;
  b->y += move_b * pull * dy;
}

static float
way_by_pivot (const Springs *springs, guint a, guint b)
{
  const float *from = springs->rows + (gsize)a * springs->n_pivots, *to = springs->rows + (gsize)b * springs->n_pivots;
  float ways[4] = { G_MAXFLOAT, G_MAXFLOAT, G_MAXFLOAT, G_MAXFLOAT };

  for (guint p = 0; p < springs->n_pivots; p += 4) /* a multiple of 4 */
    for (guint k = 0; k < 4; k++)
      ways[k] = from[p + k] + to[p + k] < ways[k] ? from[p + k] + to[p + k] : ways[k];
  return MIN (MIN (ways[0], ways[1]), MIN (ways[2], ways[3]));
}

/* Each node with some chosen blindly anew in each pass, as far apart as the best way by a pivot. Without, nodes that
 * are alike to all pivots, as a hub's leaves are, fall together. (Our addition to the sparse model.) */
static void
relax_by_chance (const Springs *springs, double step, RpRandom *random, RpPoint *positions)
{
  for (guint i = 0; i < springs->n; i++)
    for (guint k = 0; k < N_CHANCE_PAIRS; k++)
      {
        Term term = { i, rp_random_below (random, springs->n), 0, 0, 0 };

        if (term.b == i)
          continue;
        term.distance = way_by_pivot (springs, i, term.b);
        term.weight = term.weight_b = springs->chance / (term.distance * term.distance);
        relax_term (&term, step, positions);
      }
}

static void
relax (const Springs *springs, double step, RpRandom *random, RpPoint *positions)
{
  for (gsize i = 0; i < springs->n_terms; i++)
    relax_term (&springs->terms[i], step, positions);
  if (springs->rows != NULL)
    relax_by_chance (springs, step, random, positions);
}

/* The terms' stress, to compare starts. */
static double
springs_stress (const Springs *springs, const RpPoint *positions)
{
  double stress = 0;

  for (gsize i = 0; i < springs->n_terms; i++)
    {
      const Term *term = &springs->terms[i];
      double dx = positions[term->a].x - positions[term->b].x, dy = positions[term->a].y - positions[term->b].y;
      double off = sqrt (dx * dx + dy * dy) - (double)term->distance;

      stress += (double)term->weight * off * off;
    }
  return stress;
}

static gboolean
descend (const Springs *springs, RpRandom *random, RpPoint *positions)
{
  double step = springs->first;

  for (guint i = 0; i < N_STEPS; i++)
    {
      if (g_cancellable_is_cancelled (springs->cancellable))
        return FALSE;
      relax (springs, step, random, positions);
      step *= springs->factor;
    }
  /* small graphs cost nothing: let them come to rest */
  for (guint i = 0; springs->n <= SEVERAL_STARTS_UP_TO && i < N_STEPS; i++)
    relax (springs, step / (1 + i), random, positions);
  return TRUE;
}

static gboolean
all_pairs (Springs *springs, RpPaths *paths)
{
  g_autofree double *row = g_new (double, springs->n);
  Term *term;

  springs->n_terms = (gsize)springs->n * (springs->n - 1) / 2;
  springs->terms = term = g_new (Term, springs->n_terms + 1);
  springs->heaviest = 1;
  for (guint a = 0; a < springs->n; a++)
    {
      if (g_cancellable_is_cancelled (springs->cancellable))
        return FALSE;
      rp_paths_from (paths, a, row);
      for (guint b = a + 1; b < springs->n; b++)
        {
          float weight = (float)(1 / (row[b] * row[b]));

          *term++ = (Term){ a, b, (float)row[b], weight, weight };
        }
    }
  return TRUE;
}

/* Edges, and each node with each pivot, which stands for n / pivots nodes. */
static void
pivot_pairs (Springs *springs, const RpGraph *graph, const float *distances, const guint *pivots, guint n_pivots)
{
  double share = (double)springs->n / (n_pivots + N_CHANCE_PAIRS);
  float longest = 0;
  Term *term;

  springs->rows = g_new (float, (gsize)springs->n *n_pivots);
  springs->n_pivots = n_pivots;
  for (guint i = 0; i < springs->n; i++)
    for (guint p = 0; p < n_pivots; p++)
      springs->rows[(gsize)i * n_pivots + p] = distances[(gsize)p * springs->n + i];
  springs->terms = term = g_new (Term, (gsize)springs->n * n_pivots + graph->n_edges + 1);
  springs->heaviest = share;
  for (guint i = 0; i < graph->n_edges; i++)
    {
      const RpGraphEdge *edge = &graph->edges[i];
      double length = isfinite (edge->length) && edge->length > 0 ? edge->length : 1;
      float weight = (float)(1 / (length * length));

      if (edge->a != edge->b)
        *term++ = (Term){ edge->a, edge->b, (float)length, weight, weight };
    }
  for (guint p = 0; p < n_pivots; p++)
    for (guint i = 0; i < springs->n; i++)
      {
        float d = distances[(gsize)p * springs->n + i];

        longest = MAX (longest, d);
        if (d > 0)
          *term++ = (Term){ i, pivots[p], d, (float)(share / ((double)d * (double)d)), 1 / (d * d) };
      }
  springs->n_terms = (gsize)(term - springs->terms);
  /* pivots tell the nodes of a mesh apart; in a small world most are alike to them, and chance has to part them */
  springs->chance = (float)(longest <= SMALL_WORLD ? 15 * share : share);
}

static gboolean
best_of_starts (const Springs *springs, RpRandom *random, RpPoint *positions)
{
  guint n = springs->n;
  g_autofree RpPoint *tried = g_new (RpPoint, n);
  double side = sqrt ((double)n), best;

  if (!descend (springs, random, positions))
    return FALSE;
  best = springs_stress (springs, positions);
  for (guint start = 1; start < N_STARTS; start++)
    {
      double stress;

      for (guint i = 0; i < n; i++)
        {
          tried[i].x = side * rp_random_unit (random);
          tried[i].y = side * rp_random_unit (random);
        }
      if (!descend (springs, random, tried))
        return FALSE;
      stress = springs_stress (springs, tried);
      if (stress < best * 0.999)
        {
          best = stress;
          memcpy (positions, tried, n * sizeof (RpPoint));
        }
    }
  return TRUE;
}

/* GRAPH is connected, of three nodes at least. */
static gboolean
lay_out_part (const RpGraph *graph, guint32 seed, RpPoint *positions, GCancellable *cancellable)
{
  RpRandom random = rp_random (seed);
  g_autoptr (RpPaths) paths = rp_paths_new (graph);
  Springs springs = { .n = graph->n_nodes, .cancellable = cancellable };
  gboolean dense = graph->n_nodes <= ALL_PAIRS_UP_TO;
  guint n_pivots = dense ? MIN (graph->n_nodes, N_START_PIVOTS) : N_PIVOTS;
  g_autofree guint *pivots = g_new (guint, n_pivots);
  g_autofree float *distances = rp_pivot_distances (paths, graph->n_nodes, n_pivots, pivots, cancellable);
  gboolean done;

  if (distances == NULL)
    return FALSE;
  rp_pivot_mds (distances, graph->n_nodes, MIN (n_pivots, N_START_PIVOTS), &random, positions);
  if (!dense)
    pivot_pairs (&springs, graph, distances, pivots, n_pivots);
  else if (!all_pairs (&springs, paths))
    {
      g_free (springs.terms);
      return FALSE;
    }
  g_clear_pointer (&distances, g_free);
  shuffle (&springs, &random);
  set_steps (&springs);
  if (graph->n_nodes <= SEVERAL_STARTS_UP_TO)
    done = best_of_starts (&springs, &random, positions);
  else
    done = descend (&springs, &random, positions);
  g_free (springs.terms);
  g_free (springs.rows);
  return done;
}

/* The nodes of GRAPH, part after part, with where each part begins, and the edges likewise with local nodes. */
typedef struct
{
  guint n_parts;
  guint *first_node, *nodes;
  guint *first_edge;
  RpGraphEdge *edges;
} Parts;

static void
parts_free (Parts *parts)
{
  g_free (parts->first_node);
  g_free (parts->nodes);
  g_free (parts->first_edge);
  g_free (parts->edges);
}

static void
split (const RpGraph *graph, Parts *parts)
{
  g_autoptr (RpPaths) paths = rp_paths_new (graph);
  guint n = graph->n_nodes;
  g_autofree guint *part = g_new (guint, (gsize)n + 1);
  g_autofree guint *local = g_new (guint, (gsize)n + 1);
  g_autofree guint *next = NULL;

  parts->n_parts = rp_paths_parts (paths, part);
  parts->first_node = g_new0 (guint, (gsize)parts->n_parts + 2);
  parts->first_edge = g_new0 (guint, (gsize)parts->n_parts + 2);
  parts->nodes = g_new (guint, (gsize)n + 1);
  parts->edges = g_new (RpGraphEdge, (gsize)graph->n_edges + 1);
  for (guint i = 0; i < n; i++)
    local[i] = parts->first_node[part[i] + 1]++;
  for (guint i = 0; i < graph->n_edges; i++)
    if (graph->edges[i].a < n && graph->edges[i].b < n)
      parts->first_edge[part[graph->edges[i].a] + 1]++;
  for (guint p = 0; p < parts->n_parts; p++)
    {
      parts->first_node[p + 1] += parts->first_node[p];
      parts->first_edge[p + 1] += parts->first_edge[p];
    }
  next = g_memdup2 (parts->first_edge, ((gsize)parts->n_parts + 1) * sizeof (guint));
  for (guint i = 0; i < n; i++)
    parts->nodes[parts->first_node[part[i]] + local[i]] = i;
  for (guint i = 0; i < graph->n_edges; i++)
    {
      const RpGraphEdge *edge = &graph->edges[i];

      if (edge->a < n && edge->b < n)
        parts->edges[next[part[edge->a]]++] = (RpGraphEdge){ local[edge->a], local[edge->b], edge->length };
    }
}

static gboolean
stress_run (const RpGraph *graph, guint32 seed, RpPoint *positions, GCancellable *cancellable)
{
  Parts parts = { 0 };
  gboolean done = TRUE;

  split (graph, &parts);
  for (guint p = 0; done && p < parts.n_parts; p++)
    {
      const guint *nodes = parts.nodes + parts.first_node[p];
      RpGraph part = { parts.first_node[p + 1] - parts.first_node[p], parts.first_edge[p + 1] - parts.first_edge[p],
                       parts.edges + parts.first_edge[p] };
      g_autofree RpPoint *local = g_new0 (RpPoint, part.n_nodes);

      if (part.n_nodes == 2)
        local[1].x = 1;
      else if (part.n_nodes > 2)
        done = lay_out_part (&part, seed, local, cancellable);
      for (guint i = 0; i < part.n_nodes; i++)
        positions[nodes[i]] = local[i];
    }
  parts_free (&parts);
  return done && !g_cancellable_is_cancelled (cancellable);
}

const RpNetworkMethod rp_network_stress = { "stress", stress_run };

double
rp_network_stress_of (const RpGraph *graph, const RpPoint *positions)
{
  g_autoptr (RpPaths) paths = rp_paths_new (graph);
  guint n = graph->n_nodes, every = n / 1000 + 1;
  g_autofree double *row = g_new (double, (gsize)n + 1);
  double sum_1 = 0, sum_x = 0, sum_xx = 0, scale;

  /* with x = distance / hops the stress at scale s is the sum of (s x - 1)² */
  for (guint a = 0; a < n; a += every)
    {
      rp_paths_from (paths, a, row);
      for (guint b = 0; b < n; b++)
        if (row[b] > 0)
          {
            double dx = positions[a].x - positions[b].x, dy = positions[a].y - positions[b].y;
            double x = sqrt (dx * dx + dy * dy) / row[b];

            sum_1 += 1;
            sum_x += x;
            sum_xx += x * x;
          }
    }
  if (sum_1 == 0 || sum_xx == 0)
    return 0;
  scale = sum_x / sum_xx;
  return (scale * scale * sum_xx - 2 * scale * sum_x + sum_1) / sum_1;
}
