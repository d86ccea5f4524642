/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shapes as SVG elements: real text, patterns for hatching, gradients for fades, paths for all else. Written from the
 * shapes themselves, not through Cairo, which turns words into outlines. The same shapes give the same bytes. */
#pragma once

#include "shape.h"

G_BEGIN_DECLS

typedef struct _RpSvg RpSvg;

/* Appends to OUT, which must outlive it. PAPER: what halos are made of. Transfer full. */
RpSvg *rp_svg_new (GString *out, RpColor paper);
void rp_svg_free (RpSvg *self);

void rp_svg_shape (RpSvg *self, const RpShape *shape);
/* An attribute. */
void rp_svg_number (RpSvg *self, const char *name, double value);
void rp_svg_color (RpSvg *self, const char *name, RpColor color);
/* A blank and the number. */
void rp_svg_plain (RpSvg *self, double value);
/* TEXT as character data: escaped, without what XML 1.0 forbids. */
void rp_svg_escaped (RpSvg *self, const char *text);

G_END_DECLS
