/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A set line of text as glyphs in fonts, so that it is shaped once and shown often. For image surfaces only: a PDF
 * needs the text too, which glyphs have lost. Units: px, the origin at the line's begin on its baseline. */
#pragma once

#include <pango/pangocairo.h>

G_BEGIN_DECLS

typedef struct
{
  guint font; /* index into the fonts given to rp_glyph_line_new */
  guint n;    /* of the line's glyphs, which follow those of the run before */
} RpGlyphRun;

typedef struct
{
  double width;    /* what the line takes */
  gboolean simple; /* FALSE: characters without a glyph; Pango must draw it */
  guint n_runs, n_glyphs;
  RpGlyphRun *runs;
  cairo_glyph_t *glyphs; /* as Cairo takes them, places relative to the origin */
} RpGlyphLine;

/* LINE's glyphs. Fonts that are not in FONTS (of cairo_scaled_font_t, which it references) are added there.
 * LINE nullable: an empty one. Free with rp_glyph_line_free. */
RpGlyphLine *rp_glyph_line_new (PangoLayoutLine *line, GPtrArray *fonts);
void rp_glyph_line_free (RpGlyphLine *self);
/* Bytes it takes. */
gsize rp_glyph_line_size (const RpGlyphLine *self);

G_END_DECLS
