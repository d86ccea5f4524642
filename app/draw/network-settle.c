/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "layout-score.h"
#include "network-squeeze.h"

#define STEP_PX 5.0       /* of the raster on which a place is looked for */
#define FARTHEST_PX 220.0 /* that a node gives way for a name */
#define NOWHERE 1e9
#define RASTER 24 /* a side: the places that are tried for a node */
#define WORTH_A_MOVE 0.3
#define MOST_ROUNDS 6
#define READABLE_BUDGET 400000000 /* operations, about */

typedef struct
{
  double distance;
  int x, y; /* steps */
} Offset;

/* ---- settling ---- */

static int
by_distance (const void *a, const void *b)
{
  const Offset *p = a, *q = b;

  if (p->distance != q->distance)
    return p->distance < q->distance ? -1 : 1;
  if (p->y != q->y)
    return p->y < q->y ? -1 : 1;
  return p->x < q->x ? -1 : p->x > q->x;
}

/* Steps from a place, the nearest first. Transfer full. */
static GArray *
make_offsets (void)
{
  int side = (int)(FARTHEST_PX / STEP_PX);
  GArray *offsets = g_array_new (FALSE, FALSE, sizeof (Offset));

  for (int y = -side; y <= side; y++)
    for (int x = -side; x <= side; x++)
      {
        Offset offset = { STEP_PX * sqrt ((double)(x * x + y * y)), x, y };

        g_array_append_val (offsets, offset);
      }
  g_array_sort (offsets, by_distance);
  return offsets;
}

static gboolean
is_free (const RpNetSqueeze *self, guint i, RpLabelBox box)
{
  return box.left >= 0 && box.top >= 0 && box.right <= self->area.x && box.bottom <= self->area.y
         && rp_label_grid_is_free (self->taken, rp_net_with_air (box, RP_NET_AIR_PX), i, i);
}

/* The best seat for I's name at AT that costs less than *LEAST, which it lowers then. */
static gboolean
free_seat (const RpNetSqueeze *self, guint i, RpPoint at, double way, double *least, RpNetSeat *best)
{
  gboolean found = FALSE;

  for (guint s = 0; s < RP_NET_SIDES * rp_net_squeeze_node (self, i)->n_names; s++)
    {
      RpNetSeat seat = { .side = s % RP_NET_SIDES, .name = s / RP_NET_SIDES, .kept = TRUE };
      double cost = way + rp_net_seat_cost (&seat);

      if (seat.side == self->seats[i].side && seat.name == self->seats[i].name)
        cost = way;
      if (cost >= *least || !is_free (self, i, rp_net_squeeze_name (self, i, at, &seat)))
        continue;
      *least = cost;
      *best = seat;
      found = TRUE;
    }
  return found;
}

static void
take (RpNetSqueeze *self, guint i)
{
  rp_label_grid_add (self->taken, rp_net_squeeze_symbol (self, i, self->positions[i]), i);
  if (self->seats[i].kept)
    rp_label_grid_add (self->taken, rp_net_squeeze_name (self, i, self->positions[i], &self->seats[i]), i);
}

static void
leave (RpNetSqueeze *self, guint i)
{
  rp_label_grid_remove (self->taken, rp_net_squeeze_symbol (self, i, self->positions[i]), i);
  if (self->seats[i].kept)
    rp_label_grid_remove (self->taken, rp_net_squeeze_name (self, i, self->positions[i], &self->seats[i]), i);
}

/* The nearest place where I's symbol alone has room, if it stands as close to others as may be. */
static gboolean
squeeze_in (const RpNetSqueeze *self, guint i, const GArray *offsets, RpPoint *place)
{
  RpPoint wish = self->positions[i];

  for (guint k = 0; k < offsets->len; k++)
    {
      const Offset *offset = &g_array_index (offsets, Offset, k);

      *place = (RpPoint){ wish.x + offset->x * STEP_PX, wish.y + offset->y * STEP_PX };
      if (is_free (self, i, rp_net_with_air (rp_net_squeeze_symbol (self, i, *place), -RP_NET_RING_PX)))
        return TRUE;
    }
  return FALSE;
}

/* Gives node I the nearest place where it and its name have room; else one where it alone has. FALSE: there is none. */
static gboolean
settle (RpNetSqueeze *self, guint i, const GArray *offsets)
{
  RpPoint wish = self->positions[i], best = wish, bare = wish;
  RpNetSeat seat = self->seats[i];
  double least = NOWHERE;
  gboolean stands = FALSE;

  leave (self, i);
  for (guint k = 0; k < offsets->len; k++)
    {
      const Offset *offset = &g_array_index (offsets, Offset, k);
      RpPoint at = { wish.x + offset->x * STEP_PX, wish.y + offset->y * STEP_PX };

      if (offset->distance >= least)
        break;
      if (!is_free (self, i, rp_net_squeeze_symbol (self, i, at)))
        continue;
      if (!stands)
        bare = at;
      stands = TRUE;
      if (free_seat (self, i, at, offset->distance, &least, &seat))
        best = at;
    }
  seat.kept = least < NOWHERE;
  if (!stands)
    stands = squeeze_in (self, i, offsets, &bare);
  self->seats[i] = seat;
  self->positions[i] = seat.kept ? best : bare;
  take (self, i);
  return stands;
}

/* ---- bettering ---- */

static void
update_box (RpNetSqueeze *self, guint i)
{
  self->boxes[i] = rp_net_node_box (rp_net_squeeze_node (self, i), self->seats[i].kept ? &self->seats[i] : NULL);
}

/* Puts I, which has left, at AT if there is room, with its name if it has one. */
static gboolean
put (RpNetSqueeze *self, guint i, RpPoint at)
{
  double least = NOWHERE;

  if (!is_free (self, i, rp_net_squeeze_symbol (self, i, at))
      || (self->seats[i].kept && !free_seat (self, i, at, 0, &least, &self->seats[i])))
    return FALSE;
  self->positions[i] = at;
  take (self, i);
  update_box (self, i);
  return TRUE;
}

static void
put_back (RpNetSqueeze *self, guint i, RpPoint at, RpNetSeat seat)
{
  self->positions[i] = at;
  self->seats[i] = seat;
  take (self, i);
  update_box (self, i);
}

static double
score_of_both (const RpNetSqueeze *self, guint i, guint with)
{
  double score = rp_layout_score_at (self->graph, self->boxes, self->positions, i);

  return with == i ? score : score + rp_layout_score_at (self->graph, self->boxes, self->positions, with);
}

static void
note_scores (RpNetSqueeze *self)
{
  self->score = rp_layout_score (self->graph, self->boxes, self->positions);
  for (guint i = 0; i < self->n; i++)
    self->scores[i] = rp_layout_score_at (self->graph, self->boxes, self->positions, i);
}

/* Whether ties read better than before: first by a quick estimate, then by the whole. */
static gboolean
is_better (RpNetSqueeze *self, guint i, guint with)
{
  double before = self->scores[i] + (with == i ? 0 : self->scores[with]);

  if (score_of_both (self, i, with) > before - WORTH_A_MOVE
      || rp_layout_score (self->graph, self->boxes, self->positions) > self->score - WORTH_A_MOVE)
    return FALSE;
  note_scores (self);
  return TRUE;
}

/* Moves I to AT, and WITH (I: nobody) to where I stood. Undone unless it is better. */
static gboolean
try_move (RpNetSqueeze *self, guint i, guint with, RpPoint at)
{
  RpPoint old[2] = { self->positions[i], self->positions[with] };
  RpNetSeat seats[2] = { self->seats[i], self->seats[with] };
  gboolean here, there;

  leave (self, i);
  if (with != i)
    leave (self, with);
  here = put (self, i, at);
  there = here && with != i && put (self, with, old[0]);
  if (here && (there || with == i) && is_better (self, i, with))
    return TRUE;
  if (here)
    leave (self, i);
  if (there)
    leave (self, with);
  put_back (self, i, old[0], seats[0]);
  if (with != i)
    put_back (self, with, old[1], seats[1]);
  return FALSE;
}

/* Moves single nodes to where there is room and swaps pairs, as long as ties become more readable. */
static void
make_readable (RpNetSqueeze *self)
{
  gsize degree = 1 + 2 * self->graph->n_edges / self->n;
  gsize cost = (gsize)self->n * (self->n + RASTER * RASTER) * degree * (self->graph->n_edges + self->n);
  guint rounds = (guint)MIN (READABLE_BUDGET / (cost + 1), MOST_ROUNDS), moved = 1;

  for (guint i = 0; i < self->n; i++)
    update_box (self, i);
  note_scores (self);
  for (guint round = 0; round < rounds && moved > 0; round++)
    {
      moved = 0;
      for (guint i = 0; i < self->n && !g_cancellable_is_cancelled (self->cancellable); i++)
        {
          for (guint k = 0; k < RASTER * RASTER; k++)
            moved += try_move (
                self, i, i,
                (RpPoint){ (k % RASTER + 0.5) / RASTER * self->area.x, (k / RASTER + 0.5) / RASTER * self->area.y });
          for (guint k = 0; k < self->n; k++)
            if (k != i)
              moved += try_move (self, i, k, self->positions[k]);
        }
    }
}

static void
settle_unnamed (RpNetSqueeze *self, const GArray *offsets)
{
  const guint *order = self->net->graph->order;

  for (guint k = 0; k < self->n && !g_cancellable_is_cancelled (self->cancellable); k++)
    if (!self->seats[order[k]].kept)
      settle (self, order[k], offsets);
}

gboolean
rp_net_settle (RpNetSqueeze *self)
{
  const guint *order = self->net->graph->order;
  g_autoptr (GArray) offsets = make_offsets ();

  /* all symbols hold their places until it is their turn */
  for (guint i = 0; i < self->n; i++)
    {
      self->seats[i].kept = FALSE;
      take (self, i);
    }
  for (guint k = 0; k < self->n; k++)
    if (g_cancellable_is_cancelled (self->cancellable) || !settle (self, order[k], offsets))
      return FALSE;
  settle_unnamed (self, offsets);
  make_readable (self);
  settle_unnamed (self, offsets);
  return !g_cancellable_is_cancelled (self->cancellable);
}
