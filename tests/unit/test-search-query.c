/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "search-query.h"

#include <string.h>

static const char *const names[] = { "text", "type", "kind", "place", "source", "tag", "before", "after" };

/* "text:a kind:meeting": the terms, those in quotation marks with them. */
static char *
taken_apart (const char *text)
{
  g_autoptr (RpSearchQuery) query = rp_search_query_parse (text);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < query->terms->len; i++)
    {
      const RpQueryTerm *term = &g_array_index (query->terms, RpQueryTerm, i);

      g_string_append_printf (out, "%s%s:%s%s%s", i > 0 ? " " : "", names[term->key], term->quoted ? "[" : "",
                              term->text, term->closed ? "]" : "");
    }
  g_string_append_printf (out, "%s%u", query->terms->len > 0 ? " " : "", query->notices->len);
  return g_string_free (out, FALSE);
}

/* Each: the query, its terms and how much is said. */
static void
test_terms (void)
{
  static const char *const cases[][2] = {
    { "", "0" },
    { "  \t ", "0" },
    { "one  two", "text:one text:two 0" },
    { "\"Book of Honor\"", "text:[Book of Honor] 0" },
    { "“Book of Honor” x", "text:[Book of Honor] text:x 0" },
    { "\"Book of", "text:[Book of 0" },
    { "\"", "0" },
    { "\"\"", "0" },
    { "kind:meeting", "kind:meeting 0" },
    { "KIND:\"holds a post\" x", "kind:[holds a post] text:x 0" },
    { "kind:", "1" },
    { "kind: x", "text:x 1" },
    { "foo:bar", "text:foo:bar 0" },
    { "kinds:x", "text:kinds:x 0" },
    { "16:57", "text:16:57 0" },
    { "after:", "1" },
    { "after:foo", "1" },
    { "after:2023-01", "after:2023-01 0" },
    { "before:2023-13", "1" },
    { "before:XXXX-01-02", "1" },
    { "after:../2004", "1" },
    { "after:2004~", "after:2004~ 0" },
    { "type:ev", "type:ev 0" },
    { "type:Persons", "1" },
    { "tag:a source:b place:c", "tag:a source:b place:c 0" },
    { "& -- ?", "3" },
    { "a\"b", "text:a\"b 0" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *apart = taken_apart (cases[i][0]);

      g_assert_cmpstr (apart, ==, cases[i][1]);
    }
}

static void
test_notices (void)
{
  g_autoptr (RpSearchQuery) unfinished = rp_search_query_parse ("after:");
  g_autoptr (RpSearchQuery) wrong = rp_search_query_parse ("x after:foo");

  g_assert_cmpstr (unfinished->notices->pdata[0], ==, "“after:” wants a date, as in after:2024 or after:2023-01-12.");
  g_assert_true (g_str_has_prefix (wrong->notices->pdata[0], "“after:foo” is left out: "));
}

/* Whatever is typed, a notice is one line that can be read. */
static void
test_notice_of_signs (void)
{
  g_autofree char *signs = g_strnfill (4000, '!');
  g_autoptr (RpSearchQuery) lines = rp_search_query_parse ("\"!\n!\"");
  g_autoptr (RpSearchQuery) many = rp_search_query_parse (signs);

  g_assert_cmpstr (lines->notices->pdata[0], ==, "“! !” has no letter or figure to look for.");
  g_assert_cmpuint (strlen (many->notices->pdata[0]), <, 120);
}

static void
test_dates (void)
{
  g_autoptr (RpSearchQuery) query = rp_search_query_parse ("after:2023-01 type:relation");
  const RpQueryTerm *terms = (const RpQueryTerm *)(gpointer)query->terms->data;
  RpCivil civil;

  rp_instant_to_civil (terms[0].instant, &civil);
  g_assert_cmpint (civil.year, ==, 2023);
  g_assert_cmpint (civil.month, ==, 1);
  g_assert_cmpint (civil.day, ==, 1);
  g_assert_cmpuint (terms[1].type, ==, 3);
}

static void
test_many (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (RpSearchQuery) query = NULL;

  for (guint i = 0; i < 100000; i++)
    g_string_append (text, "w ");
  query = rp_search_query_parse (text->str);
  g_assert_cmpuint (query->terms->len, ==, RP_QUERY_MAX_TERMS);
  g_assert_cmpuint (query->notices->len, ==, 1);
}

static void
test_random (void)
{
  static const char *const pieces[] = { "after:", "before:", "kind:", "type:", "\"", "“",    "”", " ", "2023",
                                        "..",     "/",       "x",     "é",     "東", "\xff", ":", "e" };
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);

  for (guint round = 0; round < 5000; round++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (RpSearchQuery) query = NULL;

      for (guint i = g_rand_int_range (rand, 0, 12); i > 0; i--)
        g_string_append (text, pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);
      query = rp_search_query_parse (text->str);
      for (guint i = 0; i < query->terms->len; i++)
        g_assert_cmpint (*g_array_index (query->terms, RpQueryTerm, i).text, !=, '\0');
      for (guint i = 0; i < query->notices->len; i++)
        g_assert_true (g_utf8_validate (query->notices->pdata[i], -1, NULL));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/search-query/terms", test_terms);
  g_test_add_func ("/search-query/notices", test_notices);
  g_test_add_func ("/search-query/notice-of-signs", test_notice_of_signs);
  g_test_add_func ("/search-query/dates", test_dates);
  g_test_add_func ("/search-query/many", test_many);
  g_test_add_func ("/search-query/random", test_random);
  return g_test_run ();
}
