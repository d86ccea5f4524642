/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Breaks the rings of part_of, and those of after and before (one order: A before B is B after A), each at the
 * reference that stands last in the file. */
#include "dataset-assembly.h"

#include <glib/gi18n-lib.h>

/* A file can make one tangle of a million references, where finding the last of each ring takes time that grows with
 * the square. When so many steps are spent, what is left of the tangle goes. */
#define MOST_STEPS (1u << 26)

typedef struct
{
  guint from, to; /* events: FROM comes before TO */
  guint edge;     /* row in the builder's edges */
} Arrow;

static const RpPending *
edge_at (RpDatasetBuilder *self, guint row)
{
  return &g_array_index (self->edges, RpPending, row);
}

static void
report_cycle (RpDatasetBuilder *self, const RpPending *edge, const char *message)
{
  rp_builder_error (self, rp_record_ref (RP_RECORD_EVENT, edge->owner), (RpPlace){ edge->line, edge->column },
                    edge->path, g_strdup (message), FALSE);
}

/* The part_of reference of EVENT: edges are in the order of their events, the parent's first. */
static const RpPending *
parent_edge (RpDatasetBuilder *self, guint event)
{
  guint low = 0, high = self->edges->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (edge_at (self, middle)->owner < event)
        low = middle + 1;
      else
        high = middle;
    }
  return edge_at (self, low);
}

static void
break_part_cycles (RpDatasetBuilder *self)
{
  guint n = self->tables[RP_RECORD_EVENT]->len;
  g_autofree guint *seen = g_new0 (guint, n + 1); /* the walk that came by, from 1 */

  for (guint i = 0; i < n; i++)
    {
      guint event = i, last;

      while (event != RP_NO_INDEX && seen[event] == 0)
        {
          seen[event] = i + 1;
          event = rp_builder_event (self, event)->parent;
        }
      if (event == RP_NO_INDEX || seen[event] != i + 1)
        continue;
      last = event;
      for (guint j = rp_builder_event (self, event)->parent; j != event; j = rp_builder_event (self, j)->parent)
        last = MAX (last, j);
      report_cycle (self, parent_edge (self, last), _ ("expected a whole, found an event that is a part of this one"));
      rp_builder_event (self, last)->parent = RP_NO_INDEX;
    }
}

static GArray *
collect_arrows (RpDatasetBuilder *self)
{
  GArray *arrows = g_array_new (FALSE, FALSE, sizeof (Arrow));

  for (guint i = 0; i < self->edges->len; i++)
    {
      const RpPending *edge = edge_at (self, i);
      guint other = edge->slot == RP_SLOT_PARENT ? RP_NO_INDEX : *edge->target;
      Arrow arrow = { other, edge->owner, i };

      if (other == RP_NO_INDEX)
        continue;
      if (edge->slot == RP_SLOT_BEFORE)
        arrow = (Arrow){ edge->owner, other, i };
      g_array_append_val (arrows, arrow);
    }
  return arrows;
}

/* Takes away, again and again, the events that nothing alive points at (or, REVERSED, that point at nothing alive):
 * what stays alive after both directions lies on a ring or between rings. */
static void
peel (GArray *arrows, gboolean *alive, guint n, gboolean reversed)
{
  g_autofree guint *degree = g_new0 (guint, n + 1);
  g_autofree guint *first = g_new (guint, n + 1);
  g_autofree guint *next = g_new (guint, arrows->len + 1);
  g_autofree guint *queue = g_new (guint, n + 1);
  guint n_queue = 0;

  for (guint i = 0; i < n; i++)
    first[i] = RP_NO_INDEX;
  for (guint i = 0; i < arrows->len; i++)
    {
      Arrow arrow = g_array_index (arrows, Arrow, i);
      guint tail = reversed ? arrow.to : arrow.from, head = reversed ? arrow.from : arrow.to;

      next[i] = RP_NO_INDEX;
      if (!alive[tail] || !alive[head])
        continue;
      degree[head]++;
      next[i] = first[tail];
      first[tail] = i;
    }
  for (guint i = 0; i < n; i++)
    if (alive[i] && degree[i] == 0)
      queue[n_queue++] = i;
  for (guint done = 0; done < n_queue; done++)
    {
      alive[queue[done]] = FALSE;
      for (guint i = first[queue[done]]; i != RP_NO_INDEX; i = next[i])
        {
          Arrow arrow = g_array_index (arrows, Arrow, i);
          guint head = reversed ? arrow.from : arrow.to;

          if (--degree[head] == 0)
            queue[n_queue++] = head;
        }
    }
}

/* One direction of the search through the arrows kept so far. */
typedef struct
{
  guint *first, *next; /* first arrow by event; next by arrow */
  guint *seen;         /* by event: the last search that came by */
  guint *stack, n_stack;
} Side;

typedef struct
{
  GArray *arrows;
  Side sides[2]; /* along the arrows, and against them */
  guint search, steps;
} Kept;

static void
open_side (Side *side, guint n, guint n_arrows)
{
  side->first = g_new (guint, n + 1);
  side->next = g_new (guint, n_arrows + 1);
  side->seen = g_new0 (guint, n + 1);
  side->stack = g_new (guint, n + 1);
  for (guint i = 0; i < n; i++)
    side->first[i] = RP_NO_INDEX;
}

static void
close_side (Side *side)
{
  g_free (side->first);
  g_free (side->next);
  g_free (side->seen);
  g_free (side->stack);
}

static void
push (Side *side, guint event, guint search)
{
  if (side->seen[event] == search)
    return;
  side->seen[event] = search;
  side->stack[side->n_stack++] = event;
}

/* Goes on from one event of one side; TRUE when it meets the other side. */
static gboolean
advance (Kept *kept, guint which)
{
  Side *side = &kept->sides[which], *other = &kept->sides[1 - which];
  guint event = side->stack[--side->n_stack];

  if (other->seen[event] == kept->search)
    return TRUE;
  for (guint i = side->first[event]; i != RP_NO_INDEX; i = side->next[i])
    {
      const Arrow *arrow = &g_array_index (kept->arrows, Arrow, i);

      kept->steps++;
      push (side, which == 0 ? arrow->to : arrow->from, kept->search);
    }
  return FALSE;
}

/* From both ends at once, and done when one of them has nowhere to go: a chain costs little whichever way it is told.
 */
static gboolean
reaches (Kept *kept, guint from, guint to)
{
  kept->search++;
  kept->sides[0].n_stack = kept->sides[1].n_stack = 0;
  push (&kept->sides[0], from, kept->search);
  push (&kept->sides[1], to, kept->search);
  for (guint which = 0; kept->sides[0].n_stack > 0 && kept->sides[1].n_stack > 0; which = 1 - which)
    if (kept->steps > MOST_STEPS || advance (kept, which))
      return TRUE;
  return FALSE;
}

static void
keep (Kept *kept, guint i)
{
  const Arrow *arrow = &g_array_index (kept->arrows, Arrow, i);
  Side *along = &kept->sides[0], *against = &kept->sides[1];

  along->next[i] = along->first[arrow->from];
  along->first[arrow->from] = i;
  against->next[i] = against->first[arrow->to];
  against->first[arrow->to] = i;
}

/* Goes through the tangle in the file's order and refuses each arrow that would close a ring. */
static void
break_order_cycles (RpDatasetBuilder *self, GArray *arrows, const gboolean *alive, guint n)
{
  Kept kept = { .arrows = arrows };

  open_side (&kept.sides[0], n, arrows->len);
  open_side (&kept.sides[1], n, arrows->len);
  for (guint i = 0; i < arrows->len; i++)
    {
      Arrow arrow = g_array_index (arrows, Arrow, i);

      if (!alive[arrow.from] || !alive[arrow.to])
        continue;
      if (!reaches (&kept, arrow.to, arrow.from))
        {
          keep (&kept, i);
          continue;
        }
      report_cycle (self, edge_at (self, arrow.edge),
                    _ ("expected an order, found an event that would come both before and after this one"));
      *edge_at (self, arrow.edge)->target = RP_NO_INDEX;
      self->dropped = TRUE;
    }
  close_side (&kept.sides[0]);
  close_side (&kept.sides[1]);
}

void
rp_builder_break_cycles (RpDatasetBuilder *self)
{
  guint n = self->tables[RP_RECORD_EVENT]->len;
  g_autoptr (GArray) arrows = collect_arrows (self);
  g_autofree gboolean *alive = NULL;

  break_part_cycles (self);
  if (arrows->len == 0)
    return;
  alive = g_new (gboolean, n + 1);
  for (guint i = 0; i < n; i++)
    alive[i] = TRUE;
  peel (arrows, alive, n, FALSE);
  peel (arrows, alive, n, TRUE);
  break_order_cycles (self, arrows, alive, n);
}
