/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "theme.h"

#include <math.h>
#include <string.h>

static const RpTheme themes[] = {
  { RP_THEME_LIGHT, FALSE, 0xffffffff, 0xfafafaff, 0x1d1d20ff, 0x68686bff, 0xb1b1b3ff, 0xedededff, 0x1c71d8ff, 0.34,
    0.66 },
  { RP_THEME_DARK, FALSE, 0x1d1d20ff, 0x26262aff, 0xf2f2f3ff, 0xaaaaadff, 0x6a6a6dff, 0x2f2f33ff, 0x78aeedff, 0.42,
    0.64 },
  { RP_THEME_CONTRAST, FALSE, 0xffffffff, 0xffffffff, 0x000000ff, 0x3a3a3aff, 0x6e6e6eff, 0xc4c4c4ff, 0x0a4ea8ff, 0.6,
    0.8 },
  { RP_THEME_PRINT, TRUE, 0xffffffff, 0xffffffff, 0x000000ff, 0x595959ff, 0x999999ff, 0xdededeff, 0xb3261eff, 0.4,
    0.66 },
  { RP_THEME_CONTRAST_DARK, FALSE, 0x000000ff, 0x000000ff, 0xffffffff, 0xd8d8d8ff, 0x9a9a9aff, 0x4c4c4cff, 0x9cc7ffff,
    0.65, 0.85 },
};

const RpTheme *
rp_theme (RpThemeName name)
{
  g_return_val_if_fail ((guint)name < G_N_ELEMENTS (themes), &themes[0]);
  return &themes[name];
}

gboolean
rp_theme_parse (const char *text, RpThemeName *name)
{
  static const char *const names[] = { "light", "dark", "contrast", "print" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (strcmp (text, names[i]) == 0)
      {
        *name = (RpThemeName)i;
        return TRUE;
      }
  return FALSE;
}

RpColor
rp_color_with_alpha (RpColor color, double alpha)
{
  return (color & 0xffffff00u) | (guint32)floor (CLAMP (alpha, 0, 1) * (color & 0xff) + 0.5);
}

RpColor
rp_color_over (RpColor foreground, double alpha, RpColor background)
{
  double a = CLAMP (alpha, 0, 1) * (foreground & 0xff) / 255.0;
  RpColor mixed = 0;

  for (int shift = 24; shift >= 8; shift -= 8)
    {
      double channel = a * ((foreground >> shift) & 0xff) + (1 - a) * ((background >> shift) & 0xff);

      mixed |= (guint32)floor (channel + 0.5) << shift;
    }
  return mixed | 0xff;
}

static gboolean
parse_named_color (const char *text, RpColor *color)
{
  static const struct
  {
    const char *name;
    RpColor color;
  } names[] = {
    { "black", 0x000000ff },  { "white", 0xffffffff },  { "gray", 0x808080ff },   { "grey", 0x808080ff },
    { "red", 0xff0000ff },    { "green", 0x008000ff },  { "blue", 0x0000ffff },   { "yellow", 0xffff00ff },
    { "orange", 0xffa500ff }, { "purple", 0x800080ff }, { "brown", 0xa52a2aff },  { "pink", 0xffc0cbff },
    { "teal", 0x008080ff },   { "navy", 0x000080ff },   { "maroon", 0x800000ff }, { "olive", 0x808000ff },
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_ascii_strcasecmp (text, names[i].name) == 0)
      {
        *color = names[i].color;
        return TRUE;
      }
  return FALSE;
}

gboolean
rp_color_parse (const char *text, RpColor *color)
{
  gsize length = strlen (text);
  guint32 value = 0;

  if (text[0] != '#')
    return parse_named_color (text, color);
  if (length != 4 && length != 7 && length != 9)
    return FALSE;
  for (gsize i = 1; i < length; i++)
    {
      int digit = g_ascii_xdigit_value (text[i]);

      if (digit < 0)
        return FALSE;
      value = length == 4 ? value << 8 | (guint32)digit * 0x11 : value << 4 | (guint32)digit;
    }
  *color = length == 9 ? value : value << 8 | 0xff;
  return TRUE;
}

const char *
rp_symbol_name (RpSymbol symbol)
{
  static const char *const names[]
      = { "disc",    "square", "diamond",  "triangle-up", "triangle-down", "triangle-right",
          "hexagon", "cross",  "document", "rings",       "star",          "pentagon" };

  g_return_val_if_fail ((guint)symbol < RP_N_SYMBOLS, "disc");
  return names[symbol];
}
