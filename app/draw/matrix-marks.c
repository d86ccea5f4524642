/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The marks of cells and standings: told apart by their shape, in ink alone, so that a grey copy still reads. */
#include <math.h>

#include "mark-signs.h"
#include "matrix-ink.h"

#define LINE_PX 1.4
#define STROKE_PX (LINE_PX + 0.2) /* without a ring */
#define DOT_PX 4.0
#define ARC_POINTS 13

const char *
rp_matrix_cell_name (guint flags)
{
  return flags & RP_CELL_DISPUTES    ? "disputes"
         : flags & RP_CELL_DIFFERS   ? "differs"
         : flags & RP_CELL_OTHERWISE ? "other words"
         : flags & RP_CELL_VAGUER    ? "less precise"
         : flags & RP_CELL_SUPPORTS  ? "supports"
                                     : "detail";
}

const char *
rp_matrix_standing_name (RpStanding standing)
{
  static const char *const names[] = { "none", "one source", "one origin", "several", "differ" };

  g_return_val_if_fail ((guint)standing < G_N_ELEMENTS (names), names[0]);
  return names[standing];
}

static RpShape *
add_disc (RpDrawing *drawing, RpRole role, double x, double y, double size, RpColor fill, RpColor stroke)
{
  RpShape *shape = rp_drawing_add (drawing, role, RP_GEOMETRY_SYMBOL);
  double inset = stroke != 0 ? LINE_PX / 2 : 0;

  shape->symbol = RP_SYMBOL_DISC;
  shape->x = x - size / 2 + inset;
  shape->y = y - size / 2 + inset;
  shape->width = shape->height = size - 2 * inset;
  shape->fill = fill;
  shape->stroke = stroke;
  shape->line_width = stroke != 0 ? LINE_PX : 0;
  return shape;
}

static void
add_cross (RpDrawing *drawing, double x, double y, RpColor color)
{
  double r = RP_MATRIX_MARK_PX / 2 - 0.5;

  rp_drawing_add_line (drawing, (RpPoint){ x - r, y - r }, (RpPoint){ x + r, y + r }, color, STROKE_PX);
  rp_drawing_add_line (drawing, (RpPoint){ x - r, y + r }, (RpPoint){ x + r, y - r }, color, STROKE_PX);
}

RpShape *
rp_matrix_cell_mark (RpDrawing *drawing, RpRole role, guint flags, double x, double y, RpColor color, RpColor paper)
{
  RpShape *shape;

  /* what a sign stands for is picked by its box */
  if (flags & (RP_CELL_DISPUTES | RP_CELL_DIFFERS))
    {
      if (flags & RP_CELL_DISPUTES)
        add_cross (drawing, x, y, color);
      else
        rp_sign_add (drawing, RP_SIGN_DISPUTED, x - rp_sign_width (RP_SIGN_DISPUTED) / 2, y, color);
      shape = add_disc (drawing, role, x, y, RP_MATRIX_MARK_PX, 0, 0);
      shape->invisible = TRUE;
      return shape;
    }
  if (flags & RP_CELL_OTHERWISE)
    {
      add_disc (drawing, RP_ROLE_DECORATION, x, y, DOT_PX, color, 0);
      return add_disc (drawing, role, x, y, RP_MATRIX_MARK_PX + 2, 0, color);
    }
  if (flags & RP_CELL_VAGUER)
    return add_disc (drawing, role, x, y, RP_MATRIX_MARK_PX, paper, color);
  return add_disc (drawing, role, x, y, flags & RP_CELL_SUPPORTS ? RP_MATRIX_MARK_PX : DOT_PX, color, 0);
}

/* The left half of a disc, whose right side is straight. */
static void
add_half (RpDrawing *drawing, double x, double y, double radius, RpColor color)
{
  /* a quarter turn in six steps */
  static const double cosines[] = { 1, 0.9659258263, 0.8660254038, 0.7071067812, 0.5, 0.2588190451, 0 };
  RpPoint points[ARC_POINTS];
  RpShape *shape = rp_drawing_add (drawing, RP_ROLE_DECORATION, RP_GEOMETRY_PATH);

  for (guint i = 0; i < ARC_POINTS; i++)
    {
      double sine = i <= 6 ? cosines[i] : -cosines[12 - i];
      double cosine = cosines[i <= 6 ? 6 - i : i - 6];

      points[i] = (RpPoint){ x - radius * cosine, y - radius * sine };
    }
  shape->points = rp_drawing_points (drawing, points, ARC_POINTS);
  shape->n_points = ARC_POINTS;
  shape->closed = TRUE;
  shape->fill = color;
  shape->x = x - radius;
  shape->y = y - radius;
  shape->width = radius;
  shape->height = 2 * radius;
}

void
rp_matrix_standing_mark (RpDrawing *drawing, RpStanding standing, double x, double y, RpColor color, RpColor paper)
{
  double size = RP_MATRIX_STANDING_PX;

  switch (standing)
    {
    case RP_STANDING_ONE_SOURCE:
      add_disc (drawing, RP_ROLE_DECORATION, x, y, size, paper, color);
      break;
    case RP_STANDING_ONE_ORIGIN:
      add_disc (drawing, RP_ROLE_DECORATION, x, y, size, paper, color);
      add_half (drawing, x, y, size / 2 - LINE_PX / 2, color);
      break;
    case RP_STANDING_SEVERAL:
      add_disc (drawing, RP_ROLE_DECORATION, x, y, size, color, 0);
      break;
    case RP_STANDING_DIFFER:
      rp_sign_add (drawing, RP_SIGN_DISPUTED, x - rp_sign_width (RP_SIGN_DISPUTED) / 2, y, color);
      break;
    case RP_STANDING_NONE:
    default:
      rp_drawing_add_line (drawing, (RpPoint){ x - 4, y }, (RpPoint){ x + 4, y }, color, STROKE_PX);
      break;
    }
}
