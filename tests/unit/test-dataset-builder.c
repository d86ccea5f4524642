/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dataset-fixture.h"

static void
assert_ids (RpDataset *dataset, const guint *events, guint n, const char *expected)
{
  g_autofree char *ids = fixture_event_ids (dataset, events, n);

  g_assert_cmpstr (ids, ==, expected);
}

static void
assert_problems (RpDataset *dataset, const char *expected)
{
  g_autofree char *problems = fixture_problems (dataset);

  g_assert_cmpstr (problems, ==, expected);
}

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
  assert_problems (dataset, "");
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
  assert_problems (dataset,
                   "2:5: error: /entities/0/id (x): expected an id of its own, found the id of the record in line 1\n"
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
  assert_problems (
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
  assert_problems (dataset,
                   "4:10: error: /events/3/part_of (c): expected a whole, found an event that is a part of this one\n"
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
  assert_problems (
      dataset, "3:30: error: /events/2/before/0 (c): expected an order, found an event that would come both before and "
               "after this one\n"
               "3:40: error: /events/2/before/0 (c): expected an order, found an event that would come both before and "
               "after this one\n");
  assert_ids (dataset, rp_dataset_event (dataset, 2)->after, rp_dataset_event (dataset, 2)->n_after, "a free");
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
test_parts_order (void)
{
  Fixture f;
  g_autoptr (RpDataset) dataset = NULL;
  const RpEvent *whole;

  fixture_init (&f);
  fixture_event (&f, "w", "W", NULL, "");
  fixture_event (&f, "p1", "P", NULL, "of:w after:p4");
  fixture_event (&f, "p2", "P", NULL, "of:w order:7");
  fixture_event (&f, "p3", "P", NULL, "of:w order:-1.5");
  fixture_event (&f, "p4", "P", NULL, "of:w");
  fixture_event (&f, "p5", "P", NULL, "of:w order:7");
  fixture_event (&f, "p6", "P", NULL, "of:w before:p4");
  fixture_event (&f, "p7", "P", NULL, "of:p1");
  dataset = fixture_finish (&f);
  whole = rp_dataset_event (dataset, 0);
  assert_ids (dataset, whole->parts, whole->n_parts, "p3 p2 p5 p6 p4 p1");
  g_assert_cmpuint (whole->n_all_parts, ==, 7);
  assert_problems (dataset, "");
}

static gint64
year_of (RpInstant instant)
{
  RpCivil civil;

  rp_instant_to_civil (instant, &civil);
  return civil.year;
}

static void
test_spans (void)
{
  Fixture f;
  g_autoptr (RpDataset) dataset = NULL;
  const RpEvent *e;
  RpInstant earliest, latest;

  fixture_init (&f);
  fixture_event (&f, "whole", "W", NULL, "as_of:2005");
  fixture_event (&f, "inner", "I", NULL, "of:whole");
  fixture_event (&f, "leaf", "L", "2001", "of:inner");
  fixture_event (&f, "leaf2", "L", "2004", "of:inner");
  fixture_event (&f, "own", "O", "2003", "");
  fixture_event (&f, "wider", "D", "1990/..", "of:own");
  fixture_event (&f, "yearless", "Y", "XXXX-03-04", "");
  fixture_event (&f, "bounded", "B", NULL, "after:leaf before:own");
  fixture_event (&f, "both", "B", "2003", "as_of:2007-01-01");
  fixture_event (&f, "nowhere", "N", "../..", "");
  dataset = fixture_finish (&f);
  e = fixture_find_event (dataset, "whole");
  g_assert_cmpint (year_of (e->earliest), ==, 2001);
  g_assert_cmpint (year_of (e->latest), ==, 2005);
  g_assert_true (e->dated && e->span_from_parts);
  e = fixture_find_event (dataset, "inner");
  g_assert_cmpint (year_of (e->latest), ==, 2004);
  g_assert_true (e->dated && e->span_from_parts);
  e = fixture_find_event (dataset, "own");
  g_assert_cmpint (year_of (e->earliest), ==, 2003);
  g_assert_false (e->span_from_parts);
  g_assert_true (rp_instant_is_infinite (fixture_find_event (dataset, "wider")->latest));
  g_assert_false (fixture_find_event (dataset, "yearless")->dated);
  g_assert_false (fixture_find_event (dataset, "bounded")->dated);
  g_assert_false (fixture_find_event (dataset, "nowhere")->dated);
  g_assert_cmpint (year_of (fixture_find_event (dataset, "both")->latest), ==, 2007);
  g_assert_true (rp_dataset_get_span (dataset, &earliest, &latest));
  g_assert_cmpint (year_of (earliest), ==, 1990);
  g_assert_cmpint (year_of (latest), ==, 2007);
  assert_ids (dataset, rp_dataset_events_in_order (dataset), rp_dataset_n_events (dataset),
              "wider leaf inner whole own both leaf2 yearless bounded nowhere");
}

static void
test_span_without_events (void)
{
  for (guint turn = 0; turn < 2; turn++)
    {
      Fixture f;
      g_autoptr (RpDataset) dataset = NULL;
      RpInstant earliest, latest;

      fixture_init (&f);
      fixture_event (&f, "e", "E", NULL, "");
      fixture_entity (&f, "a", "A", "1950/..", "");
      fixture_relation (&f, "r", "a", "a", NULL, turn ? "as_of:1999" : "");
      dataset = fixture_finish (&f);
      g_assert_true (rp_dataset_get_span (dataset, &earliest, &latest));
      g_assert_cmpint (year_of (earliest), ==, turn ? 1999 : 1950);
      g_assert_cmpint (year_of (latest), ==, turn ? 1999 : 1950);
    }
}

static void
test_events_in_order (void)
{
  Fixture f;
  g_autoptr (RpDataset) dataset = NULL;

  fixture_init (&f);
  fixture_event (&f, "u1", "U", NULL, "of:u2");
  fixture_event (&f, "other", "O", "2001", "");
  fixture_event (&f, "part1", "P", "2001", "of:whole order:2");
  fixture_event (&f, "later", "L", "2002", "");
  fixture_event (&f, "whole", "W", NULL, "");
  fixture_event (&f, "part2", "P", "2001", "of:whole order:1");
  fixture_event (&f, "day", "D", "2001-01-01", "");
  fixture_event (&f, "u2", "U", NULL, "");
  dataset = fixture_finish (&f);
  assert_ids (dataset, rp_dataset_events_in_order (dataset), rp_dataset_n_events (dataset),
              "day other whole part2 part1 later u2 u1");
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

static guint
origins_of (RpDataset *dataset, const char *event, guint *n_sources)
{
  const RpRecord *record = &fixture_find_event (dataset, event)->record;

  return rp_dataset_count_origins (dataset, record->evidence, record->n_evidence, n_sources);
}

static void
test_origins (void)
{
  Fixture f;
  g_autoptr (RpDataset) dataset = NULL;
  static const struct
  {
    const char *spec;
    guint origins, sources;
  } cases[] = {
    { "", 0, 0 },
    { "src:alone,alone", 1, 1 },
    { "src:alone,other", 2, 2 },
    { "src:copy,copy2,alone", 1, 3 },
    { "src:press1,press2,press3", 2, 3 },
    { "src:ring1,ring2,ring3,into", 1, 4 },
    { "src:alone,other=alone", 1, 2 },
    { "src:alone,other=copy2", 1, 2 },
    { "src:alone=Office,press1", 1, 2 },
    { "src:viapress,press1", 1, 2 },
    { "src:alone not:other", 1, 1 },
    { "src:self,alone", 2, 2 },
  };

  fixture_init (&f);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *id = g_strdup_printf ("e%u", i);

      fixture_event (&f, id, id, NULL, cases[i].spec);
    }
  fixture_source (&f, "copy2", "t", NULL, "origin:copy");
  fixture_source (&f, "into", "t", NULL, "origin:ring3");
  fixture_source (&f, "alone", "t", NULL, "");
  fixture_source (&f, "other", "t", NULL, "");
  fixture_source (&f, "copy", "t", NULL, "origin:alone");
  fixture_source (&f, "press1", "t", NULL, "origin:Office");
  fixture_source (&f, "press2", "t", NULL, "origin:Office");
  fixture_source (&f, "press3", "t", NULL, "origin:office");
  fixture_source (&f, "ring3", "t", NULL, "origin:ring1");
  fixture_source (&f, "ring1", "t", NULL, "origin:ring2");
  fixture_source (&f, "ring2", "t", NULL, "origin:ring3");
  fixture_source (&f, "viapress", "t", NULL, "origin:press2");
  fixture_source (&f, "self", "t", NULL, "origin:self");
  dataset = fixture_finish (&f);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *id = g_strdup_printf ("e%u", i);
      guint n_sources = 99;

      g_assert_cmpuint (origins_of (dataset, id, &n_sources), ==, cases[i].origins);
      g_assert_cmpuint (n_sources, ==, cases[i].sources);
    }
  assert_problems (dataset, "");
}

/* Each list by row against a plain search through all records. */
static void
test_indices (void)
{
  g_autoptr (RpDataset) dataset = fixture_generate (11, 90, 20, 60, 6);
  guint n, seen;

  for (guint a = 0; a < 20; a++)
    {
      const guint *events = rp_dataset_entity_events (dataset, a, &n);

      seen = 0;
      for (guint e = 0; e < 90; e++)
        {
          const RpEvent *event = rp_dataset_event (dataset, e);
          gboolean in = event->place == a;

          for (guint i = 0; i < event->n_participants; i++)
            in = in || event->participants[i].entity == a;
          g_assert_false (in && (seen >= n || events[seen] != e));
          seen += in;
        }
      g_assert_cmpuint (seen, ==, n);
      events = rp_dataset_entity_relations (dataset, a, &n);
      seen = 0;
      for (guint r = 0; r < 60; r++)
        {
          gboolean in = rp_dataset_relation (dataset, r)->from == a || rp_dataset_relation (dataset, r)->to == a;

          g_assert_false (in && (seen >= n || events[seen] != r));
          seen += in;
        }
      g_assert_cmpuint (seen, ==, n);
    }
  for (guint s = 0; s < 6; s++)
    {
      const RpRecordRef *records = rp_dataset_source_records (dataset, s, &n);

      seen = 0;
      for (RpRecordType type = 1; type <= 4; type++)
        for (guint i = 0; i < rp_dataset_n_records (dataset, type); i++)
          {
            const RpRecord *record = rp_dataset_record (dataset, rp_record_ref (type, i));
            gboolean in = type == RP_RECORD_SOURCE && i != s && rp_dataset_source (dataset, i)->origin_source == s;

            for (guint j = 0; j < record->n_evidence; j++)
              in = in || record->evidence[j].source == s;
            for (guint j = 0; j < record->n_attributes; j++)
              in = in || record->attributes[j].evidence[0].source == s;
            g_assert_false (in && (seen >= n || !rp_record_ref_equal (records[seen], rp_record_ref (type, i))));
            seen += in;
          }
      g_assert_cmpuint (seen, ==, n);
    }
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
  assert_problems (second, "");
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
  g_test_add_func ("/dataset-builder/parts-order", test_parts_order);
  g_test_add_func ("/dataset-builder/spans", test_spans);
  g_test_add_func ("/dataset-builder/span-without-events", test_span_without_events);
  g_test_add_func ("/dataset-builder/events-in-order", test_events_in_order);
  g_test_add_func ("/dataset-builder/kinds", test_kinds);
  g_test_add_func ("/dataset-builder/origins", test_origins);
  g_test_add_func ("/dataset-builder/indices", test_indices);
  g_test_add_func ("/dataset-builder/problems", test_problems);
  g_test_add_func ("/dataset-builder/hostile", test_hostile);
  g_test_add_func ("/dataset-builder/deep", test_deep);
  g_test_add_func ("/dataset-builder/reuse", test_reuse);
  return g_test_run ();
}
