/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "glyph-pictures.h"

#include <hb-ot.h>
#include <math.h>

/* Pixels a px: 480 to the inch. Each takes some 5 KB, however often it comes: Cairo would name one that comes twice on
 * a page twice among what the page needs. */
#define FINE 5.0
#define LARGEST_PX 256.0

gboolean
rp_glyphs_are_pictures (PangoFont *font)
{
  hb_font_t *shaper = pango_font_get_hb_font (font);

  return shaper != NULL && hb_ot_color_has_png (hb_font_get_face (shaper));
}

static cairo_surface_t *
picture_of (cairo_scaled_font_t *font, gulong glyph, const cairo_text_extents_t *extents)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int)ceil (extents->width * FINE),
                                                         (int)ceil (extents->height * FINE));
  cairo_t *cr = cairo_create (surface);

  cairo_scale (cr, FINE, FINE);
  cairo_set_scaled_font (cr, font);
  cairo_show_glyphs (cr, &(cairo_glyph_t){ glyph, -extents->x_bearing, -extents->y_bearing }, 1);
  cairo_destroy (cr);
  return surface;
}

static void
show (cairo_t *cr, PangoFont *font, const cairo_glyph_t *glyph)
{
  cairo_scaled_font_t *scaled = pango_cairo_font_get_scaled_font (PANGO_CAIRO_FONT (font));
  cairo_text_extents_t extents;
  cairo_surface_t *surface;

  cairo_scaled_font_glyph_extents (scaled, &(cairo_glyph_t){ glyph->index, 0, 0 }, 1, &extents);
  if (!(extents.width > 0 && extents.height > 0 && extents.width < LARGEST_PX && extents.height < LARGEST_PX))
    return;
  surface = picture_of (scaled, glyph->index, &extents);
  cairo_save (cr);
  cairo_translate (cr, glyph->x + extents.x_bearing, glyph->y + extents.y_bearing);
  cairo_scale (cr, 1 / FINE, 1 / FINE);
  cairo_set_source_surface (cr, surface, 0, 0);
  cairo_paint (cr);
  cairo_restore (cr);
  cairo_surface_destroy (surface);
}

void
rp_glyph_pictures_show (cairo_t *cr, PangoFont *font, const cairo_glyph_t *glyphs, guint n)
{
  for (guint i = 0; i < n; i++)
    show (cr, font, &glyphs[i]);
}
