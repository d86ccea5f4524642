/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The small signs beside a mark: about, perhaps, disputed, still going on. Strokes rather than letters: no text, the
 * same in every font. Shared by the timeline and the legend. All px. */
#pragma once

#include "drawing.h"

G_BEGIN_DECLS

typedef enum
{
  RP_SIGN_NONE,
  RP_SIGN_APPROXIMATE, /* ~ */
  RP_SIGN_UNCERTAIN,   /* ? */
  RP_SIGN_BOTH,        /* ? above ~ */
  RP_SIGN_DISPUTED,    /* an equals sign struck through */
  RP_SIGN_ONGOING,     /* > */
} RpSign;

/* The sign of an end; TOO: uncertain and approximate. */
RpSign rp_sign_of_end (RpEnd end, gboolean too);
double rp_sign_width (RpSign sign);
/* Decorations with their left edge at X, centred at Y. */
void rp_sign_add (RpDrawing *drawing, RpSign sign, double x, double y, RpColor color);

G_END_DECLS
