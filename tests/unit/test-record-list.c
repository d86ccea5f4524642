/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows, columns and cells of the tables, and the order of the rows. */
#include "dataset-fixture.h"
#include "list-order.h"

static void
add_person (Fixture *f, const char *id, const char *name, const char *sort)
{
  rp_dataset_builder_add_entity (f->builder, &(RpEntityDraft){ .draft.record.id = id,
                                                               .draft.record.title = name,
                                                               .kind = "person",
                                                               .sort = sort,
                                                               .latitude = NAN,
                                                               .longitude = NAN });
}

static RpDataset *
sample (void)
{
  Fixture f;

  fixture_init (&f);
  add_person (&f, "zoe", "Zoë Aalto", "aalto, zoe");
  add_person (&f, "ben", "ben Miller", NULL);
  add_person (&f, "agata", "Ágata", NULL);
  fixture_event (&f, "late", "Late talks", "2021-05", "with:ben,zoe");
  fixture_event (&f, "lost", "Lost", NULL, "with:ben");
  fixture_event (&f, "early", "Early talks", "2001-02-03", "with:ben at:agata");
  fixture_event (&f, "year", "A year of it", "2001", "");
  fixture_event (&f, "open", "“Open” end", "2005/..", "with:zoe");
  fixture_event (&f, "twin", "Twin of early", "2001-02-03", "");
  fixture_relation (&f, "r1", "ben", "zoe", "2003", "events:late");
  fixture_relation (&f, "r2", "zoe", "agata", NULL, "as_of:2002-01-01");
  return fixture_finish (&f);
}

/* The ids in order, joined by blanks. */
static char *
ordered (const RpRecordList *list, const char *column, gboolean descending, gboolean all)
{
  const RpListColumn *found = rp_list_column (list->type, column);
  RpListSort sort = { found->field, found->kind, descending };
  GString *out = g_string_new (NULL);
  guint n;
  g_autofree guint *order = rp_list_order (list, &sort, all, &n, NULL);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (out, "%s%s", i > 0 ? " " : "",
                            rp_dataset_record (list->dataset, rp_record_ref (list->type, order[i]))->id);
  return g_string_free (out, FALSE);
}

static void
check_order (const RpRecordList *list, const char *column, gboolean descending, const char *expected)
{
  g_autofree char *ids = ordered (list, column, descending, FALSE);

  g_assert_cmpstr (ids, ==, expected);
}

/* By time; undated last in both directions, equal ones in the order of the file. */
static void
test_time (void)
{
  g_autoptr (RpDataset) dataset = sample ();
  RpRecordList events = { dataset, RP_RECORD_EVENT, NULL, NULL };
  RpRecordList relations = { dataset, RP_RECORD_RELATION, NULL, NULL };
  RpRecordList entities = { dataset, RP_RECORD_ENTITY, NULL, NULL };

  check_order (&events, "when", FALSE, "year early twin open late lost");
  check_order (&events, "when", TRUE, "late open early twin year lost");
  check_order (&relations, "when", FALSE, "r2 r1");
  check_order (&entities, "first_seen", FALSE, "ben agata zoe");
  check_order (&entities, "last_seen", FALSE, "agata ben zoe");
}

/* Case, accents and quotation marks do not count; a sort key does. */
static void
test_text (void)
{
  g_autoptr (RpDataset) dataset = sample ();
  RpRecordList events = { dataset, RP_RECORD_EVENT, NULL, NULL };
  RpRecordList entities = { dataset, RP_RECORD_ENTITY, NULL, NULL };
  RpRecordList relations = { dataset, RP_RECORD_RELATION, NULL, NULL };

  check_order (&entities, "name", FALSE, "zoe agata ben");
  check_order (&entities, "name", TRUE, "ben agata zoe");
  check_order (&events, "title", FALSE, "year early late lost open twin");
  check_order (&events, "place", TRUE, "early late lost year open twin");
  check_order (&relations, "to", FALSE, "r1 r2");
}

static void
test_numbers (void)
{
  g_autoptr (RpDataset) dataset = sample ();
  g_autoptr (RpEntityMeasures) measures = rp_entity_measures_new (3);
  RpRecordList entities = { dataset, RP_RECORD_ENTITY, NULL, measures };

  g_assert_cmpfloat (rp_list_number (&entities, RP_FIELD_EVENTS, 1), ==, 3);
  g_assert_cmpfloat (rp_list_number (&entities, RP_FIELD_EVENTS, 2), ==, 1);
  g_assert_true (isnan (rp_list_number (&entities, RP_FIELD_TIES, 0)));
  check_order (&entities, "events", TRUE, "ben zoe agata");
  measures->pagerank[1] = 0.5;
  measures->pagerank[2] = 1.5;
  check_order (&entities, "pagerank", FALSE, "ben agata zoe");
  check_order (&entities, "pagerank", TRUE, "agata ben zoe");
  entities.measures = NULL;
  check_order (&entities, "pagerank", TRUE, "zoe ben agata");
}

/* What is not shown is no row, and counts for nothing. */
static void
test_shown (void)
{
  g_autoptr (RpDataset) dataset = sample ();
  g_autoptr (RpRecordSet) shown = rp_record_set_new (dataset);
  RpRecordList events = { dataset, RP_RECORD_EVENT, shown, NULL };
  RpRecordList entities = { dataset, RP_RECORD_ENTITY, shown, NULL };
  g_autofree char *all = NULL;

  rp_record_set_add (shown, rp_record_ref (RP_RECORD_EVENT, 2));
  rp_record_set_add (shown, rp_record_ref (RP_RECORD_EVENT, 1));
  rp_record_set_add (shown, rp_record_ref (RP_RECORD_ENTITY, 1));
  check_order (&events, "when", FALSE, "early lost");
  check_order (&entities, "name", FALSE, "ben");
  all = ordered (&events, "when", FALSE, TRUE);
  g_assert_cmpstr (all, ==, "early lost year twin open late");
  g_assert_cmpfloat (rp_list_number (&entities, RP_FIELD_EVENTS, 1), ==, 2);
}

static void
check_cell (const RpRecordList *list, RpListField field, guint index, const char *words, const char *data)
{
  g_autofree char *text = rp_list_text (list, field, index);
  g_autofree char *written = rp_list_data (list, field, index);

  g_assert_cmpstr (text, ==, words);
  g_assert_cmpstr (written, ==, data);
}

static void
test_cells (void)
{
  g_autoptr (RpDataset) dataset = sample ();
  RpRecordList events = { dataset, RP_RECORD_EVENT, NULL, NULL };
  RpRecordList entities = { dataset, RP_RECORD_ENTITY, NULL, NULL };
  RpRecordList relations = { dataset, RP_RECORD_RELATION, NULL, NULL };

  check_cell (&events, RP_FIELD_WHEN, 0, "between 1 and 31 May 2021", "2021-05");
  check_cell (&events, RP_FIELD_WHEN, 1, NULL, NULL);
  check_cell (&events, RP_FIELD_KIND, 0, "Meeting", "meeting");
  check_cell (&events, RP_FIELD_PARTICIPANTS, 0, "ben Miller; Zoë Aalto", "ben Miller; Zoë Aalto");
  check_cell (&events, RP_FIELD_PARTICIPANTS, 3, NULL, NULL);
  check_cell (&events, RP_FIELD_PLACE, 2, "Ágata", "Ágata");
  check_cell (&events, RP_FIELD_STATUS, 2, "done", "done");
  check_cell (&entities, RP_FIELD_FIRST, 1, "3 February 2001", "2001-02-03");
  check_cell (&entities, RP_FIELD_LAST, 1, "between 1 and 31 May 2021", "2021-05");
  check_cell (&relations, RP_FIELD_WHEN, 1, "as of 1 January 2002", "2002-01-01");
  check_cell (&relations, RP_FIELD_FROM, 1, "Zoë Aalto", "Zoë Aalto");
  g_assert_cmpfloat (rp_list_number (&relations, RP_FIELD_EVENTS, 0), ==, 1);
}

static void
test_columns (void)
{
  for (RpRecordType type = RP_RECORD_EVENT; type <= RP_RECORD_SOURCE; type++)
    {
      guint n;
      const RpListColumn *columns = rp_list_columns (type, &n);

      g_assert_cmpuint (n, >, 5);
      for (guint i = 0; i < n; i++)
        g_assert_true (rp_list_column (type, columns[i].name) == &columns[i]);
      g_assert_null (rp_list_column (type, "colour"));
    }
}

static void
test_cancel (void)
{
  g_autoptr (RpDataset) dataset = sample ();
  RpRecordList events = { dataset, RP_RECORD_EVENT, NULL, NULL };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  guint n;

  g_cancellable_cancel (cancellable);
  g_assert_null (rp_list_order (&events, NULL, TRUE, &n, cancellable));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/record-list/time", test_time);
  g_test_add_func ("/record-list/text", test_text);
  g_test_add_func ("/record-list/numbers", test_numbers);
  g_test_add_func ("/record-list/shown", test_shown);
  g_test_add_func ("/record-list/cells", test_cells);
  g_test_add_func ("/record-list/columns", test_columns);
  g_test_add_func ("/record-list/cancel", test_cancel);
  return g_test_run ();
}
