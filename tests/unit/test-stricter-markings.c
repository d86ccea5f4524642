/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which records a file would carry that are to be handled more strictly than it says. */
#include "stricter-markings.h"

#include <string.h>

#include "importers.h"

static RpDataset *
load (void)
{
  static const char *const markings[]
      = { "TLP:CLEAR", "tlp:white", "TLP:GREEN", "TLP:AMBER", "TLP:AMBER+STRICT", "TLP:RED", "Internal", " " };
  g_autoptr (GString) json = g_string_new ("{\"rapport\": 1, \"title\": \"T\", \"events\": [");
  g_autoptr (RpImportResult) result = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (markings); i++)
    g_string_append_printf (json, "%s{\"id\": \"%u\", \"kind\": \"k\", \"title\": \"E%u\", \"marking\": \"%s\"}",
                            i > 0 ? "," : "", i, i, markings[i]);
  g_string_append (json, ",{\"id\": \"8\", \"kind\": \"k\", \"title\": \"None\"}]}");
  result = rp_import_bytes (json->str, json->len, NULL, NULL, NULL, NULL);
  g_assert_nonnull (result->dataset);
  return g_object_ref (result->dataset);
}

/* EXPECTED: the ids, "?" behind those that cannot be compared. */
static void
check (const RpViewState *state, const char *marking, const char *expected)
{
  g_autoptr (GArray) found = rp_export_stricter_markings (state, marking);
  g_autoptr (GString) ids = g_string_new (NULL);
  g_autofree char *warning = rp_export_marking_warning (state, marking);

  for (guint i = 0; i < found->len; i++)
    {
      const RpStricterMarking *one = &g_array_index (found, RpStricterMarking, i);

      g_string_append_printf (ids, "%s%s", rp_dataset_record (state->dataset, one->ref)->id,
                              one->comparable ? "" : "?");
    }
  g_assert_cmpstr (ids->str, ==, expected);
  g_assert_true ((warning == NULL) == (*expected == '\0'));
}

static void
test_order (void)
{
  g_autoptr (RpDataset) dataset = load ();
  RpViewState state = { .dataset = dataset };

  check (&state, NULL, "23456?");
  check (&state, "", "23456?");
  check (&state, "TLP:CLEAR", "23456?");
  check (&state, "TLP:WHITE", "23456?");
  check (&state, "TLP:GREEN", "3456?");
  check (&state, "TLP:AMBER", "456?");
  check (&state, "TLP:AMBER+STRICT", "56?");
  check (&state, "TLP:RED", "6?");
  check (&state, " tlp:red ", "6?");
  check (&state, "internal", "0?1?2?3?4?5?");
  check (&state, "Secret", "0?1?2?3?4?5?6?");
}

static void
test_hidden (void)
{
  g_autoptr (RpDataset) dataset = load ();
  g_autoptr (RpRecordSet) shown = rp_record_set_new (dataset);
  RpViewState state = { .dataset = dataset, .shown = shown };

  rp_record_set_add (shown, rp_dataset_find (dataset, "3"));
  check (&state, "TLP:GREEN", "3");
  check (&state, "TLP:AMBER", "");
  state.dim = TRUE; /* what recedes is in the file all the same */
  check (&state, "TLP:AMBER", "456?");
}

static void
test_words (void)
{
  g_autoptr (RpDataset) dataset = load ();
  RpViewState state = { .dataset = dataset };
  g_autofree char *warning = rp_export_marking_warning (&state, "TLP:AMBER");
  g_autofree char *none = rp_export_marking_warning (&state, NULL);

  g_assert_cmpstr (warning, ==,
                   "2 records are to be handled more strictly than the file says (“TLP:AMBER”): “E4” "
                   "(TLP:AMBER+STRICT), “E5” (TLP:RED); 1 record has a marking that cannot be compared with the "
                   "file’s (“TLP:AMBER”): “E6” (Internal)");
  g_assert_nonnull (strstr (none, "4 records are to be handled more strictly than the file says (no marking)"));
  g_assert_nonnull (strstr (none, " and 1 more"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/stricter-markings/order", test_order);
  g_test_add_func ("/stricter-markings/hidden", test_hidden);
  g_test_add_func ("/stricter-markings/words", test_words);
  return g_test_run ();
}
