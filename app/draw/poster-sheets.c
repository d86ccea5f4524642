/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "poster-sheets.h"

#include <math.h>

#include "poster-lines.h"

static double
step (double size, const RpPosterSheets *self)
{
  return MAX (size - self->overlap_px, 1);
}

double
rp_poster_width (const RpPosterSheets *self)
{
  return self->width + (self->n_columns - 1) * step (self->width, self);
}

double
rp_poster_height (const RpPosterSheets *self)
{
  return self->height + (self->n_rows - 1) * step (self->height, self);
}

RpLabelBox
rp_poster_sheet (const RpPosterSheets *self, guint column, guint row)
{
  double x = column * step (self->width, self), y = row * step (self->height, self);

  return (RpLabelBox){ x, y, x + self->width, y + self->height };
}

/* Whether FROM…TO lies within one of N stretches. */
static gboolean
is_within (const RpPosterSheets *self, double from, double to, double size, guint n)
{
  double last = CLAMP (floor (from / step (size, self)), 0, n - 1.0);

  return to <= last * step (size, self) + size;
}

gboolean
rp_poster_is_cut (const RpPosterSheets *self, const RpLabelBox *box)
{
  return !is_within (self, box->left, box->right, self->width, self->n_columns)
         || !is_within (self, box->top, box->bottom, self->height, self->n_rows);
}

static gboolean
contains (const RpLabelBox *sheet, const RpShape *shape)
{
  double half = shape->stroke != 0 ? shape->line_width / 2 : 0;

  return shape->x - half >= sheet->left && shape->y - half >= sheet->top
         && shape->x + shape->width + half <= sheet->right && shape->y + shape->height + half <= sheet->bottom;
}

static gboolean
meets (const RpLabelBox *sheet, const RpShape *shape)
{
  return shape->x <= sheet->right && shape->y <= sheet->bottom && shape->x + shape->width >= sheet->left
         && shape->y + shape->height >= sheet->top;
}

/* The same shape at its place on the page. */
static RpShape *
add_moved (RpDrawing *page, const RpShape *shape, double dx, double dy)
{
  RpShape *moved = rp_drawing_add (page, shape->role, shape->geometry);

  *moved = *shape;
  moved->x += dx;
  moved->y += dy;
  if (shape->n_points > 0)
    {
      g_autofree RpPoint *points = g_memdup2 (shape->points, shape->n_points * sizeof *points);

      for (guint i = 0; i < shape->n_points; i++)
        points[i] = (RpPoint){ points[i].x + dx, points[i].y + dy };
      moved->points = rp_drawing_points (page, points, shape->n_points);
    }
  return moved;
}

/* A box without round corners or an edge is cut as it is; others are too small to be more than one sheet's. */
static void
add_box (RpDrawing *page, const RpShape *shape, const RpLabelBox *sheet, double dx, double dy)
{
  RpShape *moved = add_moved (page, shape, dx, dy);
  double left = MAX (shape->x, sheet->left), top = MAX (shape->y, sheet->top);

  moved->x = left + dx;
  moved->y = top + dy;
  moved->width = MIN (shape->x + shape->width, sheet->right) - left;
  moved->height = MIN (shape->y + shape->height, sheet->bottom) - top;
}

void
rp_poster_append (RpDrawing *page, RpDrawing *poster, const RpPosterSheets *self, guint column, guint row, RpPoint to)
{
  RpLabelBox sheet = rp_poster_sheet (self, column, row);
  double dx = to.x - sheet.left, dy = to.y - sheet.top;

  rp_drawing_keep (page, rp_drawing_ref (poster), (GDestroyNotify)rp_drawing_unref);
  for (guint i = 0; i < rp_drawing_n_shapes (poster); i++)
    {
      const RpShape *shape = rp_drawing_shape (poster, i);

      if (!meets (&sheet, shape))
        continue;
      if (contains (&sheet, shape))
        add_moved (page, shape, dx, dy);
      else if (shape->geometry == RP_GEOMETRY_PATH && shape->fill == 0)
        rp_poster_add_line (page, shape, &sheet, dx, dy);
      else if (shape->geometry == RP_GEOMETRY_RECT && shape->corner <= 0 && shape->stroke == 0)
        add_box (page, shape, &sheet, dx, dy);
    }
}
