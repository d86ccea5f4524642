/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A colour for each role, and for each kind a colour and a symbol. Five themes: light, dark, contrast, print, and
 * contrast on dark. Colours are 0xRRGGBBAA. */
#pragma once

#include "dataset.h"

G_BEGIN_DECLS

typedef enum
{
  RP_THEME_LIGHT,
  RP_THEME_DARK,
  RP_THEME_CONTRAST,
  RP_THEME_PRINT,
  RP_THEME_CONTRAST_DARK,
} RpThemeName;

typedef guint32 RpColor;

typedef struct
{
  RpThemeName name;
  gboolean print; /* hatching instead of hues */
  RpColor paper, panel, ink, ink65, ink35, hairline, accent;
  double other_mark, other_text; /* opacity of what recedes */
} RpTheme;

typedef enum
{
  RP_SYMBOL_DISC,
  RP_SYMBOL_SQUARE,
  RP_SYMBOL_DIAMOND,
  RP_SYMBOL_TRIANGLE_UP,
  RP_SYMBOL_TRIANGLE_DOWN,
  RP_SYMBOL_TRIANGLE_RIGHT,
  RP_SYMBOL_HEXAGON,
  RP_SYMBOL_CROSS,
  RP_SYMBOL_DOCUMENT,
  RP_SYMBOL_RINGS,
  RP_SYMBOL_STAR,
  RP_SYMBOL_PENTAGON,
  RP_N_SYMBOLS,
} RpSymbol;

typedef struct
{
  RpColor color;
  RpSymbol symbol;
} RpLook;

/* Static. */
const RpTheme *rp_theme (RpThemeName name);
/* "light", "dark", "contrast", "print"; the fifth is for windows. */
gboolean rp_theme_parse (const char *text, RpThemeName *name);
RpColor rp_color_with_alpha (RpColor color, double alpha);
/* FOREGROUND at ALPHA over BACKGROUND, opaque. */
RpColor rp_color_over (RpColor foreground, double alpha, RpColor background);
gboolean rp_color_parse (const char *text, RpColor *color);

/* The look of a kind: given in the dataset, else by its name (common words have a fitting look), else by itself, the
 * same at every run, and no two kinds of one dataset alike while looks last. */
RpLook rp_theme_look (const RpTheme *theme, RpDataset *dataset, RpRecordType type, guint kind);
const char *rp_symbol_name (RpSymbol symbol);

G_END_DECLS
