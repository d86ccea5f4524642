/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The paper around a line of text on an image: one mask for the line, from kept masks of its letters. Units: px of the
 * drawing; inside, pixels. */
#pragma once

#include "glyph-runs.h"
#include "painter-ink.h"

G_BEGIN_DECLS

/* How far a halo reaches. */
#define RP_HALO_PX 2.0

typedef struct _RpHalos RpHalos;

/* LIMIT in bytes. Free with rp_halos_free. */
RpHalos *rp_halos_new (gsize limit);
void rp_halos_free (RpHalos *self);
/* To be called when the numbers of fonts change their meaning. */
void rp_halos_clear (RpHalos *self);
gsize rp_halos_size (const RpHalos *self);
/* Paints LINE's halo in the current source, its origin at X, Y; FONTS are those it was made with. FALSE: too large,
 * nothing was done. Only where INK has sprites. */
gboolean
rp_halos_show (RpHalos *self, const RpPaint *ink, const RpGlyphLine *line, const GPtrArray *fonts, double x, double y);

G_END_DECLS
