/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "theme.h"

#include <string.h>

#include "kind-looks.h"

/* A mark is a graphical object: 3 : 1 against paper (WCAG 2.1, 1.4.11). */
#define MARK_CONTRAST 3.0
#define NO_HUE RP_N_HUES

/* Which hues and symbols are taken, alone and together. */
typedef struct
{
  guint n_hue[RP_N_HUES + 1], n_symbol[RP_N_SYMBOLS];
  gboolean both[RP_N_HUES + 1][RP_N_SYMBOLS];
} Taken;

typedef struct
{
  guint n_looks;
  RpLook looks[];
} LookTable;

/* FNV-1a: the same on every machine, unlike GLib's hashes, which promise nothing. */
static guint32
hash_name (const char *name)
{
  guint32 hash = 2166136261u;

  for (const char *p = name; *p; p++)
    hash = (hash ^ (guint8)*p) * 16777619u;
  return hash ^ hash >> 15;
}

static void
take (Taken *taken, guint hue, RpSymbol symbol)
{
  taken->n_hue[hue]++;
  taken->n_symbol[symbol]++;
  taken->both[hue][symbol] = TRUE;
}

/* The free look with the least used symbol and hue, the wished ones first, else from the hash on. */
static void
choose (Taken *taken, guint32 hash, gboolean fix_hue, guint *hue, gboolean fix_symbol, RpSymbol *symbol)
{
  guint best = G_MAXUINT, best_hue = *hue;
  RpSymbol best_symbol = *symbol;

  for (guint s = 0; s < RP_N_SYMBOLS; s++)
    for (guint h = 0; h < RP_N_HUES; h++)
      {
        guint try_symbol = fix_symbol ? (guint)*symbol : (hash + s) % RP_N_SYMBOLS;
        guint try_hue = fix_hue ? *hue : (hash / RP_N_SYMBOLS + h) % RP_N_HUES;
        guint cost = 4 * taken->n_symbol[try_symbol] + 3 * taken->n_hue[try_hue]
                     + (taken->both[try_hue][try_symbol] ? 1000000u : 0);

        if (cost < best)
          {
            best = cost;
            best_hue = try_hue;
            best_symbol = (RpSymbol)try_symbol;
          }
      }
  *hue = best_hue;
  *symbol = best_symbol;
}

/* What the dataset says itself. In print a given hue is no help, its shape is. */
static gboolean
given_color (const RpTheme *theme, const RpKind *kind, RpColor *color)
{
  if (theme->print || !kind->color || !rp_color_parse (kind->color, color))
    return FALSE;
  /* a hue of our own has its tuned counterpart in each theme */
  for (guint hue = 0; hue < RP_N_HUES; hue++)
    if (*color == rp_kind_hue (rp_theme (RP_THEME_LIGHT), hue))
      *color = rp_kind_hue (theme, hue);
  *color = rp_color_reach (theme, *color, MARK_CONTRAST);
  return TRUE;
}

static void
deal_look (const RpTheme *theme, RpRecordType type, const RpKind *kind, Taken *taken, RpLook *look)
{
  guint hue = 0, known_hue;
  RpSymbol symbol = RP_SYMBOL_DISC, known_symbol;
  gboolean has_color = given_color (theme, kind, &look->color);
  gboolean has_symbol = kind->shape && rp_kind_parse_symbol (kind->shape, &symbol);
  guint32 hash = hash_name (kind->name);

  if (has_color)
    hue = NO_HUE;
  if (rp_kind_known_look (type, kind->name, &known_hue, &known_symbol))
    {
      if (!has_color)
        hue = known_hue;
      if (!has_symbol)
        symbol = known_symbol;
      if (taken->both[hue][symbol] && !(has_color && has_symbol))
        choose (taken, hash, has_color, &hue, TRUE, &symbol);
    }
  else if (!has_color || !has_symbol)
    {
      choose (taken, hash, has_color, &hue, has_symbol, &symbol);
    }
  take (taken, hue, symbol);
  if (!has_color)
    look->color = rp_kind_hue (theme, hue);
  look->symbol = symbol;
}

/* Given and well-known looks are dealt first, so that no other kind takes theirs. */
static LookTable *
deal_looks (const RpTheme *theme, RpDataset *dataset, RpRecordType type)
{
  guint n = rp_dataset_n_kinds (dataset, type);
  LookTable *table = g_malloc0 (sizeof *table + n * sizeof *table->looks);
  Taken taken = { 0 };

  table->n_looks = n;
  for (int pass = 0; pass < 3; pass++)
    for (guint i = 0; i < n; i++)
      {
        const RpKind *kind = rp_dataset_kind (dataset, type, i);
        RpColor color;
        RpSymbol symbol;
        guint hue;
        gboolean given = (kind->shape && rp_kind_parse_symbol (kind->shape, &symbol))
                         || (kind->color && rp_color_parse (kind->color, &color));
        int turn = given ? 0 : rp_kind_known_look (type, kind->name, &hue, &symbol) ? 1 : 2;

        if (turn == pass)
          deal_look (theme, type, kind, &taken, &table->looks[i]);
      }
  return table;
}

/* Dealt once for a dataset and kept with it: drawings ask for a look at every shape. */
static const LookTable *
looks_of (const RpTheme *theme, RpDataset *dataset, RpRecordType type)
{
  char key[32];
  LookTable *table;

  g_snprintf (key, sizeof key, "rapport-looks-%d-%d", (int)theme->name, (int)type);
  table = g_object_get_data (G_OBJECT (dataset), key);
  if (table)
    return table;
  table = deal_looks (theme, dataset, type);
  if (g_object_replace_data (G_OBJECT (dataset), key, NULL, table, g_free, NULL))
    return table;
  g_free (table); /* another thread was first */
  return g_object_get_data (G_OBJECT (dataset), key);
}

RpLook
rp_theme_look (const RpTheme *theme, RpDataset *dataset, RpRecordType type, guint kind)
{
  const LookTable *table = looks_of (theme, dataset, type);

  if (kind >= table->n_looks)
    return (RpLook){ theme->ink65, RP_SYMBOL_DISC };
  return table->looks[kind];
}
