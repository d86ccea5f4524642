/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "saved-arrangement.h"

#include <math.h>
#include <string.h>

static const char whole[] = "{\n"
                            "  \"rapport-arrangement\": 1,\n"
                            "  \"lanes\": \"entity\",\n"
                            "  \"lanes_order\": [\n    \"entity:ben\",\n    \"entity:ada\"\n  ],\n"
                            "  \"lanes_collapsed\": [\n    \"entity:ada:witness\"\n  ],\n"
                            "  \"lanes_hide_empty\": true,\n"
                            "  \"lanes_by_role\": true,\n"
                            "  \"open\": [],\n"
                            "  \"fold\": \"off\",\n"
                            "  \"spans\": \"on\",\n"
                            "  \"links\": true,\n"
                            "  \"filter\": [\n    \"kind=meeting\",\n    \"text=\\\"a = b\\\"\\n\"\n  ],\n"
                            "  \"hide\": true,\n"
                            "  \"area\": [\n    1264,\n    412.5\n  ],\n"
                            "  \"pins\": [\n    {\"id\": \"ada\", \"x\": 33.333, \"y\": -7.5},\n"
                            "    {\"id\": \"ünï\\tcode\", \"x\": 0, \"y\": 1000000}\n  ],\n"
                            "  \"layout\": \"radial\",\n"
                            "  \"looks\": {\"size\" : [1, {\"a\":2.50}]}\n"
                            "}\n";

static RpSavedArrangement *
read_text (const char *text, char **note)
{
  g_autoptr (GError) error = NULL;
  RpSavedArrangement *saved = rp_saved_arrangement_from_json (text, strlen (text), note, &error);

  g_assert_no_error (error);
  g_assert_nonnull (saved);
  return saved;
}

static void
test_round (void)
{
  g_autofree char *note = NULL, *text = NULL, *again = NULL;
  g_autoptr (RpSavedArrangement) saved = read_text (whole, &note);
  g_autoptr (RpSavedArrangement) second = NULL;

  g_assert_null (note);
  text = rp_saved_arrangement_to_json (saved);
  second = read_text (text, NULL);
  again = rp_saved_arrangement_to_json (second);
  g_assert_cmpstr (text, ==, again);
  g_assert_cmpstr (saved->filter[1], ==, "text=\"a = b\"\n");
  g_assert_cmpstr (saved->pins[1], ==, "ünï\tcode");
  g_assert_true (g_array_index (saved->pin_places, double, 0) == 33.333);
  g_assert_cmpuint (saved->rest->len, ==, 4);
  g_assert_false (rp_saved_arrangement_is_nothing (saved));
}

/* What is written is what was read, byte for byte, unknown members with it. */
static void
test_bytes (void)
{
  g_autoptr (RpSavedArrangement) saved = read_text (whole, NULL);
  g_autofree char *text = rp_saved_arrangement_to_json (saved);

  g_assert_cmpstr (text, ==, whole);
}

static void
test_nothing (void)
{
  g_autoptr (RpSavedArrangement) nothing = rp_saved_arrangement_new ();
  g_autofree char *text = rp_saved_arrangement_to_json (nothing);

  g_assert_cmpstr (text, ==, "{\n  \"rapport-arrangement\": 1\n}\n");
  g_assert_true (rp_saved_arrangement_is_nothing (nothing));
}

static void
assert_refused (const char *text, gsize length, RpSavedError code, const char *word)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (rp_saved_arrangement_from_json (text, length, NULL, &error));
  g_assert_error (error, RP_SAVED_ERROR, (int)code);
  g_assert_nonnull (strstr (error->message, word));
}

static void
test_refused (void)
{
  static const struct
  {
    const char *text, *word;
    RpSavedError code;
  } cases[] = {
    { "", "line 1", RP_SAVED_ERROR_JSON },
    { "{\"rapport-arrangement\": 1", "line 1, column", RP_SAVED_ERROR_JSON },
    { "{\"rapport-arrangement\": 1,\n}", "line ", RP_SAVED_ERROR_JSON },
    { "{\"rapport-arrangement\": 1} {}", "line 1", RP_SAVED_ERROR_JSON },
    { "{\"rapport-arrangement\": 1, \"pins\": [{\"id\": \"a\", \"x\": NaN, \"y\": 0}]}", "column",
      RP_SAVED_ERROR_JSON },
    { "{\"rapport-arrangement\": 1,\n\"area\": [1e999, 2]}", "line 2, column 10", RP_SAVED_ERROR_JSON },
    { "{\"rapport-arrangement\": 1,\n\"area\": [99999999999999999999, 2]}", "line 2", RP_SAVED_ERROR_JSON },
    { "{\"rapport-arrangement\": 1, \"lanes\": \"\\u0000\"}", "line 1", RP_SAVED_ERROR_JSON },
    { "{\"rapport-arrangement\": 1, \"lanes\": \"\\ud800\"}", "line 1", RP_SAVED_ERROR_JSON },
    { "[]", "rapport-arrangement", RP_SAVED_ERROR_OTHER },
    { "7", "rapport-arrangement", RP_SAVED_ERROR_OTHER },
    { "null", "rapport-arrangement", RP_SAVED_ERROR_OTHER },
    { "{}", "rapport-arrangement", RP_SAVED_ERROR_OTHER },
    { "{\"rapport\": 1, \"title\": \"x\"}", "dataset", RP_SAVED_ERROR_OTHER },
    { "{\"rapport-arrangement\": \"1\"}", "rapport-arrangement", RP_SAVED_ERROR_OTHER },
    { "{\"rapport-arrangement\": 0}", "rapport-arrangement", RP_SAVED_ERROR_OTHER },
    { "{\"rapport-arrangement\": 2, \"pins\": []}", "version 2", RP_SAVED_ERROR_NEWER },
    { "{\"rapport-arrangement\": 1, \"rapport-arrangement\": 3}", "version 3", RP_SAVED_ERROR_NEWER },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_refused (cases[i].text, strlen (cases[i].text), cases[i].code, cases[i].word);
  assert_refused ("{\"a\":\"\xff\"}", 9, RP_SAVED_ERROR_JSON, "line 1");
}

static void
test_deep (void)
{
  g_autoptr (GString) text = g_string_new ("{\"rapport-arrangement\":1,\"later\":");

  for (guint i = 0; i < 100000; i++)
    g_string_append_c (text, '[');
  assert_refused (text->str, text->len, RP_SAVED_ERROR_JSON, "line 1");
}

/* Cut anywhere: refused, and no harm. */
static void
test_truncated (void)
{
  for (gsize length = 0; length + 2 < sizeof whole; length++)
    {
      g_autofree char *cut = g_memdup2 (whole, length + 1);
      g_autoptr (GError) error = NULL;

      if (memchr (cut, '}', length) == NULL || length < sizeof whole - 3)
        {
          g_assert_null (rp_saved_arrangement_from_json (cut, length, NULL, &error));
          g_assert_nonnull (error);
        }
    }
}

/* Passed over one by one, counted, and the first named. */
static void
test_passed_over (void)
{
  g_autofree char *long_id = g_strnfill (1000000, 'x');
  g_autofree char *note = NULL;
  g_autofree char *text = g_strdup_printf (
      "{\"rapport-arrangement\":1,\"pins\":[{\"id\":\"far\",\"x\":1e308,\"y\":0},{\"id\":\"%s\",\"x\":1,\"y\":1},"
      "{\"id\":\"ada\",\"x\":\"NaN\",\"y\":1},{\"id\":\"\",\"x\":1,\"y\":1},{\"x\":1,\"y\":1},7,null,{\"id\":\"half\",\"x\":1},"
      "{\"id\":\"ben\",\"x\":-1,\"y\":2.25}],\"area\":[1e308,-1],\"lanes\":7,\"links\":\"yes\",\"open\":{},"
      "\"lanes_order\":[\"a\",1,\"b\"],\"filter\":null}",
      long_id);
  g_autoptr (RpSavedArrangement) saved = read_text (text, &note);

  g_assert_cmpuint (g_strv_length (saved->pins), ==, 1);
  g_assert_cmpstr (saved->pins[0], ==, "ben");
  g_assert_cmpuint (saved->pin_places->len, ==, 2);
  g_assert_true (saved->area[0] == 0);
  g_assert_null (saved->lanes);
  g_assert_false (saved->links);
  g_assert_null (saved->open);
  g_assert_null (saved->filter);
  g_assert_cmpuint (g_strv_length (saved->lanes_order), ==, 2);
  g_assert_nonnull (strstr (note, "14 "));
  g_assert_nonnull (strstr (note, "lanes"));
}

static void
test_too_many (void)
{
  g_autoptr (GString) text = g_string_new ("{\"rapport-arrangement\":1,\"pins\":[0");
  g_autofree char *note = NULL;
  g_autoptr (RpSavedArrangement) saved = NULL;

  for (guint i = 0; i < 300000; i++)
    g_string_append (text, ",0");
  g_string_append (text, "]}");
  saved = read_text (text->str, &note);
  g_assert_null (saved->pins);
  g_assert_nonnull (note);
}

/* A byte order mark, and equal keys of which the last counts. */
static void
test_lenient (void)
{
  g_autoptr (RpSavedArrangement) saved = read_text (
      "\xef\xbb\xbf{\"rapport-arrangement\":1,\"lanes\":\"tag\",\"x\":1,\"lanes\":\"place\",\"x\":2}", NULL);

  g_assert_cmpstr (saved->lanes, ==, "place");
  g_assert_cmpuint (saved->rest->len, ==, 2);
  g_assert_cmpstr (g_ptr_array_index (saved->rest, 1), ==, "2");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/saved-arrangement/round", test_round);
  g_test_add_func ("/saved-arrangement/bytes", test_bytes);
  g_test_add_func ("/saved-arrangement/nothing", test_nothing);
  g_test_add_func ("/saved-arrangement/refused", test_refused);
  g_test_add_func ("/saved-arrangement/deep", test_deep);
  g_test_add_func ("/saved-arrangement/truncated", test_truncated);
  g_test_add_func ("/saved-arrangement/passed-over", test_passed_over);
  g_test_add_func ("/saved-arrangement/too-many", test_too_many);
  g_test_add_func ("/saved-arrangement/lenient", test_lenient);
  return g_test_run ();
}
