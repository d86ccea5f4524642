/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stress-pairs.h"

#include <math.h>
#include "graph-hops.h"
#include "stress-descent.h"

#define LAST_STEP 0.1 /* of the way of the nearest pair */

/* Nodes have slots 0 … n_rounds; the last slot meets each other slot, those meet among themselves where their sum is
 * the round, modulo n_rounds. */
struct _RpStressPairs
{
  guint n, n_rounds, width; /* pairs a round */
  guint *slot;              /* of each node, by chance */
  guint *order;             /* of the rounds */
  float *distances;         /* round after round; 0 beside the slot of nobody */
  float *weights;
  float *x, *y; /* of each slot */
  double shortest, longest;
};

static void
shuffle (guint *values, guint n, RpRandom *random)
{
  for (guint i = n; i > 1; i--)
    {
      guint j = rp_random_below (random, i), value = values[i - 1];

      values[i - 1] = values[j];
      values[j] = value;
    }
}

/* Where the pair of the slots A < B stands. */
static inline gsize
place_of (const RpStressPairs *self, guint a, guint b)
{
  guint m = self->n_rounds, round = b == m ? 2 * a % m : (a + b) % m;
  guint at = b == m ? self->width - 1 : a + b < m ? a : (round + 1) / 2 + a - (round + 1);

  return (gsize)round * self->width + at;
}

static void
note (RpStressPairs *self, guint node, guint other, float distance)
{
  guint a = self->slot[node], b = self->slot[other];
  gsize at = place_of (self, MIN (a, b), MAX (a, b));

  self->distances[at] = distance;
  self->weights[at] = 1 / (distance * distance);
  self->shortest = MIN (self->shortest, (double)distance);
  self->longest = MAX (self->longest, (double)distance);
}

/* Many searches in one walk where edges are of one length. */
static gboolean
find_hops (RpStressPairs *self, RpPaths *paths, GCancellable *cancellable)
{
  guint sources[RP_HOPS_AT_ONCE];

  for (guint from = 0; from < self->n; from += RP_HOPS_AT_ONCE)
    {
      guint k = MIN (self->n - from, RP_HOPS_AT_ONCE);
      g_autofree guint16 *rows = NULL;
      double unit;

      for (guint s = 0; s < k; s++)
        sources[s] = from + s;
      rows = rp_hops_from (paths, self->n, sources, k, 1, &unit, cancellable);
      if (rows == NULL)
        return FALSE;
      for (guint s = 0; s < k; s++)
        for (guint i = from + s + 1; i < self->n; i++)
          note (self, from + s, i, rows[(gsize)s * self->n + i]);
    }
  return TRUE;
}

static gboolean
find_ways (RpStressPairs *self, RpPaths *paths, GCancellable *cancellable)
{
  g_autofree double *row = g_new (double, self->n);

  for (guint a = 0; a < self->n; a++)
    {
      if (g_cancellable_is_cancelled (cancellable))
        return FALSE;
      rp_paths_from (paths, a, row);
      for (guint b = a + 1; b < self->n; b++)
        note (self, a, b, (float)row[b]);
    }
  return TRUE;
}

RpStressPairs *
rp_stress_pairs_new (RpPaths *paths, guint n, RpRandom *random, GCancellable *cancellable)
{
  g_autoptr (RpStressPairs) self = g_new0 (RpStressPairs, 1);
  guint n_slots = n + n % 2;

  self->n = n;
  self->n_rounds = n_slots - 1;
  self->width = n_slots / 2;
  self->shortest = INFINITY;
  self->slot = g_new (guint, n_slots);
  self->order = g_new (guint, self->n_rounds);
  self->distances = g_new0 (float, (gsize)self->n_rounds * self->width);
  self->weights = g_new0 (float, (gsize)self->n_rounds * self->width);
  self->x = g_new0 (float, n_slots);
  self->y = g_new0 (float, n_slots);
  for (guint i = 0; i < n_slots; i++)
    self->slot[i] = i;
  for (guint i = 0; i < self->n_rounds; i++)
    self->order[i] = i;
  shuffle (self->slot, n_slots, random);
  if (!(rp_paths_are_even (paths) ? find_hops : find_ways) (self, paths, cancellable))
    return NULL;
  return g_steal_pointer (&self);
}

void
rp_stress_pairs_free (RpStressPairs *self)
{
  g_free (self->slot);
  g_free (self->order);
  g_free (self->distances);
  g_free (self->weights);
  g_free (self->x);
  g_free (self->y);
  g_free (self);
}

/* N pairs: A upwards with B downwards, which do not meet. The compiler believes that of arguments only. */
G_GNUC_NO_INLINE static void
play (float *restrict xa, float *restrict ya, float *restrict xb, float *restrict yb, const float *restrict distances,
      const float *restrict weights, guint n, float step)
{
  for (gssize k = 0; k < (gssize)n; k++)
    {
      float dx = xa[k] - xb[-k], dy = ya[k] - yb[-k];
      float pull = rp_stress_pull (dx, dy, distances[k], step * weights[k]);

      xa[k] -= pull * dx;
      ya[k] -= pull * dy;
      xb[-k] += pull * dx;
      yb[-k] += pull * dy;
    }
}

/* N pairs of the slots from A upwards with those from B downwards, whose springs stand from FROM on. */
static void
play_some (RpStressPairs *self, guint a, guint b, gsize from, guint n, float step)
{
  play (self->x + a, self->y + a, self->x + b, self->y + b, self->distances + from, self->weights + from, n, step);
}

static void
play_all (RpStressPairs *self, float step, RpRandom *random)
{
  guint m = self->n_rounds;

  shuffle (self->order, m, random);
  for (guint k = 0; k < m; k++)
    {
      guint round = self->order[k], low = (round + 1) / 2, alone = round % 2 == 0 ? round / 2 : (round + m) / 2;
      gsize from = (gsize)round * self->width;

      play_some (self, 0, round, from, low, step);
      play_some (self, round + 1, m - 1, from + low, (m - 1 - round) / 2, step);
      play_some (self, alone, m, from + self->width - 1, 1, step);
    }
}

gboolean
rp_stress_pairs_descend (RpStressPairs *self, guint n_passes, guint n_last, RpRandom *random, RpPoint *positions,
                         GCancellable *cancellable)
{
  RpStressSteps steps = rp_stress_steps (self->longest, 1 / (self->shortest * self->shortest), LAST_STEP, n_passes);
  double step = steps.first;

  for (guint i = 0; i < self->n; i++)
    {
      self->x[self->slot[i]] = (float)positions[i].x;
      self->y[self->slot[i]] = (float)positions[i].y;
    }
  for (guint i = 0; i < n_passes + n_last; i++)
    {
      if (g_cancellable_is_cancelled (cancellable))
        return FALSE;
      play_all (self, (float)(i < n_passes ? step : step / (1 + i - n_passes)), random);
      step *= i < n_passes ? steps.factor : 1;
    }
  for (guint i = 0; i < self->n; i++)
    positions[i] = (RpPoint){ (double)self->x[self->slot[i]], (double)self->y[self->slot[i]] };
  return TRUE;
}

double
rp_stress_pairs_left (const RpStressPairs *self, const RpPoint *positions)
{
  double stress = 0;

  for (guint i = 0; i < self->n; i++)
    for (guint k = i + 1; k < self->n; k++)
      {
        guint a = self->slot[i], b = self->slot[k];
        double distance = (double)self->distances[place_of (self, MIN (a, b), MAX (a, b))];
        double dx = positions[i].x - positions[k].x, dy = positions[i].y - positions[k].y;
        double off = sqrt (dx * dx + dy * dy) / distance - 1;

        stress += off * off;
      }
  return stress;
}
