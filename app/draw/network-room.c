/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "network-squeeze.h"
#include "overlap-removal.h"

#define BARE_SHARE 0.65 /* of the area, that the nodes alone may take */
#define NAMED_SHARE 0.7 /* of the area, that nodes with names may take to be pushed apart */
#define MAX_STRETCH 1.6 /* of one axis against the other */
#define EDGE_PX 20.0    /* between the edge and the outermost nodes before they are pushed */
#define N_ROUNDS 4      /* of pushing, and of choosing sides anew */
#define N_PASSES 60
#define PUSH_GAP_PX 4.0
#define SEAT_WEIGHT 12 /* of a worse seat, in square px of overlap */

static double
box_area (const RpNodeBox *box)
{
  return (box->left + box->right) * (box->top + box->bottom);
}

RpLabelBox
rp_net_squeeze_symbol (const RpNetSqueeze *self, guint i, RpPoint at)
{
  RpNodeBox bare = rp_net_node_box (rp_net_squeeze_node (self, i), NULL);

  return (RpLabelBox){ at.x - bare.left, at.y - bare.top, at.x + bare.right, at.y + bare.bottom };
}

RpLabelBox
rp_net_squeeze_name (const RpNetSqueeze *self, guint i, RpPoint at, const RpNetSeat *seat)
{
  return rp_net_name_box (rp_net_squeeze_node (self, i), seat->name, seat->side, at,
                          rp_net_squeeze_node (self, i)->size / 2);
}

double
rp_net_seat_cost (const RpNetSeat *seat)
{
  double side = seat->side < 2 ? 4.0 * seat->side : seat->side < 4 ? 5 : seat->side < RP_NET_MAIN_SIDES ? 8 : 14;

  return side + 3.0 * seat->name;
}

/* ---- pushing ---- */

/* Lays the positions over the whole area, one axis not pulled much further than the other. */
static void
lay_over_area (RpNetSqueeze *self)
{
  RpPoint low = { INFINITY, INFINITY }, high = { -INFINITY, -INFINITY };
  double x, y;

  for (guint i = 0; i < self->n; i++)
    {
      low = (RpPoint){ MIN (low.x, self->positions[i].x), MIN (low.y, self->positions[i].y) };
      high = (RpPoint){ MAX (high.x, self->positions[i].x), MAX (high.y, self->positions[i].y) };
    }
  x = MAX (self->area.x - 2 * EDGE_PX, 1) / MAX (high.x - low.x, 1);
  y = MAX (self->area.y - 2 * EDGE_PX, 1) / MAX (high.y - low.y, 1);
  x = MIN (x, MAX_STRETCH * MAX (y, 1));
  y = MIN (y, MAX_STRETCH * MAX (x, 1));
  for (guint i = 0; i < self->n; i++)
    {
      self->positions[i].x = self->area.x / 2 + (self->positions[i].x - (low.x + high.x) / 2) * x;
      self->positions[i].y = self->area.y / 2 + (self->positions[i].y - (low.y + high.y) / 2) * y;
    }
}

static double
overlap (const RpLabelBox *a, const RpLabelBox *b)
{
  double x = MIN (a->right, b->right) - MAX (a->left, b->left), y = MIN (a->bottom, b->bottom) - MAX (a->top, b->top);

  return x > 0 && y > 0 ? x * y : 0;
}

/* What is in the way of I's name in SEAT, in square px, with the names of nodes that have theirs. */
static double
in_the_way (const RpNetSqueeze *self, guint i, const RpNetSeat *seat)
{
  RpLabelBox box = rp_net_with_air (rp_net_squeeze_name (self, i, self->positions[i], seat), RP_NET_AIR_PX);
  RpLabelBox all = { 0, 0, self->area.x, self->area.y };
  double cost = 3 * ((box.right - box.left) * (box.bottom - box.top) - overlap (&box, &all));

  for (guint k = 0; k < self->n; k++)
    {
      RpLabelBox other = rp_net_squeeze_symbol (self, k, self->positions[k]);

      if (k == i)
        continue;
      cost += 2 * overlap (&box, &other);
      other = rp_net_squeeze_name (self, k, self->positions[k], &self->seats[k]);
      if (self->seats[k].kept)
        cost += overlap (&box, &other);
    }
  return cost;
}

/* Chooses a side for each name, by importance, up to the share of the area; the others go without. */
static void
choose_seats (RpNetSqueeze *self)
{
  double taken = 0, most = NAMED_SHARE * self->area.x * self->area.y;

  for (guint i = 0; i < self->n; i++)
    {
      RpNodeBox bare = rp_net_node_box (rp_net_squeeze_node (self, i), NULL);

      self->seats[i].kept = FALSE;
      taken += box_area (&bare);
    }
  for (guint k = 0; k < self->n; k++)
    {
      guint i = self->net->graph->order[k];
      double least = INFINITY;
      RpNodeBox bare = rp_net_node_box (rp_net_squeeze_node (self, i), NULL), full;
      RpNetSeat best = { 0 };

      for (guint s = 0; s < RP_NET_MAIN_SIDES * rp_net_squeeze_node (self, i)->n_names; s++)
        {
          RpNetSeat seat = { .side = s % RP_NET_MAIN_SIDES, .name = s / RP_NET_MAIN_SIDES };
          double cost = in_the_way (self, i, &seat) + SEAT_WEIGHT * rp_net_seat_cost (&seat);

          if (cost >= least)
            continue;
          least = cost;
          best = seat;
        }
      full = rp_net_node_box (rp_net_squeeze_node (self, i), &best);
      best.kept = taken + box_area (&full) - box_area (&bare) <= most;
      taken += best.kept ? box_area (&full) - box_area (&bare) : 0;
      self->seats[i] = best;
    }
}

static void
push_apart (RpNetSqueeze *self)
{
  for (guint round = 0; round < N_ROUNDS; round++)
    {
      choose_seats (self);
      for (guint i = 0; i < self->n; i++)
        self->boxes[i] = rp_net_node_box (rp_net_squeeze_node (self, i), self->seats[i].kept ? &self->seats[i] : NULL);
      if (rp_overlap_remove_within (self->boxes, self->n, PUSH_GAP_PX, self->area, N_PASSES, self->positions,
                                    self->cancellable))
        break;
    }
}

/* ---- all of it ---- */

static gboolean
is_needed (const RpNetwork *net, RpPoint area)
{
  guint n = net->graph->n_nodes;
  gboolean named = TRUE;
  double taken = 0;

  for (guint i = 0; i < n && n <= RP_NET_ROOM_UP_TO; i++)
    {
      RpNodeBox bare = rp_net_node_box (&net->graph->nodes[i], NULL);

      named = named && net->seats[i].kept;
      taken += box_area (&bare);
    }
  if (n < 2 || n > RP_NET_ROOM_UP_TO || taken > BARE_SHARE * area.x * area.y)
    return FALSE;
  return !named || net->size.x > area.x + 0.5 || net->size.y > area.y + 0.5;
}

/* Whether no two symbols or names meet when X and Y pull the places apart. */
static gboolean
is_clear_at (const RpNetSqueeze *self, double x, double y)
{
  RpLabelBox all = { 0, 0, self->area.x, self->area.y };
  g_autoptr (RpLabelGrid) taken = rp_label_grid_new (all, 2 * self->n);

  for (guint i = 0; i < self->n; i++)
    {
      RpPoint at = { self->positions[i].x * x, self->positions[i].y * y };
      RpLabelBox symbol = rp_net_squeeze_symbol (self, i, at),
                 name = rp_net_squeeze_name (self, i, at, &self->seats[i]);

      if (!rp_label_grid_is_free (taken, symbol, i, i)
          || (self->seats[i].kept && !rp_label_grid_is_free (taken, name, i, i)))
        return FALSE;
      rp_label_grid_add (taken, symbol, i);
      if (self->seats[i].kept)
        rp_label_grid_add (taken, name, i);
    }
  return TRUE;
}

/* Pulls the places apart along each axis until they fill the area from edge to edge. */
static void
fill_area (RpNetSqueeze *self)
{
  RpPoint low = { INFINITY, INFINITY }, high = { -INFINITY, -INFINITY }, place_low = low, place_high = high;
  double x, y;

  for (guint i = 0; i < self->n; i++)
    {
      RpNodeBox box = rp_net_node_box (rp_net_squeeze_node (self, i), self->seats[i].kept ? &self->seats[i] : NULL);
      RpPoint p = self->positions[i];

      place_low = (RpPoint){ MIN (place_low.x, p.x), MIN (place_low.y, p.y) };
      place_high = (RpPoint){ MAX (place_high.x, p.x), MAX (place_high.y, p.y) };
      low = (RpPoint){ MIN (low.x, p.x - box.left), MIN (low.y, p.y - box.top) };
      high = (RpPoint){ MAX (high.x, p.x + box.right), MAX (high.y, p.y + box.bottom) };
    }
  x = 1 + MAX (self->area.x - (high.x - low.x), 0) / MAX (place_high.x - place_low.x, 1);
  y = 1 + MAX (self->area.y - (high.y - low.y), 0) / MAX (place_high.y - place_low.y, 1);
  x = MIN (x, MAX_STRETCH);
  y = MIN (y, MAX_STRETCH);
  if (!is_clear_at (self, x, y))
    y = 1;
  if (!is_clear_at (self, x, y))
    return;
  for (guint i = 0; i < self->n; i++)
    self->positions[i] = (RpPoint){ self->positions[i].x * x, self->positions[i].y * y };
}

/* Makes the places found those of the network: at the origin, on the raster of 1/64 px. */
static void
keep (RpNetSqueeze *self)
{
  RpPoint low = { INFINITY, INFINITY }, high = { -INFINITY, -INFINITY };

  for (guint turn = 0; turn < 2; turn++)
    for (guint i = 0; i < self->n; i++)
      {
        RpNodeBox box = rp_net_node_box (rp_net_squeeze_node (self, i), self->seats[i].kept ? &self->seats[i] : NULL);
        RpPoint *p = &self->positions[i];

        if (turn == 1)
          *p = (RpPoint){ ceil ((p->x - low.x) * 64) / 64, ceil ((p->y - low.y) * 64) / 64 };
        else
          low = (RpPoint){ MIN (low.x, p->x - box.left), MIN (low.y, p->y - box.top) };
        if (turn == 1)
          high = (RpPoint){ MAX (high.x, p->x + box.right), MAX (high.y, p->y + box.bottom) };
        self->net->positions[i] = *p;
        self->net->seats[i] = self->seats[i];
      }
  self->net->size = high;
}

gboolean
rp_net_make_room (RpNetwork *net, const RpGraph *graph, RpPoint area, GCancellable *cancellable)
{
  RpNetSqueeze self
      = { .net = net, .graph = graph, .n = net->graph->n_nodes, .area = area, .cancellable = cancellable };

  if (!is_needed (net, area))
    return TRUE;
  self.positions = g_memdup2 (net->positions, self.n * sizeof (RpPoint));
  self.seats = g_memdup2 (net->seats, self.n * sizeof (RpNetSeat));
  self.boxes = g_new0 (RpNodeBox, self.n);
  self.taken = rp_label_grid_new ((RpLabelBox){ 0, 0, area.x, area.y }, 2 * self.n);
  lay_over_area (&self);
  push_apart (&self);
  if (rp_net_settle (&self))
    {
      fill_area (&self);
      keep (&self);
    }
  rp_label_grid_free (self.taken);
  g_free (self.positions);
  g_free (self.seats);
  g_free (self.boxes);
  return !g_cancellable_is_cancelled (cancellable);
}
