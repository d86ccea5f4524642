/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "glyph-runs.h"

static double
line_width (PangoLayoutLine *line)
{
  PangoRectangle extents;

  pango_layout_line_get_extents (line, NULL, &extents);
  return (double)extents.width / PANGO_SCALE;
}

static guint
font_index (GPtrArray *fonts, cairo_scaled_font_t *font)
{
  guint index;

  if (g_ptr_array_find (fonts, font, &index))
    return index;
  g_ptr_array_add (fonts, cairo_scaled_font_reference (font));
  return fonts->len - 1;
}

/* Appends what Pango's renderer would show for RUN. FALSE: not all of it has glyphs. */
static gboolean
add_run (PangoGlyphItem *run, GPtrArray *fonts, double *x, GArray *runs, GArray *glyphs)
{
  PangoFont *font = run->item->analysis.font;
  cairo_scaled_font_t *scaled = font ? pango_cairo_font_get_scaled_font (PANGO_CAIRO_FONT (font)) : NULL;
  RpGlyphRun added = { 0 };

  if (!scaled || run->y_offset != 0 || run->start_x_offset != 0 || run->end_x_offset != 0)
    return FALSE;
  added.font = font_index (fonts, scaled);
  for (int i = 0; i < run->glyphs->num_glyphs; i++)
    {
      const PangoGlyphInfo *info = &run->glyphs->glyphs[i];
      cairo_glyph_t glyph = { info->glyph, (*x + info->geometry.x_offset) / PANGO_SCALE,
                              (double)info->geometry.y_offset / PANGO_SCALE };

      *x += info->geometry.width;
      if (info->glyph == PANGO_GLYPH_EMPTY)
        continue;
      if (info->glyph & PANGO_GLYPH_UNKNOWN_FLAG)
        return FALSE;
      g_array_append_val (glyphs, glyph);
      added.n++;
    }
  if (added.n > 0)
    g_array_append_val (runs, added);
  return TRUE;
}

RpGlyphLine *
rp_glyph_line_new (PangoLayoutLine *line, GPtrArray *fonts)
{
  RpGlyphLine *self = g_new0 (RpGlyphLine, 1);
  g_autoptr (GArray) runs = g_array_new (FALSE, FALSE, sizeof (RpGlyphRun));
  g_autoptr (GArray) glyphs = g_array_new (FALSE, FALSE, sizeof (cairo_glyph_t));
  double x = 0;

  self->simple = TRUE;
  if (!line)
    return self;
  self->width = line_width (line);
  for (GSList *l = line->runs; l && self->simple; l = l->next)
    self->simple = add_run (l->data, fonts, &x, runs, glyphs);
  if (!self->simple)
    return self;
  self->n_runs = runs->len;
  self->n_glyphs = glyphs->len;
  self->runs = g_memdup2 (runs->data, runs->len * sizeof (RpGlyphRun));
  self->glyphs = g_memdup2 (glyphs->data, glyphs->len * sizeof (cairo_glyph_t));
  return self;
}

void
rp_glyph_line_free (RpGlyphLine *self)
{
  g_free (self->runs);
  g_free (self->glyphs);
  g_free (self);
}

gsize
rp_glyph_line_size (const RpGlyphLine *self)
{
  return sizeof *self + self->n_runs * sizeof *self->runs + self->n_glyphs * sizeof *self->glyphs;
}
