/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "record-sentence.h"

#include <string.h>

#include "importers.h"

static RpDataset *
load (const char *json)
{
  g_autoptr (RpImportResult) result = rp_import_bytes (json, strlen (json), NULL, NULL, NULL, NULL);

  g_assert_nonnull (result);
  g_assert_nonnull (result->dataset);
  return g_object_ref (result->dataset);
}

static const char data[]
    = "{\"rapport\": 1, \"title\": \"T\","
      "\"sources\": [{\"id\": \"office\", \"title\": \"Office\"}, {\"id\": \"paper\", \"title\": \"Paper\", \"origin\": "
      "\"office\"}, {\"id\": \"rival\", \"title\": \"Rival\"}],"
      "\"entities\": [{\"id\": \"ada\", \"kind\": \"person\", \"name\": \"Ada\"}, {\"id\": \"ben\", \"kind\": "
      "\"person\", \"name\": \"Ben\"}, {\"id\": \"oslo\", \"kind\": \"place\", \"name\": \"Oslo\"}],"
      "\"relations\": [{\"id\": \"met\", \"kind\": \"met_with\", \"from\": \"ada\", \"to\": \"ben\", \"when\": "
      "\"2023-01-12\", \"evidence\": \"office\"}],"
      "\"events\": [{\"id\": \"talks\", \"kind\": \"meeting\", \"title\": \"Talks\", \"when\": \"2023-01-12\", "
      "\"when_basis\": \"inferred\", \"place\": \"oslo\", \"participants\": [\"ada\", \"ben\"], \"evidence\": "
      "[{\"source\": \"office\"}, {\"source\": \"paper\"}]},"
      "{\"id\": \"first\", \"kind\": \"meeting\", \"title\": \"First\", \"part_of\": \"talks\"},"
      "{\"id\": \"next\", \"kind\": \"visit\", \"title\": \"Next\", \"when\": \"2030\", \"status\": \"planned\", "
      "\"evidence\": [{\"source\": \"office\"}, {\"source\": \"rival\", \"stance\": \"disputes\"}]}]}";

static void
assert_says (RpDataset *dataset, const char *id, const char *expected)
{
  g_autofree char *text = rp_record_sentence (dataset, rp_dataset_find (dataset, id));

  g_assert_cmpstr (text, ==, expected);
}

static void
test_records (void)
{
  g_autoptr (RpDataset) dataset = load (data);

  assert_says (dataset, "talks", "Meeting, 12 January 2023, date inferred, two sources of one origin, in Oslo, 1 part");
  assert_says (dataset, "first", "Meeting, undated, no source, part 1 of 1 of Talks");
  assert_says (dataset, "next", "Visit, 2030, planned, one source, disputed");
  assert_says (dataset, "ada", "Person, 1 tie, 1 event");
  assert_says (dataset, "met", "Ada met with Ben, 12 January 2023, one source");
  assert_says (dataset, "office", "Source");
}

/* What a filter hides is named in no file. */
static void
test_among (void)
{
  g_autoptr (RpDataset) dataset = load (data);
  g_autoptr (RpRecordSet) shown = rp_record_set_new (dataset);
  g_autofree char *talks = NULL, *first = NULL, *met = NULL, *whole = NULL;

  rp_record_set_add (shown, rp_dataset_find (dataset, "ada"));
  talks = rp_record_sentence_among (dataset, rp_dataset_find (dataset, "talks"), shown);
  first = rp_record_sentence_among (dataset, rp_dataset_find (dataset, "first"), shown);
  met = rp_record_sentence_among (dataset, rp_dataset_find (dataset, "met"), shown);
  g_assert_cmpstr (talks, ==, "Meeting, 12 January 2023, date inferred, two sources of one origin, 1 part");
  g_assert_cmpstr (first, ==, "Meeting, undated, no source");
  g_assert_cmpstr (met, ==, "Met with, 12 January 2023, one source");
  rp_record_set_add (shown, rp_dataset_find (dataset, "ben"));
  whole = rp_record_sentence_among (dataset, rp_dataset_find (dataset, "met"), shown);
  g_assert_cmpstr (whole, ==, "Ada met with Ben, 12 January 2023, one source");
}

static void
test_members (void)
{
  g_autoptr (RpDataset) dataset = load (data);
  RpRecordRef members[] = { rp_dataset_find (dataset, "talks"), rp_dataset_find (dataset, "next") };
  g_autofree char *name = NULL, *none = NULL;
  g_autofree char *text = rp_record_sentence_members (dataset, members, 2, 12000, &name);
  g_autofree char *empty = rp_record_sentence_members (dataset, NULL, 0, 3, &none);

  g_assert_cmpstr (text, ==, "Talks; Next; and 11,998 more");
  g_assert_cmpstr (empty, ==, "");
  g_assert_cmpstr (none, ==, "3 events");
}

static void
test_cluster (void)
{
  g_autoptr (RpDataset) dataset = load (data);
  RpRecordRef members[] = { rp_dataset_find (dataset, "talks"), rp_dataset_find (dataset, "next") };
  g_autofree char *name = NULL, *other = NULL;
  g_autofree char *text = rp_record_sentence_cluster (dataset, members, 2, 12000, &name);
  g_autofree char *bare = rp_record_sentence_cluster (dataset, NULL, 0, 1, &other);

  g_assert_cmpstr (name, ==, "12,000 events");
  g_assert_cmpstr (text, ==, "Talks; Next; and 11,998 more: Enter opens them");
  g_assert_cmpstr (other, ==, "1 event");
  g_assert_cmpstr (bare, ==, "Enter opens them");
}

/* Whatever stands in a file, a sentence can be heard to its end. */
static void
test_long (void)
{
  g_autofree char *name = g_strnfill (1000000, 'n');
  g_autofree char *json = g_strdup_printf (
      "{\"rapport\": 1, \"title\": \"T\", \"entities\": [{\"id\": \"a\", \"kind\": \"person\", \"name\": \"%s\"}, "
      "{\"id\": \"b\", \"kind\": \"%s\", \"name\": \"B\"}],"
      "\"events\": [{\"id\": \"e\", \"kind\": \"meeting\", \"title\": \"%s\", \"when\": \"2001\", \"place\": \"a\"}],"
      "\"relations\": [{\"id\": \"r\", \"kind\": \"knows\", \"from\": \"a\", \"to\": \"b\", \"label\": \"%s\"}]}",
      name, name, name, name);
  g_autoptr (RpDataset) dataset = load (json);
  static const char *const ids[] = { "a", "b", "e", "r" };

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autofree char *text = rp_record_sentence (dataset, rp_dataset_find (dataset, ids[i]));

      g_assert_cmpuint (strlen (text), >, 3);
      g_assert_cmpuint (strlen (text), <, 600);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/record-sentence/records", test_records);
  g_test_add_func ("/record-sentence/cluster", test_cluster);
  g_test_add_func ("/record-sentence/among", test_among);
  g_test_add_func ("/record-sentence/members", test_members);
  g_test_add_func ("/record-sentence/long", test_long);
  return g_test_run ();
}
