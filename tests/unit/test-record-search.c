/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dataset-builder.h"
#include "importers.h"
#include "record-search.h"
#include "search-reason.h"

#include <string.h>

typedef struct
{
  RpDataset *dataset;
  RpRecordSearch *search;
} Sample;

static const char sample_text[]
    = "{\"rapport\":1,\"title\":\"t\",\"sources\":["
      "{\"id\":\"gazette\",\"title\":\"Contract signed\",\"publisher\":\"Port Gazette\",\"published\":\"2024-03-18\"}],"
      "\"entities\":["
      "{\"id\":\"hasanov\",\"kind\":\"person\",\"name\":\"Zakir Həsənov\",\"aliases\":\"Minister of Defense\"},"
      "{\"id\":\"crosetto\",\"kind\":\"person\",\"name\":\"Guido Crosetto\",\"aliases\":[\"Minister of Defense of Italy\"]},"
      "{\"id\":\"oya\",\"kind\":\"person\",\"name\":\"Işıl Öztürk\",\"aliases\":\"O’Neill\"},"
      "{\"id\":\"lodz\",\"kind\":\"place\",\"name\":\"Łódź\",\"aliases\":[\"Lodsch\",\"Litzmannstadt\"]},"
      "{\"id\":\"tokyo\",\"kind\":\"place\",\"name\":\"東京都庁\"}],"
      "\"events\":["
      "{\"id\":\"talks\",\"kind\":\"meeting\",\"title\":\"Talks on training\",\"when\":\"2023-01-12\",\"place\":\"lodz\","
      "\"tags\":[\"C-27J\",\"defence\"],\"participants\":[{\"entity\":\"hasanov\",\"role\":\"host\"},"
      "{\"entity\":\"oya\",\"role\":\"interpreter\"}],"
      "\"evidence\":{\"source\":\"gazette\",\"locator\":\"paragraph 3\",\"passage\":\"They signed the “Book of Honor”.\"}},"
      "{\"id\":\"train\",\"kind\":\"journey\",\"title\":\"Train to Baku\",\"when\":\"2022\",\"summary\":\"From Litzmannstadt.\"},"
      "{\"id\":\"strain\",\"kind\":\"journey\",\"title\":\"A strain on ties\",\"attributes\":{\"label\":\"Cost\",\"value\":\"5000 manat\"}},"
      "{\"id\":\"part\",\"kind\":\"meeting\",\"title\":\"Crosetto speaks\",\"part_of\":\"talks\","
      "\"when_text\":\"towards noon\",\"evidence\":{\"source\":\"gazette\",\"says\":{\"title\":\"An address\"}}}],"
      "\"relations\":["
      "{\"id\":\"post\",\"kind\":\"holds_post\",\"from\":\"hasanov\",\"to\":\"lodz\",\"label\":\"Governor\"}]}";

static RpDataset *
load (const char *text)
{
  g_autoptr (RpImportResult) result = rp_import_bytes (text, strlen (text), NULL, NULL, NULL, NULL);

  g_assert_nonnull (result->dataset);
  return g_object_ref (result->dataset);
}

static void
set_up (Sample *self, gconstpointer data)
{
  if (data != NULL)
    {
      g_autofree char *path = g_build_filename (g_getenv ("RAPPORT_DATA"), data, NULL);
      g_autoptr (RpImportResult) result = rp_import_file (path, NULL, NULL, NULL);

      self->dataset = g_object_ref (result->dataset);
    }
  else
    self->dataset = load (sample_text);
  self->search = rp_record_search_new (self->dataset);
}

static void
tear_down (Sample *self, G_GNUC_UNUSED gconstpointer data)
{
  rp_record_search_unref (self->search);
  g_object_unref (self->dataset);
}

/* The ids found, joined by blanks. */
static char *
ids_of (const Sample *self, const RpSearchResult *result)
{
  const GArray *hits = rp_search_result_get_hits (result);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < hits->len; i++)
    g_string_append_printf (out, "%s%s", i > 0 ? " " : "",
                            rp_dataset_record (self->dataset, g_array_index (hits, RpRecordRef, i))->id);
  return g_string_free (out, FALSE);
}

static char *
found (const Sample *self, const char *query)
{
  g_autoptr (RpSearchResult) result = rp_record_search_run (self->search, query, NULL);

  return ids_of (self, result);
}

static void
check_found (const Sample *self, const char *const (*cases)[2], guint n)
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *ids = found (self, cases[i][0]);

      if (g_strcmp0 (ids, cases[i][1]) != 0)
        g_error ("%s: found “%s”, not “%s”", cases[i][0], ids, cases[i][1]);
    }
}

static void
test_words (Sample *self, G_GNUC_UNUSED gconstpointer data)
{
  static const char *const cases[][2] = {
    { "hasanov", "hasanov talks post" },
    { "HƏSƏNOV", "hasanov talks post" },
    { "zak has", "hasanov talks post" },
    { "has zak", "hasanov talks post" },
    { "isil ozturk", "oya talks" },
    { "oeztuerk", "oya talks" },
    { "o'neill", "oya talks" },
    { "oneill", "oya talks" },
    { "nobody", "" },
    { "", "" },
    { "   ", "" },
    { "zakir nobody", "" },
    { "crosetto", "crosetto part" },
    { "governor", "post" },
    { "holds", "post" },
    { "manat cost", "strain" },
    { "noon", "part" },
    { "address", "part" },
    { "interpreter", "talks oya" },
    { "c27j", "talks" },
    { "gazette", "gazette" },
    { "京", "tokyo" },
    { "京都", "tokyo" },
    { "都京", "" },
  };

  check_found (self, cases, G_N_ELEMENTS (cases));
}

static void
test_phrases (Sample *self, G_GNUC_UNUSED gconstpointer data)
{
  static const char *const cases[][2] = {
    { "\"book of honor\"", "talks" }, { "\"honor book\"", "" },     { "honor book", "talks" },
    { "\"book of hon\"", "" },        { "\"book of hon", "talks" }, { "\"training they\"", "" },
  };

  check_found (self, cases, G_N_ELEMENTS (cases));
}

static void
test_limits (Sample *self, G_GNUC_UNUSED gconstpointer data)
{
  static const char *const cases[][2] = {
    { "kind:meeting", "talks part" },
    { "kind:meet after:2023", "talks part" },
    { "kind:meeting before:2023", "" },
    { "before:2023", "train" },
    { "after:2023-01-12 before:2023-01-13", "talks part" },
    { "place:lodz", "talks" },
    { "place:litz", "talks" },
    { "place:tokyo", "" },
    { "source:gaz", "talks part gazette" },
    { "source:gazette type:event train", "talks" },
    { "tag:defence", "talks" },
    { "tag:c-27", "talks" },
    { "type:source", "gazette" },
    { "type:relation type:source", "post gazette" },
    { "kind:nothing", "" },
    { "kind:", "" },
    { "after: crosetto", "crosetto part" },
    { "kind:person oz", "oya" },
  };

  check_found (self, cases, G_N_ELEMENTS (cases));
}

/* Names first, then the beginning of the title, of a word; a title before an alias, that before a summary. */
static void
test_ranks (Sample *self, G_GNUC_UNUSED gconstpointer data)
{
  static const char *const cases[][2] = {
    { "train", "train talks" },
    { "litzmannstadt", "lodz talks post train" },
  };

  check_found (self, cases, G_N_ELEMENTS (cases));
}

static void
test_other_names (Sample *self, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (RpSearchResult) result = rp_record_search_run (self->search, "Łódź", NULL);
  g_autofree char *ids = ids_of (self, result);
  const GPtrArray *notices = rp_search_result_get_notices (result);

  g_assert_cmpstr (ids, ==, "lodz talks post train");
  g_assert_cmpuint (notices->len, ==, 1);
  g_assert_cmpstr (notices->pdata[0], ==, "Also “Lodsch”, “Litzmannstadt”: other names of Łódź.");
}

/* "label: excerpt [marked] {marked in the title}". */
static char *
reason (const Sample *self, const char *query, const char *id)
{
  g_autoptr (RpSearchResult) result = rp_record_search_run (self->search, query, NULL);
  g_autoptr (RpSearchReason) why = rp_search_reason_new (result, rp_dataset_find (self->dataset, id));
  GString *out = g_string_new (why->label);

  if (why->excerpt != NULL)
    g_string_append_printf (out, ": %s", why->excerpt);
  for (guint i = 0; why->excerpt != NULL && i < why->excerpt_marks->len; i++)
    {
      RpFoldSpan mark = g_array_index (why->excerpt_marks, RpFoldSpan, i);

      g_string_append_printf (out, " [%.*s]", (int)(mark.to - mark.from), why->excerpt + mark.from);
    }
  for (guint i = 0; i < why->title_marks->len; i++)
    {
      RpFoldSpan mark = g_array_index (why->title_marks, RpFoldSpan, i);

      g_string_append_printf (out, " {%.*s}", (int)(mark.to - mark.from), why->title + mark.from);
    }
  return g_string_free (out, FALSE);
}

static void
test_reasons (Sample *self, G_GNUC_UNUSED gconstpointer data)
{
  static const char *const cases[][3] = {
    { "ozturk isil", "oya", " {Işıl} {Öztürk}" },
    { "oneill", "oya", "Alias: O’Neill [O’Neill] {Işıl Öztürk}" },
    { "honor", "talks", "Passage of Port Gazette, paragraph 3: They signed the “Book of Honor”. [Honor]" },
    { "talks def", "talks", "Tag: defence [def] {Talks}" },
    { "interpreter", "talks", "Role of Işıl Öztürk: interpreter [interpreter]" },
    { "interpreter", "oya", "Role in “Talks on training”: interpreter [interpreter]" },
    { "hasan", "talks", "With: Zakir Həsənov [Həsən]" },
    { "lodz", "talks", "Place: Łódź [Łódź]" },
    { "hasanov", "post", "Tie: Zakir Həsənov → Łódź [Həsənov]" },
    { "lodz", "train", "Summary, by another name: From Litzmannstadt. [Litzmannstadt]" },
    { "manat", "strain", "Cost: 5000 manat [manat]" },
    { "address", "part", "What Port Gazette says: An address [address]" },
    { "kind:meeting", "talks", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *why = reason (self, cases[i][0], cases[i][1]);

      g_assert_cmpstr (why, ==, cases[i][2]);
    }
}

static void
test_shown (Sample *self, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (RpRecordSet) shown = rp_record_set_new (self->dataset);
  g_autoptr (RpSearchResult) none = rp_record_search_run (self->search, "train", shown);
  g_autoptr (RpSearchResult) one = NULL;
  g_autoptr (RpRecordSet) set = NULL;

  g_assert_cmpuint (rp_search_result_get_hits (none)->len, ==, 0);
  rp_record_set_add (shown, rp_dataset_find (self->dataset, "talks"));
  one = rp_record_search_run (self->search, "train", shown);
  set = rp_search_result_make_set (one);
  g_assert_cmpuint (rp_record_set_count (set, RP_RECORD_NONE), ==, 1);
  g_assert_true (rp_record_set_contains (set, rp_dataset_find (self->dataset, "talks")));
}

/* ---- the bundled dataset ---- */

static void
check_first (const Sample *self, const char *query, const char *id)
{
  g_autofree char *ids = found (self, query);
  g_auto (GStrv) list = g_strsplit (ids, " ", -1);

  g_assert_cmpstr (list[0], ==, id);
}

static void
test_bundled (Sample *self, G_GNUC_UNUSED gconstpointer data)
{
  static const char *const cases[][2] = {
    { "Karabakh", "garabagh E09 E04" },
    { "qarabag", "garabagh E09 E04" },
    { "Garabagh", "garabagh E09 E04" },
    { "after:2023-01 kind:meeting", "E07 E08 E10c E15 E08c E13a E17c E17d" },
    { "\"Book of Honor\"", "book-of-honor E08b E17b r-crosetto-signed-book-of-honor" },
  };

  check_first (self, "valiyev", "valiyev");
  check_first (self, "Vəliyev", "valiyev");
  check_first (self, "K. Valiyev", "valiyev");
  check_first (self, "Crosetto", "crosetto");
  check_found (self, cases, G_N_ELEMENTS (cases));
}

/* ---- other people's texts ---- */

/* Any text finds its own record by any word of it, and every reason is UTF-8 with marks on whole letters. */
static void
check_hostile (const char *title, const char *query)
{
  g_autofree char *quoted = g_strescape (title, NULL);
  RpDatasetBuilder *builder = rp_dataset_builder_new ();
  RpEventDraft draft = { .kind = "k", .order = 0 };
  g_autoptr (RpDataset) dataset = NULL;
  g_autoptr (RpRecordSearch) search = NULL;
  g_autoptr (RpSearchResult) result = NULL;
  const GArray *hits;

  draft.draft.record.id = "it";
  draft.draft.record.title = title;
  rp_dataset_builder_add_event (builder, &draft);
  dataset = rp_dataset_builder_finish (builder);
  rp_dataset_builder_free (builder);
  search = rp_record_search_new (dataset);
  result = rp_record_search_run (search, query, NULL);
  hits = rp_search_result_get_hits (result);
  if (hits->len != 1)
    g_error ("“%s” does not find “%.200s”", query, quoted);
  {
    g_autoptr (RpSearchReason) why = rp_search_reason_new (result, g_array_index (hits, RpRecordRef, 0));

    g_assert_true (g_utf8_validate (why->title, -1, NULL));
    g_assert_cmpint (g_utf8_strlen (why->title, -1), <=, 202);
    for (guint i = 0; i < why->title_marks->len; i++)
      {
        RpFoldSpan mark = g_array_index (why->title_marks, RpFoldSpan, i);

        g_assert_true (g_utf8_validate_len (why->title + mark.from, mark.to - mark.from, NULL));
      }
  }
}

static void
test_hostile (void)
{
  g_autoptr (GString) endless = g_string_new (NULL);

  check_hostile ("<b>&amp; %s %n</b>", "amp");
  check_hostile ("‮gnihton‬ שלום עולם", "שלום");
  check_hostile ("مرحبا بالعالم", "بالع");
  check_hostile ("a👨‍👩‍👧b 🎉", "🎉");
  check_hostile ("北京天安门广场", "天安门");
  check_hostile ("สวัสดีชาวโลก", "ชาว");
  check_hostile ("नमस्ते दुनिया", "दुनि");
  check_hostile ("ﷺ", "صلى");
  for (guint i = 0; i < 200000; i++)
    g_string_append (endless, "a ");
  g_string_append (endless, "needle");
  check_hostile (endless->str, "needle");
  check_hostile (endless->str,
                 "\"a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a needle\"");
  g_string_set_size (endless, 0);
  for (guint i = 0; i < 500000; i++)
    g_string_append (endless, "xé");
  check_hostile (endless->str, "xexe");
}

static void
append_random (GRand *rand, GString *text)
{
  static const gunichar letters[]
      = { 'a',   'b',   'C',   ' ',   ' ',   '-',    '\'',   0xe4,   0xdf,   0x259,   0x439, 0x3c5,
          0x5d0, 0x627, 0x915, 0x93f, 0xe01, 0x3042, 0x4e00, 0xac00, 0xfb01, 0x1f44d, 0x301, 0x200d };

  for (guint i = g_rand_int_range (rand, 1, 40); i > 0; i--)
    g_string_append_unichar (text, letters[g_rand_int_range (rand, 0, G_N_ELEMENTS (letters))]);
}

static gboolean
has_text (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isalnum (g_utf8_get_char (p)))
      return TRUE;
  return FALSE;
}

static void
test_random (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);

  for (guint round = 0; round < 300; round++)
    {
      g_autoptr (GString) text = g_string_new ("x");

      append_random (rand, text);
      if (has_text (text->str))
        check_hostile (text->str, text->str);
    }
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path, *file;
    void (*test) (Sample *, gconstpointer);
  } tests[] = {
    { "/record-search/words", NULL, test_words },
    { "/record-search/phrases", NULL, test_phrases },
    { "/record-search/limits", NULL, test_limits },
    { "/record-search/ranks", NULL, test_ranks },
    { "/record-search/other-names", NULL, test_other_names },
    { "/record-search/reasons", NULL, test_reasons },
    { "/record-search/shown", NULL, test_shown },
    { "/record-search/bundled", "azerbaijan-italy.json", test_bundled },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Sample, tests[i].file, set_up, tests[i].test, tear_down);
  g_test_add_func ("/record-search/hostile", test_hostile);
  g_test_add_func ("/record-search/random", test_random);
  return g_test_run ();
}
