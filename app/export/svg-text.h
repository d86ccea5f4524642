/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A shape's text as SVG's: a <text> a line, each as long as the painter's, whatever fonts the reader has. Lines stand
 * where the painter puts them; from right to left where it sets them so. */
#pragma once

#include "svg-writer.h"

G_BEGIN_DECLS

typedef struct _RpSvgText RpSvgText;

/* Writes by SVG, which must outlive it. Of the calling thread only, as Pango's fonts are. */
RpSvgText *rp_svg_text_new (RpSvg *svg);
void rp_svg_text_free (RpSvgText *self);
void rp_svg_text_write (RpSvgText *self, const RpShape *shape);

G_END_DECLS
