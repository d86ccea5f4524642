/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "corroboration.h"
#include "dataset-fixture.h"

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
  fixture_assert_event_ids (dataset, whole->parts, whole->n_parts, "p3 p2 p5 p6 p4 p1");
  g_assert_cmpuint (whole->n_all_parts, ==, 7);
  fixture_assert_problems (dataset, "");
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
  fixture_assert_event_ids (dataset, rp_dataset_events_in_order (dataset), rp_dataset_n_events (dataset),
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
  fixture_assert_event_ids (dataset, rp_dataset_events_in_order (dataset), rp_dataset_n_events (dataset),
                            "day other whole part2 part1 later u2 u1");
}

static guint
origins_of (RpDataset *dataset, const char *event, guint *n_sources)
{
  const RpRecord *record = &fixture_find_event (dataset, event)->record;

  RpSupport support = rp_corroboration_support (dataset, record->evidence, record->n_evidence, NULL);

  *n_sources = support.n_sources;
  return support.n_origins;
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
  fixture_assert_problems (dataset, "");
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

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/builder-derive/parts-order", test_parts_order);
  g_test_add_func ("/builder-derive/spans", test_spans);
  g_test_add_func ("/builder-derive/span-without-events", test_span_without_events);
  g_test_add_func ("/builder-derive/events-in-order", test_events_in_order);
  g_test_add_func ("/builder-derive/origins", test_origins);
  g_test_add_func ("/builder-derive/indices", test_indices);
  return g_test_run ();
}
