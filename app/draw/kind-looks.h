/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a kind's name or its declared look says about colour and symbol, and the palette that the rest is chosen from.
 * No dataset here: theme-looks.c deals the looks out. */
#pragma once

#include "theme.h"

G_BEGIN_DECLS

#define RP_N_HUES 9

/* The colours of THEME, distinct for colour-blind readers in their order; in print they are greys. */
RpColor rp_kind_hue (const RpTheme *theme, guint hue);
/* A kind's word that has a fitting look: "press_office" by its last word that is known. FALSE: none. */
gboolean rp_kind_known_look (RpRecordType type, const char *name, guint *hue, RpSymbol *symbol);
/* A shape's name as people write it: "disc", "circle", "triangle", "box" …. */
gboolean rp_kind_parse_symbol (const char *text, RpSymbol *symbol);
/* WCAG 2 contrast of two opaque colours, 1 … 21. */
double rp_color_contrast (RpColor a, RpColor b);
/* COLOR moved towards THEME's ink until it stands out from paper by RATIO. */
RpColor rp_color_reach (const RpTheme *theme, RpColor color, double ratio);

G_END_DECLS
