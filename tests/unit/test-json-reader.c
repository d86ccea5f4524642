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
    "{}", "[]", " [ ] ", "\t\r\n{\n}\n", "null", "true", "false", "0", "-0", "\"\"", "1.5", "1e5", "1E+5", "1e-5",
    "-1.25E-2", "[[]]", "[{}]", "{\"\":0}", "{\"a\":{\"b\":[1,2,{}]}}", "[1,2,3]", "[\"\\u0041\"]",
    "[\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"]", "[\"\\uD834\\uDD1E\"]", "[\"\\ud800\"]", "[\"\\u0000\"]", "[\"\\udc00\\ud800\"]",
    "[\"\x7F\"]", "[\"é\"]", "[\"€\"]", "[\"𝄞\"]", "[\"\xF4\x8F\xBF\xBF\"]", "[\"\xEF\xBF\xBF\"]", "[\"\xE2\x80\xA8\"]",
    "\xEF\xBB\xBF{}", "[1e400]", "[1e-400]", "[123456789012345678901234567890]", "[-1]", "[0.1]", "[10]", "[20]",
    "{\"a\":1,\"a\":2}", "[null,1,\"1\",{}]", "[\"asd \"]", "\"a, b\"\n", "[\"a\"]\n", "[0e1]", "[0E+1]", "[1.0e10]",
  };

  for (guint i = 0; i < G_N_ELEMENTS (valid); i++)
    assert_valid (valid[i], strlen (valid[i]));
}

typedef struct
{
  const char *text;
  const char *expected; /* in the message */
  guint line, column;   /* 0: any */
} Invalid;

static const Invalid invalid[] = {
  { "[1,]", "trailing comma", 1, 3 },
  { "{\"a\":1,}", "trailing comma", 1, 7 },
  { "{\n  \"a\": 1,\n  \"b\": [1, 2,\n  ]\n}", "trailing comma", 3, 13 },
  { "[1,,2]", "two commas", 1, 4 },
  { "[,1]", "nothing before", 1, 2 },
  { "[,]", "nothing before", 1, 2 },
  { "{,}", "nothing before", 1, 2 },
  { "['a']", "single quotes", 1, 2 },
  { "{'a':1}", "single quotes", 1, 2 },
  { "[“a”]", "typographic", 1, 2 },
  { "[`a`]", "backquote", 1, 2 },
  { "[1 // c\n]", "comment", 1, 4 },
  { "/* c */ {}", "comment", 1, 1 },
  { "[# c\n]", "comment", 1, 2 },
  { "{} // c", "comment", 1, 4 },
  { "[NaN]", "NaN", 1, 2 },
  { "[nan]", "NaN", 1, 2 },
  { "[Infinity]", "Infinity", 1, 2 },
  { "[-Infinity]", "-Infinity", 1, 3 },
  { "[undefined]", "undefined", 1, 2 },
  { "[True]", "small letters", 1, 2 },
  { "[None]", "small letters", 1, 2 },
  { "[FALSE]", "small letters", 1, 2 },
  { "[01]", "leading zero", 1, 2 },
  { "[-01]", "leading zero", 1, 3 },
  { "[00]", "leading zero", 1, 2 },
  { "[2023-01-12]", "clings to a number", 1, 6 },
  { "[+1]", "leading plus", 1, 2 },
  { "[.5]", "begins with a point", 1, 2 },
  { "[-.5]", "begins with a point", 1, 3 },
  { "[1.]", "ends with a point", 1, 4 },
  { "[1.e5]", "ends with a point", 1, 4 },
  { "[1e]", "exponent", 1, 4 },
  { "[1e+]", "exponent", 1, 5 },
  { "[-]", "minus", 1, 3 },
  { "[--1]", "minus", 1, 3 },
  { "[0x10]", "hexadecimal", 1, 3 },
  { "[1_000]", "clings", 1, 3 },
  { "[12abc]", "clings", 1, 4 },
  { "[1.2.3]", "clings", 1, 5 },
  { "[1ea]", "exponent", 1, 4 },
  { "[\"a\nb\"]", "raw newline", 1, 4 },
  { "[\"a\tb\"]", "raw tab", 1, 4 },
  { "[\"a\x01" "b\"]", "raw control", 1, 4 },
  { "[\"\\x41\"]", "unknown escape", 1, 3 },
  { "[\"\\a\"]", "unknown escape", 1, 3 },
  { "[\"\\'\"]", "unknown escape", 1, 3 },
  { "[\"\\u12\"]", "four hexadecimal", 1, 3 },
  { "[\"\\u12G4\"]", "four hexadecimal", 1, 3 },
  { "[\"\\U0041\"]", "unknown escape", 1, 3 },
  { "{a:1}", "key without quotes", 1, 2 },
  { "{1:1}", "expected a key", 1, 2 },
  { "{\"a\" 1}", "colon is missing", 1, 6 },
  { "{\"a\"=1}", "write a colon", 1, 5 },
  { "{\"a\",1}", "colon is missing", 1, 5 },
  { "{\"a\"}", "missing", 1, 5 },
  { "{\"a\":}", "value is missing", 1, 6 },
  { "{\"a\"::1}", "expected a value", 1, 6 },
  { "[1 2]", "comma is missing", 1, 4 },
  { "{\"a\":1 \"b\":2}", "comma is missing", 1, 8 },
  { "{\"a\":1\n\"b\":2}", "comma is missing", 2, 1 },
  { "[\"a\":1]", "colon in an array", 1, 5 },
  { "[1;2]", "expected a comma", 1, 3 },
  { "[1}", "does not close the array opened at 1:1", 1, 3 },
  { "{\"a\":1]", "does not close the object opened at 1:1", 1, 7 },
  { "[}", "does not close", 1, 2 },
  { "]", "closes nothing", 1, 1 },
  { "[]]", "follows", 1, 3 },
  { "{}}", "follows", 1, 3 },
  { "{}{}", "second value", 1, 3 },
  { "{\"a\":1}\n{\"a\":2}\n", "second value", 2, 1 },
  { "[] x", "follows", 1, 4 },
  { "1 2", "follows", 1, 3 },
  { "{};", "semicolon", 1, 3 },
  { "var x = {\"a\":1};", "JavaScript", 1, 1 },
  { "const data = {}", "JavaScript", 1, 1 },
  { "export default {}", "JavaScript", 1, 1 },
  { "window.data = {}", "JavaScript", 1, 1 },
  { "callback({\"a\":1})", "JSONP", 1, 1 },
  { "storyjs_jsonp_data = {}", "JavaScript", 1, 1 },
  { "[abc]", "word without quotes", 1, 2 },
  { "[tru]", "word without quotes", 1, 2 },
  { "[nul]", "word without quotes", 1, 2 },
  { "[truex]", "word without quotes", 1, 2 },
  { "[trux]", "word without quotes", 1, 2 },
  { "[\xC2\xA0" "1]", "U+00A0", 1, 2 },
  { "[\v1]", "U+000B", 1, 2 },
  { "\xEF\xBB\xBF\xEF\xBB\xBF{}", "U+FEFF", 1, 1 },
  { "*", "expected a value", 1, 1 },
  { "[@]", "expected a value", 1, 2 },
  { "<html><body>", "HTML", 1, 1 },
  { "<!DOCTYPE html>", "HTML", 1, 1 },
  { "<?xml version='1.0'?>", "XML", 1, 1 },
  { "%PDF-1.7", "PDF", 1, 1 },
  { "PK\x03\x04zip", "zip", 1, 1 },
  { "\x1F\x8B\x08", "gzip", 1, 1 },
  { "SQLite format 3", "SQLite", 1, 1 },
  { "id,title,when\n1,a,2020\n", "CSV", 1, 1 },
  { "\"id\",\"title\"\n", "CSV", 1, 5 },
  { "id\ttitle\n1\ta\n", "TSV", 1, 1 },
  { "{\\rtf1", "RTF", 1, 2 },
};

static void
test_invalid (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (invalid); i++)
    {
      RpJsonError *error = walk (invalid[i].text, strlen (invalid[i].text));
      if (error == NULL)
        g_error ("accepted: %s", invalid[i].text);
      if (strstr (error->message, invalid[i].expected) == NULL
          || (invalid[i].line > 0 && (error->line != invalid[i].line || error->column != invalid[i].column)))
        g_error ("%s: got %u:%u %s, wanted %u:%u %s", invalid[i].text, error->line, error->column, error->message,
                 invalid[i].line, invalid[i].column, invalid[i].expected);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      rp_json_error_free (error);
    }
}

static void
test_empty (void)
{
  static const char *const empty[] = { "", " ", "\n\n\t ", "\xEF\xBB\xBF", "\xEF\xBB\xBF \n" };

  for (guint i = 0; i < G_N_ELEMENTS (empty); i++)
    {
      RpJsonError *error = walk (empty[i], strlen (empty[i]));
      g_assert_nonnull (error);
      g_assert_cmpint (error->code, ==, RP_JSON_ERROR_EMPTY);
      g_assert_cmpstr (error->message, ==, "the file is empty");
      rp_json_error_free (error);
    }
}

static void
test_encoding (void)
{
  static const struct
  {
    const char *bytes;
    gsize length;
    const char *expected;
  } cases[] = {
    { "[\"\x80\"]", 5, "continuation byte" },     { "[\"\xBF\xBF\"]", 6, "continuation byte" },
    { "[\"\xC0\xAF\"]", 6, "overlong" },          { "[\"\xC1\x81\"]", 6, "overlong" },
    { "[\"\xE0\x80\x80\"]", 7, "overlong" },      { "[\"\xF0\x80\x80\x80\"]", 8, "overlong" },
    { "[\"\xED\xA0\x80\"]", 7, "surrogate" },     { "[\"\xF4\x90\x80\x80\"]", 8, "U+10FFFF" },
    { "[\"\xF5\x80\x80\x80\"]", 8, "U+10FFFF" },  { "[\"\xFE\"]", 5, "UTF-16" },
    { "[\"\xFF\"]", 5, "UTF-16" },                { "[\"\xE9t\xE9\"]", 7, "Latin-1" },
    { "[\"\x93quoted\x94\"]", 12, "Windows-1252" }, { "[\"\xE2\x82\"]", 6, "cut off" },
    { "[\xE9]", 3, "Latin-1" },                   { "{\"k\xE9y\":1}", 9, "Latin-1" },
    { "\xFF\xFE{\0}\0", 6, "UTF-16LE" },          { "\xFE\xFF\0{\0}", 6, "UTF-16BE" },
    { "{\0}\0", 4, "UTF-16LE" },                  { "\0{\0}", 4, "UTF-16BE" },
    { "\xFF\xFE\0\0{\0\0\0", 8, "UTF-32LE" },     { "\0\0\xFE\xFF\0\0\0{", 8, "UTF-32BE" },
    { "[1]\0", 4, "NUL" },                        { "[\"a\0b\"]", 7, "control" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      RpJsonError *error = walk (cases[i].bytes, cases[i].length);
      if (error == NULL || strstr (error->message, cases[i].expected) == NULL)
        g_error ("case %u: wanted %s, got %s", i, cases[i].expected, error != NULL ? error->message : "nothing");
      rp_json_error_free (error);
    }
}

static void
test_encoding_offset (void)
{
  const char text[] = "{\n \"é\": \"x\xE9y\"}";
  RpJsonError *error = walk (text, sizeof text - 1);

  g_assert_nonnull (error);
  g_assert_cmpint (error->code, ==, RP_JSON_ERROR_ENCODING);
  g_assert_cmpuint (error->offset, ==, 11);
  g_assert_cmpuint (error->line, ==, 2);
  g_assert_cmpuint (error->column, ==, 9);
  g_assert_nonnull (strstr (error->message, "offset 11"));
  g_assert_cmpstr (error->path, ==, "/é");
  rp_json_error_free (error);
}

static void
test_every_prefix (void)
{
  const char sample[] = "\xEF\xBB\xBF{\n  \"títle\": \"a\\u00e9\\ud834\\udd1e\\n𝄞\", \"n\": [-1.5e+3, true, null, {\"x\": false}], "
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
        g_assert_true (strstr (error->message, "ends inside the ") != NULL || strstr (error->message, "in the middle of") != NULL);
      rp_json_error_free (error);
    }
}

static void
test_cut_says_where (void)
{
  RpJsonError *error = walk ("{\n \"a\": [1, \"x", 14);
  g_assert_cmpstr (error->message, ==, "the file ends in the middle of a string that begins at 2:11 (cut off?)");
  rp_json_error_free (error);
  error = walk ("{\n \"a\": [1, ", 11);
  g_assert_cmpstr (error->message, ==, "the file ends inside the array opened at 2:7 (cut off?)");
  g_assert_cmpuint (error->line, ==, 2);
  g_assert_cmpuint (error->column, ==, 10);
  rp_json_error_free (error);
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
  const char text[] = "[\"a\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00E9\\uD834\\uDD1Ez\", \"\\u0000b\", \"\\ud800x\\udc00\", \"\\ud800\\ud834\\udd1e\"]";
  g_autoptr (RpJsonReader) r = rp_json_reader_new (text, sizeof text - 1);

  rp_json_reader_next (r);
  expect_token (r, RP_JSON_STRING, "a\"\\/\b\f\n\r\té𝄞z", 1, 2, "/0");
  g_assert_cmpint (rp_json_reader_get_flags (r), ==, 0);
  expect_token (r, RP_JSON_STRING, "\xEF\xBF\xBD" "b", 1, 42, "/1");
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
    { "0.00000000000000000000000000000000000000000000000000000000000000000000000000000000001e80", FALSE, FALSE, 0, 0.001 },
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

  rp_json_reader_set_superseded (r, (const guint32 *) (gpointer) f->superseded->data, f->superseded->len);
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
        copy[at] = (char) byte;
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
  g_test_add_func ("/json-reader/invalid", test_invalid);
  g_test_add_func ("/json-reader/empty", test_empty);
  g_test_add_func ("/json-reader/encoding", test_encoding);
  g_test_add_func ("/json-reader/encoding-offset", test_encoding_offset);
  g_test_add_func ("/json-reader/every-prefix", test_every_prefix);
  g_test_add_func ("/json-reader/cut-says-where", test_cut_says_where);
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
