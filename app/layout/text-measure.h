/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How wide a text is: a function pointer, so that layouts need neither Pango nor fonts. Widths are px at the bold
 * weight, so that selecting moves nothing. Must be callable from any one thread at a time. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  RP_TEXT_TICK,  /* 11 px: ticks, captions */
  RP_TEXT_LABEL, /* 13 px: labels, text */
  RP_TEXT_NAME,  /* 15 px: names, markings */
  RP_TEXT_TITLE, /* 20 px: titles */
  RP_TEXT_HEAD,  /* 28 px: what a scene is called on stage */
} RpTextSize;
#define RP_N_TEXT_SIZES 5

typedef struct
{
  /* Advance of TEXT (UTF-8, one line) in px. */
  double (*width) (gpointer data, const char *text, RpTextSize size);
  gpointer data;
} RpTextMeasure;

/* 11, 13, 15, 20, 28. */
double rp_text_size_px (RpTextSize size);
/* The height of a line's box in px: the same for every font, so that rows do not depend on one (1.3 em, rounded up). */
double rp_text_line_height (RpTextSize size);
/* Every character 0.6 em wide: for goldens. Static. */
const RpTextMeasure *rp_text_measure_fixed (void);

static inline double
rp_text_width (const RpTextMeasure *measure, const char *text, RpTextSize size)
{
  return measure->width (measure->data, text, size);
}

G_END_DECLS
