/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "kind-looks.h"

#include <math.h>
#include <string.h>

enum
{
  ORANGE,
  GREEN,
  ROSE,
  OCHRE,
  SLATE,
  CYAN,
  BLUE,
  RED,
  VIOLET,
};

RpColor
rp_kind_hue (const RpTheme *theme, guint hue)
{
  static const RpColor hues[][RP_N_HUES] = {
    { 0xa74003ff, 0x077d58ff, 0xb14887ff, 0xb9860fff, 0x414954ff, 0x119cb8ff, 0x3457b0ff, 0xd6453dff, 0x6a3d9aff },
    { 0xe07f4aff, 0x47c493ff, 0xb87bc1ff, 0xe4bf4bff, 0xa5adbaff, 0x6fe2f9ff, 0x7ea2f2ff, 0xf2837cff, 0x9c86e8ff },
    { 0x8f3600ff, 0x00603fff, 0x8d2a66ff, 0x705000ff, 0x2b313aff, 0x00627aff, 0x1f3f94ff, 0xa81f18ff, 0x4e2580ff },
    { 0x000000ff, 0x5a5a5aff, 0x303030ff, 0x8a8a8aff, 0x444444ff, 0x767676ff, 0x1a1a1aff, 0x6a6a6aff, 0x505050ff },
    { 0xff9d68ff, 0x5ce6aeff, 0xe39cecff, 0xffd75eff, 0xc9d2e0ff, 0x8aedffff, 0x9dbcffff, 0xff9d96ff, 0xbfaeffff },
  };

  return hues[theme->name][hue % RP_N_HUES];
}

typedef struct
{
  const char *word;
  guint hue;
  RpSymbol symbol;
} KnownWord;

static const KnownWord event_words[] = {
  { "meeting", ORANGE, RP_SYMBOL_DISC },
  { "talks", ORANGE, RP_SYMBOL_DISC },
  { "talk", ORANGE, RP_SYMBOL_DISC },
  { "call", ORANGE, RP_SYMBOL_DISC },
  { "visit", GREEN, RP_SYMBOL_TRIANGLE_RIGHT },
  { "trip", GREEN, RP_SYMBOL_TRIANGLE_RIGHT },
  { "travel", GREEN, RP_SYMBOL_TRIANGLE_RIGHT },
  { "agreement", ROSE, RP_SYMBOL_DOCUMENT },
  { "signing", ROSE, RP_SYMBOL_DOCUMENT },
  { "treaty", ROSE, RP_SYMBOL_DOCUMENT },
  { "contract", ROSE, RP_SYMBOL_DOCUMENT },
  { "declaration", ROSE, RP_SYMBOL_DOCUMENT },
  { "publication", ROSE, RP_SYMBOL_DOCUMENT },
  { "exhibition", OCHRE, RP_SYMBOL_HEXAGON },
  { "conference", OCHRE, RP_SYMBOL_HEXAGON },
  { "gathering", OCHRE, RP_SYMBOL_HEXAGON },
  { "fair", OCHRE, RP_SYMBOL_HEXAGON },
  { "summit", OCHRE, RP_SYMBOL_HEXAGON },
  { "operation", SLATE, RP_SYMBOL_CROSS },
  { "conflict", SLATE, RP_SYMBOL_CROSS },
  { "war", SLATE, RP_SYMBOL_CROSS },
  { "battle", SLATE, RP_SYMBOL_CROSS },
  { "attack", RED, RP_SYMBOL_CROSS },
  { "ceremony", VIOLET, RP_SYMBOL_STAR },
  { "diplomacy", CYAN, RP_SYMBOL_RINGS },
  { "diplomatic", CYAN, RP_SYMBOL_RINGS },
  { "tie", CYAN, RP_SYMBOL_RINGS },
  { "ties", CYAN, RP_SYMBOL_RINGS },
  { "support", CYAN, RP_SYMBOL_RINGS },
  { "delivery", BLUE, RP_SYMBOL_TRIANGLE_UP },
  { "transfer", BLUE, RP_SYMBOL_TRIANGLE_UP },
  { "payment", OCHRE, RP_SYMBOL_PENTAGON },
  { "invitation", GREEN, RP_SYMBOL_TRIANGLE_DOWN },
  { "birth", GREEN, RP_SYMBOL_TRIANGLE_UP },
  { "death", SLATE, RP_SYMBOL_TRIANGLE_DOWN },
  /* what other programs call all of them, and what stands for a kind that is missing, is plain */
  { "event", BLUE, RP_SYMBOL_DISC },
  { "unknown", BLUE, RP_SYMBOL_DISC },
};

static const KnownWord entity_words[] = {
  { "person", ORANGE, RP_SYMBOL_DISC },         { "people", ORANGE, RP_SYMBOL_DISC },
  { "human", ORANGE, RP_SYMBOL_DISC },          { "place", GREEN, RP_SYMBOL_DIAMOND },
  { "location", GREEN, RP_SYMBOL_DIAMOND },     { "city", GREEN, RP_SYMBOL_DIAMOND },
  { "country", GREEN, RP_SYMBOL_DIAMOND },      { "state", GREEN, RP_SYMBOL_DIAMOND },
  { "region", GREEN, RP_SYMBOL_DIAMOND },       { "agreement", ROSE, RP_SYMBOL_DOCUMENT },
  { "document", ROSE, RP_SYMBOL_DOCUMENT },     { "treaty", ROSE, RP_SYMBOL_DOCUMENT },
  { "contract", ROSE, RP_SYMBOL_DOCUMENT },     { "gathering", OCHRE, RP_SYMBOL_HEXAGON },
  { "exhibition", OCHRE, RP_SYMBOL_HEXAGON },   { "event", OCHRE, RP_SYMBOL_HEXAGON },
  { "organisation", SLATE, RP_SYMBOL_SQUARE },  { "organization", SLATE, RP_SYMBOL_SQUARE },
  { "company", SLATE, RP_SYMBOL_SQUARE },       { "ministry", SLATE, RP_SYMBOL_SQUARE },
  { "body", SLATE, RP_SYMBOL_SQUARE },          { "group", BLUE, RP_SYMBOL_PENTAGON },
  { "delegation", BLUE, RP_SYMBOL_PENTAGON },   { "unit", BLUE, RP_SYMBOL_PENTAGON },
  { "equipment", CYAN, RP_SYMBOL_TRIANGLE_UP }, { "weapon", CYAN, RP_SYMBOL_TRIANGLE_UP },
  { "vehicle", CYAN, RP_SYMBOL_TRIANGLE_UP },   { "infrastructure", VIOLET, RP_SYMBOL_TRIANGLE_DOWN },
  { "asset", CYAN, RP_SYMBOL_TRIANGLE_UP },     { "account", OCHRE, RP_SYMBOL_PENTAGON },
  { "topic", VIOLET, RP_SYMBOL_STAR },          { "vessel", CYAN, RP_SYMBOL_TRIANGLE_UP },
  { "aircraft", CYAN, RP_SYMBOL_TRIANGLE_UP },  { "address", GREEN, RP_SYMBOL_DIAMOND },
  { "actor", ORANGE, RP_SYMBOL_DISC },          { "character", ORANGE, RP_SYMBOL_DISC },
  { "entity", BLUE, RP_SYMBOL_DISC },           { "node", BLUE, RP_SYMBOL_DISC },
  { "unknown", BLUE, RP_SYMBOL_DISC },
};

/* WORD is LENGTH bytes of a kind's name; a plural "s" is let pass. */
static gboolean
word_is (const char *word, gsize length, const char *known)
{
  gsize n = strlen (known);

  return g_ascii_strncasecmp (word, known, n) == 0
         && (length == n || (length == n + 1 && g_ascii_tolower (word[n]) == 's'));
}

static const KnownWord *
find_word (RpRecordType type, const char *word, gsize length)
{
  const KnownWord *words = type == RP_RECORD_EVENT ? event_words : entity_words;
  guint n = type == RP_RECORD_EVENT ? G_N_ELEMENTS (event_words) : G_N_ELEMENTS (entity_words);

  for (guint i = 0; i < n; i++)
    if (length >= strlen (words[i].word) && word_is (word, length, words[i].word))
      return &words[i];
  return NULL;
}

gboolean
rp_kind_known_look (RpRecordType type, const char *name, guint *hue, RpSymbol *symbol)
{
  const KnownWord *found = NULL;
  const char *p = name;

  if (type != RP_RECORD_EVENT && type != RP_RECORD_ENTITY)
    return FALSE;
  while (*p)
    {
      gsize length = strcspn (p, "_- ./");
      const KnownWord *word = find_word (type, p, length);

      if (word)
        found = word; /* the last one names the thing */
      p += length;
      p += strspn (p, "_- ./");
    }
  if (!found)
    return FALSE;
  *hue = found->hue;
  *symbol = found->symbol;
  return TRUE;
}

gboolean
rp_kind_parse_symbol (const char *text, RpSymbol *symbol)
{
  static const struct
  {
    const char *name;
    RpSymbol symbol;
  } others[] = {
    { "circle", RP_SYMBOL_DISC },
    { "dot", RP_SYMBOL_DISC },
    { "box", RP_SYMBOL_SQUARE },
    { "rectangle", RP_SYMBOL_SQUARE },
    { "rhombus", RP_SYMBOL_DIAMOND },
    { "triangle", RP_SYMBOL_TRIANGLE_UP },
    { "triangle_up", RP_SYMBOL_TRIANGLE_UP },
    { "triangle_down", RP_SYMBOL_TRIANGLE_DOWN },
    { "triangle_right", RP_SYMBOL_TRIANGLE_RIGHT },
    { "x", RP_SYMBOL_CROSS },
    { "ring", RP_SYMBOL_RINGS },
    { "page", RP_SYMBOL_DOCUMENT },
  };

  for (int i = 0; i < RP_N_SYMBOLS; i++)
    if (g_ascii_strcasecmp (text, rp_symbol_name ((RpSymbol)i)) == 0)
      {
        *symbol = (RpSymbol)i;
        return TRUE;
      }
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    if (g_ascii_strcasecmp (text, others[i].name) == 0)
      {
        *symbol = others[i].symbol;
        return TRUE;
      }
  return FALSE;
}

static double
linear_channel (RpColor color, int shift)
{
  double c = ((color >> shift) & 0xff) / 255.0;

  return c <= 0.03928 ? c / 12.92 : pow ((c + 0.055) / 1.055, 2.4);
}

static double
luminance (RpColor color)
{
  return 0.2126 * linear_channel (color, 24) + 0.7152 * linear_channel (color, 16) + 0.0722 * linear_channel (color, 8);
}

double
rp_color_contrast (RpColor a, RpColor b)
{
  double la = luminance (a), lb = luminance (b);

  return (MAX (la, lb) + 0.05) / (MIN (la, lb) + 0.05);
}

RpColor
rp_color_reach (const RpTheme *theme, RpColor color, double ratio)
{
  RpColor solid = color | 0xff;

  for (int step = 0; step <= 20; step++)
    {
      RpColor mixed = rp_color_over (theme->ink, step / 20.0, solid);

      if (rp_color_contrast (mixed, theme->paper) >= ratio)
        return mixed;
    }
  return theme->ink;
}
