/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "diagram-pill.h"

#include "diagram-paint.h"
#include "pango-measure.h"

#include <math.h>

#define PAD_PX 6.0

void
rp_diagram_round (GtkSnapshot *snapshot, double x, double y, double width, double height, RpColor fill, RpColor stroke,
                  float line)
{
  GdkRGBA inside = rp_diagram_paint_rgba (fill), ink = rp_diagram_paint_rgba (stroke);
  const float lines[4] = { line, line, line, line };
  const GdkRGBA inks[4] = { ink, ink, ink, ink };
  GskRoundedRect box;

  gsk_rounded_rect_init_from_rect (&box, &GRAPHENE_RECT_INIT ((float)x, (float)y, (float)width, (float)height),
                                   (float)height / 2);
  gtk_snapshot_push_rounded_clip (snapshot, &box);
  gtk_snapshot_append_color (snapshot, &inside, &box.bounds);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_append_border (snapshot, &box, lines, inks);
}

void
rp_diagram_pill_snapshot (const RpDiagramPill *self, GtkWidget *widget, GtkSnapshot *snapshot, double left,
                          double right)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, self->text);
  PangoFontDescription *font = rp_font_description (RP_TEXT_TICK, TRUE, FALSE);
  GdkRGBA ink = rp_diagram_paint_rgba (self->theme->ink);
  double width, x;
  int text_width, text_height;

  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  pango_layout_get_pixel_size (layout, &text_width, &text_height);
  width = text_width + 2 * PAD_PX;
  x = floor (CLAMP (self->middle - width / 2, left, MAX (left, right - width)));
  rp_diagram_round (snapshot, x, self->top, width, RP_PILL_PX, self->theme->paper, self->theme->ink35, 1);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (
      snapshot, &GRAPHENE_POINT_INIT ((float)(x + PAD_PX), (float)floor (self->top + (RP_PILL_PX - text_height) / 2)));
  gtk_snapshot_append_layout (snapshot, layout, &ink);
  gtk_snapshot_restore (snapshot);
}
