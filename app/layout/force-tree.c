/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "force-tree.h"

#include <math.h>

typedef struct
{
  double x, y, mass;
  double size2; /* of its longer side, squared; 0: its points are at one place */
  guint next;   /* the cell behind it and all that it holds */
} Cell;

struct _RpForceTree
{
  guint n, n_cells;
  guint *order;
  Cell *cells; /* a cell stands before those that it holds */
};

RpForceTree *
rp_force_tree_new (guint n)
{
  RpForceTree *self = g_new0 (RpForceTree, 1);

  self->n = n;
  self->order = g_new (guint, (gsize)n + 1);
  self->cells = g_new (Cell, 2 * (gsize)n + 1);
  for (guint i = 0; i < n; i++)
    self->order[i] = i;
  return self;
}

void
rp_force_tree_free (RpForceTree *self)
{
  g_free (self->order);
  g_free (self->cells);
  g_free (self);
}

/* Brings the points on the near side of MIDDLE to the front; returns where the others begin. */
static guint
split (guint *order, guint first, guint last, const RpPoint *points, double middle, gboolean by_y)
{
  while (first < last)
    {
      guint i = order[first];

      if ((by_y ? points[i].y : points[i].x) <= middle)
        first++;
      else
        {
          order[first] = order[--last];
          order[last] = i;
        }
    }
  return first;
}

/* Makes the cell of the points FIRST … LAST - 1 and those in it: the box around them is cut across its longer side. */
static void
make_cell (RpForceTree *self, const RpPoint *points, guint first, guint last)
{
  RpPoint low = points[self->order[first]], high = low;
  Cell *cell = &self->cells[self->n_cells++];
  double x = 0, y = 0;
  gboolean by_y;
  guint cut;

  for (guint k = first; k < last; k++)
    {
      RpPoint p = points[self->order[k]];

      low = (RpPoint){ MIN (low.x, p.x), MIN (low.y, p.y) };
      high = (RpPoint){ MAX (high.x, p.x), MAX (high.y, p.y) };
      x += p.x;
      y += p.y;
    }
  cell->mass = last - first;
  cell->x = x / cell->mass;
  cell->y = y / cell->mass;
  by_y = high.y - low.y > high.x - low.x;
  cell->size2 = by_y ? (high.y - low.y) * (high.y - low.y) : (high.x - low.x) * (high.x - low.x);
  if (cell->size2 > 0)
    {
      cut = split (self->order, first, last, points, by_y ? low.y / 2 + high.y / 2 : low.x / 2 + high.x / 2, by_y);
      if (cut > first && cut < last)
        {
          make_cell (self, points, first, cut);
          make_cell (self, points, cut, last);
        }
      else
        cell->size2 = 0; /* no number lies between them */
    }
  cell->next = self->n_cells;
}

void
rp_force_tree_fill (RpForceTree *self, const RpPoint *points)
{
  self->n_cells = 0;
  if (self->n > 0)
    make_cell (self, points, 0, self->n);
}

const guint *
rp_force_tree_order (const RpForceTree *self)
{
  return self->order;
}

double
rp_force_tree_push (const RpForceTree *self, RpPoint at, double theta, RpPoint *push)
{
  double sum = 0, x = 0, y = 0, theta2 = theta * theta;

  for (guint c = 0; c < self->n_cells;)
    {
      const Cell *cell = &self->cells[c];
      double dx = at.x - cell->x, dy = at.y - cell->y, d2 = dx * dx + dy * dy, k;

      if (cell->size2 > theta2 * d2)
        {
          c++;
          continue;
        }
      k = 1 / (1 + d2);
      sum += cell->mass * k;
      k *= cell->mass * k;
      x += k * dx;
      y += k * dy;
      c = cell->next;
    }
  *push = (RpPoint){ x, y };
  return sum;
}
