/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "graph-hops.h"

#include <string.h>

#define FURTHEST 65535
#define WORTH_A_THREAD 3000000 /* distances to be found */

/* What one walk needs: a bit for each of its searches at each node. */
typedef struct
{
  guint64 *seen, *now, *next;
  guint *front, *next_front;
} Walk;

static Walk
walk_new (guint n)
{
  return (Walk){ g_new (guint64, n), g_new0 (guint64, n), g_new0 (guint64, n), g_new (guint, n), g_new (guint, n) };
}

static void
walk_free (Walk *walk)
{
  g_free (walk->seen);
  g_free (walk->now);
  g_free (walk->next);
  g_free (walk->front);
  g_free (walk->next_front);
}

/* The nodes that any search reaches from the front for the first time, into the next front. Returns their number. */
static guint
step (const RpPaths *paths, Walk *walk, guint n_front)
{
  guint n_next = 0;

  for (guint f = 0; f < n_front; f++)
    {
      guint64 searches = walk->now[walk->front[f]];
      guint n_ties;
      const guint *ties = rp_paths_ties (paths, walk->front[f], &n_ties);

      for (guint e = 0; e < n_ties; e++)
        {
          guint64 fresh = searches & ~walk->seen[ties[e]];

          if (fresh == 0)
            continue;
          if (walk->next[ties[e]] == 0)
            walk->next_front[n_next++] = ties[e];
          walk->next[ties[e]] |= fresh;
        }
    }
  for (guint f = 0; f < n_front; f++)
    walk->now[walk->front[f]] = 0;
  return n_next;
}

/* Takes the next front, which lies HOPS from its sources, as the front. */
static void
advance (Walk *walk, guint n, guint n_next, guint16 hops, guint16 *rows)
{
  guint *front = walk->next_front;

  for (guint f = 0; f < n_next; f++)
    {
      guint node = front[f];
      guint64 reached = walk->next[node];

      walk->seen[node] |= reached;
      walk->now[node] = reached;
      walk->next[node] = 0;
      for (; reached != 0; reached &= reached - 1)
        rows[(gsize)__builtin_ctzll (reached) * n + node] = hops;
    }
  walk->next_front = walk->front;
  walk->front = front;
}

static gboolean
walk_from (const RpPaths *paths, Walk *walk, guint n, const guint *sources, guint n_sources, guint16 *rows,
           GCancellable *cancellable)
{
  guint n_front = 0;

  memset (walk->seen, 0, (gsize)n * sizeof (guint64));
  for (guint s = 0; s < n_sources; s++)
    {
      if (walk->now[sources[s]] == 0)
        walk->front[n_front++] = sources[s];
      walk->now[sources[s]] |= (guint64)1 << s;
      walk->seen[sources[s]] |= (guint64)1 << s;
      rows[(gsize)s * n + sources[s]] = 0;
    }
  for (guint hops = 1; n_front > 0; hops++)
    {
      if (g_cancellable_is_cancelled (cancellable))
        return FALSE;
      n_front = step (paths, walk, n_front);
      advance (walk, n, n_front, (guint16)MIN (hops, FURTHEST), rows);
    }
  return TRUE;
}

/* The walks FIRST, FIRST + EVERY … of a job. */
typedef struct
{
  const RpPaths *paths;
  const guint *sources;
  guint n, n_sources, first, every;
  guint16 *rows;
  GCancellable *cancellable;
} Share;

static gpointer
work (gpointer data)
{
  const Share *share = data;
  Walk walk = walk_new (share->n);
  gboolean done = TRUE;

  for (guint s = share->first * RP_HOPS_AT_ONCE; done && s < share->n_sources; s += share->every * RP_HOPS_AT_ONCE)
    done = walk_from (share->paths, &walk, share->n, share->sources + s, MIN (share->n_sources - s, RP_HOPS_AT_ONCE),
                      share->rows + (gsize)s * share->n, share->cancellable);
  walk_free (&walk);
  return GINT_TO_POINTER (done);
}

static gboolean
walk_all (const Share *job, guint n_threads)
{
  guint n_walks = (job->n_sources + RP_HOPS_AT_ONCE - 1) / RP_HOPS_AT_ONCE;
  Share mine = *job, other = *job;
  GThread *thread = NULL;
  gboolean done;

  mine.every = other.every = n_threads > 1 && n_walks > 1 && (gsize)job->n * job->n_sources >= WORTH_A_THREAD ? 2 : 1;
  other.first = 1;
  if (mine.every > 1)
    thread = g_thread_try_new ("hops", work, &other, NULL);
  if (thread == NULL)
    mine.every = 1;
  done = GPOINTER_TO_INT (work (&mine));
  return (thread == NULL || GPOINTER_TO_INT (g_thread_join (thread))) && done;
}

/* Lengths of all sorts: what the furthest node is away makes the unit. */
static gboolean
dijkstra_all (RpPaths *paths, const Share *job, double *unit)
{
  g_autofree double *row = g_new (double, job->n);
  g_autofree float *all = g_new (float, (gsize)job->n * job->n_sources);
  gsize n_all = (gsize)job->n * job->n_sources;
  float longest = 0;

  for (guint s = 0; s < job->n_sources; s++)
    {
      if (g_cancellable_is_cancelled (job->cancellable))
        return FALSE;
      rp_paths_from (paths, job->sources[s], row);
      for (guint i = 0; i < job->n; i++)
        {
          all[(gsize)s * job->n + i] = (float)row[i];
          longest = MAX (longest, (float)row[i]);
        }
    }
  *unit = MAX ((double)longest, 1e-6) / FURTHEST;
  for (gsize k = 0; k < n_all; k++)
    job->rows[k] = all[k] > 0 ? (guint16)CLAMP ((double)all[k] / *unit + 0.5, 1, FURTHEST) : 0;
  return TRUE;
}

guint16 *
rp_hops_from (RpPaths *paths, guint n, const guint *sources, guint n_sources, guint n_threads, double *unit,
              GCancellable *cancellable)
{
  g_autofree guint16 *rows = g_new (guint16, (gsize)n * n_sources);
  Share job = { paths, sources, n, n_sources, 0, 1, rows, cancellable };

  *unit = 1;
  if (rp_paths_are_even (paths) ? !walk_all (&job, n_threads) : !dijkstra_all (paths, &job, unit))
    return NULL;
  return g_steal_pointer (&rows);
}
