/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The files of investigators: FollowTheMoney and STIX, whole and broken. */
#include "foreign-fixture.h"
#include "json-tree.h"

#include <string.h>

typedef struct
{
  const char *file, *importer;
  guint n_events, n_entities, n_relations, n_sources, n_dated, n_errors, n_warnings;
} Sample;

static const Sample samples[] = {
  { "ftm-aleph.ftm.json", "FollowTheMoney", 1, 4, 4, 2, 1, 1, 0 },
  { "ftm-opensanctions.json", "FollowTheMoney", 1, 5, 5, 2, 1, 0, 0 },
  { "ftm-nested.json", "FollowTheMoney", 1, 6, 4, 1, 1, 0, 0 },
  { "ftm-ragged.jsonl", "FollowTheMoney", 2, 2, 1, 0, 2, 2, 0 },
  { "ftm-statements.json", "FollowTheMoney", 0, 2, 1, 2, 0, 0, 0 },
  { "stix-21-bundle.json", "STIX 2", 2, 7, 4, 2, 2, 0, 3 },
  { "stix-20-bundle.json", "STIX 2", 2, 6, 3, 0, 1, 1, 0 },
  { "stix-envelope.json", "STIX 2", 0, 3, 1, 2, 0, 0, 1 },
  { "stix-single.json", "STIX 2", 0, 3, 1, 0, 0, 0, 0 },
};

static RpImportResult *
import_sample (const char *file)
{
  gsize length;
  g_autofree char *bytes = foreign_fixture_read (file, &length);

  return foreign_fixture_import (bytes, length);
}

static const RpProblem *
problem (const RpImportResult *result, guint i)
{
  g_assert_cmpuint (i, <, result->problems->len);
  return g_ptr_array_index (result->problems, i);
}

static void
assert_says (const RpImportResult *result, guint i, guint line, const char *words)
{
  const RpProblem *found = problem (result, i);

  g_assert_cmpuint (found->line, ==, line);
  if (strstr (found->message, words) == NULL)
    g_error ("“%s” is not in “%s”", words, found->message);
}

static void
test_samples (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      const Sample *sample = &samples[i];
      g_autoptr (RpImportResult) result = import_sample (sample->file);
      guint n_dated = 0;

      g_test_message ("%s", sample->file);
      g_assert_nonnull (result->dataset);
      g_assert_cmpstr (result->importer->name, ==, sample->importer);
      for (guint j = 0; j < rp_dataset_n_events (result->dataset); j++)
        n_dated += rp_dataset_event (result->dataset, j)->dated;
      g_assert_cmpuint (rp_dataset_n_events (result->dataset), ==, sample->n_events);
      g_assert_cmpuint (rp_dataset_n_entities (result->dataset), ==, sample->n_entities);
      g_assert_cmpuint (rp_dataset_n_relations (result->dataset), ==, sample->n_relations);
      g_assert_cmpuint (rp_dataset_n_sources (result->dataset), ==, sample->n_sources);
      g_assert_cmpuint (n_dated, ==, sample->n_dated);
      g_assert_cmpuint (rp_import_result_count (result, RP_SEVERITY_ERROR), ==, sample->n_errors);
      g_assert_cmpuint (rp_import_result_count (result, RP_SEVERITY_WARNING), ==, sample->n_warnings);
    }
}

static const RpEntity *
entity (const RpImportResult *result, const char *id)
{
  RpRecordRef ref = rp_dataset_find (result->dataset, id);

  g_assert_cmpint (ref.type, ==, RP_RECORD_ENTITY);
  return rp_dataset_entity (result->dataset, ref.index);
}

static const RpRelation *
relation (const RpImportResult *result, const char *id)
{
  RpRecordRef ref = rp_dataset_find (result->dataset, id);

  g_assert_cmpint (ref.type, ==, RP_RECORD_RELATION);
  return rp_dataset_relation (result->dataset, ref.index);
}

static const RpEvent *
event (const RpImportResult *result, const char *id)
{
  RpRecordRef ref = rp_dataset_find (result->dataset, id);

  g_assert_cmpint (ref.type, ==, RP_RECORD_EVENT);
  return rp_dataset_event (result->dataset, ref.index);
}

static void
assert_ends (const RpImportResult *result, const RpRelation *record, const char *from, const char *to)
{
  g_assert_cmpstr (rp_dataset_entity (result->dataset, record->from)->record.id, ==, from);
  g_assert_cmpstr (rp_dataset_entity (result->dataset, record->to)->record.id, ==, to);
}

static void
assert_attribute (const RpRecord *record, const char *label, const char *value)
{
  for (guint i = 0; i < record->n_attributes; i++)
    if (strcmp (record->attributes[i].label, label) == 0 && strcmp (record->attributes[i].value, value) == 0)
      return;
  g_error ("%s has no “%s: %s”", record->id, label, value);
}

static void
test_ftm_aleph (void)
{
  g_autoptr (RpImportResult) result = import_sample ("ftm-aleph.ftm.json");
  const RpEntity *person = entity (result, "p-1"), *company = entity (result, "c-1");
  const RpRelation *owns = relation (result, "o-1");

  g_assert_cmpstr (person->record.title, ==, "Livia Sorrenti");
  g_assert_cmpstr (person->aliases[0], ==, "L. Sorrenti");
  g_assert_cmpstr (person->when.text, ==, "1961-12-24/");
  g_assert_cmpuint (person->record.n_evidence, ==, 1);
  assert_attribute (&person->record, "Nationality", "Italy");
  assert_attribute (&person->record, "Topics", "Politician");
  g_assert_cmpstr (company->when.text, ==, "2003-05/2019");
  g_assert_cmpstr (company->aliases[0], ==, "Molo Nuovo");
  g_assert_cmpstr (company->record.url, ==, "https://molo.example");
  g_assert_cmpstr (company->record.evidence[0].locator, ==, "Annex B");
  g_assert_cmpfloat (entity (result, "a-1")->latitude, ==, 44.41);
  assert_ends (result, owns, "p-1", "c-1");
  g_assert_cmpstr (owns->when.text, ==, "2004-01-01/2008-06-30");
  assert_attribute (&owns->record, "Percentage", "51");
  g_assert_cmpstr (relation (result, "d-1")->record.title, ==, "Sole director");
  g_assert_cmpstr (relation (result, "n-1")->when.text, ==, "2005-03-01");
  g_assert_cmpuint (event (result, "e-1")->n_participants, ==, 2);
  g_assert_cmpuint (event (result, "e-1")->record.n_evidence, ==, 1);
  assert_says (result, 0, 10, "p-9");
}

static void
test_ftm_opensanctions (void)
{
  g_autoptr (RpImportResult) result = import_sample ("ftm-opensanctions.json");
  const RpEntity *person = entity (result, "Q-1");

  g_assert_cmpstr (person->record.title, ==, "Anton Varga");
  g_assert_cmpuint (person->n_aliases, ==, 2);
  g_assert_cmpuint (person->record.n_evidence, ==, 2);
  g_assert_cmpstr (person->when.text, ==, "[1970-01-02,1971]");
  g_assert_cmpuint (person->n_possibly_same, ==, 1);
  g_assert_cmpstr (event (result, "s-1")->when.text, ==, "2022-03-01/");
  g_assert_cmpuint (event (result, "s-1")->n_participants, ==, 1);
  assert_attribute (&event (result, "s-1")->record, "Listing date", "2022-03-02");
  assert_ends (result, relation (result, "occ-1"), "Q-1", "pos-1");
  assert_ends (result, relation (result, "l-1"), "Q-1", "v-1");
  g_assert_false (relation (result, "l-1")->directed);
  g_assert_cmpstr (entity (result, "v-1")->aliases[0], ==, "BLUE STAR");
}

static void
test_ftm_nested (void)
{
  g_autoptr (RpImportResult) result = import_sample ("ftm-nested.json");

  assert_ends (result, relation (result, "ow-1"), "N-1", "co-1");
  assert_ends (result, relation (result, "fa-1"), "N-1", "N-2");
  g_assert_cmpuint (event (result, "sa-1")->n_participants, ==, 1);
}

static void
test_ftm_lines (void)
{
  g_autoptr (RpImportResult) result = import_sample ("ftm-ragged.jsonl");

  assert_says (result, 0, 4, "left out");
  assert_says (result, 1, 5, "nonsense");
  g_assert_cmpuint (event (result, "2")->n_participants, ==, 1);
  assert_attribute (&event (result, "3")->record, "Recipients", "Bo <bo@example.org>");
  assert_ends (result, relation (result, "5"), "1", "6");
}

static void
test_stix_21 (void)
{
  g_autoptr (RpImportResult) result = import_sample ("stix-21-bundle.json");
  const RpEntity *actor = entity (result, "threat-actor--00000000-0000-4000-8000-000000000011");
  const RpRelation *uses = relation (result, "relationship--00000000-0000-4000-8000-000000000015");
  const RpEvent *seen = event (result, "sighting--00000000-0000-4000-8000-000000000018");

  g_assert_cmpstr (actor->record.title, ==, "Grey Heron");
  g_assert_cmpstr (actor->record.marking, ==, "TLP:RED");
  g_assert_cmpuint (actor->n_aliases, ==, 2);
  g_assert_cmpstr (actor->when.text, ==, "2020-05-01T00:00:00Z/");
  g_assert_cmpstr (actor->record.evidence[0].locator, ==, "C-7");
  g_assert_cmpuint (actor->record.n_evidence, ==, 2);
  g_assert_cmpuint (uses->record.n_evidence, ==, 1);
  g_assert_cmpstr (uses->when.text, ==, "2021-01-01T00:00:00Z/2022-01-01T00:00:00Z");
  g_assert_cmpuint (seen->n_participants, ==, 2);
  g_assert_cmpuint (seen->n_links, ==, 1);
  assert_attribute (&seen->record, "Count", "5");
  g_assert_cmpstr (entity (result, "malware--00000000-0000-4000-8000-000000000012")->aliases[0], ==, "Schilf");
  g_assert_cmpfloat (entity (result, "location--00000000-0000-4000-8000-000000000014")->latitude, ==, 44.4);
  g_assert_cmpint (rp_dataset_find (result->dataset, "tool--00000000-0000-4000-8000-000000000013").type, ==,
                   RP_RECORD_NONE);
}

static void
test_stix_20 (void)
{
  g_autoptr (RpImportResult) result = import_sample ("stix-20-bundle.json");
  const RpEntity *campaign = entity (result, "campaign--00000000-0000-4000-8000-000000000022");

  g_assert_cmpstr (campaign->record.marking, ==, "TLP:GREEN");
  assert_attribute (&campaign->record, "Statement", "For members only");
  g_assert_cmpuint (event (result, "observed-data--00000000-0000-4000-8000-000000000023")->n_participants, ==, 5);
  g_assert_cmpstr (entity (result, "observed-data--00000000-0000-4000-8000-000000000023:2")->record.title, ==, "Tides");
  assert_says (result, 0, 12, "intrusion-set--");
}

/* ---- broken ---- */

#define PERSON "{\"id\":\"a\",\"schema\":\"Person\",\"properties\":{\"name\":[\"A\"]}}"
#define ACTOR "{\"type\":\"threat-actor\",\"id\":\"threat-actor--1\",\"name\":\"A\"}"

static const struct
{
  const char *text;
  guint line;
  const char *says; /* NULL: no problem */
  guint n_entities;
} broken[] = {
  { PERSON "\n" PERSON "\n{\"id\":\"b\",\"schema\":\"Per", 3, "left out", 1 },
  { PERSON "\n[1,2]\n", 2, "a list", 1 },
  { PERSON "\n{\"id\":\"b\",\"schema\":7,\"properties\":{}}\n", 2, "schema", 1 },
  { PERSON "\n{\"id\":\"o\",\"schema\":\"Ownership\",\"properties\":{\"owner\":{},\"asset\":[[]]}}\n", 2, "neither",
    1 },
  { PERSON "\n{\"id\":\"o\",\"schema\":\"Ownership\",\"properties\":{\"owner\":[\"a\"]}}\n", 2, "asset", 1 },
  { PERSON "\n{\"id\":\"a\",\"schema\":\"Ownership\",\"properties\":{}}\n", 2, "one schema", 1 },
  { PERSON "\n{\"id\":\"b\",\"schema\":\"Person\",\"properties\":{\"birthDate\":[\"soon\"]}}\n", 2, "a date", 2 },
  { PERSON "\n{\"id\":\"o\",\"schema\":\"Family\",\"properties\":{\"person\":[\"a\"],\"relative\":[\"a\"]}}\n", 0, NULL,
    1 },
  { PERSON "\n{\"id\":\"__proto__\",\"schema\":\"Constructor\",\"properties\":{\"\":[\"\"],\"toString\":{\"a\":[{}]}}}",
    0, NULL, 2 },
  { PERSON
    "\n{\"id\":\"x\",\"schema\":\"Company\",\"properties\":{\"name\":[\"<script>\\u202e\\ud800\"],\"amount\":[1e999]}}",
    0, NULL, 2 },
  { "[" ACTOR ",5]", 1, "a number", 1 },
  { "[" ACTOR ",{\"type\":\"tool\",\"name\":\"no id\"}]", 1, "id", 1 },
  { "[" ACTOR ",{\"id\":\"tool--1\"}]", 1, "type", 1 },
  { "[" ACTOR ",{\"type\":\"relationship\",\"id\":\"relationship--1\",\"source_ref\":7,\"target_ref\":[]}]", 1,
    "two ends", 1 },
  { "[" ACTOR
    ",{\"type\":\"relationship\",\"id\":\"relationship--1\",\"source_ref\":\"threat-actor--1\",\"target_ref\":\"threat-actor--1\"}]",
    0, NULL, 1 },
  { "[" ACTOR ",{\"type\":\"tool\",\"id\":\"tool--1\",\"first_seen\":\"yesterday\"}]", 1, "a date", 2 },
  { "[" ACTOR
    ",{\"type\":\"tool\",\"id\":\"tool--1\",\"__proto__\":{\"a\":1},\"name\":\"<script>\\ud800\",\"_ref\":\"x\"}]",
    0, NULL, 2 },
  { "{\"type\":\"bundle\",\"id\":\"bundle--1\",\"objects\":[" ACTOR, 1, "", 0 },
};

static void
test_broken (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (broken); i++)
    {
      g_autoptr (RpImportResult) result = foreign_fixture_import (broken[i].text, strlen (broken[i].text));

      g_test_message ("%s", broken[i].text);
      if (broken[i].says == NULL)
        g_assert_cmpuint (result->problems->len, ==, 0);
      else
        assert_says (result, 0, broken[i].line, broken[i].says);
      g_assert_cmpuint (result->dataset != NULL ? rp_dataset_n_entities (result->dataset) : 0, ==,
                        broken[i].n_entities);
    }
}

static void
test_deep (void)
{
  GString *text = g_string_new (PERSON "\n");
  g_autoptr (RpImportResult) result = NULL;

  for (guint i = 0; i < 100000; i++)
    g_string_append (text, "{\"a\":[");
  g_string_append (text, "\n" PERSON);
  result = foreign_fixture_import (text->str, text->len);
  assert_says (result, 0, 2, "deeper");
  g_assert_cmpuint (rp_dataset_n_entities (result->dataset), ==, 1);
  g_string_free (text, TRUE);
}

/* Rapport's own, home-made and other programs' files are none of these. */
static void
test_not_taken (void)
{
  static const char *const others[] = {
    "{\"entities\":[{\"id\":\"a\",\"kind\":\"person\",\"name\":\"A\"}],\"events\":[]}",
    "{\"nodes\":[{\"id\":1}],\"links\":[]}",
    "[{\"type\":\"meeting\",\"id\":\"m1\",\"date\":\"2020\"}]",
    "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":{}}]}",
    "{\"schema\":\"https://example.org\",\"id\":\"x\",\"properties\":{\"a\":{\"type\":\"string\"}}}",
    "id;schema\n1;Person\n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autoptr (RpImportResult) result = foreign_fixture_import (others[i], strlen (others[i]));
      g_assert_cmpstr (result->importer->name, !=, "FollowTheMoney");
      g_assert_cmpstr (result->importer->name, !=, "STIX 2");
    }
}

/* Each value of a text in turn becomes one of each type; whatever comes of it comes without a crash. */
static void
sweep (const char *bytes, gsize length)
{
  static const char *const values[]
      = { "null", "true", "-1e400", "\"\"", "\"x\"", "[]", "{}", "[[1,\"a\",null]]", "{\"id\":{}}" };
  g_autoptr (RpJsonReader) reader = rp_json_reader_new (bytes, length);
  RpJsonToken token;

  while ((token = rp_json_reader_next (reader)) != RP_JSON_END && token != RP_JSON_FAILED)
    {
      gsize begin = rp_json_reader_get_offset (reader), end;
      g_autoptr (RpJsonReader) ahead = NULL;

      if (token == RP_JSON_KEY || token == RP_JSON_OBJECT_END || token == RP_JSON_ARRAY_END || begin == 0)
        continue;
      ahead = rp_json_reader_new (bytes, length);
      while (rp_json_reader_next (ahead) != RP_JSON_END && rp_json_reader_get_offset (ahead) != begin)
        ;
      g_assert_true (rp_json_reader_skip (ahead));
      end = rp_json_reader_get_end (ahead);
      for (guint i = 0; i < G_N_ELEMENTS (values); i++)
        {
          GString *text = g_string_new_len (bytes, (gssize)begin);
          g_autoptr (RpImportResult) result = NULL;

          g_string_append (text, values[i]);
          g_string_append_len (text, bytes + end, (gssize)(length - end));
          result = foreign_fixture_import (text->str, text->len);
          g_string_free (text, TRUE);
        }
    }
}

static void
test_sweep (void)
{
  static const char *const files[] = { "ftm-nested.json", "stix-20-bundle.json", "stix-envelope.json" };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      gsize length;
      g_autofree char *bytes = foreign_fixture_read (files[i], &length);
      const char *line_end = strstr (bytes, "}\n{");

      sweep (bytes, line_end != NULL ? (gsize)(line_end + 1 - bytes) : length);
    }
}

/* Every beginning of a file opens or says why not. */
static void
test_cut (void)
{
  static const char *const files[] = { "ftm-ragged.jsonl", "stix-single.json" };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      gsize length;
      g_autofree char *bytes = foreign_fixture_read (files[i], &length);

      for (gsize n = 0; n < length; n++)
        {
          g_autoptr (RpImportResult) result = foreign_fixture_import (bytes, n);
          g_assert_nonnull (result);
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ftm-stix/samples", test_samples);
  g_test_add_func ("/ftm-stix/ftm/aleph", test_ftm_aleph);
  g_test_add_func ("/ftm-stix/ftm/opensanctions", test_ftm_opensanctions);
  g_test_add_func ("/ftm-stix/ftm/nested", test_ftm_nested);
  g_test_add_func ("/ftm-stix/ftm/lines", test_ftm_lines);
  g_test_add_func ("/ftm-stix/stix/21", test_stix_21);
  g_test_add_func ("/ftm-stix/stix/20", test_stix_20);
  g_test_add_func ("/ftm-stix/broken", test_broken);
  g_test_add_func ("/ftm-stix/deep", test_deep);
  g_test_add_func ("/ftm-stix/not-taken", test_not_taken);
  g_test_add_func ("/ftm-stix/sweep", test_sweep);
  g_test_add_func ("/ftm-stix/cut", test_cut);
  return g_test_run ();
}
