/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "importers.h"
#include "json-reader.h"

#include <locale.h>
#include <math.h>
#include <string.h>

#define HEAD "{\"rapport\":1,\"title\":\"T\","
#define AB "\"entities\":[{\"id\":\"a\",\"kind\":\"k\",\"name\":\"A\"},{\"id\":\"b\",\"kind\":\"k\",\"name\":\"B\"}],"

/* Imports an exact copy on the heap, so that a sanitizer sees a byte read too far. */
static RpImportResult *
import_bytes (const char *bytes, gsize length)
{
  g_autofree char *copy = g_memdup2 (length > 0 ? bytes : " ", MAX (length, 1));
  g_autoptr (GError) error = NULL;
  RpImportResult *result = rp_import_bytes (copy, length, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (result);
  g_assert_true (result->dataset != NULL || result->problems->len > 0);
  return result;
}

static RpImportResult *
import_text (const char *text)
{
  return import_bytes (text, strlen (text));
}

static const RpProblem *
problem_at (RpImportResult *result, guint i)
{
  return g_ptr_array_index (result->problems, i);
}

static void
show_problems (const char *text, RpImportResult *result)
{
  g_printerr ("%s\n", text);
  for (guint i = 0; i < result->problems->len; i++)
    {
      g_autofree char *line = rp_problem_to_string (problem_at (result, i));
      g_printerr ("  %s\n", line);
    }
}

typedef struct
{
  const char *text;
  RpSeverity severity;
  const char *path, *id, *message; /* MESSAGE: what it must hold */
} Rule;

#define EVENT(fields) HEAD AB "\"events\":[{\"id\":\"e\",\"kind\":\"k\",\"title\":\"E\"," fields "}]}"
#define ENTITY(fields) HEAD "\"entities\":[{\"id\":\"a\",\"kind\":\"k\",\"name\":\"A\"," fields "}]}"
#define RELATION(fields) HEAD AB "\"relations\":[{\"id\":\"r\",\"kind\":\"k\",\"from\":\"a\",\"to\":\"b\"," fields "}]}"
#define SOURCE(fields) HEAD "\"sources\":[{\"id\":\"s\",\"title\":\"S\"," fields "}]}"
#define ERROR RP_SEVERITY_ERROR
#define WARNING RP_SEVERITY_WARNING

/* Each file has exactly the one problem. */
static const Rule rules[] = {
  { "{\"title\":\"T\"}", ERROR, "", NULL, "“rapport” is missing" },
  { "{\"rapport\":1}", ERROR, "", NULL, "“title” is missing" },
  { "{\"rapport\":\"1\",\"title\":\"T\"}", ERROR, "/rapport", NULL, "whole number" },
  { "{\"rapport\":0,\"title\":\"T\"}", ERROR, "/rapport", NULL, "found a number (0)" },
  { "{\"rapport\":1.5,\"title\":\"T\"}", ERROR, "/rapport", NULL, "whole number" },
  { "{\"rapport\":2,\"title\":\"T\"}", WARNING, "/rapport", NULL, "newer version" },
  { "{\"rapport\":1,\"title\":12}", ERROR, "/title", NULL, "expected a string, found a number (12)" },
  { "{\"rapport\":1,\"title\":null}", ERROR, "/title", NULL, "expected a string, found null" },
  { HEAD "\"updated\":\"soon\"}", ERROR, "/updated", NULL, "expected a date" },
  { HEAD "\"tittle\":1}", WARNING, "/tittle", NULL, "“title”" },
  { HEAD "\"evnets\":[{\"a\":1}]}", WARNING, "/evnets", NULL, "“events”" },
  { HEAD "\"title\":\"U\"}", WARNING, "/title", NULL, "stands twice" },
  { HEAD "\"events\":7}", ERROR, "/events", NULL, "expected a record (an object), found a number (7)" },
  { HEAD "\"events\":[\"x\"]}", ERROR, "/events/0", NULL, "expected a record" },
  { HEAD "\"events\":[{\"id\":\"e\",\"kind\":\"k\"}]}", ERROR, "/events/0", "e", "“title” is missing" },
  { HEAD "\"events\":{\"title\":\"E\"}}", ERROR, "/events", "E", "“kind” is missing" },
  { HEAD "\"entities\":[{\"id\":\"a\",\"kind\":\"k\"}]}", ERROR, "/entities/0", "a", "“name” is missing" },
  { HEAD AB "\"relations\":{\"id\":\"r\",\"kind\":\"k\",\"from\":\"a\"}}", ERROR, "/relations", "r",
    "“to” is missing" },
  { HEAD AB "\"relations\":{\"id\":\"r\",\"kind\":\"k\",\"from\":\"a\",\"to\":3}}", ERROR, "/relations/to", "r",
    "expected an id" },
  { EVENT ("\"when\":\"someday\""), ERROR, "/events/0/when", "e", "found “someday”" },
  { EVENT ("\"when\":\"2004/2003\""), ERROR, "/events/0/when", "e", "ends before it starts" },
  { EVENT ("\"when\":2004"), ERROR, "/events/0/when", "e", "found a number (2004)" },
  { EVENT ("\"when\":[]"), ERROR, "/events/0/when", "e", "found a list" },
  { EVENT ("\"as_of\":[\"2004\",\"x\"]"), ERROR, "/events/0/as_of/1", "e", "found “x”" },
  { EVENT ("\"when_basis\":\"guess\""), ERROR, "/events/0/when_basis", "e", "“stated”, “inferred” or “published”" },
  { EVENT ("\"status\":\"over\""), ERROR, "/events/0/status", "e", "found a string (“over”)" },
  { EVENT ("\"order\":\"1\""), ERROR, "/events/0/order", "e", "expected a number" },
  { EVENT ("\"participants\":[\"a\",7]"), ERROR, "/events/0/participants/1", "e", "an entity's id" },
  { EVENT ("\"participants\":{\"role\":\"host\"}"), ERROR, "/events/0/participants", "e", "“entity” is missing" },
  { EVENT ("\"participants\":[{\"entity\":\"a\",\"rolle\":\"x\"}]"), WARNING, "/events/0/participants/0/rolle", "e",
    "“role”" },
  { EVENT ("\"place\":\"\""), ERROR, "/events/0/place", "e", "empty" },
  { EVENT ("\"place\":\"nowhere\""), ERROR, "/events/0/place", "e", "nowhere" },
  { EVENT ("\"links\":{\"to\":\"e\"}"), ERROR, "/events/0/links", "e", "“kind” is missing" },
  { EVENT ("\"tags\":[\"a\",1]"), ERROR, "/events/0/tags/1", "e", "expected a string" },
  { EVENT ("\"titel\":\"x\""), WARNING, "/events/0/titel", "e", "“title”" },
  { EVENT ("\"summary\":\"a\\u0000\""), WARNING, "/events/0/summary", "e", "U+FFFD" },
  { EVENT ("\"summary\":\"a\\ud800\""), WARNING, "/events/0/summary", "e", "U+FFFD" },
  { EVENT ("\"order\":1e400"), WARNING, "/events/0/order", "e", "1e400" },
  { EVENT ("\"x-mine\":{\"n\":12345678901234567890}"), WARNING, "/events/0/x-mine/n", "e", "12345678901234567890" },
  { EVENT ("\"x-mine\":{\"n\":1,\"n\":2}"), WARNING, "/events/0/x-mine/n", "e", "stands twice" },
  { EVENT ("\"evidence\":\"nobody, page 3\""), ERROR, "/events/0/evidence", "e", "nobody" },
  { EVENT ("\"evidence\":[{\"locator\":\"page 3\"}]"), ERROR, "/events/0/evidence/0", "e", "“source” is missing" },
  { EVENT ("\"evidence\":[12]"), ERROR, "/events/0/evidence/0", "e", "a source's id" },
  { EVENT ("\"evidence\":\", page 3\""), ERROR, "/events/0/evidence", "e", "empty" },
  { EVENT ("\"attributes\":{\"label\":\"l\"}"), ERROR, "/events/0/attributes", "e", "“value” is missing" },
  { EVENT ("\"attributes\":[{\"label\":\"l\",\"value\":true}]"), ERROR, "/events/0/attributes/0/value", "e",
    "a string or a number" },
  { EVENT ("\"attributes\":[{\"label\":\"l\",\"value\":1,\"as_of\":\"never\"}]"), ERROR, "/events/0/attributes/0/as_of",
    "e", "never" },
  { EVENT ("\"image\":\"/etc/passwd\""), ERROR, "/events/0/image", "e", "absolute" },
  { EVENT ("\"image\":\"../x.png\""), ERROR, "/events/0/image", "e", "leaves the dataset's folder" },
  { ENTITY ("\"location\":{\"lat\":1}"), ERROR, "/entities/0/location", "a", "“lon” is missing" },
  { ENTITY ("\"location\":[1,2]"), ERROR, "/entities/0/location", "a", "an object with lat and lon" },
  { ENTITY ("\"possibly_same\":[\"zz\"]"), ERROR, "/entities/0/possibly_same/0", "a", "zz" },
  { ENTITY ("\"id\":\"b\""), WARNING, "/entities/0/id", "b", "stands twice" },
  { RELATION ("\"weight\":0"), ERROR, "/relations/0/weight", "r", "above 0" },
  { RELATION ("\"weight\":-1"), ERROR, "/relations/0/weight", "r", "above 0" },
  { RELATION ("\"weight\":\"2\""), ERROR, "/relations/0/weight", "r", "above 0" },
  { RELATION ("\"directed\":\"yes\""), ERROR, "/relations/0/directed", "r", "true or false" },
  { SOURCE ("\"file\":\"a/../../b\""), ERROR, "/sources/0/file", "s", "leaves" },
  { SOURCE ("\"published\":\"13-01-2020\""), ERROR, "/sources/0/published", "s", "13-01-2020" },
  { HEAD "\"kinds\":{\"events\":{\"k\":{\"colour\":\"#fff\"}}}}", WARNING, "/kinds/events/k/colour", NULL, "“color”" },
  { HEAD "\"kinds\":{\"events\":{\"k\":\"#fff\"}}}", ERROR, "/kinds/events/k", NULL, "found a string (“#fff”)" },
  { HEAD "\"kinds\":[]}", ERROR, "/kinds", NULL, "found a list" },
  { HEAD "\"eras\":{\"label\":\"War\"}}", ERROR, "/eras", NULL, "“when” is missing" },
};

static void
test_rules (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    {
      const Rule *rule = &rules[i];
      g_autoptr (RpImportResult) result = import_text (rule->text);
      const RpProblem *p = result->problems->len == 1 ? problem_at (result, 0) : NULL;

      if (p == NULL || p->severity != rule->severity || strcmp (p->path, rule->path) != 0
          || g_strcmp0 (p->id, rule->id) != 0 || strstr (p->message, rule->message) == NULL || p->line != 1
          || p->column == 0 || result->dataset == NULL)
        {
          show_problems (rule->text, result);
          g_test_fail_printf ("rule %u: wanted %s (%s) %s", i, rule->path, rule->id, rule->message);
        }
    }
}

/* Nothing to complain of. */
static void
test_clean (void)
{
  static const char *const clean[] = {
    "{\"rapport\":1,\"title\":\"T\"}",
    "\xEF\xBB\xBF{\"$schema\":\"s\",\"x-a\":[1,{}],\"rapport\":1.0,\"title\":\"\"}",
    HEAD "\"events\":[],\"entities\":[],\"sources\":[],\"relations\":[],\"eras\":[],\"kinds\":{}}",
    HEAD "\"kinds\":{\"events\":{\"k\":{\"color\":\"teal\",\"shape\":\"blob\",\"label\":\"K\"}}}}",
    EVENT ("\"participants\":\"a\",\"tags\":\"t\",\"as_of\":\"2020\",\"place\":\"b\""),
    EVENT ("\"attributes\":{\"label\":\"n\",\"value\":12.50,\"as_of\":\"2023-01-12\"}"),
    EVENT ("\"when\":\"2023-10-31T16:57:00.5+04:00\""),
    RELATION ("\"weight\":0.001,\"as_of\":[\"2020\",\"2021\"],\"directed\":false,\"label\":\"x\""),
    ENTITY ("\"location\":{\"lat\":-12.5,\"lon\":44},\"aliases\":[\"x\",\"y\"],\"possibly_same\":[]"),
    SOURCE ("\"file\":\"texts/a b.txt\",\"reliability\":\"B\",\"published\":\"2020~\""),
  };

  for (guint i = 0; i < G_N_ELEMENTS (clean); i++)
    {
      g_autoptr (RpImportResult) result = import_text (clean[i]);
      if (result->problems->len > 0)
        {
          show_problems (clean[i], result);
          g_test_fail_printf ("clean %u has problems", i);
        }
    }
}

static void
test_fatal (void)
{
  static const struct
  {
    const char *text, *message;
    guint line, column;
  } cases[] = {
    { "", "the file is empty", 1, 1 },
    { " \n ", "the file is empty", 2, 2 },
    { " [1,2]", "no list of records was found", 1, 2 },
    { "\"x\"", "found a string", 1, 1 },
    { "{\"rapport\":1,}", "trailing comma", 1, 13 },
    { "{\"rapport\":1", "ends inside the object opened at 1:1", 1, 13 },
    { "var a = {}", "JavaScript", 1, 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RpImportResult) result = import_text (cases[i].text);
      const RpProblem *p = problem_at (result, 0);
      g_assert_null (result->dataset);
      g_assert_cmpuint (result->problems->len, ==, 1);
      g_assert_true (p->fatal);
      g_assert_cmpuint (p->line, ==, cases[i].line);
      g_assert_cmpuint (p->column, ==, cases[i].column);
      g_assert_nonnull (strstr (p->message, cases[i].message));
      g_assert_cmpuint (rp_import_result_count (result, RP_SEVERITY_ERROR), ==, 1);
      g_assert_cmpuint (rp_import_result_count (result, RP_SEVERITY_WARNING), ==, 0);
    }
}

static const char sample[]
    = "{\n \"$schema\": \"s\",\n \"rapport\": 1, \"title\": \"Tïtle\", \"description\": \"d\", \"language\": \"en\",\n"
      " \"updated\": \"2024-01-02\", \"marking\": \"TLP:RED\",\n"
      " \"kinds\": {\"events\": {\"meeting\": {\"label\": \"Meeting\", \"color\": \"#AbC\", \"shape\": \"disc\"}},\n"
      "  \"entities\": {\"person\": {\"label\": \"Person\"}}, \"relations\": {\"knows\": {\"label\": \"knows\", \"inverse\": \"known by\"}}},\n"
      " \"eras\": [{\"label\": \"Era\", \"when\": \"1990/1999\", \"color\": \"#112233\"}],\n"
      " \"sources\": [{\"id\": \"s1\", \"title\": \"One\", \"publisher\": \"P\", \"author\": \"A\", \"published\": \"2020-05-01\",\n"
      "   \"origin\": \"Press office\", \"reliability\": \"B\", \"language\": \"en\", \"file\": \"texts/one.txt\"},\n"
      "  {\"id\": \"P, 2020\", \"publisher\": \"P\", \"published\": \"2020\"}],\n"
      " \"entities\": [{\"id\": \"a\", \"kind\": \"person\", \"name\": \"Ann\", \"aliases\": [\"An\"], \"sort\": \"ann\", \"when\": \"1950/\",\n"
      "   \"location\": {\"lat\": 40.4, \"lon\": 49.9}, \"possibly_same\": [\"b\"]},\n"
      "  {\"id\": \"b\", \"kind\": \"place\", \"name\": \"Bath\"}],\n"
      " \"events\": [{\"id\": \"e1\", \"kind\": \"meeting\", \"title\": \"First\", \"when\": \"2003-04\", \"as_of\": [\"2003-04-05\"],\n"
      "   \"when_text\": \"in spring\", \"when_basis\": \"inferred\", \"when_note\": \"n\", \"status\": \"done\", \"place\": \"b\",\n"
      "   \"participants\": [\"a\", {\"entity\": \"b\", \"role\": \"host\"}], \"order\": 2, \"after\": [\"e2\"], \"links\": [{\"to\": \"e2\", \"kind\": \"caused\"}],\n"
      "   \"summary\": \"s\", \"tags\": [\"t\"], \"url\": \"https://example.org/\", \"image\": \"i.png\", \"marking\": \"TLP:GREEN\",\n"
      "   \"attributes\": [{\"label\": \"guests\", \"value\": 100, \"when\": \"2003\", \"as_of\": \"2003-05\", \"evidence\": [\"s1, page 4\"]}],\n"
      "   \"evidence\": [\"P, 2020, paragraph 3\", {\"source\": \"s1\", \"locator\": \"page 1\", \"passage\": \"p\", \"grade\": \"B2\", \"for\": [\"when\"],\n"
      "    \"stance\": \"disputes\", \"origin\": \"o\", \"says\": {\"when\": \"2003\", \"place\": \"Bath\"}}]},\n"
      "  {\"id\": \"e2\", \"kind\": \"meeting\", \"title\": \"Second\", \"part_of\": \"e3\", \"before\": \"e3\"},\n"
      "  {\"id\": \"e3\", \"kind\": \"other_thing\", \"title\": \"Third\"}],\n"
      " \"relations\": [{\"id\": \"r\", \"kind\": \"knows\", \"from\": \"a\", \"to\": \"b\", \"directed\": false, \"label\": \"l\", \"when\": \"2001\",\n"
      "   \"as_of\": \"2002\", \"weight\": 2.5, \"events\": [\"e1\"]}]\n}\n";

static void
check_sample_event (RpDataset *dataset, const RpEvent *event)
{
  const RpEvidence *second = &event->record.evidence[1];

  g_assert_cmpstr (event->record.title, ==, "First");
  g_assert_cmpstr (rp_dataset_kind (dataset, RP_RECORD_EVENT, event->kind)->color, ==, "#aabbcc");
  g_assert_nonnull (event->when.when);
  g_assert_cmpstr (event->when.text, ==, "2003-04");
  g_assert_cmpuint (event->n_as_of, ==, 1);
  g_assert_cmpint (event->basis, ==, RP_BASIS_INFERRED);
  g_assert_cmpfloat (event->order, ==, 2);
  g_assert_cmpuint (event->n_participants, ==, 2);
  g_assert_null (event->participants[0].role);
  g_assert_cmpstr (event->participants[1].role, ==, "host");
  g_assert_cmpuint (event->place, ==, 1);
  g_assert_cmpstr (event->links[0].kind, ==, "caused");
  g_assert_cmpstr (event->record.image, ==, "i.png");
  g_assert_cmpuint (event->record.line, ==, 14);
  g_assert_cmpstr (event->record.attributes[0].value, ==, "100");
  g_assert_cmpstr (event->record.attributes[0].as_of_text, ==, "2003-05");
  g_assert_cmpstr (event->record.attributes[0].evidence[0].locator, ==, "page 4");
  /* the id with a comma wins over "ID, locator" */
  g_assert_cmpuint (event->record.evidence[0].source, ==, 1);
  g_assert_cmpstr (event->record.evidence[0].locator, ==, "paragraph 3");
  g_assert_cmpint (second->stance, ==, RP_STANCE_DISPUTES);
  g_assert_cmpstr (second->fields[0], ==, "when");
  g_assert_cmpuint (second->n_says, ==, 2);
  g_assert_nonnull (second->says[0].when);
  g_assert_cmpstr (second->says[1].value, ==, "Bath");
}

static void
test_sample (void)
{
  g_autoptr (RpImportResult) result = import_text (sample);
  RpDataset *dataset = result->dataset;
  const RpRelation *relation;

  if (result->problems->len > 0)
    show_problems ("sample", result);
  g_assert_cmpuint (result->problems->len, ==, 0);
  g_assert_cmpstr (rp_dataset_get_title (dataset), ==, "Tïtle");
  g_assert_cmpstr (rp_dataset_get_marking (dataset), ==, "TLP:RED");
  g_assert_cmpuint (rp_dataset_n_events (dataset), ==, 3);
  g_assert_cmpuint (rp_dataset_n_sources (dataset), ==, 2);
  g_assert_cmpuint (rp_dataset_n_eras (dataset), ==, 1);
  g_assert_cmpstr (rp_dataset_source (dataset, 1)->record.title, ==, "P, 2020");
  g_assert_cmpstr (rp_dataset_source (dataset, 0)->file, ==, "texts/one.txt");
  g_assert_cmpfloat (rp_dataset_entity (dataset, 0)->latitude, ==, 40.4);
  check_sample_event (dataset, rp_dataset_event (dataset, 0));
  g_assert_cmpuint (rp_dataset_event (dataset, 1)->parent, ==, 2);
  relation = rp_dataset_relation (dataset, 0);
  g_assert_false (relation->directed);
  g_assert_cmpfloat (relation->weight, ==, 2.5);
  g_assert_cmpstr (rp_dataset_kind (dataset, RP_RECORD_RELATION, relation->kind)->inverse, ==, "known by");
}

static void
test_every_prefix (void)
{
  for (gsize n = 0; n < sizeof sample - 2; n++)
    {
      g_autoptr (RpImportResult) result = import_bytes (sample, n);
      g_assert_null (result->dataset);
      g_assert_true (problem_at (result, 0)->fatal);
      g_assert_cmpuint (problem_at (result, 0)->line, >, 0);
    }
}

static gboolean
has_problem_below (RpImportResult *result, const char *path)
{
  for (guint i = 0; i < result->problems->len; i++)
    if (g_str_has_prefix (problem_at (result, i)->path, path))
      return TRUE;
  return FALSE;
}

/* The value from START to END replaced. */
static void
try_replacement (gsize start, gsize end, const char *path, const char *value, gboolean always_wrong)
{
  g_autofree char *text = g_strdup_printf ("%.*s%s%s", (int)start, sample, value, sample + end);
  g_autoptr (RpImportResult) result = import_text (text);

  for (guint i = 0; i < result->problems->len; i++)
    {
      const RpProblem *p = problem_at (result, i);
      g_assert_true (g_utf8_validate (p->message, -1, NULL) && g_utf8_validate (p->path, -1, NULL));
      g_assert_true (*p->path == '\0' || *p->path == '/');
      g_assert_true (p->line > 0 && p->column > 0 && *p->message != '\0');
    }
  if (always_wrong && !has_problem_below (result, path) && strcmp (path, "/$schema") != 0)
    {
      show_problems (text, result);
      g_test_fail_printf ("%s := %s: no problem said", path, value);
    }
}

static void
test_each_field_each_type (void)
{
  static const char *const values[]
      = { "true", "12", "-1e400", "\"x\"", "\"\"", "[]", "{}", "[{}]", "[12]", "[\"\"]", "{\"when\":{}}", "[[[]]]" };
  g_autoptr (RpJsonReader) reader = rp_json_reader_new (sample, sizeof sample - 1);
  RpJsonToken token;

  while ((token = rp_json_reader_next (reader)) != RP_JSON_END)
    {
      g_autoptr (RpJsonReader) ahead = NULL;
      g_autofree char *path = rp_json_reader_dup_path (reader);
      gsize start = rp_json_reader_get_offset (reader);

      g_assert_cmpint (token, !=, RP_JSON_FAILED);
      if (token == RP_JSON_KEY || token == RP_JSON_OBJECT_END || token == RP_JSON_ARRAY_END || *path == '\0')
        continue;
      ahead = rp_json_reader_new (sample + start, sizeof sample - 1 - start);
      rp_json_reader_next (ahead);
      rp_json_reader_skip (ahead);
      try_replacement (start, start + rp_json_reader_get_end (ahead), path, "null", TRUE);
      try_replacement (start, start + rp_json_reader_get_end (ahead), path, "[[null]]", TRUE);
      for (guint i = 0; i < G_N_ELEMENTS (values); i++)
        try_replacement (start, start + rp_json_reader_get_end (ahead), path, values[i], FALSE);
    }
}

static void
test_kept_as_far_as_possible (void)
{
  g_autoptr (RpImportResult) result = import_text (
      HEAD AB
      "\"events\":[{\"id\":\"e\",\"title\":\"E\",\"kind\":\"k\",\"when\":\"one fine day\",\"colour\": {\"a\" : 1e400}},"
      "{\"kind\":7,\"title\":[1],\"participants\":[\"a\",null,\"b\"]},{\"id\":\"f\",\"kind\":\"k\",\"title\":\"F\",\"when\":\"2004/2003\"}],"
      "\"relations\":[{\"kind\":\"k\",\"from\":\"a\"},{\"kind\":\"k\",\"from\":\"a\",\"to\":\"b\",\"weight\":-3}]}");
  RpDataset *dataset = result->dataset;
  const RpEvent *event = rp_dataset_event (dataset, 0);

  g_assert_cmpuint (rp_dataset_n_events (dataset), ==, 3);
  g_assert_null (event->when.when);
  g_assert_cmpstr (event->when.text, ==, "one fine day");
  g_assert_cmpuint (event->record.n_others, ==, 1);
  g_assert_cmpstr (event->record.others[0].key, ==, "colour");
  g_assert_cmpstr (event->record.others[0].value, ==, "{\"a\" : 1e400}");
  event = rp_dataset_event (dataset, 1);
  g_assert_cmpstr (event->record.title, !=, "");
  g_assert_cmpuint (event->n_participants, ==, 2);
  event = rp_dataset_event (dataset, 2);
  g_assert_null (event->when.when);
  g_assert_cmpuint (rp_dataset_n_relations (dataset), ==, 1);
  g_assert_cmpfloat (rp_dataset_relation (dataset, 0)->weight, ==, 1);
  g_assert_cmpuint (rp_dataset_get_left_out (dataset), ==, 1);
}

static void
test_duplicates_last_counts (void)
{
  g_autoptr (RpImportResult) result = import_text (
      "{\"rapport\":1,\"events\":[{\"id\":\"old\",\"kind\":\"k\",\"title\":\"O\",\"colour\":1}],\"title\":\"first\",\"title\":\"last\","
      "\"events\":[{\"id\":\"e\",\"id\":\"f\",\"kind\":\"k\",\"title\":\"E\",\"attributes\":[{\"label\":\"x\",\"value\":1,\"value\":2}]}]}");
  const RpEvent *event = rp_dataset_event (result->dataset, 0);

  g_assert_cmpuint (result->problems->len, ==, 4);
  g_assert_cmpuint (rp_import_result_count (result, RP_SEVERITY_WARNING), ==, 4);
  g_assert_cmpstr (rp_dataset_get_title (result->dataset), ==, "last");
  g_assert_cmpuint (rp_dataset_n_events (result->dataset), ==, 1);
  g_assert_cmpstr (event->record.id, ==, "f");
  g_assert_cmpstr (event->record.attributes[0].value, ==, "2");
}

static void
test_others (void)
{
  g_autoptr (RpImportResult) result = import_text (
      HEAD "\"foo\": [1, 2], \"x-bar\": 1, \"kinds\":{\"events\":{\"k\":{\"color\":\"teal\"}}},"
           "\"entities\":[{\"kind\":\"k\",\"name\":\"N\",\"a/b\":null,\"location\":{\"lat\":95,\"lon\":0}}]}");
  const RpEntity *entity = rp_dataset_entity (result->dataset, 0);

  g_assert_cmpuint (rp_dataset_n_others (result->dataset), ==, 2);
  g_assert_cmpstr (rp_dataset_other (result->dataset, 0)->key, ==, "foo");
  g_assert_cmpstr (rp_dataset_other (result->dataset, 0)->value, ==, "[1, 2]");
  g_assert_cmpstr (rp_dataset_other (result->dataset, 1)->key, ==, "kinds/events/k/color");
  g_assert_true (isnan (entity->latitude));
  g_assert_cmpuint (entity->record.n_others, ==, 2);
  g_assert_cmpstr (entity->record.others[1].key, ==, "location");
  g_assert_cmpuint (result->problems->len, ==, 2);
}

static void
progress_cb (double fraction, gpointer data)
{
  double *last = data;
  g_assert_cmpfloat (fraction, >=, *last);
  g_assert_cmpfloat (fraction, <=, 1);
  *last = fraction;
}

static void
cancel_cb (double fraction, gpointer data)
{
  if (fraction > 0.3)
    g_cancellable_cancel (data);
}

static void
test_progress_and_cancel (void)
{
  g_autoptr (GString) text = g_string_new (HEAD "\"events\":[");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (RpImportResult) result = NULL, none = NULL;
  g_autoptr (GError) error = NULL;
  double last = 0;
  RpImportProgress progress = { progress_cb, &last }, cancel = { cancel_cb, cancellable };

  for (guint i = 0; i < 50000; i++)
    g_string_append_printf (text, "%s{\"kind\":\"k\",\"title\":\"Event number %u of very many\",\"when\":\"%u\"}",
                            i > 0 ? "," : "", i, 1000 + i % 1000);
  g_string_append (text, "]}");
  result = rp_import_bytes (text->str, text->len, NULL, &progress, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rp_dataset_n_events (result->dataset), ==, 50000);
  g_assert_cmpfloat (last, >, 0.3);
  none = rp_import_bytes (text->str, text->len, NULL, &cancel, cancellable, &error);
  g_assert_null (none);
  g_assert_error (error, RP_IMPORT_ERROR, RP_IMPORT_ERROR_CANCELLED);
}

static void
test_bundled (void)
{
  const char *data = g_getenv ("RAPPORT_DATA");
  g_autofree char *path = NULL;
  g_autoptr (RpImportResult) result = NULL;

  if (data == NULL)
    {
      g_test_skip ("RAPPORT_DATA is not set");
      return;
    }
  path = g_build_filename (data, "azerbaijan-italy.json", NULL);
  result = rp_import_file (path, NULL, NULL, NULL);
  g_assert_nonnull (result);
  if (result->problems->len > 0)
    show_problems (path, result);
  g_assert_cmpuint (result->problems->len, ==, 0);
  g_assert_cmpuint (rp_dataset_n_events (result->dataset), >, 0);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import/rules", test_rules);
  g_test_add_func ("/import/clean", test_clean);
  g_test_add_func ("/import/fatal", test_fatal);
  g_test_add_func ("/import/sample", test_sample);
  g_test_add_func ("/import/every-prefix", test_every_prefix);
  g_test_add_func ("/import/each-field-each-type", test_each_field_each_type);
  g_test_add_func ("/import/kept-as-far-as-possible", test_kept_as_far_as_possible);
  g_test_add_func ("/import/duplicates-last-counts", test_duplicates_last_counts);
  g_test_add_func ("/import/others", test_others);
  g_test_add_func ("/import/progress-and-cancel", test_progress_and_cancel);
  g_test_add_func ("/import/bundled", test_bundled);
  return g_test_run ();
}
