/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "crowd-spread.h"

#include <math.h>

#define COARSEST 8       /* cells along the longer side */
#define FINEST_BOXES 5.0 /* a cell's side, in those of an average box */
#define MOST_CELLS 1200  /* along a side */
#define ROUNDS 24        /* on each grid */
#define STEP 0.2         /* of a cell squared: diffusion stays stable below a quarter */
#define LONGEST 0.5      /* of a cell, in a round */
#define ENOUGH 1.1       /* of the density that is wished for */
#define MARGIN 0.5       /* of the extent, on each side: room to flow out */

typedef struct
{
  const RpNodeBox *boxes;
  RpPoint *at; /* of the boxes' middles */
  guint n;
  double gap, most;
  RpPoint low, size; /* of the ground */
  double cell;
  guint columns, rows;
  float *density, *pressure, *rest, *current_x, *current_y; /* of each cell */
} Ground;

static double
area_of (const Ground *self, guint i)
{
  const RpNodeBox *box = &self->boxes[i];

  return (box->left + box->right + self->gap) * (box->top + box->bottom + self->gap);
}

/* The four cells round a point, and how near it is to the later ones. */
typedef struct
{
  guint first;
  float x, y;
} Spot;

static Spot
spot_of (const Ground *self, RpPoint at)
{
  double x = CLAMP ((at.x - self->low.x) / self->cell - 0.5, 0, self->columns - 1.001),
         y = CLAMP ((at.y - self->low.y) / self->cell - 0.5, 0, self->rows - 1.001);

  return (Spot){ (guint)y * self->columns + (guint)x, (float)(x - floor (x)), (float)(y - floor (y)) };
}

static float
read_at (const float *field, const Ground *self, Spot spot)
{
  const float *above = field + spot.first, *below = above + self->columns;

  return (above[0] * (1 - spot.x) + above[1] * spot.x) * (1 - spot.y)
         + (below[0] * (1 - spot.x) + below[1] * spot.x) * spot.y;
}

static void
weigh (Ground *self)
{
  float per_cell = (float)(1 / (self->cell * self->cell));

  memset (self->density, 0, (gsize)self->columns * self->rows * sizeof (float));
  for (guint i = 0; i < self->n; i++)
    {
      Spot spot = spot_of (self, self->at[i]);
      float area = (float)area_of (self, i) * per_cell, *above = self->density + spot.first,
            *below = above + self->columns;

      above[0] += area * (1 - spot.x) * (1 - spot.y);
      above[1] += area * spot.x * (1 - spot.y);
      below[0] += area * (1 - spot.x) * spot.y;
      below[1] += area * spot.x * spot.y;
    }
}

/* Each cell becomes a quarter of its neighbours' sum along one axis, half its own. */
static void
blur_along (const float *from, float *to, guint n, guint stride, guint n_lines, guint line_stride)
{
  for (guint line = 0; line < n_lines; line++)
    for (guint i = 0; i < n; i++)
      {
        const float *here = from + line * line_stride + i * stride;
        float before = i > 0 ? here[-(gssize)stride] : here[0], after = i + 1 < n ? here[stride] : here[0];

        to[line * line_stride + i * stride] = 0.25f * (before + after) + 0.5f * here[0];
      }
}

/* What is denser than wished for presses outwards. Returns the highest density. */
static float
press (Ground *self)
{
  gsize n = (gsize)self->columns * self->rows;
  float highest = 0;

  blur_along (self->density, self->rest, self->columns, 1, self->rows, self->columns);
  blur_along (self->rest, self->density, self->rows, self->columns, self->columns, 1);
  for (gsize i = 0; i < n; i++)
    {
      highest = MAX (highest, self->density[i]);
      self->pressure[i] = sqrtf (self->density[i] * self->density[i] + (float)(self->most * self->most));
    }
  return highest;
}

/* How far each cell flows in a round, in cells: down the gradient, the faster the steeper for what presses. */
static void
find_currents (Ground *self)
{
  for (guint y = 0; y < self->rows; y++)
    for (guint x = 0; x < self->columns; x++)
      {
        guint i = y * self->columns + x;
        guint left = x > 0 ? i - 1 : i, right = x + 1 < self->columns ? i + 1 : i,
              above = y > 0 ? i - self->columns : i, below = y + 1 < self->rows ? i + self->columns : i;
        float rate = (float)STEP / 2 / self->pressure[i];

        self->current_x[i] = CLAMP (rate * (self->pressure[left] - self->pressure[right]), -LONGEST, LONGEST);
        self->current_y[i] = CLAMP (rate * (self->pressure[above] - self->pressure[below]), -LONGEST, LONGEST);
      }
}

static void
flow (Ground *self)
{
  find_currents (self);
  for (guint i = 0; i < self->n; i++)
    {
      Spot spot = spot_of (self, self->at[i]);

      self->at[i].x += self->cell * read_at (self->current_x, self, spot);
      self->at[i].y += self->cell * read_at (self->current_y, self, spot);
    }
}

/* Returns the side of an average box. */
static double
survey (Ground *self)
{
  RpPoint high = { -INFINITY, -INFINITY };
  double sum = 0;

  self->low = (RpPoint){ INFINITY, INFINITY };
  for (guint i = 0; i < self->n; i++)
    {
      self->low = (RpPoint){ MIN (self->low.x, self->at[i].x), MIN (self->low.y, self->at[i].y) };
      high = (RpPoint){ MAX (high.x, self->at[i].x), MAX (high.y, self->at[i].y) };
      sum += area_of (self, i);
    }
  self->size = (RpPoint){ high.x - self->low.x, high.y - self->low.y };
  self->low.x -= MARGIN * self->size.x;
  self->low.y -= MARGIN * self->size.y;
  self->size.x *= 1 + 2 * MARGIN;
  self->size.y *= 1 + 2 * MARGIN;
  return sqrt (sum / self->n);
}

static gboolean
level (Ground *self, guint along, GCancellable *cancellable)
{
  gsize n;

  self->cell = MAX (self->size.x, self->size.y) / along;
  self->columns = MAX (2, (guint)ceil (self->size.x / self->cell));
  self->rows = MAX (2, (guint)ceil (self->size.y / self->cell));
  n = (gsize)self->columns * self->rows;
  self->density = g_renew (float, self->density, n);
  self->pressure = g_renew (float, self->pressure, n);
  self->rest = g_renew (float, self->rest, n);
  self->current_x = g_renew (float, self->current_x, n);
  self->current_y = g_renew (float, self->current_y, n);
  for (guint round = 0; round < ROUNDS; round++)
    {
      if (g_cancellable_is_cancelled (cancellable))
        return FALSE;
      weigh (self);
      if (press (self) <= self->most * ENOUGH)
        break;
      flow (self);
    }
  return TRUE;
}

gboolean
rp_crowd_spread (const RpNodeBox *boxes, guint n, double gap, double most, RpPoint *positions,
                 GCancellable *cancellable)
{
  Ground self = { .boxes = boxes, .n = n, .gap = gap, .most = most };
  double finest;
  gboolean done = TRUE;

  if (n < 2)
    return TRUE;
  self.at = g_new (RpPoint, n);
  for (guint i = 0; i < n; i++)
    self.at[i] = (RpPoint){ positions[i].x + (boxes[i].right - boxes[i].left) / 2,
                            positions[i].y + (boxes[i].bottom - boxes[i].top) / 2 };
  finest = FINEST_BOXES * survey (&self);
  if (self.size.x > 0 && self.size.y > 0 && isfinite (self.size.x) && isfinite (self.size.y))
    for (guint along = COARSEST; done && along <= MOST_CELLS; along += along / 2)
      {
        done = level (&self, along, cancellable);
        if (self.cell <= finest)
          break;
      }
  for (guint i = 0; i < n; i++)
    positions[i] = (RpPoint){ self.at[i].x - (boxes[i].right - boxes[i].left) / 2,
                              self.at[i].y - (boxes[i].bottom - boxes[i].top) / 2 };
  g_free (self.at);
  g_free (self.density);
  g_free (self.pressure);
  g_free (self.rest);
  g_free (self.current_x);
  g_free (self.current_y);
  return done;
}
