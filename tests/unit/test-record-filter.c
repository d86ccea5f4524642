/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dataset-fixture.h"
#include "facet-counts.h"
#include "facet-words.h"
#include "period.h"

/* Two meetings and a visit, four people at two places, three ties, three sources of which one copies another. */
static RpDataset *
sample (void)
{
  Fixture fixture;

  fixture_init (&fixture);
  fixture_source (&fixture, "gazette", "Gazette", "2020-01-01", "");
  fixture_source (&fixture, "agency", "Agency", "2021-01-01", "origin:gazette");
  fixture_source (&fixture, "letter", "Letter", NULL, "");
  fixture_entity (&fixture, "ada", "Ada", NULL, "src:letter");
  fixture_entity (&fixture, "bela", "Bela", NULL, "");
  fixture_entity (&fixture, "cem", "Cem", NULL, "");
  fixture_entity (&fixture, "dora", "Dora", NULL, "");
  fixture_entity (&fixture, "baku", "Baku", NULL, "kind:place");
  fixture_entity (&fixture, "rome", "Rome", NULL, "kind:place");
  fixture_event (&fixture, "m1", "Talks", "2010-03-01", "with:ada,bela at:baku src:gazette,agency");
  fixture_event (&fixture, "m2", "More talks", "2012~", "with:ada,cem at:rome src:agency not:letter");
  fixture_event (&fixture, "v1", "A visit", NULL, "kind:visit with:bela,cem,cem");
  fixture_relation (&fixture, "r1", "ada", "bela", "2009/2011", "src:gazette,letter");
  fixture_relation (&fixture, "r2", "cem", "dora", NULL, "kind:owns");
  fixture_relation (&fixture, "r3", "bela", "cem", NULL, "");
  return fixture_finish (&fixture);
}

static char *
ids_of (RpDataset *dataset, const RpRecordSet *set)
{
  GString *out = g_string_new (NULL);

  for (RpRecordType type = RP_RECORD_EVENT; type <= RP_RECORD_SOURCE; type++)
    for (guint i = 0; i < rp_dataset_n_records (dataset, type); i++)
      if (rp_record_set_contains (set, rp_record_ref (type, i)))
        g_string_append_printf (out, "%s%s", out->len > 0 ? " " : "",
                                rp_dataset_record (dataset, rp_record_ref (type, i))->id);
  return g_string_free (out, FALSE);
}

/* TEXTS: "KEY=VALUE", joined by blanks; PERIOD nullable. */
static void
assert_shown (const char *texts, const char *period, const char *expected)
{
  g_autoptr (RpDataset) dataset = sample ();
  g_autoptr (RpFacetIndex) index = rp_facet_index_new (dataset);
  g_auto (GStrv) pieces = g_strsplit (texts, " ", -1);
  g_autoptr (RpRecordFilter) filter = rp_record_filter_from_strings ((const char *const *)pieces);
  g_autoptr (RpRecordSet) in_period = NULL;
  g_autoptr (RpRecordSet) shown = NULL;
  g_autofree char *ids = NULL;
  RpPeriod range = RP_PERIOD_NONE;

  if (period != NULL)
    {
      g_assert_true (rp_period_parse (period, &range, NULL));
      in_period = rp_period_shown (&range, dataset);
    }
  shown = rp_record_filter_shown (filter, index, in_period);
  ids = ids_of (dataset, shown);
  g_assert_cmpstr (ids, ==, expected);
}

static void
test_hangs_together (void)
{
  /* Those who took part and the places; the ties between them; the sources of all that. */
  assert_shown ("kind=visit", NULL, "v1 bela cem r3");
  assert_shown ("place=rome", NULL, "m2 ada cem rome agency letter");
  /* Ties that a facet lets through bring their ends. */
  assert_shown ("relation-kind=owns", NULL, "m1 m2 v1 ada bela cem dora baku rome r2 gazette agency letter");
  assert_shown ("kind=visit relation-kind=owns", NULL, "v1 bela cem dora r2");
  assert_shown ("entity=dora", NULL, "cem dora r2");
  assert_shown ("entity=ada entity=dora", NULL, "m1 m2 ada bela cem dora baku rome r1 r2 gazette agency letter");
  /* Of one facet any, of different ones all. */
  assert_shown ("kind=visit kind=meeting place=baku", NULL, "m1 ada bela baku r1 gazette agency letter");
  /* A tie needs both its ends. */
  assert_shown ("entity-kind=place", NULL, "m1 m2 v1 baku rome gazette agency letter");
  assert_shown ("kind=nothing", NULL, "");
}

static void
test_sources (void)
{
  /* Who is described by a source stays with it, and only that source does. */
  assert_shown ("source=letter", NULL, "m2 ada bela cem rome r1 letter");
  assert_shown ("source=gazette", NULL, "m1 ada bela baku r1 gazette");
  assert_shown ("origins=none", NULL, "v1 bela cem dora r2 r3");
  assert_shown ("origins=one", NULL, "m1 m2 ada bela cem baku rome gazette agency letter");
  assert_shown ("origins=several", NULL, "ada bela r1 gazette letter");
  assert_shown ("disputed=yes", NULL, "m2 ada cem rome agency letter");
}

static void
test_period (void)
{
  assert_shown ("", "2012", "m2 v1 ada bela cem dora baku rome r2 r3 agency letter");
  assert_shown ("kind=meeting", "2012", "m2 ada cem rome agency letter");
  assert_shown ("certainty=approximate certainty=undated", "2000/2020",
                "m2 v1 ada bela cem rome r1 r3 gazette agency letter");
  assert_shown ("text=talks", "2010", "m1 ada bela baku gazette agency letter");
}

static void
assert_count (RpFacetCounts *counts, RpFacet facet, const char *value, guint n)
{
  g_autoptr (GArray) list = rp_facet_counts_list (counts, facet, NULL);

  for (guint i = 0; i < list->len; i++)
    if (g_str_equal (g_array_index (list, RpFacetValue, i).value, value))
      {
        g_assert_cmpuint (g_array_index (list, RpFacetValue, i).n, ==, n);
        return;
      }
  g_assert_not_reached ();
}

static void
test_counts (void)
{
  const char *const texts[] = { "kind=visit", "entity=gone", NULL };
  g_autoptr (RpDataset) dataset = sample ();
  g_autoptr (RpFacetIndex) index = rp_facet_index_new (dataset);
  g_autoptr (RpRecordFilter) filter = rp_record_filter_from_strings (texts);
  g_autoptr (RpRecordFilter) visits = rp_record_filter_without (filter, RP_FACET_ENTITY, NULL);
  g_autoptr (RpRecordSet) shown = rp_record_filter_shown (visits, index, NULL);
  g_autoptr (RpRecordSet) none = rp_record_filter_shown (filter, index, NULL);
  g_autoptr (RpFacetCounts) counts = rp_facet_counts_new (index, visits, NULL, shown);
  g_autoptr (RpFacetCounts) gone = rp_facet_counts_new (index, filter, NULL, none);
  g_autoptr (GArray) list = rp_facet_counts_list (counts, RP_FACET_ENTITY, "ce");

  /* What is chosen of a facet does not change its own numbers. */
  assert_count (counts, RP_FACET_KIND, "meeting", 2);
  assert_count (counts, RP_FACET_KIND, "visit", 1);
  assert_count (counts, RP_FACET_ENTITY, "cem", 1);
  assert_count (counts, RP_FACET_ENTITY, "ada", 0);
  assert_count (counts, RP_FACET_ORIGINS, "none", 1);
  g_assert_cmpuint (list->len, ==, 1);
  g_assert_cmpstr (g_array_index (list, RpFacetValue, 0).label, ==, "Cem");
  /* What is chosen can be seen and given up, whether anything has it or not. */
  assert_count (gone, RP_FACET_ENTITY, "gone", 0);
  assert_count (gone, RP_FACET_KIND, "visit", 0);
  g_assert_cmpuint (rp_record_set_count (none, RP_RECORD_NONE), ==, 0);
}

static void
test_strings (void)
{
  const char *const texts[] = { "tag=b", "tag=a=1", "kind=x", "kin=x", "tag", "tag=a=1", "marking=", NULL };
  g_autoptr (RpRecordFilter) filter = rp_record_filter_from_strings (texts);
  g_autoptr (RpRecordFilter) less = rp_record_filter_without (filter, RP_FACET_TAG, "a=1");
  g_autoptr (RpRecordFilter) again = rp_record_filter_with (less, RP_FACET_TAG, "a=1");
  g_autoptr (RpRecordFilter) empty = rp_record_filter_new ();
  g_auto (GStrv) out = rp_record_filter_to_strings (filter);
  g_autofree char *joined = g_strjoinv (" ", out);

  g_assert_cmpstr (joined, ==, "kind=x tag=a=1 tag=b marking=");
  g_assert_false (rp_record_filter_equal (filter, less));
  g_assert_true (rp_record_filter_equal (filter, again));
  g_assert_true (rp_record_filter_equal (NULL, empty));
  g_assert_false (rp_record_filter_equal (NULL, less));
  g_assert_true (rp_record_filter_is_empty (NULL));
  g_assert_true (rp_record_filter_has (less, RP_FACET_TAG, "b"));
  g_assert_false (rp_record_filter_has (less, RP_FACET_TAG, "a=1"));
}

static void
test_words (void)
{
  const char *const texts[] = { "entity=ada", "entity=gone", "kind=visit", "grade=B", "text=two\nlines", NULL };
  g_autoptr (RpDataset) dataset = sample ();
  g_autoptr (RpFacetIndex) index = rp_facet_index_new (dataset);
  g_autoptr (RpRecordFilter) filter = rp_record_filter_from_strings (texts);
  g_autofree char *words = rp_record_filter_describe (filter, index);

  g_assert_cmpstr (words, ==, "Visit · Ada or gone · grade B, Usually Reliable · “two lines”");
  g_assert_null (rp_record_filter_describe (NULL, index));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/record-filter/hangs-together", test_hangs_together);
  g_test_add_func ("/record-filter/sources", test_sources);
  g_test_add_func ("/record-filter/period", test_period);
  g_test_add_func ("/record-filter/counts", test_counts);
  g_test_add_func ("/record-filter/strings", test_strings);
  g_test_add_func ("/record-filter/words", test_words);
  return g_test_run ();
}
