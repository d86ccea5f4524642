/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stage-ink.h"

#include <math.h>

/* Px of the drawing. */
#define DOT_PX 9.0
#define LIGHT_PX 110.0
#define MARK_PX 4.0
#define TOLD_PX 18.0
#define PADDING_PX 9.0
#define AWAY_PX 16.0
/* How dark it is around the light. */
#define DARK 0.72

static void
set_color (cairo_t *cr, RpColor color, double alpha)
{
  cairo_set_source_rgba (cr, (color >> 24) / 255.0, (color >> 16 & 255) / 255.0, (color >> 8 & 255) / 255.0,
                         alpha * (color & 255) / 255.0);
}

static GdkRGBA
rgba (RpColor color)
{
  return (GdkRGBA){ (float)(color >> 24) / 255, (float)(color >> 16 & 255) / 255, (float)(color >> 8 & 255) / 255,
                    (float)(color & 255) / 255 };
}

/* Red as a pen is, and as nothing in a diagram. */
#define PEN 0xe01b24ffu

static void
paint_marks (cairo_t *cr, const GPtrArray *marks, const RpTheme *theme)
{
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  for (guint i = 0; i < marks->len; i++)
    {
      const GArray *mark = marks->pdata[i];

      for (guint j = 0; j < mark->len; j++)
        cairo_line_to (cr, g_array_index (mark, RpPoint, j).x, g_array_index (mark, RpPoint, j).y);
      if (mark->len == 1) /* a line to itself is a dot */
        cairo_close_path (cr);
      set_color (cr, theme->paper, 0.8);
      cairo_set_line_width (cr, MARK_PX + 3);
      cairo_stroke_preserve (cr);
      set_color (cr, PEN, 1);
      cairo_set_line_width (cr, MARK_PX);
      cairo_stroke (cr);
    }
}

static void
paint_hand (GtkSnapshot *snapshot, RpStageLive *live, const RpStagePlace *place, const RpTheme *theme)
{
  const GPtrArray *marks = rp_stage_live_get_marks (live);
  RpPoint at;
  gboolean there = rp_stage_live_get_point (live, &at);
  gboolean light = there && rp_stage_live_get_spotlight (live), dot = there && rp_stage_live_get_dot (live);
  cairo_t *cr;

  if (marks->len == 0 && !light && !dot)
    return;
  cr = gtk_snapshot_append_cairo (snapshot, &place->rect);
  cairo_translate (cr, place->rect.origin.x, place->rect.origin.y);
  cairo_scale (cr, place->zoom, place->zoom);
  paint_marks (cr, marks, theme);
  if (light)
    {
      cairo_rectangle (cr, 0, 0, place->rect.size.width / place->zoom, place->rect.size.height / place->zoom);
      cairo_new_sub_path (cr);
      cairo_arc_negative (cr, at.x, at.y, LIGHT_PX, 2 * G_PI, 0);
      cairo_set_source_rgba (cr, 0, 0, 0, DARK);
      cairo_fill (cr);
    }
  if (dot)
    {
      cairo_arc (cr, at.x, at.y, DOT_PX, 0, 2 * G_PI);
      set_color (cr, PEN, 0.85);
      cairo_fill_preserve (cr);
      set_color (cr, theme->paper, 0.9);
      cairo_set_line_width (cr, 2);
      cairo_stroke (cr);
    }
  cairo_destroy (cr);
}

static void
paint_told (GtkWidget *widget, GtkSnapshot *snapshot, RpStageLive *live, const RpStagePlace *place,
            const RpTheme *theme)
{
  const char *told = rp_stage_live_get_told (live);
  double zoom = place->zoom, padding = PADDING_PX * zoom, x, y;
  const GdkRGBA ground = rgba (theme->panel), ink = rgba (theme->ink), rim = rgba (theme->ink35);
  const float rims[4] = { 1, 1, 1, 1 };
  const GdkRGBA rim_colors[4] = { rim, rim, rim, rim };
  g_autoptr (PangoLayout) layout = NULL;
  g_autoptr (PangoFontDescription) font = NULL;
  GskRoundedRect box;
  graphene_rect_t bounds;
  RpPoint at;
  int width, height;

  if (told == NULL || !rp_stage_live_get_point (live, &at))
    return;
  layout = gtk_widget_create_pango_layout (widget, told);
  font = pango_font_description_from_string ("Inter, sans-serif 600");
  pango_font_description_set_absolute_size (font, TOLD_PX * zoom * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_width (layout, (int)(place->rect.size.width * 0.4 * PANGO_SCALE));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_height (layout, -3);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_get_pixel_size (layout, &width, &height);
  /* beside the pointer, where it has room */
  x = at.x * zoom + AWAY_PX * zoom;
  y = at.y * zoom + AWAY_PX * zoom;
  if (x + width + 2 * padding > place->rect.size.width)
    x = MAX (0, at.x * zoom - AWAY_PX * zoom - width - 2 * padding);
  if (y + height + 2 * padding > place->rect.size.height)
    y = MAX (0, at.y * zoom - AWAY_PX * zoom - height - 2 * padding);
  graphene_rect_init (&bounds, roundf ((float)(place->rect.origin.x + x)), roundf ((float)(place->rect.origin.y + y)),
                      (float)(width + 2 * padding), (float)(height + 2 * padding));
  gsk_rounded_rect_init_from_rect (&box, &bounds, (float)(6 * zoom));
  gtk_snapshot_push_rounded_clip (snapshot, &box);
  gtk_snapshot_append_color (snapshot, &ground, &bounds);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_append_border (snapshot, &box, rims, rim_colors);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot,
                          &GRAPHENE_POINT_INIT (bounds.origin.x + (float)padding, bounds.origin.y + (float)padding));
  gtk_snapshot_append_layout (snapshot, layout, &ink);
  gtk_snapshot_restore (snapshot);
}

void
rp_stage_ink (GtkWidget *widget, GtkSnapshot *snapshot, RpStageLive *live, const RpStagePlace *place)
{
  RpStagePicture *picture = rp_stage_live_get_picture (live);
  const RpTheme *theme;

  if (picture == NULL)
    return;
  theme = rp_theme (rp_stage_picture_get_options (picture)->theme);
  paint_hand (snapshot, live, place, theme);
  paint_told (widget, snapshot, live, place, theme);
}
