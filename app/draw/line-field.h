/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How much ink lines of one colour leave on each pixel of an image: by the area that they cover, denser where they lie
 * over each other. Reckoned in whole numbers, pixel by pixel, so that neither their order, nor the number of threads,
 * nor where the image begins changes a byte. Units: pixels of the image. */
#pragma once

#include "graph-types.h"

G_BEGIN_DECLS

typedef struct _RpLineField RpLineField;
typedef struct _RpLineSums RpLineSums;

/* Of WIDTH × HEIGHT pixels, at LEFT, TOP, for about N_EXPECTED lines. Free with rp_line_field_free. */
RpLineField *rp_line_field_new (int left, int top, int width, int height, guint n_expected);
void rp_line_field_free (RpLineField *self);
/* The lines of PART, of the same box and number expected, after those that are there; PART has none afterwards. */
void rp_line_field_join (RpLineField *self, RpLineField *part);
/* Where lines crowd, the more of them lie over a pixel, the more ink it gets, and one that covers it wholly leaves but
 * FIRST_INK (0 … 1) of what can be. Otherwise one leaves all. */
void rp_line_field_deepen (RpLineField *self, double first_ink);
/* A line from A to B; it may grow wider or narrower on its way. One with numbers that are none is left out. */
void rp_line_field_add (RpLineField *self, RpPoint a, RpPoint b, double width_a, double width_b);
/* Writes 0 … 255 for each pixel that lines touch; the others are left as they are: zero. At most N_THREADS share the
 * work, the caller's among them; the bytes are the same, with SUMS (nullable) of an earlier picture or without. No line
 * may be added afterwards. */
void rp_line_field_cover (RpLineField *self, RpLineSums *sums, guint n_threads, guint8 *alphas, gsize stride);

G_END_DECLS
