/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gathering.h"

#include <math.h>
#include <string.h>

static const RpPlace here = { 3, 5 };

typedef struct
{
  RpImportInput input;
  RpGathering *gathering;
  GPtrArray *problems;
  RpDataset *dataset;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data G_GNUC_UNUSED)
{
  self->input.name = "file";
  self->gathering = rp_gathering_new (&self->input);
  self->problems = g_ptr_array_new_with_free_func ((GDestroyNotify)(void (*) (void))rp_problem_free);
}

static void
tear_down (Fixture *self, gconstpointer data G_GNUC_UNUSED)
{
  g_clear_pointer (&self->gathering, rp_gathering_free);
  g_ptr_array_unref (self->problems);
  g_clear_object (&self->dataset);
}

static void
finish (Fixture *self)
{
  self->dataset = rp_gathering_finish (self->gathering, self->problems);
  g_clear_pointer (&self->gathering, rp_gathering_free);
}

static RpGathered *
add (Fixture *self, RpRecordType type, const char *id, const char *kind, const char *title)
{
  return rp_gathering_add_at (self->gathering, type, here, "/x", id, kind, title);
}

static const RpProblem *
only_problem (Fixture *self)
{
  GPtrArray *problems = self->dataset != NULL ? rp_dataset_get_problems (self->dataset) : self->problems;

  g_assert_cmpuint (problems->len, ==, 1);
  return g_ptr_array_index (problems, 0);
}

static void
test_empty (Fixture *self, gconstpointer data G_GNUC_UNUSED)
{
  finish (self);
  g_assert_cmpstr (rp_dataset_get_title (self->dataset), ==, "file");
  g_assert_cmpuint (rp_dataset_n_entities (self->dataset), ==, 0);
  g_assert_cmpuint (rp_dataset_get_problems (self->dataset)->len, ==, 0);
}

static void
test_bare_records (Fixture *self, gconstpointer data G_GNUC_UNUSED)
{
  add (self, RP_RECORD_ENTITY, NULL, NULL, NULL);
  add (self, RP_RECORD_ENTITY, "n1", "", "  ");
  add (self, RP_RECORD_EVENT, NULL, NULL, NULL);
  add (self, RP_RECORD_SOURCE, NULL, NULL, NULL);
  finish (self);
  g_assert_cmpuint (rp_dataset_n_entities (self->dataset), ==, 2);
  g_assert_cmpuint (rp_dataset_n_events (self->dataset), ==, 1);
  g_assert_cmpuint (rp_dataset_n_sources (self->dataset), ==, 1);
  g_assert_cmpstr (rp_dataset_entity (self->dataset, 0)->record.title, ==, "Unnamed");
  g_assert_cmpstr (rp_dataset_entity (self->dataset, 1)->record.title, ==, "n1");
  g_assert_cmpuint (rp_dataset_get_problems (self->dataset)->len, ==, 0);
}

/* Records come in any order, are changed until the end, and hold what was given, in the order in which it was. */
static void
test_whole_records (Fixture *self, gconstpointer data G_GNUC_UNUSED)
{
  RpGathering *g = self->gathering;
  RpGathered *relation = add (self, RP_RECORD_RELATION, "r", "knows", "who knows whom");
  RpGathered *event = add (self, RP_RECORD_EVENT, "e", "meeting", " A meeting ");
  RpGathered *a = add (self, RP_RECORD_ENTITY, "a", "person", "Ada");
  RpGathered *source = rp_gathering_source_named (g, "A paper", "https://example.org/", here);
  const RpEvent *kept;
  const RpRelation *tie;
  const RpEntity *ada;

  add (self, RP_RECORD_ENTITY, "b", "person", "Ben");
  relation->from = "a";
  relation->to = "b";
  relation->weight = -2;
  relation->directed = FALSE;
  rp_gathered_add_event (g, relation, "e");
  rp_gathered_add_alias (g, a, "Ada");
  rp_gathered_add_alias (g, a, "Countess");
  rp_gathered_add_alias (g, a, "Lovelace");
  rp_gathered_add_alias (g, a, "Countess");
  a->latitude = 51.5;
  a->longitude = -0.1;
  rp_gathered_add_participant (g, event, "a", "host");
  rp_gathered_add_participant (g, event, "b", NULL);
  rp_gathered_add_tag (g, event, "one");
  rp_gathered_add_tag (g, event, "");
  rp_gathered_add_tag (g, event, "two");
  rp_gathered_add_evidence (g, event, source->id, "p. 3", NULL);
  rp_gathered_add_attribute (g, event, "mood", "good");
  rp_gathered_add_attribute (g, event, "mood", " ");
  rp_gathered_set_dates (g, event, "2020-01-02", "2020-01-03", here, "/x");
  rp_gathering_set_title (g, "Title");
  finish (self);
  g_assert_cmpuint (rp_dataset_get_problems (self->dataset)->len, ==, 0);
  kept = rp_dataset_event (self->dataset, 0);
  g_assert_cmpstr (kept->record.title, ==, "A meeting");
  g_assert_cmpstr (kept->when.text, ==, "2020-01-02/2020-01-03");
  g_assert_cmpuint (kept->n_participants, ==, 2);
  g_assert_cmpstr (kept->participants[0].role, ==, "host");
  g_assert_cmpuint (kept->record.n_tags, ==, 2);
  g_assert_cmpstr (kept->record.tags[1], ==, "two");
  g_assert_cmpuint (kept->record.n_evidence, ==, 1);
  g_assert_cmpuint (kept->record.n_attributes, ==, 1);
  tie = rp_dataset_relation (self->dataset, 0);
  g_assert_cmpfloat (tie->weight, ==, 1);
  g_assert_false (tie->directed);
  g_assert_cmpuint (tie->n_events, ==, 1);
  ada = rp_dataset_entity (self->dataset, 0);
  g_assert_cmpuint (ada->n_aliases, ==, 2);
  g_assert_cmpstr (ada->aliases[0], ==, "Countess");
  g_assert_cmpfloat (ada->latitude, ==, 51.5);
  g_assert_cmpstr (rp_dataset_get_title (self->dataset), ==, "Title");
}

static void
test_relations_ends (Fixture *self, gconstpointer data G_GNUC_UNUSED)
{
  RpGathered *half = add (self, RP_RECORD_RELATION, "half", "knows", NULL);

  add (self, RP_RECORD_ENTITY, "a", "person", "Ada");
  half->from = "a";
  finish (self);
  g_assert_cmpuint (rp_dataset_n_relations (self->dataset), ==, 0);
  g_assert_cmpuint (rp_dataset_get_left_out (self->dataset), ==, 1);
  g_assert_true (only_problem (self)->left_out);
  g_assert_cmpstr (only_problem (self)->id, ==, "half");
  g_assert_cmpuint (only_problem (self)->line, ==, 3);
}

static void
test_failure (Fixture *self, gconstpointer data G_GNUC_UNUSED)
{
  add (self, RP_RECORD_ENTITY, "a", "person", "Ada");
  g_assert_false (rp_gathering_fail (self->gathering, here, NULL, g_strdup ("first")));
  g_assert_false (rp_gathering_fail (self->gathering, here, "/y", g_strdup ("expected less")));
  g_assert_true (rp_gathering_has_failed (self->gathering));
  finish (self);
  g_assert_null (self->dataset);
  g_assert_true (only_problem (self)->fatal);
  g_assert_cmpstr (only_problem (self)->message, ==, "expected less");
}

static void
test_names (Fixture *self, gconstpointer data G_GNUC_UNUSED)
{
  RpGathering *g = self->gathering;
  RpGathered *ada = add (self, RP_RECORD_ENTITY, "1", "person", "Ada  Lovelace");
  RpGathered *place = add (self, RP_RECORD_ENTITY, "2", "place", "ADA LOVELACE");
  RpGathered *made;

  g_assert_true (rp_gathering_entity_named (g, " ada lovelace ", NULL, here) == ada);
  g_assert_true (rp_gathering_entity_named (g, "Ada Lovelace", "place", here) == place);
  made = rp_gathering_entity_named (g, "Straße", "place", here);
  g_assert_true (rp_gathering_entity_named (g, "STRASSE", NULL, here) == made);
  g_assert_true (rp_gathering_entity_named (g, "STRASSE", "place", here) == made);
  g_assert_cmpstr (made->id, ==, "Straße");
  made = rp_gathering_entity_named (g, "Straße", "person", here);
  g_assert_cmpstr (made->id, ==, "person:Straße");
  g_assert_true (rp_gathering_source_named (g, "S", NULL, here) == rp_gathering_source_named (g, "s", NULL, here));
  g_assert_true (rp_gathering_source_named (g, "S", NULL, here) != rp_gathering_source_named (g, "S", "u", here));
  g_assert_cmpuint (rp_gathering_count (g, RP_RECORD_ENTITY), ==, 4);
  g_assert_cmpuint (rp_gathering_count (g, RP_RECORD_SOURCE), ==, 2);
}

static void
test_ids (Fixture *self, gconstpointer data G_GNUC_UNUSED)
{
  RpGathering *g = self->gathering;
  gint64 begun = g_get_monotonic_time ();

  g_assert_null (rp_gathering_free_id (g, NULL, "edge"));
  g_assert_null (rp_gathering_free_id (g, " ", "edge"));
  g_assert_cmpstr (rp_gathering_free_id (g, "1", "edge"), ==, "1");
  add (self, RP_RECORD_ENTITY, "1", NULL, NULL);
  g_assert_cmpstr (rp_gathering_free_id (g, "1", "edge"), ==, "edge:1");
  g_assert_cmpstr (rp_gathering_free_id (g, "1", "edge"), ==, "edge:1");
  add (self, RP_RECORD_RELATION, "edge:1", NULL, NULL);
  g_assert_cmpstr (rp_gathering_free_id (g, "1", "edge"), ==, "edge:1:2");
  for (guint i = 0; i < 50000; i++)
    add (self, RP_RECORD_EVENT, rp_gathering_free_id (g, "1", "edge"), NULL, NULL);
  g_assert_nonnull (rp_gathering_find (g, "edge:1:50001"));
  g_assert_cmpint (g_get_monotonic_time () - begun, <, 20 * G_USEC_PER_SEC);
}

/* Two records of one id: the file's fault, and said; both stay. */
static void
test_equal_ids (Fixture *self, gconstpointer data G_GNUC_UNUSED)
{
  add (self, RP_RECORD_ENTITY, "a", "person", "Ada");
  add (self, RP_RECORD_ENTITY, "a", "person", "Ben");
  g_assert_cmpstr (rp_gathering_find (self->gathering, "a")->title, ==, "Ada");
  finish (self);
  g_assert_cmpuint (rp_dataset_n_entities (self->dataset), ==, 2);
  g_assert_cmpint (only_problem (self)->severity, ==, RP_SEVERITY_ERROR);
}

static void
test_others (Fixture *self, gconstpointer data G_GNUC_UNUSED)
{
  static const char json[] = "{\"s\":\"x\",\"n\":1.50,\"t\":true,\"l\":[1,\"b\",false],\"o\":{\"p\":[1]},\"m\":[[1],2],"
                             "\"null\":null,\"e\":\"\",\"el\":[],\"eo\":{}}";
  static const char *const expected[][2] = { { "s", "x" },           { "n", "1.50" },        { "t", "true" },
                                             { "l", "1, b, false" }, { "o", "{\"p\":[1]}" }, { "m", "[[1],2]" } };
  g_autoptr (RpJsonTree) tree = rp_json_tree_new ();
  const RpJsonNode *root = rp_json_tree_read (tree, json, strlen (json), 1, NULL, NULL);
  RpGathered *record = add (self, RP_RECORD_ENTITY, "a", "person", "Ada");
  const RpRecord *kept;

  rp_gathered_add_other (self->gathering, record, "nothing", NULL);
  for (const RpJsonNode *item = root->first; item != NULL; item = item->next)
    rp_gathered_add_other (self->gathering, record, item->key, item);
  finish (self);
  kept = &rp_dataset_entity (self->dataset, 0)->record;
  g_assert_cmpuint (kept->n_attributes, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < kept->n_attributes; i++)
    {
      g_assert_cmpstr (kept->attributes[i].label, ==, expected[i][0]);
      g_assert_cmpstr (kept->attributes[i].value, ==, expected[i][1]);
    }
}

static void
test_dates (Fixture *self, gconstpointer data G_GNUC_UNUSED)
{
  static const struct
  {
    const char *begin, *end, *when, *text;
    guint n_problems;
  } rows[] = {
    { "2020", NULL, "2020", NULL, 0 },
    { "2020", "2021", "2020/2021", NULL, 0 },
    { "2020", "2020", "2020", NULL, 0 },
    { NULL, "2021", "/2021", NULL, 0 },
    { NULL, "", NULL, NULL, 0 },
    { "2020-01-02 10:00:00", NULL, "2020-01-02T10:00:00", NULL, 0 },
    { "soon", NULL, NULL, "soon", 1 },
    { "soon", "2021", NULL, "soon – 2021", 1 },
    { "2020", "later", "2020", "2020 – later", 1 },
    { "2021", "2020", NULL, "2021/2020", 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      Fixture one = { 0 };
      RpGathered *event;

      set_up (&one, NULL);
      event = add (&one, RP_RECORD_EVENT, "e", "meeting", "E");
      rp_gathered_set_dates (one.gathering, event, rows[i].begin, rows[i].end, here, "/x");
      g_assert_cmpstr (event->when, ==, rows[i].when);
      g_assert_cmpstr (event->when_text, ==, rows[i].text);
      finish (&one);
      g_assert_cmpuint (rp_dataset_get_problems (one.dataset)->len, ==, rows[i].n_problems);
      tear_down (&one, NULL);
    }
  (void)self;
}

static void
progress_cb (double fraction, gpointer data)
{
  g_assert_cmpfloat (fraction, <=, 1);
  g_cancellable_cancel (data);
}

static void
test_steps (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  RpImportProgress progress = { progress_cb, cancellable };
  RpImportInput input = { .progress = &progress, .cancellable = cancellable };
  g_autoptr (RpGathering) gathering = rp_gathering_new (&input);
  guint n = 0;

  while (n < 100000 && rp_gathering_step (gathering, n / 100000.0))
    n++;
  g_assert_cmpuint (n, >, 0);
  g_assert_cmpuint (n, <, 5000);
  g_assert_false (rp_gathering_step (gathering, 1));
}

#define ADD(name, func) g_test_add ("/gathering/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("empty", test_empty);
  ADD ("bare-records", test_bare_records);
  ADD ("whole-records", test_whole_records);
  ADD ("relations-ends", test_relations_ends);
  ADD ("failure", test_failure);
  ADD ("names", test_names);
  ADD ("ids", test_ids);
  ADD ("equal-ids", test_equal_ids);
  ADD ("others", test_others);
  ADD ("dates", test_dates);
  g_test_add_func ("/gathering/steps", test_steps);
  return g_test_run ();
}
