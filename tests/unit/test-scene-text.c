/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "scene-text.h"

/* One line a block: its kind, level, mark and spans, of which "_" begins emphasis and "!" strong. */
static char *
shown (const char *text)
{
  g_autoptr (RpSceneText) parsed = rp_scene_text_new (text);
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < parsed->n_blocks; i++)
    {
      const RpSceneBlock *block = &parsed->blocks[i];

      g_string_append_printf (out, "%s%c%u%s", i > 0 ? "|" : "", "pbn"[block->kind], block -> level,
                              block -> near ? "+" : "");
      g_string_append (out, block->mark != NULL ? block->mark : "");
      for (guint j = 0; j < block->n_spans; j++)
        g_string_append_printf (out, "<%s%s%s>", block->spans[j].emphasis ? "_" : "", block->spans[j].strong ? "!" : "",
                                block->spans[j].text);
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static void
check (const char *text, const char *expected)
{
  g_autofree char *found = shown (text);

  g_assert_cmpstr (found, ==, expected);
}

static void
test_blocks (void)
{
  check (NULL, "");
  check ("", "");
  check (" \n\t\n", "");
  check ("one", "p0<one>");
  check ("one\ntwo\n\n\nthree\r\nfour\rfive", "p0<one\ntwo>|p0<three\nfour\nfive>");
  check ("- a\n- b\n  more\n* c", "b0•<a>|b0+•<b\nmore>|b0+•<c>");
  check ("told\n- a\nafter", "p0<told>|b0•<a>|p0<after>");
  check ("1. a\n12) b\n2023. c", "n01.<a>|n0+12)<b>|p0<2023. c>");
  check ("- a\n  - b\n            - c", "b0•<a>|b1+•<b>|b2+•<c>");
  check ("- a\n\n- b", "b0•<a>|b0•<b>");
  check ("-\n-b", "p0<-\n-b>");
}

static void
test_emphasis (void)
{
  check ("a *b* c", "p0<a ><_b>< c>");
  check ("**11 January**\nHe *meets* her.", "p0<!11 January><\nHe ><_meets>< her.>");
  check ("***both*** and **a *b* c**", "p0<_!both>< and ><!a ><_!b><! c>");
  check ("(*b*), *c*.", "p0<(><_b><), ><_c><.>");
  check ("*two\nlines*", "p0<_two\nlines>");
  check ("- **a** b", "b0•<!a>< b>");
}

/* What only looks like markup stays, to the letter. */
static void
test_plain (void)
{
  check ("2*3*4 = 24", "p0<2*3*4 = 24>");
  check ("a * b * c", "p0<a * b * c>");
  check ("*open", "p0<*open>");
  check ("shut*", "p0<shut*>");
  check ("**a* b", "p0<**a* b>");
  check ("****", "p0<****>");
  check ("\\*kept\\*", "p0<*kept*>");
  check ("*a\n\nb*", "p0<*a>|p0<b*>");
  check ("<b>&amp;", "p0<<b>&amp;>");
}

static void
test_hostile (void)
{
  g_autofree char *stars = g_strnfill (200000, '*');
  g_autoptr (GString) opened = g_string_new (NULL);
  g_autoptr (RpSceneText) text = NULL;
  g_autofree char *plain = NULL;

  check ("a\x01"
         "b\xff"
         "c\xc2\x85"
         "d",
         "p0<a�b�c\nd>");
  g_free (rp_scene_text_line (stars));
  for (guint i = 0; i < 60000; i++)
    g_string_append (opened, i % 2 ? "**a " : "*b ");
  text = rp_scene_text_new (opened->str);
  plain = rp_scene_text_plain (text);
  g_assert_cmpint (g_utf8_strlen (plain, -1), ==, RP_SCENE_TEXT_MOST + 1);
  g_assert_true (g_str_has_suffix (plain, "…"));
}

static void
test_words (void)
{
  g_autoptr (RpSceneText) text = rp_scene_text_new ("**A** day\nof *two*\n\n- one\n  1. two\n\nend");
  g_autofree char *plain = rp_scene_text_plain (text);
  g_autofree char *line = rp_scene_text_line ("**A** day\nof\ttwo\n\n- one");
  g_autofree char *none = rp_scene_text_line (" \n");

  g_assert_cmpstr (plain, ==, "A day\nof two\n\n• one\n  1. two\n\nend");
  g_assert_cmpstr (line, ==, "A day of two one");
  g_assert_null (none);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/scene-text/blocks", test_blocks);
  g_test_add_func ("/scene-text/emphasis", test_emphasis);
  g_test_add_func ("/scene-text/plain", test_plain);
  g_test_add_func ("/scene-text/hostile", test_hostile);
  g_test_add_func ("/scene-text/words", test_words);
  return g_test_run ();
}
