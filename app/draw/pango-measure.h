/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text widths by Pango with the diagrams' fixed list of fonts, hinting off: the same as the painter draws. */
#pragma once

#include <pango/pangocairo.h>
#include "text-measure.h"

G_BEGIN_DECLS

/* Own context and cache; free with rp_pango_measure_free. Use from one thread at a time. */
RpTextMeasure *rp_pango_measure_new (void);
void rp_pango_measure_free (RpTextMeasure *measure);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RpTextMeasure, rp_pango_measure_free)

/* The width of TEXT at the regular weight, px, TABULAR: with figures of one width. For pages of text, where the room
 * that a bold word would need must not show between words. Of a measure that is not Pango's its own width. */
double rp_pango_measure_regular (const RpTextMeasure *measure, const char *text, RpTextSize size, gboolean tabular);

/* The width of TEXT as it is drawn, px, with all that letters do to one another: for words that follow on one line.
 * Shapes it anew at each call. Of a measure that is not Pango's its own width. */
double rp_pango_measure_shaped (const RpTextMeasure *measure, const char *text, RpTextSize size, gboolean bold);

/* "Inter, Cantarell, DejaVu Sans, Noto Sans" at SIZE px. Transfer full. */
PangoFontDescription *rp_font_description (RpTextSize size, gboolean bold, gboolean medium);
/* A Pango context with the project's own font options (no hinting, metrics off, unrounded positions). Transfer full. */
PangoContext *rp_font_context_new (void);

G_END_DECLS
