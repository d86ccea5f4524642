/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "json-check.h"
#include "json-writer.h"
#include "number-format.h"

#include <locale.h>
#include <math.h>
#include <string.h>

static void
test_numbers (void)
{
  static const struct
  {
    double value;
    const char *text;
  } cases[] = {
    { 0, "0" },
    { -0.0, "0" },
    { -0.0004, "0" },
    { 0.0005, "0.001" },
    { 1, "1" },
    { -1.5, "-1.5" },
    { 0.1, "0.1" },
    { 0.125, "0.125" },
    { 1234.5678, "1234.568" },
    { 0.05, "0.05" },
    { 10.005, "10.005" },
    { 999.9996, "1000" },
    { 1e14, "100000000000000" },
    { -42.01, "-42.01" },
    { NAN, "0" },
    { 1e300, "1.0000000000000001e+300" },
    { 1e15, "1000000000000000" },
  };
  char buffer[RP_NUMBER_LENGTH];

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpstr (rp_number_format (cases[i].value, buffer), ==, cases[i].text);
  g_assert_cmpfloat (g_ascii_strtod (rp_number_format (HUGE_VAL, buffer), NULL), >, 1e308);
  g_assert_cmpfloat (g_ascii_strtod (rp_number_format (-HUGE_VAL, buffer), NULL), <, -1e308);
}

static void
write_sample (RpJsonWriter *w)
{
  rp_json_writer_begin_object (w);
  rp_json_writer_put_string (w, "a", "x\"\\\n\x01é");
  rp_json_writer_put_optional (w, "none", NULL);
  rp_json_writer_key (w, "list");
  rp_json_writer_begin_array (w);
  rp_json_writer_begin_object (w);
  rp_json_writer_put_number (w, "n", 1.5);
  rp_json_writer_put_integer (w, "i", G_MININT64);
  rp_json_writer_end_object (w);
  rp_json_writer_boolean (w, TRUE);
  rp_json_writer_null (w);
  rp_json_writer_string (w, NULL);
  rp_json_writer_end_array (w);
  rp_json_writer_key (w, "empty");
  rp_json_writer_begin_array (w);
  rp_json_writer_end_array (w);
  rp_json_writer_end_object (w);
}

static void
check_style (RpJsonStyle style, const char *expected)
{
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (RpJsonWriter) writer = rp_json_writer_new (out, style);
  g_autoptr (RpJsonFindings) findings = NULL;

  write_sample (writer);
  g_assert_cmpstr (out->str, ==, expected);
  findings = rp_json_check (out->str, out->len, NULL, NULL);
  g_assert_null (findings->error);
  g_assert_cmpuint (findings->n_notices, ==, 0);
}

static void
test_styles (void)
{
  check_style (RP_JSON_COMPACT,
               "{\"a\":\"x\\\"\\\\\\n\\u0001é\",\"list\":[{\"n\":1.5,\"i\":-9223372036854775808},true,null,null],"
               "\"empty\":[]}");
  check_style (RP_JSON_LINES, "{\n  \"a\": \"x\\\"\\\\\\n\\u0001é\",\n  \"list\": [\n"
                              "    {\"n\": 1.5, \"i\": -9223372036854775808},\n    true,\n    null,\n    null\n  ],\n"
                              "  \"empty\": []\n}");
  check_style (RP_JSON_PRETTY, "{\n  \"a\": \"x\\\"\\\\\\n\\u0001é\",\n  \"list\": [\n    {\n      \"n\": 1.5,\n"
                               "      \"i\": -9223372036854775808\n    },\n    true,\n    null,\n    null\n  ],\n"
                               "  \"empty\": []\n}");
}

static void
test_flat (void)
{
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (RpJsonWriter) writer = rp_json_writer_new (out, RP_JSON_PRETTY);

  rp_json_writer_begin_array (writer);
  rp_json_writer_set_flat (writer, TRUE);
  for (guint i = 0; i < 2; i++)
    {
      rp_json_writer_begin_object (writer);
      rp_json_writer_put_integer (writer, "a", i);
      rp_json_writer_put_integer (writer, "b", i);
      rp_json_writer_end_object (writer);
    }
  rp_json_writer_set_flat (writer, FALSE);
  rp_json_writer_begin_array (writer);
  rp_json_writer_null (writer);
  rp_json_writer_end_array (writer);
  rp_json_writer_end_array (writer);
  g_assert_cmpstr (out->str, ==, "[\n  {\"a\": 0, \"b\": 0},\n  {\"a\": 1, \"b\": 1},\n  [\n    null\n  ]\n]");
}

/* As few digits as tell the number apart, whatever the locale. */
static void
test_exact (void)
{
  static const double values[] = { 0.1, 2.5, 1.0 / 3, 1e300, -5e-324, 90, 9007199254740992 };
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (RpJsonWriter) writer = rp_json_writer_new (out, RP_JSON_COMPACT);

  rp_json_writer_begin_array (writer);
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    rp_json_writer_exact (writer, values[i]);
  rp_json_writer_end_array (writer);
  g_assert_cmpstr (out->str, ==, "[0.1,2.5,0.3333333333333333,1e+300,-4.94065645841247e-324,90,9007199254740992]");
}

static void
test_bad_text (void)
{
  g_autoptr (GString) out = g_string_new (NULL);

  rp_json_append_quoted (out, "a\xFF"
                              "b\x7F");
  g_assert_cmpstr (out->str, ==,
                   "\"a\xEF\xBF\xBD"
                   "b\\u007f\"");
}

/* Any text comes back as it was. */
static void
test_round_trip (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (RpJsonReader) reader = NULL;
  const char *read;
  gsize length;

  for (gunichar c = 1; c < 0x11000; c += c < 0x300 ? 1 : 37)
    if (c < 0xD800 || c > 0xDFFF)
      g_string_append_unichar (text, c);
  rp_json_append_quoted (out, text->str);
  reader = rp_json_reader_new (out->str, out->len);
  g_assert_cmpint (rp_json_reader_next (reader), ==, RP_JSON_STRING);
  read = rp_json_reader_get_text (reader, &length);
  g_assert_cmpmem (read, length, text->str, text->len);
}

int
main (int argc, char **argv)
{
  /* a locale with a decimal comma must change nothing, where there is one */
  if (setlocale (LC_ALL, "de_DE.UTF-8") == NULL)
    setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/json-writer/numbers", test_numbers);
  g_test_add_func ("/json-writer/styles", test_styles);
  g_test_add_func ("/json-writer/flat", test_flat);
  g_test_add_func ("/json-writer/exact", test_exact);
  g_test_add_func ("/json-writer/bad-text", test_bad_text);
  g_test_add_func ("/json-writer/round-trip", test_round_trip);
  return g_test_run ();
}
