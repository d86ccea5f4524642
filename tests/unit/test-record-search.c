/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dataset-builder.h"
#include "record-search.h"

#include <math.h>

static void
add_entity (RpDatasetBuilder *builder, const char *id, const char *name, const char *alias)
{
  RpEntityDraft draft = { .kind = "person", .latitude = NAN, .longitude = NAN };
  const char *const aliases[] = { alias };

  draft.draft.record.id = id;
  draft.draft.record.title = name;
  draft.aliases = alias != NULL ? aliases : NULL;
  draft.n_aliases = alias != NULL ? 1 : 0;
  rp_dataset_builder_add_entity (builder, &draft);
}

static void
add_event (RpDatasetBuilder *builder, const char *id, const char *title, const char *summary)
{
  RpEventDraft draft = { .kind = "meeting", .order = NAN };

  draft.draft.record.id = id;
  draft.draft.record.title = title;
  draft.draft.record.summary = summary;
  rp_dataset_builder_add_event (builder, &draft);
}

static RpDataset *
sample (void)
{
  g_autoptr (RpDatasetBuilder) builder = rp_dataset_builder_new ();

  add_event (builder, "talks", "Talks on training", "Signed in Łódź by the minister.");
  add_event (builder, "train", "Train to Baku", NULL);
  add_event (builder, "strain", "A strain on ties", NULL);
  add_entity (builder, "hasanov", "Zakir Həsənov", "Minister of Defense");
  add_entity (builder, "crosetto", "Guido Crosetto", "Minister of Defense of Italy");
  add_entity (builder, "oya", "Işıl Öztürk", "O’Neill");
  return rp_dataset_builder_finish (builder);
}

/* The ids found, joined by blanks. */
static char *
found (RpDataset *dataset, const char *query)
{
  g_autoptr (RpRecordSearch) search = rp_record_search_new (dataset);
  g_autoptr (RpSearchResult) result = rp_record_search_run (search, query, NULL);
  const GArray *hits = rp_search_result_get_hits (result);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < hits->len; i++)
    g_string_append_printf (out, "%s%s", i > 0 ? " " : "",
                            rp_dataset_record (dataset, g_array_index (hits, RpRecordRef, i))->id);
  return g_string_free (out, FALSE);
}

static void
test_words (void)
{
  g_autoptr (RpDataset) dataset = sample ();
  static const char *const cases[][2] = {
    { "hasanov", "hasanov" },
    { "HƏSƏNOV", "hasanov" },
    { "zak has", "hasanov" },
    { "has zak", "hasanov" },
    { "isil ozturk", "oya" },
    { "o'neill", "oya" },
    { "lodz", "talks" },
    { "nobody", "" },
    { "", "" },
    { "   ", "" },
    { "zakir nobody", "" },
    { "minister of defense", "hasanov crosetto" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *ids = found (dataset, cases[i][0]);

      g_assert_cmpstr (ids, ==, cases[i][1]);
    }
}

/* The beginning of the title, then of a word, then within one. */
static void
test_ranks (void)
{
  g_autoptr (RpDataset) dataset = sample ();
  g_autofree char *ids = found (dataset, "train");

  g_assert_cmpstr (ids, ==, "train talks strain");
}

static void
test_shown (void)
{
  g_autoptr (RpDataset) dataset = sample ();
  g_autoptr (RpRecordSearch) search = rp_record_search_new (dataset);
  g_autoptr (RpRecordSet) shown = rp_record_set_new (dataset);
  g_autoptr (RpSearchResult) none = rp_record_search_run (search, "train", shown);
  g_autoptr (RpSearchResult) one = NULL;

  g_assert_cmpuint (rp_search_result_get_hits (none)->len, ==, 0);
  rp_record_set_add (shown, rp_dataset_find (dataset, "strain"));
  one = rp_record_search_run (search, "train", shown);
  g_assert_cmpuint (rp_search_result_get_hits (one)->len, ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/record-search/words", test_words);
  g_test_add_func ("/record-search/ranks", test_ranks);
  g_test_add_func ("/record-search/shown", test_shown);
  return g_test_run ();
}
