/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A person's own JSON: shapes with what must come of them, mappings as files, and what is broken, mistyped or hostile.
 */
#include "foreign-fixture.h"

#include "dataset-text.h"
#include "json-shape.h"
#include "mapping-guess.h"

#include <glib/gstdio.h>
#include <string.h>

static const struct
{
  const char *file;
  guint n_events, n_entities, n_relations, n_sources, n_dated, n_errors;
} samples[] = {
  { "own-meetings.json", 3, 4, 2, 0, 2, 1 },    { "own-answer.json", 2, 0, 0, 2, 2, 0 },
  { "own-lines.jsonl", 3, 3, 0, 0, 3, 1 },      { "own-keyed.json", 0, 3, 0, 0, 0, 0 },
  { "own-trips.json", 3, 4, 0, 0, 3, 0 },       { "own-features.geojson", 2, 0, 0, 0, 2, 0 },
  { "own-edges.json", 0, 3, 2, 0, 0, 0 },       { "own-years.json", 2, 0, 0, 0, 2, 0 },
  { "own-azerbaijani.json", 1, 3, 0, 0, 1, 0 }, { "own-untitled.json", 2, 2, 0, 0, 0, 0 },
  { "own-targets.json", 0, 2, 2, 0, 0, 0 },     { "own-calls.jsonl", 2, 3, 0, 0, 2, 0 },
  { "own-members.json", 0, 4, 3, 0, 0, 0 },     { "own-italian.json", 2, 4, 0, 2, 2, 0 },
  { "own-sparql.json", 2, 1, 0, 0, 2, 0 },      { "own-documents.jsonl", 2, 3, 0, 0, 2, 0 },
  { "own-strikes.csv", 4, 0, 0, 0, 3, 1 },      { "own-routes.csv", 0, 3, 3, 0, 0, 0 },
  { "own-firms.tsv", 0, 3, 0, 0, 0, 0 },
};

/* With OPTIONS, which may name a mapping. Transfer full. */
static RpImportResult *
import_with (const char *bytes, gsize length, const RpImportOptions *options)
{
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  RpImportResult *result;
  int fd = g_file_open_tmp ("rapport-mapping-XXXXXX.json", &path, &error);

  g_assert_no_error (error);
  g_assert_true (g_close (fd, NULL));
  g_file_set_contents (path, bytes, (gssize)length, &error);
  g_assert_no_error (error);
  result = rp_import_file_unless (path, 0, options, NULL, NULL, &error);
  g_assert_no_error (error);
  g_unlink (path);
  return result;
}

static void
test_counts (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      gsize length;
      g_autofree char *bytes = foreign_fixture_read (samples[i].file, &length);
      g_autoptr (RpImportResult) result = foreign_fixture_import (bytes, length);
      guint n_dated = 0, n_said = 0;

      g_test_message ("%s", samples[i].file);
      g_assert_nonnull (result->dataset);
      g_assert_nonnull (result->mapping);
      for (guint e = 0; e < rp_dataset_n_events (result->dataset); e++)
        n_dated += rp_dataset_event (result->dataset, e)->when.when != NULL;
      g_assert_cmpuint (rp_dataset_n_events (result->dataset), ==, samples[i].n_events);
      g_assert_cmpuint (rp_dataset_n_entities (result->dataset), ==, samples[i].n_entities);
      g_assert_cmpuint (rp_dataset_n_relations (result->dataset), ==, samples[i].n_relations);
      g_assert_cmpuint (rp_dataset_n_sources (result->dataset), ==, samples[i].n_sources);
      g_assert_cmpuint (n_dated, ==, samples[i].n_dated);
      g_assert_cmpuint (rp_import_result_count (result, RP_SEVERITY_ERROR), ==, samples[i].n_errors);
      /* nothing is taken for anything in silence */
      for (guint p = 0; p < result->problems->len; p++)
        n_said += strstr (((RpProblem *)g_ptr_array_index (result->problems, p))->message, "“") != NULL;
      g_assert_cmpuint (n_said, >=, result->mapping->lists->len);
    }
}

/* What is written of it is sound, and reads the same. */
static void
test_written (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      gsize length;
      g_autofree char *bytes = foreign_fixture_read (samples[i].file, &length);
      g_autoptr (RpImportResult) first = foreign_fixture_import (bytes, length);
      gsize n, m;
      g_autofree char *text = rp_dataset_to_text (first->dataset, &n);
      g_autoptr (RpImportResult) again = foreign_fixture_import (text, n);
      g_autofree char *twice = rp_dataset_to_text (again->dataset, &m);

      g_assert_cmpuint (rp_import_result_count (again, RP_SEVERITY_ERROR), ==, 0);
      g_assert_cmpmem (text, n, twice, m);
    }
}

static const RpMappedColumn *
column_of (const RpMapping *mapping, const char *list, const char *path)
{
  const RpMappedList *found = rp_mapping_find (mapping, list);

  g_assert_nonnull (found);
  g_assert_nonnull (rp_mapped_list_find (found, path));
  return rp_mapped_list_find (found, path);
}

static void
test_guess (void)
{
  gsize length;
  g_autofree char *meetings = foreign_fixture_read ("own-meetings.json", &length);
  g_autoptr (RpImportResult) first = foreign_fixture_import (meetings, length);
  g_autofree char *answer = foreign_fixture_read ("own-answer.json", &length);
  g_autoptr (RpImportResult) second = foreign_fixture_import (answer, length);
  g_autofree char *trips = foreign_fixture_read ("own-trips.json", &length);
  g_autoptr (RpImportResult) third = foreign_fixture_import (trips, length);

  g_assert_cmpint (column_of (first->mapping, "meetings[]", "meetingDate")->field, ==, RP_CSV_WHEN);
  g_assert_cmpint (column_of (first->mapping, "meetings[]", "place.name")->field, ==, RP_CSV_PLACE);
  g_assert_cmpint (column_of (first->mapping, "meetings[]", "attendees")->field, ==, RP_CSV_PARTICIPANTS);
  g_assert_cmpint (column_of (first->mapping, "ties[]", "personB")->field, ==, RP_CSV_TO);
  g_assert_cmpint (column_of (first->mapping, "people[]", "avatar")->field, ==, RP_CSV_OTHER);
  g_assert_cmpuint (column_of (first->mapping, "people[]", "born")->n_filled, ==, 2);
  g_assert_cmpstr (column_of (first->mapping, "people[]", "born")->samples[1], ==, "1965");
  g_assert_cmpint (column_of (second->mapping, "results[]", "occurred_at")->reading, ==, RP_NUMBERS_MILLISECONDS);
  g_assert_cmpint (column_of (third->mapping, "[].trips[]", "^")->field, ==, RP_CSV_PARTICIPANTS);
  /* a participant by the id in the file */
  g_assert_cmpuint (rp_dataset_event (first->dataset, 0)->n_participants, ==, 2);
}

/* A mapping is followed, kept as a file, and equal for files of one shape. */
static void
test_mapping_file (void)
{
  static const char bytes[]
      = "[{\"a\": \"Lunch\", \"b\": \"2024-02-03\", \"c\": \"Ana\"}, {\"a\": \"Dinner\", \"b\": \"2024-02-04\"}]";
  static const char other[] = "[{\"b\": \"1999\", \"a\": \"x\", \"c\": \"y\"}]";
  static const char less[] = "[{\"b\": \"1999\", \"a\": \"x\"}]";
  static const char text[]
      = "{\"rapport-mapping\": 1, \"lists\": [{\"path\": \"[]\", \"as\": \"events\", \"columns\": ["
        "{\"path\": \"a\", \"as\": \"title\"}, {\"path\": \"b\", \"as\": \"when\"},"
        "{\"path\": \"c\", \"as\": \"people\"}]}]}";
  g_autofree char *reason = NULL;
  g_autoptr (RpMapping) mapping = rp_mapping_from_json (text, strlen (text), &reason);
  RpImportOptions options = { .mapping = mapping };
  g_autoptr (RpImportResult) result = NULL, second = NULL, third = NULL;
  g_autofree char *shape = NULL, *same = NULL, *lesser = NULL, *json = NULL, *copied = NULL;
  g_autoptr (RpMapping) again = NULL, copy = NULL;

  g_assert_null (reason);
  result = import_with (bytes, strlen (bytes), &options);
  second = import_with (other, strlen (other), &options);
  third = import_with (less, strlen (less), &options);
  g_assert_cmpuint (rp_dataset_n_events (result->dataset), ==, 2);
  g_assert_cmpuint (rp_dataset_n_entities (result->dataset), ==, 1);
  g_assert_cmpstr (rp_dataset_event (result->dataset, 1)->record.title, ==, "Dinner");
  shape = rp_mapping_dup_shape (result->mapping);
  same = rp_mapping_dup_shape (second->mapping);
  lesser = rp_mapping_dup_shape (third->mapping);
  g_assert_cmpstr (shape, ==, same);
  g_assert_cmpstr (shape, !=, lesser);
  json = rp_mapping_to_json (result->mapping);
  again = rp_mapping_from_json (json, strlen (json), &reason);
  g_assert_nonnull (again);
  copy = rp_mapping_copy (again);
  copied = rp_mapping_to_json (copy);
  g_assert_cmpstr (json, ==, copied);
}

/* What a column is called is not enough. */
static void
test_doubted (void)
{
  static const struct
  {
    const char *json, *list, *path;
    RpCsvField field;
  } cases[] = {
    { "[{\"date\": \"2001-02-03\", \"title\": \"A\", \"running time\": 104}]", "[]", "running time", RP_CSV_OTHER },
    { "[{\"date\": \"2001-02-03\", \"title\": \"A\", \"time\": 14}]", "[]", "time", RP_CSV_TIME },
    { "[{\"date\": \"2001-02-03\", \"title\": \"A\", \"time\": \"9 pm\"}]", "[]", "time", RP_CSV_TIME },
    { "[{\"date\": \"2001-02-03\", \"title\": \"A\", \"day\": \"Night\"}]", "[]", "day", RP_CSV_OTHER },
    { "[{\"day\": \"2001-02-03\", \"title\": \"A\"}]", "[]", "day", RP_CSV_WHEN },
    { "[{\"year\": 2001, \"month\": \"May\", \"title\": \"A\"}]", "[]", "month", RP_CSV_MONTH },
    { "[{\"year\": 2001, \"title\": \"A\", \"people\": 1483789}]", "[]", "people", RP_CSV_OTHER },
    { "[{\"year\": 2001, \"title\": \"A\", \"people\": \"Ana\"}]", "[]", "people", RP_CSV_PEOPLE },
    { "[{\"comment\": \"Of many\", \"year\": 1, \"land\": \"Chad\"}, {\"year\": 2, \"land\": \"Chad\"},"
      " {\"year\": 3, \"land\": \"Mali\"}]",
      "[]", "land", RP_CSV_TITLE },
    { "[{\"firm\": \"Alpha\", \"n\": 1}, {\"firm\": \"Beta\", \"n\": 2}]", "[]", "firm", RP_CSV_NAME },
    { "[{\"sort\": \"Alpha\", \"n\": 1}, {\"sort\": \"Alpha\", \"n\": 2}]", "[]", "sort", RP_CSV_OTHER },
    { "{\"deep\": [{\"firm\": \"Alpha\", \"n\": 1}, {\"firm\": \"Beta\", \"n\": 2}]}", "deep[]", "firm", RP_CSV_OTHER },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RpJsonTree) tree = rp_json_tree_new ();
      const RpJsonNode *root = rp_json_tree_read (tree, cases[i].json, strlen (cases[i].json), 1, NULL, NULL);
      g_autoptr (RpShape) shape = rp_shape_new (root, 0);
      g_autoptr (RpMapping) mapping = rp_mapping_guess (shape);
      const RpMappedList *list = rp_mapping_find (mapping, cases[i].list);

      g_test_message ("%s", cases[i].json);
      g_assert_nonnull (list);
      g_assert_cmpint (rp_mapped_list_find (list, cases[i].path)->field, ==, cases[i].field);
    }
}

static void
test_mapping_refused (void)
{
  static const char *const files[] = {
    "",
    "[]",
    "{}",
    "{\"rapport-mapping\": 2, \"lists\": []}",
    "{\"rapport-mapping\": 1, \"lists\": {}}",
    "{\"rapport-mapping\": 1, \"lists\": [1]}",
    "{\"rapport-mapping\": 1, \"lists\": [{\"path\": \"a\", \"as\": \"things\"}]}",
    "{\"rapport-mapping\": 1, \"lists\": [{\"path\": \"a\", \"as\": \"events\"}, {\"path\": \"a\", \"as\": \"events\"}]}",
    "{\"rapport-mapping\": 1, \"lists\": [{\"path\": \"a\", \"as\": \"events\", \"columns\": [{\"path\": \"b\", \"as\": \"date\"}]}]}",
    "{\"rapport-mapping\": 1, \"lists\": [{\"path\": \"a\", \"as\": \"events\", \"columns\": [{\"path\": \"b\", \"as\": \"title\"},"
    "{\"path\": \"c\", \"as\": \"title\"}]}]}",
    "{\"rapport-mapping\": 1, \"lists\": [{\"path\": \"a\", \"as\": \"events\", \"columns\": [{\"path\": 1, \"as\": \"title\"}]}]}",
    "{\"rapport-mapping\": 1, \"lists\": [{\"path\": \"a\", \"as\": \"events\", \"columns\": [{\"path\": \"b\", \"as\": \"when\","
    "\"numbers\": \"days\"}]}]}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *reason = NULL;

      g_test_message ("%s", files[i]);
      g_assert_null (rp_mapping_from_json (files[i], strlen (files[i]), &reason));
      g_assert_nonnull (reason);
    }
}

/* A list that holds something else keeps what fits. */
static void
test_turned (void)
{
  g_autoptr (RpMapping) mapping = rp_mapping_new ();
  RpMappedList *list = rp_mapping_add_list (mapping, "x[]", RP_LIST_ENTITIES);
  RpMappedColumn *name = rp_mapped_list_add (list, "n", RP_CSV_NAME),
                 *other = rp_mapped_list_add (list, "o", RP_CSV_ALIASES);

  g_assert_null (rp_mapped_list_lacks (list));
  rp_mapped_list_use (list, RP_LIST_EVENTS);
  g_assert_cmpint (name->field, ==, RP_CSV_TITLE);
  g_assert_cmpint (other->field, ==, RP_CSV_OTHER);
  rp_mapped_list_turn (list, other, RP_CSV_TITLE);
  g_assert_cmpint (name->field, ==, RP_CSV_OTHER);
  rp_mapped_list_use (list, RP_LIST_RELATIONS);
  g_assert_nonnull (rp_mapped_list_lacks (list));
}

/* Cut anywhere, and with each value of each other type: never more than a message. */
static void
test_broken (void)
{
  static const char *const values[]
      = { "null", "true", "12", "\"\"", "\"x\"", "[]", "[1]", "{}", "{\"a\": {}}", "[[[]]]", "1e999" };

  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      gsize length;
      g_autofree char *bytes = foreign_fixture_read (samples[i].file, &length);

      for (gsize cut = 0; cut < length; cut += 7)
        {
          g_autoptr (RpImportResult) result = foreign_fixture_import (bytes, cut);

          g_assert_true (result->dataset != NULL || result->problems->len > 0);
        }
      /* what stands behind each colon */
      for (gsize at = 0; at + 1 < length; at++)
        for (guint v = 0; bytes[at] == ':' && v < G_N_ELEMENTS (values); v++)
          {
            gsize end = at + 1 + strcspn (bytes + at + 1, ",}");
            g_autofree char *changed = g_strdup_printf ("%.*s:%s%s", (int)at, bytes, values[v], bytes + end);
            g_autoptr (RpImportResult) result = foreign_fixture_import (changed, strlen (changed));

            g_assert_true (result->dataset != NULL || result->problems->len > 0);
          }
    }
}

static void
test_hostile (void)
{
  GString *lists = g_string_new ("{"), *wide = g_string_new ("[{"), *deep = g_string_new (NULL),
          *name = g_string_new ("[{\"name\":\"");
  const GString *const all[] = { lists, wide, deep, name };

  for (guint i = 0; i < 10000; i++)
    g_string_append_printf (lists, "%s\"l%u\":[{\"name\":\"n\",\"date\":\"2024\"}]", i > 0 ? "," : "", i);
  g_string_append (lists, "}");
  for (guint i = 0; i < 20000; i++)
    g_string_append_printf (wide, "\"c%u\":%u,", i, i);
  g_string_append (wide, "\"title\":\"__proto__\",\"__proto__\":{\"toString\":1},\"date\":\"2024-01-01\"}]");
  for (guint i = 0; i < 60; i++)
    g_string_append (deep, "{\"name\":\"a\",\"date\":\"2024\",\"events\":[");
  for (guint i = 0; i < 60; i++)
    g_string_append (deep, "]}");
  for (guint i = 0; i < 1000000; i++)
    g_string_append_c (name, 'x');
  g_string_append (name, "\",\"date\":\"2024\"}]");
  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    {
      g_autoptr (RpImportResult) result = foreign_fixture_import (all[i]->str, all[i]->len);

      g_assert_true (result->dataset != NULL || result->problems->len > 0);
    }
  g_string_free (lists, TRUE);
  g_string_free (wide, TRUE);
  g_string_free (deep, TRUE);
  g_string_free (name, TRUE);
}

/* What happens between two is an event in which both take part in their roles; how two are related is a relation. */
static const struct
{
  const char *json;
  guint n_events, n_relations;
  const char *title, *roles[2], *summary;
} acts[] = {
  { "{\"caller\":\"+39 1\",\"callee\":\"+994 2\",\"time\":\"2024-02-03T10:00:00\",\"duration\":40}\n"
    "{\"caller\":\"+994 2\",\"callee\":\"+39 1\",\"time\":\"2024-02-03T11:00:00\",\"duration\":2}",
    2,
    0,
    "+39 1 → +994 2",
    { "caller", "callee" },
    NULL },
  { "{\"sender\":\"Ann\",\"recipient\":\"Bob\",\"sent\":\"2024-02-03\",\"text\":\"Come at noon.\"}\n"
    "{\"sender\":\"Bob\",\"recipient\":\"Ann\",\"sent\":\"2024-02-04\",\"text\":\"I will.\"}",
    2,
    0,
    "Ann → Bob",
    { "sender", "recipient" },
    "Come at noon." },
  { "{\"from\":\"Ann\",\"to\":[\"Bob\",\"Cy\"],\"date\":\"2024-02-03\",\"subject\":\"Noon\"}\n"
    "{\"from\":\"Bob\",\"to\":[\"Ann\"],\"date\":\"2024-02-04\",\"subject\":\"Re: Noon\"}",
    2,
    0,
    "Noon",
    { "from", "to" },
    NULL },
  { "{\"people\":[{\"id\":1,\"name\":\"Ann\"},{\"id\":2,\"name\":\"Bob\"}],\"calls\":[{\"caller_id\":1,\"callee_id\":2,"
    "\"start\":\"2024-02-03 10:00\",\"end\":\"2024-02-03 10:04\"},{\"caller_id\":2,\"callee_id\":1,"
    "\"start\":\"2024-02-03 11:00\",\"end\":\"2024-02-03 11:04\"}]}",
    2,
    0,
    "Ann → Bob",
    { "caller id", "callee id" },
    NULL },
  /* edges with a date, states with a begin, and journeys are none */
  { "[{\"from\":\"Ann\",\"to\":\"Bob\",\"date\":\"2024-02-03\"},{\"from\":\"Bob\",\"to\":\"Cy\",\"date\":\"2024\"}]", 0,
    2 },
  { "[{\"donor\":\"Ann\",\"recipient\":\"Bob\",\"since\":\"2020\"},{\"donor\":\"Ann\",\"recipient\":\"Cy\",\"since\":\"2021\"}]",
    0, 2 },
  { "{\"links\":[{\"source\":\"Ann\",\"target\":\"Bob\",\"date\":\"2020-01-01T10:00:00\",\"note\":\"x\"},"
    "{\"source\":\"Bob\",\"target\":\"Cy\",\"date\":\"2020-01-01T11:00:00\",\"note\":\"y\"}],\"x\":1}",
    0, 2 },
  { "[{\"title\":\"Trip\",\"people\":\"Ann\",\"from\":\"Rome\",\"to\":\"Baku\",\"date\":\"2024-02-03 10:00\"}]",
    1,
    0,
    "Trip",
    { NULL, NULL },
    NULL },
};

static void
test_acts (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (acts); i++)
    {
      g_autoptr (RpImportResult) result = foreign_fixture_import (acts[i].json, strlen (acts[i].json));
      const RpEvent *event;

      g_assert_nonnull (result->dataset);
      g_test_message ("%s", acts[i].json);
      g_assert_cmpuint (rp_dataset_n_events (result->dataset), ==, acts[i].n_events);
      g_assert_cmpuint (rp_dataset_n_relations (result->dataset), ==, acts[i].n_relations);
      g_assert_cmpuint (rp_import_result_count (result, RP_SEVERITY_ERROR), ==, 0);
      if (acts[i].n_events == 0)
        continue;
      event = rp_dataset_event (result->dataset, 0);
      g_assert_cmpstr (event->record.title, ==, acts[i].title);
      g_assert_cmpstr (event->record.summary, ==, acts[i].summary);
      g_assert_cmpuint (event->n_participants, >=, acts[i].roles[0] != NULL ? 2 : 1);
      for (guint p = 0; p < event->n_participants; p++)
        g_assert_cmpstr (event->participants[p].role, ==, acts[i].roles[p > 0]);
    }
}

/* A column that is called otherwise is the id where others name its values; not where they are unlike by chance. */
static void
test_ids_by_use (void)
{
  static const char coded[]
      = "{\"people\": [{\"code\": \"a\", \"fullName\": \"Anna\"}, {\"code\": \"b\", \"fullName\": "
        "\"Rashid\"}], \"meetings\": [{\"on\": \"2023-04-03\", \"subject\": \"Talks\", \"who\": "
        "[\"a\", \"b\"]}, {\"on\": \"2023-05-06\", \"subject\": \"Lunch\", \"who\": [\"b\"]}]}";
  static const char named[]
      = "{\"people\": [{\"code\": \"a\", \"fullName\": \"Anna\"}, {\"code\": \"b\", \"fullName\": "
        "\"Rashid\"}], \"meetings\": [{\"on\": \"2023-04-03\", \"subject\": \"Talks\", \"who\": "
        "[\"Anna\", \"Rashid\"]}]}";
  static const char twice[]
      = "{\"people\": [{\"code\": \"a\", \"fullName\": \"Anna\"}, {\"code\": \"a\", \"fullName\": "
        "\"Rashid\"}], \"meetings\": [{\"on\": \"2023-04-03\", \"subject\": \"Talks\", \"who\": "
        "[\"a\", \"a\"]}]}";
  static const struct
  {
    const char *json;
    guint n_entities;
    const char *first;
  } cases[] = { { coded, 2, "a" }, { named, 2, "Anna" }, { twice, 3, "Anna" } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RpImportResult) result = foreign_fixture_import (cases[i].json, strlen (cases[i].json));
      const RpRecord *first;

      g_assert_nonnull (result->dataset);
      g_assert_cmpuint (rp_dataset_n_entities (result->dataset), ==, cases[i].n_entities);
      first = &rp_dataset_entity (result->dataset, 0)->record;
      g_assert_cmpstr (first->title, ==, "Anna");
      g_assert_cmpstr (first->id, ==, cases[i].first);
    }
}

/* What is no date, or ends before it begins, is kept as a wording; one problem names its place. */
static void
test_unreadable_dates (void)
{
  static const struct
  {
    const char *json, *when, *wording, *said;
    guint line, column;
  } files[] = {
    { "[{\"title\":\"a\",\"date\":\"2024-01-01\"},\n{\"title\":\"b\",\"date\":\"2024-02-31\"}]", NULL, "2024-02-31",
      "“date”: expected a date, found “2024-02-31”; it is kept as wording", 2, 21 },
    { "[{\"title\":\"a\",\"start\":\"2024-01-01\",\"end\":\"2024-01-02\"},\n"
      "{\"title\":\"b\",\"start\":\"2024-03-01\",\"end\":\"later\"}]",
      "2024-03-01", "2024-03-01 – later", "“end”: expected a date, found “later”; it is kept as wording", 2, 41 },
    { "[{\"title\":\"a\",\"start\":\"2024-01-01\",\"end\":\"2024-01-02\"},\n"
      "{\"title\":\"b\",\"start\":\"2024-03-01\",\"end\":\"2023\"}]",
      NULL, "2024-03-01 – 2023", "“2024-03-01” to “2023” is no interval", 2, 41 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (RpImportResult) result = foreign_fixture_import (files[i].json, strlen (files[i].json));
      const RpEvent *event;
      const RpProblem *problem = NULL;

      g_assert_nonnull (result->dataset);
      g_assert_cmpuint (rp_dataset_n_events (result->dataset), ==, 2);
      event = rp_dataset_event (result->dataset, 1);
      g_assert_cmpstr (event->when.text, ==, files[i].when);
      g_assert_cmpstr (event->when_text, ==, files[i].wording);
      for (guint p = 0; p < result->problems->len; p++)
        if (((RpProblem *)g_ptr_array_index (result->problems, p))->severity == RP_SEVERITY_ERROR)
          {
            g_assert_null (problem);
            problem = g_ptr_array_index (result->problems, p);
          }
      g_assert_nonnull (problem);
      g_assert_nonnull (strstr (problem->message, files[i].said));
      g_assert_false (problem->left_out);
      g_assert_cmpuint (problem->line, ==, files[i].line);
      g_assert_cmpuint (problem->column, ==, files[i].column);
    }
}

/* JSON without records is told to be no dataset; nothing is missing in what was never meant to be one. */
static void
test_no_records (void)
{
  static const char *const files[] = { "{\"a\":[1,2]}",
                                       "{}",
                                       "[]",
                                       "[1, 2, 3]",
                                       "{\"a\": {\"b\": 1}}",
                                       "\n[\"x\"]",
                                       "{\"title\":\"x\",\"glossary\":{\"a\":1}}" };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (RpImportResult) result = foreign_fixture_import (files[i], strlen (files[i]));
      const RpProblem *problem;

      g_assert_null (result->dataset);
      g_assert_cmpuint (result->problems->len, ==, 1);
      problem = g_ptr_array_index (result->problems, 0);
      g_assert_true (problem->fatal);
      g_assert_nonnull (strstr (problem->message, "no list of records was found"));
      g_assert_cmpuint (problem->line, ==, files[i][0] == '\n' ? 2 : 1);
    }
}

/* Rapport's own files without their mark keep their own importer's messages, and other formats theirs. */
static void
test_not_swallowed (void)
{
  static const char *const files[] = {
    "{\"events\": [{\"id\": \"a\", \"title\": \"b\", \"when\": \"2024\", \"evidence\": \"s\"}], \"sources\": [{\"id\": \"s\", \"title\": \"S\"}]}",
    "{\"nothing\": [1, 2, 3]}",
    "[1, 2, 3]",
    "{\"a\": {\"b\": 1}}",
    "\"text\"",
  };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (RpImportResult) result = foreign_fixture_import (files[i], strlen (files[i]));

      g_assert_null (result->mapping);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/mapping/ids-by-use", test_ids_by_use);
  g_test_add_func ("/mapping/counts", test_counts);
  g_test_add_func ("/mapping/written", test_written);
  g_test_add_func ("/mapping/guess", test_guess);
  g_test_add_func ("/mapping/file", test_mapping_file);
  g_test_add_func ("/mapping/doubted", test_doubted);
  g_test_add_func ("/mapping/refused", test_mapping_refused);
  g_test_add_func ("/mapping/turned", test_turned);
  g_test_add_func ("/mapping/broken", test_broken);
  g_test_add_func ("/mapping/hostile", test_hostile);
  g_test_add_func ("/mapping/acts", test_acts);
  g_test_add_func ("/mapping/unreadable-dates", test_unreadable_dates);
  g_test_add_func ("/mapping/no-records", test_no_records);
  g_test_add_func ("/mapping/not-swallowed", test_not_swallowed);
  return g_test_run ();
}
