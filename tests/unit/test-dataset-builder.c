/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dataset-fixture.h"

static void
test_empty (void)
{
  Fixture f;
  g_autoptr (RpDataset) dataset = NULL;
  RpInstant a, b;

  fixture_init (&f);
  dataset = fixture_finish (&f);
  g_assert_cmpstr (rp_dataset_get_title (dataset), ==, "");
  for (RpRecordType type = 0; type <= 4; type++)
    {
      g_assert_cmpuint (rp_dataset_n_records (dataset, type), ==, 0);
      g_assert_cmpuint (rp_dataset_n_kinds (dataset, type), ==, 0);
    }
  g_assert_cmpint (rp_dataset_find (dataset, "x").type, ==, RP_RECORD_NONE);
  g_assert_false (rp_dataset_get_span (dataset, &a, &b));
}

static void
test_strings_are_kept (void)
{
  RpDatasetBuilder *builder = rp_dataset_builder_new ();
  char title[] = "title", tag[] = "tag", id[] = "id";
  const char *tags[] = { tag };
  const char *first = rp_dataset_builder_string (builder, "same", 4);
  g_autoptr (RpDataset) dataset = NULL;

  g_assert_true (first == rp_dataset_builder_string (builder, "same and more", 4));
  g_assert_null (rp_dataset_builder_string (builder, NULL, -1));
  for (guint i = 0; i < 100000; i++)
    {
      g_autofree char *text = g_strdup_printf ("text %u", i % 50000);
      const char *kept = rp_dataset_builder_string (builder, text, -1);

      g_assert_cmpstr (kept, ==, text);
      g_assert_true (kept == rp_dataset_builder_string (builder, text, -1));
    }
  rp_dataset_builder_set_head (builder, &(RpDatasetHead){ .version = 1, .title = title });
  rp_dataset_builder_add_entity (
      builder,
      &(RpEntityDraft){ .draft.record = { .id = id, .title = title, .tags = tags, .n_tags = 1 }, .kind = tag });
  memset (title, 'x', 5);
  memset (tag, 'x', 3);
  memset (id, 'x', 2);
  tags[0] = NULL;
  dataset = rp_dataset_builder_finish (builder);
  rp_dataset_builder_free (builder);
  g_assert_cmpstr (rp_dataset_get_title (dataset), ==, "title");
  g_assert_cmpint (rp_dataset_find (dataset, "id").type, ==, RP_RECORD_ENTITY);
  g_assert_cmpstr (rp_dataset_entity (dataset, 0)->record.tags[0], ==, "tag");
  g_assert_cmpstr (rp_dataset_kind (dataset, RP_RECORD_ENTITY, 0)->name, ==, "tag");
}

static void
test_made_ids (void)
{
  Fixture f;
  g_autoptr (RpDataset) dataset = NULL;

  fixture_init (&f);
  fixture_event (&f, NULL, "Hasanov meets Crosetto", "2023-01-12", "");
  fixture_event (&f, NULL, "Əliyev – «Roma», 2ª", NULL, "");
  fixture_event (&f, NULL, "Same", "2004/2008", "");
  fixture_event (&f, NULL, "Same", "2004/2008", "");
  fixture_event (&f, "same-2004-2008~2", "Given", NULL, "");
  fixture_event (&f, NULL, "Taken", NULL, "");
  fixture_event (&f, "taken", "Given too", NULL, "");
  fixture_event (&f, NULL, "?!", NULL, "");
  fixture_entity (&f, "a", "A", NULL, "");
  fixture_entity (&f, "b", "B", NULL, "");
  fixture_relation (&f, NULL, "a", "b", "2020", "kind:works_for");
  fixture_source (&f, NULL, NULL, "2020-05", "publisher:ANSA");
  dataset = fixture_finish (&f);
  g_assert_cmpint (rp_dataset_find (dataset, "hasanov-meets-crosetto-2023-01-12").index, ==, 0);
  g_assert_cmpstr (rp_dataset_event (dataset, 1)->record.id, ==, "əliyev-roma-2ª");
  g_assert_cmpstr (rp_dataset_event (dataset, 2)->record.id, ==, "same-2004-2008");
  g_assert_cmpstr (rp_dataset_event (dataset, 3)->record.id, ==, "same-2004-2008~3");
  g_assert_cmpstr (rp_dataset_event (dataset, 5)->record.id, ==, "taken~2");
  g_assert_false (rp_dataset_event (dataset, 5)->record.has_given_id);
  g_assert_true (rp_dataset_event (dataset, 6)->record.has_given_id);
  g_assert_cmpint (rp_dataset_find (dataset, "taken").index, ==, 6);
  g_assert_cmpstr (rp_dataset_event (dataset, 7)->record.id, ==, "event");
  g_assert_cmpstr (rp_dataset_relation (dataset, 0)->record.id, ==, "a-works-for-b-2020");
  g_assert_cmpstr (rp_dataset_relation (dataset, 0)->record.title, ==, "Works for");
  g_assert_cmpstr (rp_dataset_source (dataset, 0)->record.title, ==, "ANSA, 2020-05");
  g_assert_cmpstr (rp_dataset_source (dataset, 0)->record.id, ==, "ansa-2020-05");
  fixture_assert_problems (dataset, "");
}

/* Records in another order keep their ids, those with one title too while anything else tells them apart. */
static void
test_ids_when_moved (void)
{
  static const char *const titles[] = { "One", "Two", "Two", "Two", "Three" };
  static const char *const kinds[] = { "kind:a", "kind:c", "kind:a", "kind:b", "kind:a" };
  char *ids[5] = { NULL };

  for (guint turn = 0; turn < 2; turn++)
    {
      Fixture f;
      g_autoptr (RpDataset) dataset = NULL;

      fixture_init (&f);
      for (guint i = 0; i < 5; i++)
        fixture_event (&f, NULL, titles[turn ? 4 - i : i], "2001", kinds[turn ? 4 - i : i]);
      dataset = fixture_finish (&f);
      for (guint i = 0; i < 5; i++)
        if (turn == 0)
          ids[i] = g_strdup (rp_dataset_event (dataset, i)->record.id);
        else
          g_assert_cmpstr (rp_dataset_event (dataset, 4 - i)->record.id, ==, ids[i]);
    }
  for (guint i = 0; i < 5; i++)
    g_free (ids[i]);
}

static void
test_duplicates (void)
{
  Fixture f;
  g_autoptr (RpDataset) dataset = NULL;

  fixture_init (&f);
  fixture_event (&f, "x", "First", NULL, "");
  fixture_entity (&f, "x", "Second", NULL, "");
  fixture_event (&f, "x", "Third", NULL, "");
  fixture_event (&f, "x~3", "Given", NULL, "");
  fixture_event (&f, "y", "Refers", NULL, "link:x of:x");
  dataset = fixture_finish (&f);
  g_assert_cmpstr (rp_dataset_entity (dataset, 0)->record.id, ==, "x~2");
  g_assert_cmpstr (rp_dataset_event (dataset, 1)->record.id, ==, "x~4");
  g_assert_cmpint (rp_dataset_find (dataset, "x~4").index, ==, 1);
  g_assert_cmpuint (rp_dataset_event (dataset, 3)->links[0].event, ==, 0);
  g_assert_cmpuint (rp_dataset_event (dataset, 3)->parent, ==, 0);
  fixture_assert_problems (
      dataset, "2:5: error: /entities/0/id (x): expected an id of its own, found the id of the record in line 1\n"
               "3:5: error: /events/1/id (x): expected an id of its own, found the id of the record in line 1\n");
}

static void
test_dangling (void)
{
  Fixture f;
  g_autoptr (RpDataset) dataset = NULL;
  const RpEvent *event;

  fixture_init (&f);
  fixture_event (&f, "e", "E", NULL, "with:late,none,a at:e link:a,e2 after:no src:s,a,t");
  fixture_event (&f, "e2", "E2", NULL, "");
  fixture_entity (&f, "a", "A", NULL, "");
  fixture_entity (&f, "late", "L", NULL, "fig:gone");
  fixture_relation (&f, "r", "a", "nobody", NULL, "kind:dropped");
  fixture_relation (&f, "q", "a", "late", NULL, "events:e,e9,e2");
  fixture_source (&f, "s", "S", NULL, "");
  fixture_source (&f, "t", "T", NULL, "");
  /* A made id is not one that a file can refer to. */
  fixture_event (&f, NULL, "Made", NULL, "");
  fixture_event (&f, "e3", "E3", NULL, "link:made");
  dataset = fixture_finish (&f);
  fixture_assert_problems (
      dataset,
      "1:20: error: /events/0/participants/0 (e): expected the id of an entity, found “none”, which no record has\n"
      "1:40: error: /events/0/place (e): expected an entity, found the event “e”\n"
      "1:50: error: /events/0/links/0/to (e): expected an event, found the entity “a”\n"
      "1:70: error: /events/0/after/0 (e): expected the id of an event, found “no”, which no record has\n"
      "1:90: error: /events/0/evidence/0 (e): expected a source, found the entity “a”\n"
      "4:10: error: /entities/1/attributes/0/evidence (late): expected the id of a source, found “gone”, which no record "
      "has\n"
      "5:20: error: /relations/0/to (r): expected the id of an entity, found “nobody”, which no record has\n"
      "6:20: error: /relations/1/events/0 (q): expected the id of an event, found “e9”, which no record has\n"
      "10:10: error: /events/3/links/0/to (e3): expected the id of an event, found “made”, which no record has\n");
  event = rp_dataset_event (dataset, 0);
  g_assert_cmpuint (event->n_participants, ==, 2);
  g_assert_cmpuint (event->participants[0].entity, ==, 1);
  g_assert_cmpuint (event->participants[1].entity, ==, 0);
  g_assert_cmpstr (event->participants[1].role, ==, "role");
  g_assert_cmpuint (event->place, ==, RP_NO_INDEX);
  g_assert_cmpuint (event->n_links, ==, 1);
  g_assert_cmpuint (event->links[0].event, ==, 1);
  g_assert_cmpuint (event->n_after, ==, 0);
  g_assert_cmpuint (event->record.n_evidence, ==, 2);
  g_assert_cmpuint (event->record.evidence[1].source, ==, 1);
  g_assert_cmpuint (rp_dataset_entity (dataset, 1)->record.attributes[0].n_evidence, ==, 0);
  g_assert_cmpuint (rp_dataset_n_relations (dataset), ==, 1);
  g_assert_cmpuint (rp_dataset_get_left_out (dataset), ==, 1);
  g_assert_cmpint (rp_dataset_find (dataset, "r").type, ==, RP_RECORD_NONE);
  g_assert_cmpint (rp_dataset_find (dataset, "q").index, ==, 0);
  g_assert_cmpuint (rp_dataset_relation (dataset, 0)->n_events, ==, 2);
  g_assert_cmpuint (rp_dataset_relation (dataset, 0)->events[1], ==, 1);
  g_assert_cmpuint (rp_dataset_n_kinds (dataset, RP_RECORD_RELATION), ==, 1);
  g_assert_true (((RpProblem *)g_ptr_array_index (rp_dataset_get_problems (dataset), 6))->left_out);
  g_assert_false (((RpProblem *)g_ptr_array_index (rp_dataset_get_problems (dataset), 7))->left_out);
}

static void
test_part_cycles (void)
{
  Fixture f;
  g_autoptr (RpDataset) dataset = NULL;

  fixture_init (&f);
  fixture_event (&f, "tail", "T", NULL, "of:b");
  fixture_event (&f, "a", "A", NULL, "of:c");
  fixture_event (&f, "b", "B", NULL, "of:a");
  fixture_event (&f, "c", "C", NULL, "of:b");
  fixture_event (&f, "self", "S", NULL, "of:self");
  dataset = fixture_finish (&f);
  g_assert_cmpuint (rp_dataset_event (dataset, 3)->parent, ==, RP_NO_INDEX);
  g_assert_cmpuint (rp_dataset_event (dataset, 1)->parent, ==, 3);
  g_assert_cmpuint (rp_dataset_event (dataset, 3)->n_all_parts, ==, 3);
  g_assert_cmpuint (rp_dataset_event (dataset, 4)->parent, ==, RP_NO_INDEX);
  fixture_assert_problems (
      dataset, "4:10: error: /events/3/part_of (c): expected a whole, found an event that is a part of this one\n"
               "5:10: error: /events/4/part_of (self): expected a whole, found an event that is a part of this "
               "one\n");
}

static void
test_order_cycles (void)
{
  Fixture f;
  g_autoptr (RpDataset) dataset = NULL;

  fixture_init (&f);
  fixture_event (&f, "a", "A", NULL, "before:b");
  fixture_event (&f, "b", "B", NULL, "before:c,free");
  fixture_event (&f, "c", "C", NULL, "after:a,free before:a,free");
  fixture_event (&f, "free", "F", NULL, "");
  dataset = fixture_finish (&f);
  fixture_assert_problems (
      dataset, "3:30: error: /events/2/before/0 (c): expected an order, found an event that would come both before and "
               "after this one\n"
               "3:40: error: /events/2/before/0 (c): expected an order, found an event that would come both before and "
               "after this one\n");
  fixture_assert_event_ids (dataset, rp_dataset_event (dataset, 2)->after, rp_dataset_event (dataset, 2)->n_after,
                            "a free");
  g_assert_cmpuint (rp_dataset_event (dataset, 2)->n_before, ==, 0);
  g_assert_cmpuint (rp_dataset_event (dataset, 1)->n_before, ==, 2);
}

/* Random tangles: what is kept has no ring, and each that went would close one with what was kept before it. */
static void
test_random_cycles (void)
{
  for (guint64 seed = 1; seed <= 40; seed++)
    {
      Fixture f;
      guint64 state = seed * 7919;
      guint n = 12;
      g_autoptr (RpDataset) dataset = NULL;
      gboolean reach[12][12] = { { FALSE } };
      guint n_refused = 0;
      guint targets[12][2];

      fixture_init (&f);
      for (guint i = 0; i < n; i++)
        {
          g_autofree char *id = g_strdup_printf ("e%u", i);
          g_autofree char *spec = NULL;

          targets[i][0] = fixture_random (&state, n);
          targets[i][1] = fixture_random (&state, n);
          spec = g_strdup_printf ("after:e%u before:e%u", targets[i][0], targets[i][1]);
          fixture_event (&f, id, id, NULL, spec);
        }
      dataset = fixture_finish (&f);
      for (guint i = 0; i < n; i++)
        for (guint k = 0; k < 2; k++)
          {
            const RpEvent *event = rp_dataset_event (dataset, i);
            guint from = k == 0 ? targets[i][0] : i, to = k == 0 ? i : targets[i][1];
            gboolean refused = from == to || reach[to][from];

            n_refused += refused;
            g_assert_cmpuint (k == 0 ? event->n_after : event->n_before, ==, !refused);
            for (guint a = 0; a < n && !refused; a++)
              for (guint b = 0; b < n; b++)
                if ((a == from || reach[a][from]) && (b == to || reach[to][b]))
                  reach[a][b] = TRUE;
          }
      g_assert_cmpuint (rp_dataset_count_problems (dataset, RP_SEVERITY_ERROR), ==, n_refused);
    }
}

static void
test_kinds (void)
{
  Fixture f;
  g_autoptr (RpDataset) dataset = NULL;
  static const RpKind looks[] = {
    { .name = "unused", .color = "#111111" },
    { .name = "signed_deal", .label = "Deal", .color = "#222222" },
    { .name = "unused", .color = "#333333" },
  };
  static const struct
  {
    const char *name, *label, *color;
    guint n;
  } expected[] = { { "state_visit", "State visit", NULL, 2 },
                   { "signed_deal", "Deal", "#222222", 1 },
                   { "Əsas", "Əsas", NULL, 1 },
                   { "unused", "Unused", "#333333", 0 } };

  fixture_init (&f);
  for (guint i = 0; i < 2; i++)
    rp_dataset_builder_add_kind (f.builder, RP_RECORD_EVENT, &looks[i]);
  fixture_event (&f, "a", "A", NULL, "kind:state_visit");
  fixture_event (&f, "b", "B", NULL, "kind:signed_deal");
  fixture_event (&f, "c", "C", NULL, "kind:state_visit");
  fixture_event (&f, "d", "D", NULL, "kind:Əsas");
  rp_dataset_builder_add_kind (f.builder, RP_RECORD_EVENT, &looks[2]);
  dataset = fixture_finish (&f);
  g_assert_cmpuint (rp_dataset_n_kinds (dataset, RP_RECORD_EVENT), ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      const RpKind *kind = rp_dataset_kind (dataset, RP_RECORD_EVENT, i);

      g_assert_cmpstr (kind->name, ==, expected[i].name);
      g_assert_cmpstr (kind->label, ==, expected[i].label);
      g_assert_cmpstr (kind->color, ==, expected[i].color);
      g_assert_cmpuint (kind->n_records, ==, expected[i].n);
    }
  g_assert_cmpuint (rp_dataset_event (dataset, 2)->kind, ==, 0);
  g_assert_cmpuint (rp_dataset_event (dataset, 3)->kind, ==, 2);
}

static void
test_problems (void)
{
  Fixture f;
  g_autoptr (RpDataset) dataset = NULL;
  g_autoptr (RpProblem) bare = rp_problem_new (RP_SEVERITY_WARNING, 3, 4, "", NULL, "a\nb");
  g_autofree char *text = rp_problem_to_string (bare);

  g_assert_cmpstr (text, ==, "3:4: warning: a b");
  fixture_init (&f);
  for (guint i = 0; i < 100005; i++)
    rp_dataset_builder_add_problem (f.builder, rp_problem_new (RP_SEVERITY_WARNING, 200000 - i, 1, "/x", NULL, "w"));
  rp_dataset_builder_add_problem (f.builder, rp_problem_new (RP_SEVERITY_ERROR, 150000, 1, "/x", "id", "e"));
  rp_dataset_builder_count_left_out (f.builder);
  dataset = fixture_finish (&f);
  g_assert_cmpuint (rp_dataset_count_problems (dataset, RP_SEVERITY_WARNING), ==, 100005);
  g_assert_cmpuint (rp_dataset_count_problems (dataset, RP_SEVERITY_ERROR), ==, 1);
  g_assert_cmpuint (rp_dataset_get_problems (dataset)->len, ==, 100001);
  g_assert_cmpuint (rp_dataset_get_left_out (dataset), ==, 1);
  for (guint i = 1; i < 100001; i++)
    {
      const RpProblem *p = g_ptr_array_index (rp_dataset_get_problems (dataset), i - 1);
      const RpProblem *q = g_ptr_array_index (rp_dataset_get_problems (dataset), i);

      g_assert_cmpuint (p->line, <=, q->line);
    }
}

/* Deep and tangled on purpose: nothing may recurse or take a time that grows with the square. */
static void
test_hostile (void)
{
  Fixture f;
  g_autoptr (RpDataset) dataset = NULL;
  guint n = 100000;

  fixture_init (&f);
  for (guint i = 0; i < n; i++)
    {
      char id[16], next[16];
      RpIdRef ref = { .id = next, .path = "/x" };

      g_snprintf (id, sizeof id, "e%u", i);
      g_snprintf (next, sizeof next, "e%u", (i + 1) % n);
      rp_dataset_builder_add_event (f.builder,
                                    &(RpEventDraft){ .draft.record = { .id = i % 3 ? id : NULL, .title = "same" },
                                                     .order = NAN,
                                                     .parent = ref,
                                                     .after = &ref,
                                                     .n_after = 1 });
    }
  for (guint i = 0; i < n; i++)
    rp_dataset_builder_add_entity (f.builder, &(RpEntityDraft){ .draft.record = { .id = "dup", .title = "same" } });
  dataset = fixture_finish (&f);
  g_assert_cmpuint (rp_dataset_n_events (dataset), ==, n);
  g_assert_cmpint (rp_dataset_find (dataset, "dup~100000").type, ==, RP_RECORD_ENTITY);
  g_assert_cmpint (rp_dataset_find (dataset, "same~33334").type, ==, RP_RECORD_EVENT);
}

static void
test_deep (void)
{
  Fixture f;
  g_autoptr (RpDataset) dataset = NULL;
  guint n = 100000;

  fixture_init (&f);
  for (guint i = 0; i < n; i++)
    {
      char id[16], next[16];
      RpIdRef ref = { .id = next, .path = "/x" };

      g_snprintf (id, sizeof id, "e%u", i);
      g_snprintf (next, sizeof next, "e%u", (i + 1) % n);
      rp_dataset_builder_add_event (f.builder, &(RpEventDraft){ .draft.record = { .id = id, .title = "same" },
                                                                .order = NAN,
                                                                .parent = ref,
                                                                .after = &ref,
                                                                .n_after = 1 });
    }
  dataset = fixture_finish (&f);
  g_assert_cmpuint (rp_dataset_count_problems (dataset, RP_SEVERITY_ERROR), ==, 2);
  g_assert_cmpuint (rp_dataset_event (dataset, n - 1)->n_all_parts, ==, n - 1);
  g_assert_cmpuint (rp_dataset_event (dataset, n - 1)->n_after, ==, 0);
}

static void
test_reuse (void)
{
  Fixture f;
  g_autoptr (RpDataset) first = NULL, second = NULL;

  fixture_init (&f);
  fixture_event (&f, "a", "A", NULL, "");
  first = rp_dataset_builder_finish (f.builder);
  fixture_event (&f, "a", "A", NULL, "");
  second = fixture_finish (&f);
  g_assert_cmpuint (rp_dataset_n_events (second), ==, 1);
  fixture_assert_problems (second, "");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/dataset-builder/empty", test_empty);
  g_test_add_func ("/dataset-builder/strings", test_strings_are_kept);
  g_test_add_func ("/dataset-builder/made-ids", test_made_ids);
  g_test_add_func ("/dataset-builder/ids-when-moved", test_ids_when_moved);
  g_test_add_func ("/dataset-builder/duplicates", test_duplicates);
  g_test_add_func ("/dataset-builder/dangling", test_dangling);
  g_test_add_func ("/dataset-builder/part-cycles", test_part_cycles);
  g_test_add_func ("/dataset-builder/order-cycles", test_order_cycles);
  g_test_add_func ("/dataset-builder/random-cycles", test_random_cycles);
  g_test_add_func ("/dataset-builder/kinds", test_kinds);
  g_test_add_func ("/dataset-builder/problems", test_problems);
  g_test_add_func ("/dataset-builder/hostile", test_hostile);
  g_test_add_func ("/dataset-builder/deep", test_deep);
  g_test_add_func ("/dataset-builder/reuse", test_reuse);
  return g_test_run ();
}
