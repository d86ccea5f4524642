/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pivot-mds.h"

#include <math.h>
#include "graph-hops.h"

#define N_POWER_STEPS 100
#define N_PIVOTS 48 /* a walk's worth */

/* The largest eigenvector of the K × K matrix M, orthogonal to OTHER (nullable), by power iteration. */
static void
eigenvector (const double *m, guint k, const double *other, RpRandom *random, double *vector)
{
  g_autofree double *next = g_new (double, k);

  for (guint i = 0; i < k; i++)
    vector[i] = rp_random_unit (random) - 0.5;
  for (guint step = 0; step < N_POWER_STEPS; step++)
    {
      double dot = 0, norm = 0;

      for (guint i = 0; other != NULL && i < k; i++)
        dot += vector[i] * other[i];
      for (guint i = 0; other != NULL && i < k; i++)
        vector[i] -= dot * other[i];
      for (guint i = 0; i < k; i++)
        {
          next[i] = 0;
          for (guint j = 0; j < k; j++)
            next[i] += m[(gsize)i * k + j] * vector[j];
          norm += next[i] * next[i];
        }
      norm = sqrt (norm);
      if (!(norm > 1e-12))
        break;
      for (guint i = 0; i < k; i++)
        vector[i] = next[i] / norm;
    }
}

/* Double-centred squared distances, N rows of K. */
static double *
centred_matrix (const guint16 *rows, guint n, guint k)
{
  double *c = g_new (double, (gsize)n *k);
  g_autofree double *column = g_new0 (double, k);
  double all = 0;

  for (guint p = 0; p < k; p++)
    {
      for (guint i = 0; i < n; i++)
        {
          double d = rows[(gsize)p * n + i];

          c[(gsize)i * k + p] = d * d;
          column[p] += d * d;
        }
      all += column[p];
      column[p] /= n;
    }
  all /= (double)n * k;
  for (guint i = 0; i < n; i++)
    {
      double row = 0;

      for (guint p = 0; p < k; p++)
        row += c[(gsize)i * k + p];
      row /= k;
      for (guint p = 0; p < k; p++)
        c[(gsize)i * k + p] = -0.5 * (c[(gsize)i * k + p] - row - column[p] + all);
    }
  return c;
}

static double *
squared (const double *c, guint n, guint k)
{
  double *m = g_new0 (double, (gsize)k *k);

  for (guint i = 0; i < n; i++)
    for (guint p = 0; p < k; p++)
      for (guint q = 0; q < k; q++)
        m[(gsize)p * k + q] += c[(gsize)i * k + p] * c[(gsize)i * k + q];
  return m;
}

/* Scales POSITIONS so that the distances to the first pivots are met on the whole. */
static void
scale_to_distances (const guint16 *rows, guint n, guint k, double unit, RpPoint *positions)
{
  double wished = 0, found = 0;

  for (guint p = 0; p < MIN (k, 4); p++)
    {
      guint pivot = 0;

      for (guint i = 0; i < n; i++)
        if (rows[(gsize)p * n + i] == 0)
          pivot = i;
      for (guint i = 0; i < n; i++)
        {
          double dx = positions[i].x - positions[pivot].x, dy = positions[i].y - positions[pivot].y;

          wished += rows[(gsize)p * n + i] * unit;
          found += sqrt (dx * dx + dy * dy);
        }
    }
  for (guint i = 0; found > 0 && i < n; i++)
    {
      positions[i].x *= wished / found;
      positions[i].y *= wished / found;
    }
}

void
rp_pivot_mds (const guint16 *rows, guint n, guint n_pivots, double unit, RpRandom *random, RpPoint *positions)
{
  g_autofree double *c = centred_matrix (rows, n, n_pivots);
  g_autofree double *m = squared (c, n, n_pivots);
  g_autofree double *first = g_new (double, n_pivots);
  g_autofree double *second = g_new (double, n_pivots);

  eigenvector (m, n_pivots, NULL, random, first);
  eigenvector (m, n_pivots, first, random, second);
  for (guint i = 0; i < n; i++)
    {
      positions[i] = (RpPoint){ 0, 0 };
      for (guint p = 0; p < n_pivots; p++)
        {
          positions[i].x += c[(gsize)i * n_pivots + p] * first[p];
          positions[i].y += c[(gsize)i * n_pivots + p] * second[p];
        }
    }
  scale_to_distances (rows, n, n_pivots, unit, positions);
  for (guint i = 0; i < n; i++)
    {
      positions[i].x += 0.1 * (rp_random_unit (random) - 0.5);
      positions[i].y += 0.1 * (rp_random_unit (random) - 0.5);
    }
}

gboolean
rp_pivot_picture (RpPaths *paths, guint n, RpRandom *random, RpPoint *positions, GCancellable *cancellable)
{
  guint n_pivots = MIN (n, N_PIVOTS), pivots[N_PIVOTS];
  g_autofree guint16 *rows = NULL;
  double unit;

  for (guint p = 0; p < n_pivots; p++)
    pivots[p] = n <= N_PIVOTS ? p : rp_random_below (random, n);
  rows = rp_hops_from (paths, n, pivots, n_pivots, 1, &unit, cancellable);
  if (rows == NULL)
    return FALSE;
  rp_pivot_mds (rows, n, n_pivots, unit, random, positions);
  return TRUE;
}
