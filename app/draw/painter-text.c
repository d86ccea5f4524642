/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "painter-text.h"

#include <math.h>
#include <string.h>

#include "pango-measure.h"

/* Layouts kept from one picture to the next: panning shows the same words again. */
#define MAX_LAYOUTS 4000
#define HALO_PX 2.0
/* Half the height of Inter's and DejaVu's capitals: centres words on their box by what the eye sees. */
#define HALF_CAPITAL 0.364

struct _RpTextPainter
{
  PangoContext *context;
  PangoFontDescription *fonts[RP_TEXT_TITLE + 1][3];
  PangoAttrList *tabular;
  GHashTable *layouts; /* key → PangoLayout */
};

static void
text_painter_free (gpointer data)
{
  RpTextPainter *self = data;

  g_hash_table_unref (self->layouts);
  for (int size = 0; size <= RP_TEXT_TITLE; size++)
    for (int weight = 0; weight < 3; weight++)
      pango_font_description_free (self->fonts[size][weight]);
  pango_attr_list_unref (self->tabular);
  g_object_unref (self->context);
  g_free (self);
}

static RpTextPainter *
text_painter_new (void)
{
  RpTextPainter *self = g_new0 (RpTextPainter, 1);

  self->context = rp_font_context_new ();
  self->tabular = pango_attr_list_new ();
  pango_attr_list_insert (self->tabular, pango_attr_font_features_new ("tnum=1"));
  self->layouts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  for (int size = 0; size <= RP_TEXT_TITLE; size++)
    for (int weight = 0; weight < 3; weight++)
      self->fonts[size][weight] = rp_font_description ((RpTextSize)size, weight == 2, weight == 1);
  return self;
}

RpTextPainter *
rp_text_painter_for (cairo_t *cr)
{
  /* Pango's font maps belong to threads, and so must what is made of them. */
  static GPrivate of_thread = G_PRIVATE_INIT (text_painter_free);
  RpTextPainter *self = g_private_get (&of_thread);

  if (!self)
    {
      self = text_painter_new ();
      g_private_set (&of_thread, self);
    }
  if (g_hash_table_size (self->layouts) > MAX_LAYOUTS)
    g_hash_table_remove_all (self->layouts);
  pango_cairo_update_context (cr, self->context);
  return self;
}

static PangoLayout *
layout_for (RpTextPainter *self, const RpShape *shape, const char *line, gsize length)
{
  int weight = shape->bold ? 2 : shape->medium ? 1 : 0;
  g_autofree char *key = g_strdup_printf ("%c%c%c%.*s", 'a' + (int)shape->size, 'a' + weight,
                                          shape->role == RP_ROLE_TICK ? 't' : 'p', (int)length, line);
  PangoLayout *layout = g_hash_table_lookup (self->layouts, key);

  if (layout)
    return layout;
  layout = pango_layout_new (self->context);
  pango_layout_set_font_description (layout, self->fonts[shape->size][weight]);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  if (shape->role == RP_ROLE_TICK)
    pango_layout_set_attributes (layout, self->tabular);
  /* plain text, a paragraph of its own: neither markup nor marks of direction reach beyond it */
  pango_layout_set_text (layout, line, (int)length);
  g_hash_table_insert (self->layouts, g_steal_pointer (&key), layout);
  return layout;
}

double
rp_text_baseline (RpTextSize size)
{
  return rp_text_line_height (size) / 2 + HALF_CAPITAL * rp_text_size_px (size);
}

static void
set_color (cairo_t *cr, RpColor color)
{
  cairo_set_source_rgba (cr, (color >> 24) / 255.0, ((color >> 16) & 0xff) / 255.0, ((color >> 8) & 0xff) / 255.0,
                         (color & 0xff) / 255.0);
}

static double
line_width (PangoLayoutLine *line)
{
  PangoRectangle extents;

  pango_layout_line_get_extents (line, NULL, &extents);
  return (double)extents.width / PANGO_SCALE;
}

static void
show_line (RpTextPainter *self, cairo_t *cr, const RpShape *shape, RpColor paper, const char *line, gsize length,
           double y, double widest)
{
  PangoLayoutLine *set = pango_layout_get_line_readonly (layout_for (self, shape, line, length), 0);
  double baseline = y + rp_text_baseline (shape->size), x = shape->x - (shape->clipped ? shape->text_shift : 0);

  if (!set)
    return;
  if (shape->centered)
    x += MAX (widest - line_width (set), 0) / 2;
  if (shape->halo)
    {
      cairo_new_path (cr);
      cairo_move_to (cr, x, baseline);
      pango_cairo_layout_line_path (cr, set);
      set_color (cr, paper);
      cairo_set_dash (cr, NULL, 0, 0);
      cairo_set_line_width (cr, 2 * HALO_PX);
      cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
      cairo_stroke (cr);
    }
  set_color (cr, shape->fill);
  cairo_new_path (cr);
  cairo_move_to (cr, x, baseline);
  pango_cairo_show_layout_line (cr, set);
  cairo_new_path (cr);
}

#define LONGEST_LINE 16384 /* bytes */

/* Calls for the lines of a text one after the other; the widest of them, which stands at the box's left edge. */
static double
each_line (RpTextPainter *self, cairo_t *cr, const RpShape *shape, RpColor paper, gboolean show, double widest)
{
  const char *line = shape->text;
  double y = shape->y, found = 0;

  while (line)
    {
      const char *end = strchr (line, '\n');
      gsize length = MIN (end ? (gsize)(end - line) : strlen (line), LONGEST_LINE);

      if (length > 0 && show)
        show_line (self, cr, shape, paper, line, length, y, widest);
      else if (length > 0)
        {
          PangoLayoutLine *set = pango_layout_get_line_readonly (layout_for (self, shape, line, length), 0);

          found = MAX (found, set ? line_width (set) : 0);
        }
      y += rp_text_line_height (shape->size);
      line = end ? end + 1 : NULL;
    }
  return found;
}

void
rp_text_painter_show (RpTextPainter *self, cairo_t *cr, const RpShape *shape, RpColor paper)
{
  if (shape->clipped)
    {
      cairo_save (cr);
      cairo_rectangle (cr, shape->x, shape->y - HALO_PX, shape->width, shape->height + 2 * HALO_PX);
      cairo_clip (cr);
    }
  if (shape->plate)
    {
      set_color (cr, paper);
      cairo_rectangle (cr, floor (shape->x - HALO_PX), floor (shape->y + 1), ceil (shape->width + 2 * HALO_PX),
                       ceil (shape->height - 2));
      cairo_fill (cr);
    }
  each_line (self, cr, shape, paper, TRUE, shape->centered ? each_line (self, cr, shape, paper, FALSE, 0) : 0);
  if (shape->clipped)
    cairo_restore (cr);
}
