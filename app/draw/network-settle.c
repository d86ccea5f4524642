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

typedef struct
{
  RpNetSqueeze *net;
  RpLayoutScorer *scorer; /* of the net's boxes and positions */
  double score;           /* of all */
  double *scores;         /* what depends on each node, */
  guint *known_since;     /* if it was reckoned after the last move */
  double *settled;        /* the same when nothing better was found for a node; NAN: not yet */
  guint n_moves;
} Readable;

/* Where a node stands and how it is named. */
typedef struct
{
  RpPoint at;
  RpNetSeat seat;
} Stand;

static Stand
stand_of (const RpNetSqueeze *self, guint i)
{
  return (Stand){ self->positions[i], self->seats[i] };
}

/* The score of a node before it is moved. */
static double
score_of (Readable *self, guint i)
{
  if (self->known_since[i] != self->n_moves)
    {
      self->scores[i] = rp_layout_scorer_at (self->scorer, i, INFINITY);
      self->known_since[i] = self->n_moves;
    }
  return self->scores[i];
}

static void
set (Readable *self, guint i, Stand stand)
{
  RpNetSqueeze *net = self->net;

  net->positions[i] = stand.at;
  net->seats[i] = stand.seat;
  net->boxes[i] = rp_net_node_box (rp_net_squeeze_node (net, i), stand.seat.kept ? &stand.seat : NULL);
  rp_layout_scorer_moved (self->scorer, i);
}

/* Puts I at AT if there is room, with its name if it has one. Its room is not taken yet. */
static gboolean
put (Readable *self, guint i, RpPoint at)
{
  RpNetSqueeze *net = self->net;
  Stand stand = { at, net->seats[i] };
  double least = NOWHERE;

  if (!is_free (net, i, rp_net_squeeze_symbol (net, i, at))
      || (stand.seat.kept && !free_seat (net, i, at, 0, &least, &stand.seat)))
    return FALSE;
  set (self, i, stand);
  return TRUE;
}

/* Keeps what was moved if all of it reads better than before. */
static gboolean
keep_if_better (Readable *self)
{
  double score = rp_layout_scorer_all (self->scorer);

  if (score > self->score - WORTH_A_MOVE)
    return FALSE;
  self->score = score;
  self->n_moves++;
  return TRUE;
}

/* Moves I to AT if that reads better. The most frequent refusals cost least. */
static gboolean
try_move (Readable *self, guint i, RpPoint at)
{
  RpNetSqueeze *net = self->net;
  double most = score_of (self, i) - WORTH_A_MOVE;
  Stand old = stand_of (net, i), found;

  net->positions[i] = at;
  if (rp_layout_scorer_lengths (self->scorer, i) > most)
    {
      net->positions[i] = old.at;
      return FALSE;
    }
  net->positions[i] = old.at;
  if (!put (self, i, at))
    return FALSE;
  if (rp_layout_scorer_at (self->scorer, i, most) > most || !keep_if_better (self))
    {
      set (self, i, old);
      return FALSE;
    }
  found = stand_of (net, i);
  set (self, i, old);
  leave (net, i);
  set (self, i, found);
  take (net, i);
  return TRUE;
}

/* Whether I and K, swapped, might read better, by their ties' lengths. */
static gboolean
may_swap (Readable *self, guint i, guint k, double most)
{
  RpPoint *positions = self->net->positions, p = positions[i], q = positions[k];
  double lengths;

  positions[i] = q;
  positions[k] = p;
  lengths = rp_layout_scorer_lengths (self->scorer, i) + rp_layout_scorer_lengths (self->scorer, k);
  positions[i] = p;
  positions[k] = q;
  return lengths <= most;
}

/* Lets I and K change places if that reads better. */
static gboolean
try_swap (Readable *self, guint i, guint k)
{
  RpNetSqueeze *net = self->net;
  double most = score_of (self, i) + score_of (self, k) - WORTH_A_MOVE, first;
  Stand old_i = stand_of (net, i), old_k = stand_of (net, k);
  gboolean better = FALSE;

  if (!may_swap (self, i, k, most))
    return FALSE;
  leave (net, i);
  leave (net, k);
  if (put (self, i, old_k.at))
    {
      take (net, i);
      if (put (self, k, old_i.at))
        {
          first = rp_layout_scorer_at (self->scorer, i, most);
          better = first <= most && first + rp_layout_scorer_at (self->scorer, k, most - first) <= most
                   && keep_if_better (self);
        }
      if (!better)
        leave (net, i);
    }
  if (!better)
    {
      set (self, i, old_i);
      set (self, k, old_k);
      take (net, i);
    }
  take (net, k);
  return better;
}

static guint
better_all (Readable *self)
{
  RpNetSqueeze *net = self->net;
  guint n_moved = 0;

  for (guint i = 0; i < net->n && !g_cancellable_is_cancelled (net->cancellable); i++)
    {
      if (score_of (self, i) == self->settled[i])
        continue; /* nothing has changed around it */
      for (guint k = 0; k < RASTER * RASTER && score_of (self, i) > WORTH_A_MOVE; k++)
        n_moved += try_move (
            self, i, (RpPoint){ (k % RASTER + 0.5) / RASTER * net->area.x, (k / RASTER + 0.5) / RASTER * net->area.y });
      for (guint k = 0; k < net->n; k++)
        if (k != i)
          n_moved += try_swap (self, i, k);
      self->settled[i] = score_of (self, i);
    }
  return n_moved;
}

/* Moves single nodes to where there is room and swaps pairs, as long as ties become more readable. */
static void
make_readable (RpNetSqueeze *net)
{
  gsize degree = 1 + 2 * net->graph->n_edges / net->n;
  gsize cost = (gsize)net->n * (net->n + RASTER * RASTER) * degree * (net->graph->n_edges + net->n);
  guint rounds = (guint)MIN (READABLE_BUDGET / (cost + 1), MOST_ROUNDS);
  Readable self = { .net = net, .n_moves = 1 };

  if (rounds == 0)
    return;
  for (guint i = 0; i < net->n; i++)
    net->boxes[i] = rp_net_node_box (rp_net_squeeze_node (net, i), net->seats[i].kept ? &net->seats[i] : NULL);
  self.scorer = rp_layout_scorer_new (net->graph, net->boxes, net->positions);
  self.scores = g_new0 (double, net->n);
  self.known_since = g_new0 (guint, net->n);
  self.settled = g_new (double, net->n);
  for (guint i = 0; i < net->n; i++)
    self.settled[i] = NAN;
  self.score = rp_layout_scorer_all (self.scorer);
  for (guint round = 0; round < rounds; round++)
    if (better_all (&self) == 0)
      break;
  rp_layout_scorer_free (self.scorer);
  g_free (self.scores);
  g_free (self.known_since);
  g_free (self.settled);
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
