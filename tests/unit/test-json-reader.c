/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "json-check.h"

#include <locale.h>
#include <math.h>
#include <string.h>

/* Walks all tokens over an exact copy on the heap, so that a sanitizer sees a byte read too far. Returns the error
 * (transfer full), or NULL. */
static RpJsonError *
walk (const char *bytes, gsize length)
{
  g_autofree char *copy = g_memdup2 (length > 0 ? bytes : " ", MAX (length, 1));
  g_autoptr (RpJsonFindings) findings = rp_json_check (copy, length, NULL, NULL);
  return findings->error != NULL ? rp_json_error_copy (findings->error) : NULL;
}

static void
assert_valid (const char *bytes, gsize length)
{
  RpJsonError *error = walk (bytes, length);
  if (error != NULL)
    g_error ("refused: %s: %s", bytes, error->message);
}

static void
test_valid (void)
{
  static const char *const valid[] = {
    "{}",
    "[]",
    " [ ] ",
    "\t\r\n{\n}\n",
    "null",
    "true",
    "false",
    "0",
    "-0",
    "\"\"",
    "1.5",
    "1e5",
    "1E+5",
    "1e-5",
    "-1.25E-2",
    "[[]]",
    "[{}]",
    "{\"\":0}",
    "{\"a\":{\"b\":[1,2,{}]}}",
    "[1,2,3]",
    "[\"\\u0041\"]",
    "[\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"]",
    "[\"\\uD834\\uDD1E\"]",
    "[\"\\ud800\"]",
    "[\"\\u0000\"]",
    "[\"\\udc00\\ud800\"]",
    "[\"\x7F\"]",
    "[\"é\"]",
    "[\"€\"]",
    "[\"𝄞\"]",
    "[\"\xF4\x8F\xBF\xBF\"]",
    "[\"\xEF\xBF\xBF\"]",
    "[\"\xE2\x80\xA8\"]",
    "\xEF\xBB\xBF{}",
    "[1e400]",
    "[1e-400]",
    "[123456789012345678901234567890]",
    "[-1]",
    "[0.1]",
    "[10]",
    "[20]",
    "{\"a\":1,\"a\":2}",
    "[null,1,\"1\",{}]",
    "[\"asd \"]",
    "\"a, b\"\n",
    "[\"a\"]\n",
    "[0e1]",
    "[0E+1]",
    "[1.0e10]",
  };

  for (guint i = 0; i < G_N_ELEMENTS (valid); i++)
    assert_valid (valid[i], strlen (valid[i]));
}

static void
test_every_prefix (void)
{
  const char sample[]
      = "\xEF\xBB\xBF{\n  \"títle\": \"a\\u00e9\\ud834\\udd1e\\n𝄞\", \"n\": [-1.5e+3, true, null, {\"x\": false}], "
        "\"e\": [], \"o\": {} }\n";
  gsize length = sizeof sample - 1;

  assert_valid (sample, length);
  /* the last byte is a newline behind the end */
  for (gsize n = 0; n < length - 1; n++)
    {
      RpJsonError *error = walk (sample, n);
      g_assert_nonnull (error);
      if (n >= 3)
        {
          g_assert_cmpuint (error->offset, ==, n);
          g_assert_true (strstr (error->message, "the file ") == error->message);
        }
      if (n > 3)
        g_assert_true (strstr (error->message, "ends inside the ") != NULL
                       || strstr (error->message, "in the middle of") != NULL);
      rp_json_error_free (error);
    }
}

static void
test_depth (void)
{
  g_autofree char *deep = g_malloc (200000);
  RpJsonError *error;

  memset (deep, '[', 100000);
  memset (deep + 100000, ']', 100000);
  error = walk (deep, 200000);
  g_assert_cmpint (error->code, ==, RP_JSON_ERROR_LIMIT);
  g_assert_nonnull (strstr (error->message, "256"));
  g_assert_cmpuint (error->column, ==, 257);
  rp_json_error_free (error);
  memmove (deep + 256, deep + 100000, 256);
  assert_valid (deep, 512);
  error = walk ("[[[", 3);
  rp_json_error_free (error);
}

static void
test_long_strings (void)
{
  gsize limit = 16 * 1024 * 1024, length = 20 * 1000 * 1000;
  g_autofree char *text = g_malloc (length + 2);
  RpJsonError *error;

  memset (text, 'a', length + 2);
  text[0] = text[length + 1] = '"';
  error = walk (text, length + 2);
  g_assert_cmpint (error->code, ==, RP_JSON_ERROR_LIMIT);
  g_assert_nonnull (strstr (error->message, "16 MiB"));
  g_assert_cmpuint (error->column, ==, 1);
  rp_json_error_free (error);
  text[limit + 1] = '"';
  assert_valid (text, limit + 2);
  text[limit + 1] = 'a';
  text[limit + 2] = '"';
  error = walk (text, limit + 3);
  g_assert_cmpint (error->code, ==, RP_JSON_ERROR_LIMIT);
  rp_json_error_free (error);
  /* with escapes the decoded length counts */
  text[1] = '\\';
  text[2] = 'n';
  assert_valid (text, limit + 3);
}

static void
expect_token (RpJsonReader *reader, RpJsonToken token, const char *text, guint line, guint column, const char *path)
{
  gsize length;
  guint l, c;
  g_autofree char *at = NULL;
  g_autofree char *got = NULL;

  g_assert_cmpint (rp_json_reader_next (reader), ==, token);
  if (text != NULL)
    {
      const char *raw = rp_json_reader_get_text (reader, &length);
      got = g_strndup (raw, length);
      g_assert_cmpstr (got, ==, text);
    }
  rp_json_reader_get_place (reader, &l, &c);
  g_assert_cmpuint (l, ==, line);
  g_assert_cmpuint (c, ==, column);
  at = rp_json_reader_dup_path (reader);
  g_assert_cmpstr (at, ==, path);
}

static void
test_places (void)
{
  const char text[] = "\xEF\xBB\xBF{ \"é/~\": [\"𝄞\", 12,\r\n\r{}\n, true],\n\"b\":{\"c\\u0022\":null}}";
  g_autoptr (RpJsonReader) r = rp_json_reader_new (text, sizeof text - 1);

  expect_token (r, RP_JSON_OBJECT_BEGIN, NULL, 1, 1, "");
  expect_token (r, RP_JSON_KEY, "é/~", 1, 3, "/é~1~0");
  expect_token (r, RP_JSON_ARRAY_BEGIN, NULL, 1, 10, "/é~1~0");
  expect_token (r, RP_JSON_STRING, "𝄞", 1, 11, "/é~1~0/0");
  expect_token (r, RP_JSON_NUMBER, "12", 1, 16, "/é~1~0/1");
  expect_token (r, RP_JSON_OBJECT_BEGIN, NULL, 3, 1, "/é~1~0/2");
  expect_token (r, RP_JSON_OBJECT_END, NULL, 3, 2, "/é~1~0/2");
  expect_token (r, RP_JSON_TRUE, NULL, 4, 3, "/é~1~0/3");
  expect_token (r, RP_JSON_ARRAY_END, NULL, 4, 7, "/é~1~0");
  expect_token (r, RP_JSON_KEY, "b", 5, 1, "/b");
  expect_token (r, RP_JSON_OBJECT_BEGIN, NULL, 5, 5, "/b");
  expect_token (r, RP_JSON_KEY, "c\"", 5, 6, "/b/c\"");
  expect_token (r, RP_JSON_NULL, NULL, 5, 16, "/b/c\"");
  expect_token (r, RP_JSON_OBJECT_END, NULL, 5, 20, "/b");
  expect_token (r, RP_JSON_OBJECT_END, NULL, 5, 21, "");
  g_assert_cmpint (rp_json_reader_next (r), ==, RP_JSON_END);
  g_assert_cmpint (rp_json_reader_next (r), ==, RP_JSON_END);
}

static void
test_strings (void)
{
  const char text[]
      = "[\"a\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00E9\\uD834\\uDD1Ez\", \"\\u0000b\", \"\\ud800x\\udc00\", \"\\ud800\\ud834\\udd1e\"]";
  g_autoptr (RpJsonReader) r = rp_json_reader_new (text, sizeof text - 1);

  rp_json_reader_next (r);
  expect_token (r, RP_JSON_STRING, "a\"\\/\b\f\n\r\té𝄞z", 1, 2, "/0");
  g_assert_cmpint (rp_json_reader_get_flags (r), ==, 0);
  expect_token (r, RP_JSON_STRING,
                "\xEF\xBF\xBD"
                "b",
                1, 42, "/1");
  g_assert_cmpint (rp_json_reader_get_flags (r), ==, RP_JSON_FLAG_NUL);
  expect_token (r, RP_JSON_STRING, "\xEF\xBF\xBDx\xEF\xBF\xBD", 1, 53, "/2");
  g_assert_cmpint (rp_json_reader_get_flags (r), ==, RP_JSON_FLAG_SURROGATE);
  expect_token (r, RP_JSON_STRING, "\xEF\xBF\xBD𝄞", 1, 70, "/3");
  g_assert_cmpint (rp_json_reader_get_flags (r), ==, RP_JSON_FLAG_SURROGATE);
}

static void
test_numbers (void)
{
  static const struct
  {
    const char *text;
    gboolean integer, out_of_range;
    gint64 whole;
    double value;
  } cases[] = {
    { "0", TRUE, FALSE, 0, 0 },
    { "-17", TRUE, FALSE, -17, -17 },
    { "9223372036854775807", TRUE, FALSE, G_MAXINT64, 9223372036854775807.0 },
    { "-9223372036854775808", TRUE, FALSE, G_MININT64, -9223372036854775808.0 },
    { "9223372036854775808", TRUE, TRUE, G_MAXINT64, 9223372036854775808.0 },
    { "-9223372036854775809", TRUE, TRUE, G_MININT64, -9223372036854775808.0 },
    { "12345678901234567890", TRUE, TRUE, G_MAXINT64, 12345678901234567890.0 },
    { "1.5", FALSE, FALSE, 0, 1.5 },
    { "1e3", FALSE, FALSE, 0, 1000 },
    { "1e300", FALSE, FALSE, 0, 1e300 },
    { "1e308", FALSE, FALSE, 0, 1e308 },
    { "1e309", FALSE, TRUE, 0, HUGE_VAL },
    { "-1e400", FALSE, TRUE, 0, -HUGE_VAL },
    { "1e-400", FALSE, TRUE, 0, 0 },
    { "0e-400", FALSE, FALSE, 0, 0 },
    { "0.0", FALSE, FALSE, 0, 0 },
    { "1e99999999999999999999", FALSE, TRUE, 0, HUGE_VAL },
    { "0.00000000000000000000000000000000000000000000000000000000000000000000000000000000001e80", FALSE, FALSE, 0,
      0.001 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RpJsonReader) r = rp_json_reader_new (cases[i].text, strlen (cases[i].text));
      expect_token (r, RP_JSON_NUMBER, cases[i].text, 1, 1, "");
      g_assert_cmpint (rp_json_reader_is_integer (r), ==, cases[i].integer);
      g_assert_cmpint ((rp_json_reader_get_flags (r) & RP_JSON_FLAG_OUT_OF_RANGE) != 0, ==, cases[i].out_of_range);
      if (cases[i].integer)
        g_assert_cmpint (rp_json_reader_get_int64 (r), ==, cases[i].whole);
      g_assert_cmpfloat (rp_json_reader_get_double (r), ==, cases[i].value);
    }
}

static void
test_duplicates (void)
{
  const char text[] = "{\"a\":{\"x\":1,\"x\":2},\n \"b\":[{\"k\":1,\"\\u006b\":{\"q\":1,\"q\":2}}],\"a\":3,\"a\":4}";
  g_autoptr (RpJsonFindings) f = rp_json_check (text, sizeof text - 1, NULL, NULL);
  g_autoptr (RpJsonReader) r = rp_json_reader_new (text, sizeof text - 1);
  const RpJsonNotice *notice;

  g_assert_null (f->error);
  g_assert_cmpuint (f->n_notices, ==, 5);
  g_assert_cmpuint (f->superseded->len, ==, 5);
  notice = &g_array_index (f->notices, RpJsonNotice, 0);
  g_assert_cmpstr (notice->path, ==, "/a/x");
  g_assert_cmpuint (notice->column, ==, 13);
  notice = &g_array_index (f->notices, RpJsonNotice, 1);
  g_assert_cmpstr (notice->path, ==, "/b/0/k");
  g_assert_nonnull (strstr (notice->message, "2:8"));
  notice = &g_array_index (f->notices, RpJsonNotice, 3);
  g_assert_nonnull (strstr (notice->message, "“a”"));
  g_assert_nonnull (strstr (notice->message, "1:2"));

  rp_json_reader_set_superseded (r, (const guint32 *)(gpointer)f->superseded->data, f->superseded->len);
  expect_token (r, RP_JSON_OBJECT_BEGIN, NULL, 1, 1, "");
  expect_token (r, RP_JSON_KEY, "b", 2, 2, "/b");
  rp_json_reader_next (r);
  expect_token (r, RP_JSON_OBJECT_BEGIN, NULL, 2, 7, "/b/0");
  expect_token (r, RP_JSON_KEY, "k", 2, 14, "/b/0/k");
  expect_token (r, RP_JSON_OBJECT_BEGIN, NULL, 2, 23, "/b/0/k");
  expect_token (r, RP_JSON_KEY, "q", 2, 30, "/b/0/k/q");
  expect_token (r, RP_JSON_NUMBER, "2", 2, 34, "/b/0/k/q");
  for (guint i = 0; i < 3; i++)
    rp_json_reader_next (r);
  expect_token (r, RP_JSON_KEY, "a", 2, 45, "/a");
  expect_token (r, RP_JSON_NUMBER, "4", 2, 49, "/a");
  expect_token (r, RP_JSON_OBJECT_END, NULL, 2, 50, "");
  g_assert_cmpint (rp_json_reader_next (r), ==, RP_JSON_END);
}

static void
test_many_keys (void)
{
  g_autoptr (GString) text = g_string_new ("{");
  g_autoptr (RpJsonFindings) findings = NULL;
  gint64 start;

  for (guint i = 0; i < 500000; i++)
    g_string_append_printf (text, "\"key%u\":%u,", i, i);
  g_string_append (text, "\"key7\":0,\"key499999\":0}");
  start = g_get_monotonic_time ();
  findings = rp_json_check (text->str, text->len, NULL, NULL);
  /* far above what it takes (0.1 s), far below what a quadratic search would (minutes) */
  g_assert_cmpint (g_get_monotonic_time () - start, <, 10 * G_USEC_PER_SEC);
  g_assert_null (findings->error);
  g_assert_cmpuint (findings->n_notices, ==, 2);
}

static void
test_skip (void)
{
  const char text[] = "[{\"a\":[1,{\"b\":2}]},3]";
  g_autoptr (RpJsonReader) r = rp_json_reader_new (text, sizeof text - 1);

  rp_json_reader_next (r);
  rp_json_reader_next (r);
  g_assert_true (rp_json_reader_skip (r));
  g_assert_cmpuint (rp_json_reader_get_end (r), ==, 18);
  expect_token (r, RP_JSON_NUMBER, "3", 1, 20, "/1");
  g_assert_true (rp_json_reader_skip (r));
  expect_token (r, RP_JSON_ARRAY_END, NULL, 1, 21, "");
}

static gboolean
stop_cb (gsize done, gsize total, gpointer data)
{
  guint *calls = data;
  g_assert_cmpuint (done, <=, total);
  return ++*calls < 3;
}

static void
test_cancel (void)
{
  gsize length = 8 * 1024 * 1024;
  g_autofree char *text = g_malloc (length);
  g_autoptr (RpJsonFindings) findings = NULL;
  guint calls = 0;

  for (gsize i = 0; i < length; i += 2)
    memcpy (text + i, "1,", 2);
  text[0] = '[';
  text[1] = ' ';
  text[length - 1] = ']';
  findings = rp_json_check (text, length, stop_cb, &calls);
  g_assert_nonnull (findings->error);
  g_assert_cmpint (findings->error->code, ==, RP_JSON_ERROR_CANCELLED);
  g_assert_cmpuint (calls, ==, 3);
}

/* Any byte put anywhere in a sample: nothing worse than an error, and places that lie inside the file. */
static void
test_mutations (void)
{
  const char sample[] = "{\"a\":[1.5e3,\"\\u00e9é\",{\"b\":null}],\"a\":true}";

  for (gsize at = 0; at < sizeof sample - 1; at++)
    for (guint byte = 0; byte < 256; byte++)
      {
        char copy[sizeof sample];
        RpJsonError *error;
        memcpy (copy, sample, sizeof sample);
        copy[at] = (char)byte;
        error = walk (copy, sizeof sample - 1);
        if (error == NULL)
          continue;
        g_assert_cmpuint (error->offset, <=, sizeof sample - 1);
        g_assert_true (g_utf8_validate (error->message, -1, NULL));
        g_assert_true (error->line >= 1 && error->column >= 1);
        rp_json_error_free (error);
      }
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/json-reader/valid", test_valid);
  g_test_add_func ("/json-reader/every-prefix", test_every_prefix);
  g_test_add_func ("/json-reader/depth", test_depth);
  g_test_add_func ("/json-reader/long-strings", test_long_strings);
  g_test_add_func ("/json-reader/places", test_places);
  g_test_add_func ("/json-reader/strings", test_strings);
  g_test_add_func ("/json-reader/numbers", test_numbers);
  g_test_add_func ("/json-reader/duplicates", test_duplicates);
  g_test_add_func ("/json-reader/many-keys", test_many_keys);
  g_test_add_func ("/json-reader/skip", test_skip);
  g_test_add_func ("/json-reader/cancel", test_cancel);
  g_test_add_func ("/json-reader/mutations", test_mutations);
  return g_test_run ();
}
