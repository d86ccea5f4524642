/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Data in scripts: pages as they are written, what of JavaScript is understood, what is refused and where, and what is
 * broken or hostile. */
#include "foreign-fixture.h"

#include "script-data.h"

#include <string.h>

/* An exact copy on the heap is read. */
static const RpJsonNode *
read_script (RpJsonTree *tree, const char *script, gsize length, RpJsonError **fault)
{
  g_autofree char *copy = g_memdup2 (length > 0 ? script : " ", MAX (length, 1));

  return rp_script_data_read (tree, copy, length, fault);
}

static void
test_pages (void)
{
  static const struct
  {
    const char *file;
    guint n_events, n_entities, n_relations, n_dated;
  } pages[] = { { "vis-timeline-page.js", 6, 0, 0, 6 },
                { "vis-network-page.js", 0, 5, 5, 0 },
                { "own-page.js", 2, 2, 0, 2 },
                { "vis-timeline-script.js", 3, 0, 0, 2 } };

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      gsize length;
      g_autofree char *bytes = foreign_fixture_read (pages[i].file, &length);
      g_autoptr (RpImportResult) result = foreign_fixture_import (bytes, length);
      guint n_dated = 0;

      g_test_message ("%s", pages[i].file);
      g_assert_nonnull (result->dataset);
      for (guint e = 0; e < rp_dataset_n_events (result->dataset); e++)
        n_dated += rp_dataset_event (result->dataset, e)->when.when != NULL;
      g_assert_cmpuint (rp_dataset_n_events (result->dataset), ==, pages[i].n_events);
      g_assert_cmpuint (rp_dataset_n_entities (result->dataset), ==, pages[i].n_entities);
      g_assert_cmpuint (rp_dataset_n_relations (result->dataset), ==, pages[i].n_relations);
      g_assert_cmpuint (n_dated, ==, pages[i].n_dated);
    }
}

static void
test_understood (void)
{
  static const struct
  {
    const char *script, *json;
  } scripts[] = {
    { "var a = [1, -2, +3, .5, 0x1F, 1e3, 5.];", "[1,-2,3,0.5,31,1e3,5]" },
    { "a = {b: 'c', 'd e': \"f\", 3: true, $x_1: null, \xc3\xa9: undefined,}",
      "{\"b\":\"c\",\"d e\":\"f\",\"3\":true,\"$x_1\":null,\"\xc3\xa9\":null}" },
    { "var a = ['\\'\\x41\\u00e9\\u{1F600}\\ud83d\\ude00\\n\\q\\0\\\n', `\"\n`]",
      "[\"'A\xc3\xa9\xf0\x9f\x98\x80\xf0\x9f\x98\x80\\nq\xef\xbf\xbd\",\"\\\"\\n\"]" },
    { "\xef\xbb\xbf// a\n/* b */window.data = ({a: [/* c */], b: {} // d\n});", "{\"a\":[],\"b\":{}}" },
    { "window['data'] = [[]]", "[[]]" },
    { "let a = [1], b = {a}, c; const d = [a, 2]", "{\"a\":[1],\"b\":{},\"d\":[2]}" },
    { "f({a: 1}, {b: 2});\n", "{\"a\":1}" },
    { "module.exports = [new Date('2014-04-20'), new Date(2014, 0), new Date(2014, 11, 31), new Date(2014, 1, 3, 4, 5), new Date(5), new Date()]",
      "[\"2014-04-20\",\"2014-01\",\"2014-12-31\",\"2014-02-03T04:05:00\",5,null]" },
    { "export default [1]\nexport const options = {x: 1}", "[1]" },
    { "{a: 1, a: 2, // twice\n}", "{\"a\":2}" },
    { "[{'a': 1},]", "[{\"a\":1}]" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (scripts); i++)
    {
      g_autoptr (RpJsonTree) tree = rp_json_tree_new ();
      g_autoptr (RpJsonError) fault = NULL;
      const RpJsonNode *root = read_script (tree, scripts[i].script, strlen (scripts[i].script), &fault);
      g_autofree char *json = root != NULL ? rp_json_node_to_text (root, G_MAXSIZE) : NULL;

      g_test_message ("%s", scripts[i].script);
      g_assert_null (fault);
      g_assert_cmpstr (json, ==, scripts[i].json);
    }
}

static void
test_refused (void)
{
  static const struct
  {
    const char *script, *said;
    guint line, column;
  } scripts[] = {
    { "var a = [\n  {b: f(1)}]", "“f” is code", 2, 7 },
    { "var a = [1];\nfunction f() { return a; }", "“function” is code", 2, 1 },
    { "var a = [1].map(x => x);", "expected “;”, found “.map(x => x);”", 1, 12 },
    { "var a = [1 + 2];", "expected “]”, found “+ 2];”", 1, 12 },
    { "var a = ['b' + c]", "found “+ c]”", 1, 14 },
    { "var a = [b];", "“b” is code", 1, 10 },
    { "var a = {get b() { return 1; }};", "expected “:”, found “b() { return 1; }};”", 1, 14 },
    { "var a = {...b}", "expected “}”, found “...b}”", 1, 10 },
    { "var a = [1];\nif (true) { a = 2; }", "expected “;”", 2, 11 },
    { "var a = [1];\nalert(document.cookie)", "“document.cookie” is code", 2, 7 },
    { "var a = [1];\nnew Image(1)", "“Image” is code", 2, 1 },
    { "var a = [`${b}`]", "${…}", 1, 11 },
    { "var a = [1, /* b\n\n]", "a comment (/*) that does not end", 1, 13 },
    { "var a = ['b\n']", "not closed in its line", 1, 10 },
    { "var a = [\"\xc3\xa9\", 'b", "middle of a text", 1, 15 },
    { "var a = [{b: 1", "expected “}”, the file ends", 1, 15 },
    { "var a = [012]", "“012” is no number", 1, 10 },
    { "var a = ['\\u12']", "an escape", 1, 11 },
    { "var a = ['\xff']", "not UTF-8", 1, 10 },
    { "var a = new Date(2014, 'x')", "“new Date” is code", 1, 28 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (scripts); i++)
    {
      g_autoptr (RpJsonTree) tree = rp_json_tree_new ();
      g_autoptr (RpJsonError) fault = NULL;
      g_autofree char *shown = g_utf8_make_valid (scripts[i].script, -1);

      g_test_message ("%s", shown);
      g_assert_null (read_script (tree, scripts[i].script, strlen (scripts[i].script), &fault));
      g_assert_nonnull (fault);
      g_test_message ("%u:%u: %s", fault->line, fault->column, fault->message);
      g_assert_nonnull (strstr (fault->message, scripts[i].said));
      g_assert_cmpuint (fault->line, ==, scripts[i].line);
      g_assert_cmpuint (fault->column, ==, scripts[i].column);
    }
}

/* Places are the file's; other files, and Rapport's own, are not taken for scripts. */
static void
test_imported (void)
{
  static const char *const others[]
      = { "date,title\n2024,a\n",
          "{rapport: 1, title: 'T', events: [{kind: 'k', title: 'E', when: '2024'}]}",
          "{\"rapport\": 1, \"title\": \"T\", \"events\": [{\"kind\": \"k\", \"title\": \"E\",}]}",
          "var a = 3;",
          "<html></html>",
          "text" };
  static const char script[]
      = "var items = [\n  {content: 'a', start: 'soon\xc3\xa9'}, {content: 'b', start: '2024'}];";
  g_autoptr (RpImportResult) result = foreign_fixture_import (script, strlen (script));
  const RpProblem *problem = g_ptr_array_index (result->problems, 0);

  g_assert_cmpuint (problem->line, ==, 2);
  g_assert_cmpuint (problem->column, ==, 25);
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autoptr (RpImportResult) other = foreign_fixture_import (others[i], strlen (others[i]));

      g_test_message ("%s", others[i]);
      g_assert_true ((other->dataset != NULL) == (i == 0));
      if (i > 0)
        g_assert_null (strstr (((RpProblem *)g_ptr_array_index (other->problems, 0))->message, "of a script"));
    }
}

/* Whatever is wrong, something comes of it: a dataset, or a word about why not. */
static void
check_answer (const RpImportResult *result)
{
  g_assert_nonnull (result);
  g_assert_true (result->dataset != NULL || result->problems->len > 0);
}

/* Every cut, every byte turned, and each value of another type. */
static void
test_broken (void)
{
  static const char *const files[] = { "vis-timeline-page.js", "vis-network-page.js", "own-page.js" };
  static const char *const values[] = { "null", "[]", "{}", "'x'", "7", "new Date()", "[[{}]]", "-", "(", "/*" };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      gsize length;
      g_autofree char *bytes = foreign_fixture_read (files[i], &length);

      for (gsize at = 0; at < length; at++)
        {
          char was = bytes[at];
          g_autoptr (RpImportResult) cut = foreign_fixture_import (bytes, at);
          g_autoptr (RpImportResult) turned = NULL;

          check_answer (cut);
          bytes[at] = (char)(was ^ (1 << (at % 8)));
          turned = foreign_fixture_import (bytes, length);
          bytes[at] = was;
          check_answer (turned);
          for (guint v = 0; was == ':' && v < G_N_ELEMENTS (values); v++)
            {
              g_autofree char *rest = g_strdup (bytes + at + 1 + strcspn (bytes + at + 1, ",}"));
              g_autofree char *changed = g_strdup_printf ("%.*s:%s%s", (int)at, bytes, values[v], rest);
              g_autoptr (RpImportResult) mistyped = foreign_fixture_import (changed, strlen (changed));

              check_answer (mistyped);
            }
        }
    }
}

static void
test_hostile (void)
{
  static const char *const openings[] = { "[", "{a:", "(", "new vis.DataSet(", "[{a:(" };

  for (guint i = 0; i < G_N_ELEMENTS (openings); i++)
    {
      g_autoptr (GString) deep = g_string_new ("var a = ");
      g_autoptr (RpJsonTree) tree = rp_json_tree_new ();
      g_autoptr (RpJsonError) fault = NULL;

      for (guint n = 0; n < 100000; n++)
        g_string_append (deep, openings[i]);
      g_assert_null (read_script (tree, deep->str, deep->len, &fault));
      g_assert_nonnull (strstr (fault->message, "nested deeper than 256"));
    }
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (GString) wide = g_string_new (i == 0 ? "var a = ['" : i == 1 ? "var a = {" : "");
      g_autoptr (RpJsonTree) tree = rp_json_tree_new ();
      g_autoptr (RpJsonError) fault = NULL;

      for (guint n = 0; n < (i == 0 ? 20u << 20 : 100000u); n++)
        if (i == 0)
          g_string_append_c (wide, 'x');
        else
          g_string_append_printf (wide, i == 1 ? "k%u: [], " : "export ", n);
      g_string_append (wide, i == 0 ? "']" : "}");
      g_assert_true ((read_script (tree, wide->str, wide->len, &fault) != NULL) == (i == 1));
      g_assert_true ((fault != NULL) == (i == 0));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/script-data/pages", test_pages);
  g_test_add_func ("/script-data/understood", test_understood);
  g_test_add_func ("/script-data/refused", test_refused);
  g_test_add_func ("/script-data/imported", test_imported);
  g_test_add_func ("/script-data/broken", test_broken);
  g_test_add_func ("/script-data/hostile", test_hostile);
  return g_test_run ();
}
