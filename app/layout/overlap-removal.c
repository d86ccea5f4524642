/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "overlap-removal.h"

#include <math.h>
#include "overlap-tree.h"

#define TOLERANCE 1e-3
#define PASSES_A_GROWTH 12
#define MAX_GROWTHS 400
#define FEW 400 /* nodes */
#define FIRST_PASSES 12
#define PATIENCE 40 /* passes without progress: there is no room */

typedef struct
{
  double top;
  guint node;
} Entry;

typedef struct
{
  const RpNodeBox *boxes;
  RpPoint *positions;
  guint n;
  double gap;
  const RpPoint *area; /* nullable */
  Entry *entries;      /* by top edge */
  double sideways;     /* pushes go sideways when that is at most so many times as far */
  guint most;          /* pairs that are looked at in a pass, and no more */
} Push;

static inline int
by_top (const void *a, const void *b)
{
  const Entry *first = a, *second = b;

  if (first->top != second->top)
    return first->top < second->top ? -1 : 1;
  return first->node < second->node ? -1 : 1;
}

static void
sort_by_top (Push *push)
{
  for (guint i = 0; i < push->n; i++)
    push->entries[i].top = push->positions[push->entries[i].node].y - push->boxes[push->entries[i].node].top;
  if (push->n > FEW)
    {
      qsort (push->entries, push->n, sizeof (Entry), by_top);
      return;
    }
  /* from pass to pass the order hardly changes */
  for (guint i = 1; i < push->n; i++)
    {
      Entry entry = push->entries[i];
      guint k = i;

      for (; k > 0 && by_top (&push->entries[k - 1], &entry) > 0; k--)
        push->entries[k] = push->entries[k - 1];
      push->entries[k] = entry;
    }
}

/* How far A and B overlap (gap included), > 0 on both axes when they do. */
static inline void
overlap_of (const Push *push, guint a, guint b, double *x, double *y)
{
  const RpPoint *p = &push->positions[a], *q = &push->positions[b];
  const RpNodeBox *s = &push->boxes[a], *t = &push->boxes[b];

  *x = MIN (p->x + s->right - q->x + t->left, q->x + t->right - p->x + s->left) + push->gap;
  *y = MIN (p->y + s->bottom - q->y + t->top, q->y + t->bottom - p->y + s->top) + push->gap;
}

static void
clamp_inside (const Push *push, guint node)
{
  const RpNodeBox *box = &push->boxes[node];
  RpPoint *p = &push->positions[node];

  if (push->area == NULL)
    return;
  p->x = MAX (MIN (p->x, push->area->x - box->right), box->left);
  p->y = MAX (MIN (p->y, push->area->y - box->bottom), box->top);
}

static void
part (const Push *push, guint a, guint b, double x, double y)
{
  RpPoint *p = &push->positions[a], *q = &push->positions[b];
  const RpNodeBox *s = &push->boxes[a], *t = &push->boxes[b];

  if (x < push->sideways * y)
    {
      /* whose box's middle lies to the left goes left */
      double side = p->x + (s->right - s->left) / 2 - q->x - (t->right - t->left) / 2;
      double move = (side < 0 || (side == 0 && a < b) ? -x : x) / 2;

      p->x += move;
      q->x -= move;
    }
  else
    {
      double side = p->y + (s->bottom - s->top) / 2 - q->y - (t->bottom - t->top) / 2;
      double move = (side < 0 || (side == 0 && a < b) ? -y : y) / 2;

      p->y += move;
      q->y -= move;
    }
  clamp_inside (push, a);
  clamp_inside (push, b);
}

/* One pass. Returns how many pairs overlapped, one more than the most where it gave up. With MOVE FALSE only looks, and
 * stops at the first. */
static guint
pass (Push *push, gboolean move)
{
  guint found = 0;

  sort_by_top (push);
  for (guint i = 0; i < push->n; i++)
    {
      guint a = push->entries[i].node;
      double reach = push->entries[i].top + push->boxes[a].top + push->boxes[a].bottom + push->gap;

      for (guint j = i + 1; j < push->n && push->entries[j].top < reach; j++)
        {
          double x, y;

          overlap_of (push, a, push->entries[j].node, &x, &y);
          if (x <= TOLERANCE || y <= TOLERANCE)
            continue;
          found++;
          if (!move || found > push->most)
            return found;
          part (push, a, push->entries[j].node, x, y);
        }
    }
  return found;
}

static Push
push_new (const RpNodeBox *boxes, guint n, double gap, const RpPoint *area, RpPoint *positions)
{
  Push push = { boxes, positions, n, gap, area, g_new (Entry, (gsize)n + 1), 1, G_MAXUINT };

  for (guint i = 0; i < n; i++)
    {
      push.entries[i].node = i;
      clamp_inside (&push, i);
    }
  return push;
}

gboolean
rp_overlap_exists (const RpNodeBox *boxes, guint n, const RpPoint *positions, double gap)
{
  g_autofree RpPoint *copy = g_memdup2 (positions, (gsize)n * sizeof (RpPoint));
  Push push = push_new (boxes, n, gap, NULL, copy);
  gboolean exists = pass (&push, FALSE) > 0;

  g_free (push.entries);
  return exists;
}

gboolean
rp_overlap_remove_within (const RpNodeBox *boxes, guint n, double gap, RpPoint area, guint n_passes, RpPoint *positions,
                          GCancellable *cancellable)
{
  /* pushed a little further than needed, so that the last hundredths do not take forever */
  Push push = push_new (boxes, n, gap + 0.5, &area, positions);
  gboolean done = FALSE;
  guint least = G_MAXUINT, least_at = 0; /* pairs that overlapped in a pass, and which pass that was */

  for (guint i = 0; i < n_passes && !done && i - least_at < PATIENCE && !g_cancellable_is_cancelled (cancellable); i++)
    {
      guint found;

      /* boxes jammed between top and bottom find a way out now and then */
      push.sideways = i >= 12 && i % 4 == 0 ? 4 : 1;
      found = pass (&push, TRUE);
      done = found == 0;
      if (found < least)
        {
          least = found;
          least_at = i;
        }
      if (!done && i % 4 == 3)
        {
          push.gap = gap;
          done = pass (&push, FALSE) == 0;
          push.gap = gap + 0.5;
        }
    }
  g_free (push.entries);
  return done;
}

/* Where few of many boxes overlap, pushes leave them evenly spread, which growth does not. */
static gboolean
push_first (Push *push, GCancellable *cancellable)
{
  guint found = 1;

  push->most = push->n; /* in a crowd they get nowhere */
  for (guint i = 0; i < FIRST_PASSES && found > 0 && found <= push->most; i++)
    {
      if (g_cancellable_is_cancelled (cancellable))
        break;
      found = pass (push, TRUE);
    }
  push->most = G_MAXUINT;
  return found == 0;
}

gboolean
rp_overlap_remove (const RpNodeBox *boxes, guint n, double gap, RpPoint *positions, GCancellable *cancellable)
{
  Push push = push_new (boxes, n, gap + 0.5, NULL, positions);
  gboolean done
      = n > FEW && (push_first (&push, cancellable) || rp_overlap_grow (boxes, n, gap, positions, cancellable));

  for (guint growth = 0; !done && growth < MAX_GROWTHS; growth++)
    {
      for (guint i = 0; i < PASSES_A_GROWTH && !done; i++)
        {
          if (g_cancellable_is_cancelled (cancellable))
            goto out;
          done = pass (&push, TRUE) == 0;
        }
      push.gap = gap;
      done = done || pass (&push, FALSE) == 0;
      push.gap = gap + 0.5;
      for (guint i = 0; !done && i < n; i++)
        {
          positions[i].x *= 1.1;
          positions[i].y *= 1.1;
        }
    }
out:
  g_free (push.entries);
  return done;
}
