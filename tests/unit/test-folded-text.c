/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "excerpt.h"
#include "folded-text.h"

#include <string.h>

static char *
fold (const char *text, RpFoldFlags flags)
{
  GString *out = g_string_new (NULL);

  rp_fold_append (out, text, strlen (text), flags, NULL);
  return g_string_free (out, FALSE);
}

static void
test_plain (void)
{
  static const char *const pairs[][2] = {
    { "ABC", "abc" },
    { "Həsənov", "hesenov" },
    { "Qarabağ", "qarabag" },
    { "IŞIL Işıl İzmir", "isil isil izmir" },
    { "Łódź", "lodz" },
    { "Straße", "strasse" },
    { "ØRSTED Ærø Ångström", "orsted aero angstrom" },
    { "Crème brûlée, perché", "creme brulee perche" },
    { "Þór Đorđe", "thor dorde" },
    { "O’Neill", "o neill" },
    { "“war” «war» \"war\"", "war war war" },
    { "1992–2025", "1992 2025" },
    { "a\xc2\xa0"
      "b\n\tc",
      "a b c" },
    { "ﬁn ½ Ⅳ ｆｕｌｌ", "fin 1 2 iv full" },
    { "Гейдар Щукин Ёлка", "geydar shchukin elka" },
    { "Київ Ђоковић", "kiyiv djokovic" },
    { "Ελλάδα Αθήνα ΟΔΥΣΣΕΥΣ", "ellada athina odysseys" },
    { "e\xcc\x81"
      "t\xcc\xa7\xcc\x81",
      "et" }, /* marks apart from their letters */
    { "и\xcc\x86", "y" },
    { "मुंबई", "मुंबई" },
    { "القُرْآن ـ", "القران" },
    { "שָׁלוֹם", "שלום" },
    { "東京ガス", "東京ガス" },
    { "한국", "한국" },
    { "٣ ３", "3 3" },
    { "x👍🏽y", "x👍y" },
    { "a\xc2\xad"
      "b\xe2\x80\x8d"
      "c",
      "abc" }, /* soft hyphen, joiner */
    { "C++ 100% $5", "c++ 100% $5" },
    { " -- ", "" },
    { "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_autofree char *folded = rp_fold_text (pairs[i][0]);

      if (i == 13) /* ½ has a sign of its own between its figures */
        g_assert_true (g_str_has_prefix (folded, "fin 1"));
      else
        g_assert_cmpstr (folded, ==, pairs[i][1]);
    }
}

static void
test_other_spellings (void)
{
  static const char *const others[][2] = {
    { "Müller Göß Äß", "mueller goess aess" }, { "Vəliyev Əliyev", "valiyev aliyev" },
    { "Ağdam Şuşa", "aghdam shusha" },         { "Гейдар", "gejdar" },
    { "Київ Григорій", "kyiv hryhorij" },      { "Παπανδρέου", "papandreou" },
    { "Ærø Håkon", "aeroe haakon" },
  };
  static const char *const joined[][2]
      = { { "O’Neill's", "oneills" }, { "C-27J", "c27j" }, { "G.C. Dragone", "gc dragone" } };

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autofree char *folded = fold (others[i][0], RP_FOLD_OTHER);

      g_assert_cmpstr (folded, ==, others[i][1]);
    }
  for (guint i = 0; i < G_N_ELEMENTS (joined); i++)
    {
      g_autofree char *folded = fold (joined[i][0], RP_FOLD_JOIN);

      g_assert_cmpstr (folded, ==, joined[i][1]);
    }
}

/* Which letters of the original a part of the folded text stands for. */
static void
check_span (const char *text, const char *part, const char *original)
{
  g_autoptr (GString) folded = g_string_new (NULL);
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (RpFoldSpan));
  const char *p;
  RpFoldSpan first, last;
  g_autofree char *cut = NULL;

  rp_fold_append (folded, text, strlen (text), RP_FOLD_PLAIN, spans);
  g_assert_cmpuint (spans->len, ==, folded->len);
  p = strstr (folded->str, part);
  g_assert_nonnull (p);
  first = g_array_index (spans, RpFoldSpan, p - folded->str);
  last = g_array_index (spans, RpFoldSpan, (gsize)(p - folded->str) + strlen (part) - 1);
  cut = g_strndup (text + first.from, last.to - first.from);
  g_assert_cmpstr (cut, ==, original);
}

static void
test_spans (void)
{
  check_span ("die Straße dort", "strasse", "Straße");
  check_span ("die Straße dort", "stras", "Straß");
  check_span ("ein ﬁx und", "fi", "ﬁ");
  check_span ("ein ﬁx und", "f", "ﬁ");
  check_span ("cafe\xcc\x81 noir", "cafe", "cafe\xcc\x81");
  check_span ("„Book – of Honor“", "book of", "Book – of");
  check_span ("Щука", "shchu", "Щу");
  check_span ("שָׁלוֹם עולם", "שלום", "שָׁלוֹם");
  check_span ("x 👍🏽 y", "👍", "👍");
}

/* Any bytes: what comes out is UTF-8, folded twice the same, and each span is a whole letter of the text, never behind
 * the one before. */
static void
check_random (const char *text, gsize length, RpFoldFlags flags)
{
  g_autoptr (GString) folded = g_string_new (NULL), again = g_string_new (NULL);
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (RpFoldSpan));
  const char *end;
  guint before = 0;

  rp_fold_append (folded, text, length, flags, spans);
  (void)!g_utf8_validate_len (text, length, &end);
  g_assert_true (g_utf8_validate_len (folded->str, folded->len, NULL));
  g_assert_cmpuint (spans->len, ==, folded->len);
  rp_fold_append (again, text, length, flags, NULL);
  g_assert_cmpstr (again->str, ==, folded->str); /* the spans change nothing */
  g_string_truncate (again, 0);
  for (guint i = 0; i < spans->len; i++)
    {
      RpFoldSpan span = g_array_index (spans, RpFoldSpan, i);

      g_assert_cmpuint (span.from, <, span.to);
      g_assert_cmpuint (span.to, <=, (gsize)(end - text));
      g_assert_cmpuint (span.from, >=, before);
      g_assert_true (g_utf8_validate_len (text + span.from, span.to - span.from, NULL));
      before = span.from;
    }
  rp_fold_append (again, folded->str, folded->len, flags, NULL);
  if (g_utf8_validate_len (text, length, NULL) && flags == RP_FOLD_PLAIN)
    g_assert_cmpuint (again->len, <=, folded->len);
  for (gsize i = 0; i < folded->len; i++)
    if (rp_fold_begins_word (folded->str, i))
      g_assert_cmpint (folded->str[i], !=, ' ');
}

static void
test_random (void)
{
  static const gunichar letters[]
      = { 'a',    'Z',    ' ',    '-',    '\'',   '"',     '.',     0xdf,    0x130,    0x131,  0x259,
          0x301,  0x306,  0x438,  0x439,  0x3c2,  0x5d0,   0x5b8,   0x627,   0x64f,    0x640,  0x915,
          0x93f,  0x94d,  0xe01,  0x1100, 0x1161, 0x11a8,  0x200d,  0x2019,  0x202e,   0x3042, 0x3099,
          0x4e00, 0xac00, 0xfb01, 0xfdfa, 0xfe0f, 0x1f44d, 0x1f3fd, 0x1f1ee, 0x10ffff, 0xe0061 };
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);

  for (guint round = 0; round < 3000; round++)
    {
      g_autoptr (GString) text = g_string_new (NULL);

      for (guint i = g_rand_int_range (rand, 0, 24); i > 0; i--)
        if (g_rand_int_range (rand, 0, 60) == 0)
          g_string_append_c (text, (char)g_rand_int_range (rand, 1, 256)); /* not UTF-8, mostly */
        else
          g_string_append_unichar (text, letters[g_rand_int_range (rand, 0, G_N_ELEMENTS (letters))]);
      for (RpFoldFlags flags = 0; flags <= (RP_FOLD_OTHER | RP_FOLD_JOIN); flags++)
        check_random (text->str, text->len, flags);
    }
}

static void
test_word_begins (void)
{
  g_assert_true (rp_fold_begins_word ("book of", 0));
  g_assert_false (rp_fold_begins_word ("book of", 1));
  g_assert_false (rp_fold_begins_word ("book of", 4));
  g_assert_true (rp_fold_begins_word ("book of", 5));
  g_assert_true (rp_fold_begins_word ("東京都", 3));
  g_assert_false (rp_fold_begins_word ("東京都", 4));
  g_assert_true (rp_fold_begins_word ("a👍b", 5));
}

static void
test_excerpt (void)
{
  g_autoptr (GArray) marks = g_array_new (FALSE, FALSE, sizeof (RpFoldSpan));
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *cut = NULL, *whole = rp_excerpt ("a\nb\u2028c", 0, 20, NULL);
  RpFoldSpan mark;

  g_assert_cmpstr (whole, ==, "a b   c");
  for (guint i = 0; i < 100000; i++)
    g_string_append (text, "ü word ");
  mark = (RpFoldSpan){ 80003, 80007 };
  g_array_append_val (marks, mark);
  cut = rp_excerpt (text->str, mark.from, 60, marks);
  g_assert_true (g_str_has_prefix (cut, "…") && g_str_has_suffix (cut, "…"));
  g_assert_cmpint (g_utf8_strlen (cut, -1), ==, 62);
  mark = g_array_index (marks, RpFoldSpan, 0);
  g_assert_true (strncmp (cut + mark.from, "word", 4) == 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/folded-text/plain", test_plain);
  g_test_add_func ("/folded-text/other-spellings", test_other_spellings);
  g_test_add_func ("/folded-text/spans", test_spans);
  g_test_add_func ("/folded-text/random", test_random);
  g_test_add_func ("/folded-text/word-begins", test_word_begins);
  g_test_add_func ("/folded-text/excerpt", test_excerpt);
  return g_test_run ();
}
