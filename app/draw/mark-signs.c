/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mark-signs.h"

#define LINE_PX 1.4
#define DOT_PX 2.0
#define MOST_POINTS 8

typedef struct
{
  double width;
  guint n_points;
  gboolean curved;
  RpPoint points[MOST_POINTS]; /* left edge at 0, middle at 0 */
} Stroke;

static const Stroke tilde
    = { 8, 7, TRUE, { { 0, 1.3 }, { 1.2, -2.5 }, { 2.9, -2 }, { 4, 0 }, { 5.1, 2 }, { 6.8, 2.5 }, { 8, -1.3 } } };
static const Stroke hook = {
  5, 7, TRUE, { { 0.2, -2.6 }, { 0.4, -5.6 }, { 5.4, -5.4 }, { 4.8, -2 }, { 4.5, -0.5 }, { 2.5, -0.2 }, { 2.5, 1.8 } }
};
static const Stroke struck
    = { 7,
        8,
        FALSE,
        { { 0, -1.6 }, { 7, -1.6 }, { 4.3, -1.6 }, { 5.5, -4 }, { 1.5, 4 }, { 2.7, 1.6 }, { 0, 1.6 }, { 7, 1.6 } } };
static const Stroke chevron = { 4, 3, FALSE, { { 0, -4 }, { 4, 0 }, { 0, 4 } } };

static void
add_stroke (RpDrawing *drawing, const Stroke *stroke, double x, double y, RpColor color)
{
  RpPoint points[MOST_POINTS], low = { x, y }, high = low;
  RpShape *shape = rp_drawing_add (drawing, RP_ROLE_DECORATION, RP_GEOMETRY_PATH);

  for (guint i = 0; i < stroke->n_points; i++)
    {
      points[i] = (RpPoint){ x + stroke->points[i].x, y + stroke->points[i].y };
      low = (RpPoint){ MIN (low.x, points[i].x), MIN (low.y, points[i].y) };
      high = (RpPoint){ MAX (high.x, points[i].x), MAX (high.y, points[i].y) };
    }
  shape->points = rp_drawing_points (drawing, points, stroke->n_points);
  shape->n_points = stroke->n_points;
  shape->curved = stroke->curved;
  shape->x = low.x;
  shape->y = low.y;
  shape->width = high.x - low.x;
  shape->height = high.y - low.y;
  shape->stroke = color;
  shape->line_width = LINE_PX;
}

static void
add_question (RpDrawing *drawing, double x, double y, RpColor color)
{
  RpShape *dot;

  add_stroke (drawing, &hook, x, y, color);
  dot = rp_drawing_add (drawing, RP_ROLE_DECORATION, RP_GEOMETRY_SYMBOL);
  dot->symbol = RP_SYMBOL_DISC;
  dot->x = x + 2.5 - DOT_PX / 2;
  dot->y = y + 3.2;
  dot->width = dot->height = DOT_PX;
  dot->fill = color;
}

RpSign
rp_sign_of_end (RpEnd end, gboolean too)
{
  if (end == RP_END_UNCERTAIN)
    return too ? RP_SIGN_BOTH : RP_SIGN_UNCERTAIN;
  return end == RP_END_APPROXIMATE ? RP_SIGN_APPROXIMATE : RP_SIGN_NONE;
}

double
rp_sign_width (RpSign sign)
{
  switch (sign)
    {
    case RP_SIGN_APPROXIMATE:
    case RP_SIGN_BOTH:
      return tilde.width;
    case RP_SIGN_UNCERTAIN:
      return hook.width;
    case RP_SIGN_DISPUTED:
      return struck.width;
    case RP_SIGN_ONGOING:
      return chevron.width;
    case RP_SIGN_NONE:
    default:
      return 0;
    }
}

void
rp_sign_add (RpDrawing *drawing, RpSign sign, double x, double y, RpColor color)
{
  switch (sign)
    {
    case RP_SIGN_APPROXIMATE:
      add_stroke (drawing, &tilde, x, y, color);
      break;
    case RP_SIGN_UNCERTAIN:
      add_question (drawing, x, y, color);
      break;
    case RP_SIGN_BOTH:
      add_question (drawing, x + (tilde.width - hook.width) / 2, y - 2.5, color);
      add_stroke (drawing, &tilde, x, y + 6.2, color);
      break;
    case RP_SIGN_DISPUTED:
      add_stroke (drawing, &struck, x, y, color);
      break;
    case RP_SIGN_ONGOING:
      add_stroke (drawing, &chevron, x, y, color);
      break;
    case RP_SIGN_NONE:
    default:
      break;
    }
}
