/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "poster-lines.h"

#include <math.h>
#include <string.h>

/* A cubic piece crosses a straight edge three times at most. */
#define MOST_CROSSINGS 14
#define N_STEPS 48
#define N_HALVINGS 40

/* Four points: a cubic Bézier piece, or a straight one whose middle points lie a third of the way. */
typedef struct
{
  RpPoint p[4];
} Piece;

static RpPoint
between (RpPoint a, RpPoint b, double t)
{
  return (RpPoint){ a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t };
}

static RpPoint
point_at (const Piece *piece, double t)
{
  const RpPoint *p = piece->p;
  RpPoint a = between (p[0], p[1], t), b = between (p[1], p[2], t), c = between (p[2], p[3], t);

  return between (between (a, b, t), between (b, c, t), t);
}

/* What lies before T, and behind it (de Casteljau). */
static Piece
part_before (const Piece *piece, double t)
{
  const RpPoint *p = piece->p;
  RpPoint a = between (p[0], p[1], t), b = between (p[1], p[2], t), c = between (p[2], p[3], t);
  RpPoint d = between (a, b, t), e = between (b, c, t);

  return (Piece){ { p[0], a, d, between (d, e, t) } };
}

static Piece
part_behind (const Piece *piece, double t)
{
  const RpPoint *p = piece->p;
  RpPoint a = between (p[0], p[1], t), b = between (p[1], p[2], t), c = between (p[2], p[3], t);
  RpPoint d = between (a, b, t), e = between (b, c, t);

  return (Piece){ { between (d, e, t), e, c, p[3] } };
}

static Piece
part (const Piece *piece, double from, double to)
{
  Piece before = to < 1 ? part_before (piece, to) : *piece;

  return from > 0 ? part_behind (&before, from / to) : before;
}

/* How far a point is within the sheet; below 0: outside. */
static double
depth (const RpLabelBox *sheet, RpPoint p)
{
  return MIN (MIN (p.x - sheet->left, sheet->right - p.x), MIN (p.y - sheet->top, sheet->bottom - p.y));
}

/* Where the way in or out between LOW and HIGH lies. */
static double
find_edge (const Piece *piece, const RpLabelBox *sheet, double low, double high)
{
  gboolean inside = depth (sheet, point_at (piece, low)) >= 0;

  for (guint i = 0; i < N_HALVINGS; i++)
    {
      double middle = (low + high) / 2;

      if ((depth (sheet, point_at (piece, middle)) >= 0) == inside)
        low = middle;
      else
        high = middle;
    }
  return (low + high) / 2;
}

/* Ascending T where PIECE passes an edge; how many. A corner that is touched between two steps is passed over. */
static guint
find_edges (const Piece *piece, const RpLabelBox *sheet, double *edges)
{
  gboolean inside = depth (sheet, piece->p[0]) >= 0;
  guint n = 0;

  for (guint i = 1; i <= N_STEPS && n < MOST_CROSSINGS; i++)
    {
      double t = (double)i / N_STEPS;
      gboolean now = depth (sheet, point_at (piece, t)) >= 0;

      if (now != inside)
        edges[n++] = find_edge (piece, sheet, (i - 1.0) / N_STEPS, t);
      inside = now;
    }
  return n;
}

/* What is on the sheet, as long as it goes on without a break. */
typedef struct
{
  RpDrawing *page;
  const RpShape *shape;
  double dx, dy;
  GArray *points;      /* RpPoint: none, or 1 + 3n of a curve, 1 + n of straight lines */
  gboolean from_start; /* it begins where the shape does */
} Run;

static void
end_run (Run *run, gboolean to_end)
{
  const RpPoint *points = (const RpPoint *)(void *)run->points->data;
  RpPoint low, high;
  RpShape *shape;

  if (run->points->len < 2)
    {
      g_array_set_size (run->points, 0);
      return;
    }
  shape = rp_drawing_add (run->page, run->shape->role, RP_GEOMETRY_PATH);
  *shape = *run->shape;
  shape->closed = FALSE;
  shape->arrow = shape->arrow && to_end;
  shape->arrow_start = shape->arrow_start && run->from_start;
  low = high = points[0];
  for (guint i = 0; i < run->points->len; i++)
    {
      low = (RpPoint){ MIN (low.x, points[i].x), MIN (low.y, points[i].y) };
      high = (RpPoint){ MAX (high.x, points[i].x), MAX (high.y, points[i].y) };
    }
  shape->x = low.x;
  shape->y = low.y;
  shape->width = high.x - low.x;
  shape->height = high.y - low.y;
  shape->n_points = run->points->len;
  shape->points = rp_drawing_points (run->page, points, run->points->len);
  g_array_set_size (run->points, 0);
}

static void
add_point (Run *run, RpPoint p)
{
  RpPoint moved = { p.x + run->dx, p.y + run->dy };

  g_array_append_val (run->points, moved);
}

static void
add_part (Run *run, const Piece *piece, double from, double to)
{
  Piece own = part (piece, from, to);

  if (run->points->len == 0)
    add_point (run, own.p[0]);
  if (run->shape->curved)
    {
      add_point (run, own.p[1]);
      add_point (run, own.p[2]);
    }
  add_point (run, own.p[3]);
}

/* One piece of the path; a run ends where it leaves the sheet. */
static void
add_piece (Run *run, const Piece *piece, const RpLabelBox *sheet, gboolean first)
{
  double edges[MOST_CROSSINGS + 1], from = 0;
  guint n = find_edges (piece, sheet, edges);
  gboolean inside = depth (sheet, piece->p[0]) >= 0;

  for (guint i = 0; i <= n; i++)
    {
      double to = i < n ? edges[i] : 1;

      if (inside)
        {
          if (run->points->len == 0)
            run->from_start = first && from <= 0;
          add_part (run, piece, from, to);
          if (i < n)
            end_run (run, FALSE);
        }
      inside = !inside;
      from = to;
    }
}

void
rp_poster_add_line (RpDrawing *page, const RpShape *shape, const RpLabelBox *sheet, double dx, double dy)
{
  const RpPoint *p = shape->points;
  guint stride = shape->curved ? 3 : 1, n = shape->n_points > 0 ? (shape->n_points - 1) / stride : 0;
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (RpPoint));
  Run run = { page, shape, dx, dy, points, FALSE };

  for (guint i = 0; i < n + (shape->closed ? 1 : 0); i++)
    {
      RpPoint a = p[i * stride], b = i < n ? p[(i + 1) * stride] : p[0];
      Piece piece = { { a, between (a, b, 1 / 3.0), between (a, b, 2 / 3.0), b } };

      if (shape->curved && i < n)
        memcpy (piece.p, p + i * stride, sizeof piece.p);
      add_piece (&run, &piece, sheet, i == 0);
    }
  end_run (&run, !shape->closed);
}
