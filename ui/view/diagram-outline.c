/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "diagram-outline.h"

#include "diagram-paint.h"

#define GAP_PX 3
#define RADIUS_PX 6
#define FOCUS_PX 2

static void
outline (GtkSnapshot *snapshot, const graphene_rect_t *about, RpColor color, float gap, float line)
{
  GskRoundedRect box;
  GdkRGBA ink = rp_diagram_paint_rgba (color);
  const float lines[4] = { line, line, line, line };
  const GdkRGBA inks[4] = { ink, ink, ink, ink };

  gsk_rounded_rect_init_from_rect (&box,
                                   &GRAPHENE_RECT_INIT (about->origin.x - gap, about->origin.y - gap,
                                                        about->size.width + 2 * gap, about->size.height + 2 * gap),
                                   RADIUS_PX);
  gtk_snapshot_append_border (snapshot, &box, lines, inks);
}

void
rp_diagram_outline_shape (GtkSnapshot *snapshot, RpDrawing *drawing, const RpShape *shape, RpColor color)
{
  double top, bottom;

  rp_drawing_sight_of (drawing, shape, &top, &bottom);
  gtk_snapshot_push_clip (
      snapshot, &GRAPHENE_RECT_INIT (0, (float)top, (float)rp_drawing_get_width (drawing), (float)(bottom - top)));
  outline (snapshot, &GRAPHENE_RECT_INIT ((float)shape->x, (float)shape->y, (float)shape->width, (float)shape->height),
           color, GAP_PX, 1);
  gtk_snapshot_pop (snapshot);
}

void
rp_diagram_outline_focus (GtkSnapshot *snapshot, const graphene_rect_t *box, const RpTheme *theme)
{
  outline (snapshot, box, theme->paper, GAP_PX + 1, FOCUS_PX + 2);
  outline (snapshot, box, theme->accent, GAP_PX, FOCUS_PX);
}
