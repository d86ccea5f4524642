/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "record-text.h"

#include <string.h>

#include "importers.h"

static RpDataset *
load (const char *title, const char *evidence)
{
  g_autofree char *json = g_strdup_printf (
      "{\"rapport\":1,\"title\":\"T\",\"sources\":[{\"id\":\"a\",\"title\":\"A\"},{\"id\":\"b\",\"title\":\"B\",\"origin\":\"a\"},"
      "{\"id\":\"c\",\"title\":\"C\"},{\"id\":\"d\",\"title\":\"D\",\"origin\":\"c\"},{\"id\":\"e\",\"title\":\"E\"},"
      "{\"id\":\"f\",\"title\":\"F\"},{\"id\":\"g\",\"title\":\"G\"}],"
      "\"events\":[{\"id\":\"x\",\"kind\":\"k\",\"title\":\"%s\",\"when\":\"2020\",\"evidence\":[%s]}]}",
      title, evidence);
  g_autoptr (RpImportResult) result = rp_import_bytes (json, strlen (json), NULL, NULL, NULL, NULL);

  g_assert_nonnull (result->dataset);
  return g_object_ref (result->dataset);
}

/* Pieces of evidence are not sources, and sources of one origin are not voices. */
static void
test_support (void)
{
  static const struct
  {
    const char *evidence, *words, *sources;
  } cases[] = {
    { "", NULL, NULL },
    { "\"a\"", "1 source", "A" },
    { "\"a, page 1\",\"a, page 2\",\"a\"", "1 source", "A, page 1, page 2" },
    { "\"a, page 1\",\"c\",\"a, page 2\"", "2 sources", "A, page 1, page 2; C" },
    { "\"a\",\"b\",\"b\"", "2 sources of one origin", "A; B" },
    { "\"a\",\"b\",\"c\",\"d\",\"e\"", "5 sources of 3 origins", "A; B; C; D; E" },
    { "{\"source\":\"a\",\"stance\":\"disputes\"}", "disputed by 1 source", "A" },
    { "\"a\",{\"source\":\"c\",\"for\":\"when\"}", "1 source", "A; C" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RpDataset) dataset = load ("Title", cases[i].evidence);
      RpRecordRef ref = rp_record_ref (RP_RECORD_EVENT, 0);
      g_autofree char *words = rp_record_text_support (dataset, ref);
      g_autofree char *sources = rp_record_text_sources (dataset, ref);
      g_autofree char *whole = rp_record_text_description (dataset, ref);
      g_autofree char *expected
          = g_strdup_printf ("K, 2020%s%s", words != NULL ? ", " : "", words != NULL ? words : "");

      g_assert_cmpstr (words, ==, cases[i].words);
      g_assert_cmpstr (sources, ==, cases[i].sources);
      g_assert_cmpstr (whole, ==, expected);
    }
}

static void
test_tooltip (void)
{
  g_autoptr (RpDataset) two = load ("Title", "\"a, page 1\",\"b\",\"a, page 2\"");
  g_autoptr (RpDataset) seven = load ("Title", "\"a\",\"b\",\"c\",\"d\",\"e\",\"f\",\"g\"");
  g_autofree char *many = g_strnfill (1000000, 'x');
  g_autoptr (RpDataset) endless = load (many, "\"a\"");
  RpRecordRef ref = rp_record_ref (RP_RECORD_EVENT, 0);
  g_autofree char *text = rp_record_text_tooltip (two, ref);
  g_autofree char *cut = rp_record_text_tooltip (seven, ref);
  g_autofree char *bounded = rp_record_text_tooltip (endless, ref);

  g_assert_cmpstr (text, ==, "Title\n2020\nA, page 1, page 2; B\n2 sources of one origin");
  g_assert_cmpstr (cut, ==, "Title\n2020\nA; B; C; D; E; F; …\n7 sources of 5 origins");
  g_assert_cmpuint (strlen (bounded), <, 1000);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/record-text/support", test_support);
  g_test_add_func ("/record-text/tooltip", test_tooltip);
  return g_test_run ();
}
