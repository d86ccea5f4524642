/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shapes as SVG elements: patterns for hatching, gradients for fades, paths for all else; their text is svg-text's.
 * Written from the shapes themselves, not through Cairo, which turns words into outlines and knows no records. The same
 * shapes give the same bytes. */
#pragma once

#include "shape.h"

G_BEGIN_DECLS

typedef struct _RpSvg RpSvg;

/* Appends to OUT, which must outlive it. PAPER: what halos are made of. Transfer full. */
RpSvg *rp_svg_new (GString *out, RpColor paper);
void rp_svg_free (RpSvg *self);
GString *rp_svg_get_out (const RpSvg *self);
RpColor rp_svg_get_paper (const RpSvg *self);
/* It is a part of a web page, whose other ids do not begin with PREFIX (borrowed; static or as long as SELF); nullable:
 * it is a file of its own. */
void rp_svg_set_within (RpSvg *self, const char *prefix);
/* Nullable. */
const char *rp_svg_get_within (const RpSvg *self);

/* Anything but text. */
void rp_svg_shape (RpSvg *self, const RpShape *shape);
/* A path's line and heads alone, in the colours of the group that it stands in. */
void rp_svg_line (RpSvg *self, const RpShape *shape);
/* An attribute. */
void rp_svg_number (RpSvg *self, const char *name, double value);
void rp_svg_color (RpSvg *self, const char *name, RpColor color);
/* A blank and the number. */
void rp_svg_plain (RpSvg *self, double value);

G_END_DECLS
