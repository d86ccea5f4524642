/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pin-marks.h"

#define HEAD_PX 7.0
#define NEEDLE_PX 7.0 /* across and down */
#define LINE_PX 1.5

/* Its point is on the node's edge. */
static void
add_pin (RpDrawing *over, const RpShape *node, const RpTheme *theme)
{
  RpPoint point = { node->x + node->width * 0.85, node->y + node->height * 0.15 };
  RpPoint head = { point.x + NEEDLE_PX, point.y - NEEDLE_PX };
  RpShape *shape;

  rp_drawing_add_line (over, point, head, theme->paper, LINE_PX + 2);
  rp_drawing_add_line (over, point, head, theme->ink, LINE_PX);
  shape = rp_drawing_add (over, RP_ROLE_DECORATION, RP_GEOMETRY_SYMBOL);
  shape->symbol = RP_SYMBOL_DISC;
  shape->x = head.x - HEAD_PX / 2;
  shape->y = head.y - HEAD_PX / 2;
  shape->width = shape->height = HEAD_PX;
  shape->fill = theme->ink;
  shape->stroke = theme->paper;
  shape->line_width = 1;
  shape->of = node->ref;
}

RpDrawing *
rp_pin_marks (RpDrawing *drawing, RpDrawing *over, const RpRecordSet *pinned, const RpTheme *theme)
{
  for (guint i = 0; pinned && i < rp_drawing_n_shapes (drawing); i++)
    {
      const RpShape *shape = rp_drawing_shape (drawing, i);

      if (shape->role != RP_ROLE_NODE || !rp_record_set_contains (pinned, shape->ref))
        continue;
      if (!over)
        over = rp_drawing_new (rp_drawing_get_width (drawing), rp_drawing_get_height (drawing), 0);
      add_pin (over, shape, theme);
    }
  return over;
}
