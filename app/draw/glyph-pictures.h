/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Letters that are pictures (colour emoji) in files: Cairo would put them there as coarse as on a screen. */
#pragma once

#include <pango/pangocairo.h>

G_BEGIN_DECLS

/* Whether FONT's letters are pictures. */
gboolean rp_glyphs_are_pictures (PangoFont *font);
/* Each of them fine enough for print. */
void rp_glyph_pictures_show (cairo_t *cr, PangoFont *font, const cairo_glyph_t *glyphs, guint n);

G_END_DECLS
