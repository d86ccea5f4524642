/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A set line of text shown with what it says, for files that keep both (PDF): glyphs by clusters as Pango's own
 * renderer shows them, but in such pieces that whoever reads the file gets the words back in their order. */
#pragma once

#include <pango/pangocairo.h>

G_BEGIN_DECLS

/* Whether GLYPH has ink or takes room: spaces of no font do not. */
gboolean rp_clusters_is_shown (PangoGlyph glyph);
/* Whether LINE is glyphs of fonts alone, with no box for a character that no font has. */
gboolean rp_clusters_has_all (PangoLayoutLine *line);
/* LINE, set from TEXT, with its origin at X, Y of CR, in the current source. FALSE: not all of it has glyphs, nothing
 * is shown. */
gboolean rp_clusters_show (cairo_t *cr, PangoLayoutLine *line, const char *text, double x, double y);

G_END_DECLS
