/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "json-check.h"

#include <locale.h>
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
  { "[\"a\x01"
    "b\"]",
    "raw control", 1, 4 },
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
  { "[\xC2\xA0"
    "1]",
    "U+00A0", 1, 2 },
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
    { "[\"\x80\"]", 5, "continuation byte" },
    { "[\"\xBF\xBF\"]", 6, "continuation byte" },
    { "[\"\xC0\xAF\"]", 6, "overlong" },
    { "[\"\xC1\x81\"]", 6, "overlong" },
    { "[\"\xE0\x80\x80\"]", 7, "overlong" },
    { "[\"\xF0\x80\x80\x80\"]", 8, "overlong" },
    { "[\"\xED\xA0\x80\"]", 7, "surrogate" },
    { "[\"\xF4\x90\x80\x80\"]", 8, "U+10FFFF" },
    { "[\"\xF5\x80\x80\x80\"]", 8, "U+10FFFF" },
    { "[\"\xFE\"]", 5, "UTF-16" },
    { "[\"\xFF\"]", 5, "UTF-16" },
    { "[\"\xE9t\xE9\"]", 7, "Latin-1" },
    { "[\"\x93quoted\x94\"]", 12, "Windows-1252" },
    { "[\"\xE2\x82\"]", 6, "cut off" },
    { "[\xE9]", 3, "Latin-1" },
    { "{\"k\xE9y\":1}", 9, "Latin-1" },
    { "\xFF\xFE{\0}\0", 6, "UTF-16LE" },
    { "\xFE\xFF\0{\0}", 6, "UTF-16BE" },
    { "{\0}\0", 4, "UTF-16LE" },
    { "\0{\0}", 4, "UTF-16BE" },
    { "\xFF\xFE\0\0{\0\0\0", 8, "UTF-32LE" },
    { "\0\0\xFE\xFF\0\0\0{", 8, "UTF-32BE" },
    { "[1]\0", 4, "NUL" },
    { "[\"a\0b\"]", 7, "control" },
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

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/json-diagnosis/invalid", test_invalid);
  g_test_add_func ("/json-diagnosis/empty", test_empty);
  g_test_add_func ("/json-diagnosis/encoding", test_encoding);
  g_test_add_func ("/json-diagnosis/encoding-offset", test_encoding_offset);
  g_test_add_func ("/json-diagnosis/cut-says-where", test_cut_says_where);
  return g_test_run ();
}
