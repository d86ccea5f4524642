/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "importers.h"
#include "kind-looks.h"
#include "theme.h"

#include <string.h>

static RpDataset *
load (const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RpImportResult) result = rp_import_bytes (text, strlen (text), NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (result->dataset);
  return g_object_ref (result->dataset);
}

static void
test_contrast (void)
{
  for (int name = RP_THEME_LIGHT; name <= RP_THEME_PRINT; name++)
    {
      const RpTheme *theme = rp_theme ((RpThemeName)name);

      g_assert_cmpfloat (rp_color_contrast (theme->ink, theme->paper), >=, 7);
      g_assert_cmpfloat (rp_color_contrast (theme->ink65, theme->paper), >=, 4.5);
      g_assert_cmpfloat (rp_color_contrast (theme->ink65, theme->panel), >=, 4.5);
      g_assert_cmpfloat (rp_color_contrast (theme->accent, theme->paper), >=, 4.5);
      g_assert_cmpfloat (rp_color_contrast (rp_color_over (theme->ink, theme->other_text, theme->paper), theme->paper),
                         >=, 4.5);
      for (guint hue = 0; hue < RP_N_HUES; hue++)
        g_assert_cmpfloat (rp_color_contrast (rp_kind_hue (theme, hue), theme->paper), >=, 3);
    }
  g_assert_cmpfloat (rp_theme (RP_THEME_CONTRAST)->other_mark, >=, 0.6);
}

static void
test_colors (void)
{
  RpColor color;

  g_assert_true (rp_color_parse ("#a74003", &color));
  g_assert_cmphex (color, ==, 0xa74003ff);
  g_assert_true (rp_color_parse ("#fa0", &color));
  g_assert_cmphex (color, ==, 0xffaa00ff);
  g_assert_false (rp_color_parse ("#fa00", &color));
  g_assert_false (rp_color_parse ("#ggg", &color));
  g_assert_false (rp_color_parse ("url(x)", &color));
  g_assert_cmphex (rp_color_over (0x000000ff, 0.5, 0xffffffff), ==, 0x808080ff);
  g_assert_cmphex (rp_color_with_alpha (0x123456ff, 0), ==, 0x12345600);
  g_assert_cmpfloat_with_epsilon (rp_color_contrast (0x000000ff, 0xffffffff), 21, 1e-9);
}

static void
test_known_looks (void)
{
  guint hue;
  RpSymbol symbol;

  g_assert_true (rp_kind_known_look (RP_RECORD_EVENT, "Meetings", &hue, &symbol));
  g_assert_cmpint (symbol, ==, RP_SYMBOL_DISC);
  g_assert_true (rp_kind_known_look (RP_RECORD_ENTITY, "government_organisation", &hue, &symbol));
  g_assert_cmpint (symbol, ==, RP_SYMBOL_SQUARE);
  g_assert_false (rp_kind_known_look (RP_RECORD_EVENT, "warehouse", &hue, &symbol));
  g_assert_false (rp_kind_known_look (RP_RECORD_EVENT, "", &hue, &symbol));
}

/* COUNT kinds of events without a look of their own. */
static RpDataset *
many_kinds (guint count)
{
  g_autoptr (GString) text = g_string_new ("{\"rapport\": 1, \"title\": \"T\", \"events\": [");

  for (guint i = 0; i < count; i++)
    g_string_append_printf (text, "%s{\"kind\": \"k%u\", \"title\": \"t%u\"}", i ? "," : "", i, i);
  g_string_append (text, "]}");
  return load (text->str);
}

static void
test_distinct (void)
{
  for (int name = RP_THEME_LIGHT; name <= RP_THEME_PRINT; name++)
    {
      const RpTheme *theme = rp_theme ((RpThemeName)name);
      g_autoptr (RpDataset) dataset = many_kinds (60);
      g_autoptr (RpDataset) again = many_kinds (60);

      g_assert_cmpuint (rp_dataset_n_kinds (dataset, RP_RECORD_EVENT), ==, 60);
      for (guint i = 0; i < 60; i++)
        {
          RpLook a = rp_theme_look (theme, dataset, RP_RECORD_EVENT, i);
          RpLook same = rp_theme_look (theme, again, RP_RECORD_EVENT, i);

          g_assert_true (a.color == same.color && a.symbol == same.symbol);
          for (guint j = 0; j < i; j++)
            {
              RpLook b = rp_theme_look (theme, dataset, RP_RECORD_EVENT, j);

              g_assert_false (a.color == b.color && a.symbol == b.symbol);
              if (i < RP_N_SYMBOLS)
                g_assert_cmpint (a.symbol, !=, b.symbol);
            }
        }
    }
}

static void
test_given_look (void)
{
  g_autoptr (RpDataset) dataset = load (
      "{\"rapport\": 1, \"title\": \"T\", \"kinds\": {\"events\": {\"odd\": {\"color\": \"#000080\", \"shape\": \"star\"}, "
      "\"pale\": {\"color\": \"#ffffe0\"}}}, \"events\": [{\"kind\": \"odd\", \"title\": \"a\"}, {\"kind\": \"pale\", "
      "\"title\": \"b\"}, {\"kind\": \"meeting\", \"title\": \"c\"}]}");
  const RpTheme *light = rp_theme (RP_THEME_LIGHT), *dark = rp_theme (RP_THEME_DARK);
  guint odd = G_MAXUINT, pale = G_MAXUINT;

  for (guint i = 0; i < rp_dataset_n_kinds (dataset, RP_RECORD_EVENT); i++)
    {
      const char *name = rp_dataset_kind (dataset, RP_RECORD_EVENT, i)->name;

      odd = strcmp (name, "odd") == 0 ? i : odd;
      pale = strcmp (name, "pale") == 0 ? i : pale;
    }
  g_assert_cmphex (rp_theme_look (light, dataset, RP_RECORD_EVENT, odd).color, ==, 0x000080ff);
  g_assert_cmpint (rp_theme_look (light, dataset, RP_RECORD_EVENT, odd).symbol, ==, RP_SYMBOL_STAR);
  g_assert_cmpfloat (rp_color_contrast (rp_theme_look (dark, dataset, RP_RECORD_EVENT, odd).color, dark->paper), >=, 3);
  g_assert_cmpfloat (rp_color_contrast (rp_theme_look (light, dataset, RP_RECORD_EVENT, pale).color, light->paper), >=,
                     3);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/theme/contrast", test_contrast);
  g_test_add_func ("/theme/colors", test_colors);
  g_test_add_func ("/theme/known-looks", test_known_looks);
  g_test_add_func ("/theme/distinct", test_distinct);
  g_test_add_func ("/theme/given-look", test_given_look);
  return g_test_run ();
}
