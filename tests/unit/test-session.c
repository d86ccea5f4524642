/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dataset-builder.h"
#include "session.h"

#include <math.h>

typedef struct
{
  RpSession *session;
  guint what;    /* all that was told of, or-ed */
  guint n_times; /* how often */
} Fixture;

static void
changed_cb (G_GNUC_UNUSED RpSession *session, guint what, gpointer data)
{
  Fixture *fixture = data;

  fixture->what |= what;
  fixture->n_times++;
}

static void
forget (Fixture *fixture)
{
  fixture->what = fixture->n_times = 0;
}

static void
add_event (RpDatasetBuilder *builder, const char *id, const char *date, const char *parent)
{
  RpEventDraft draft = { .kind = "meeting", .order = NAN };
  RpWhen when;

  draft.draft.record.id = id;
  draft.draft.record.title = id;
  draft.parent.id = parent;
  draft.parent.path = "/part_of";
  if (date != NULL)
    {
      g_assert_true (rp_edtf_parse (date, &when, NULL, NULL));
      draft.when.text = date;
      draft.when.when = rp_dataset_builder_when (builder, &when);
    }
  rp_dataset_builder_add_event (builder, &draft);
}

/* Of a dataset whose events are ALL but the one called WITHOUT (nullable). */
static RpDataset *
sample (const char *without)
{
  static const char *const all[][3] = {
    { "late", "2020-05-01", NULL }, { "early", "2001-02-03", NULL }, { "undated", NULL, NULL },
    { "middle", "2010", NULL },     { "part", "2010-03", "middle" },
  };
  g_autoptr (RpDatasetBuilder) builder = rp_dataset_builder_new ();

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    if (g_strcmp0 (all[i][0], without) != 0)
      add_event (builder, all[i][0], all[i][1], all[i][2]);
  return rp_dataset_builder_finish (builder);
}

static void
set_up (Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (RpDataset) dataset = sample (NULL);

  fixture->session = rp_session_new ();
  g_signal_connect (fixture->session, "changed", G_CALLBACK (changed_cb), fixture);
  rp_session_set_dataset (fixture->session, dataset, FALSE);
  g_assert_cmpuint (fixture->n_times, ==, 1);
  g_assert_cmpuint (fixture->what & RP_CHANGED_DATASET, !=, 0);
  forget (fixture);
}

static void
tear_down (Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  g_object_unref (fixture->session);
}

static void
select_id (Fixture *fixture, const char *id)
{
  rp_session_select (fixture->session, rp_dataset_find (rp_session_get_dataset (fixture->session), id));
}

static const char *
selected_id (Fixture *fixture)
{
  const RpRecord *record
      = rp_dataset_record (rp_session_get_dataset (fixture->session), rp_session_get_selected (fixture->session));

  return record != NULL ? record->id : "";
}

static void
test_select (Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  select_id (fixture, "middle");
  g_assert_cmpuint (fixture->n_times, ==, 1);
  g_assert_cmpuint (fixture->what, ==, RP_CHANGED_SELECTION | RP_CHANGED_HISTORY);
  g_assert_true (rp_record_set_contains (rp_session_get_related (fixture->session),
                                         rp_dataset_find (rp_session_get_dataset (fixture->session), "part")));
  select_id (fixture, "middle");
  g_assert_cmpuint (fixture->n_times, ==, 1);
  /* What is not there is never selected. */
  rp_session_select (fixture->session, rp_record_ref (RP_RECORD_EVENT, 99));
  g_assert_cmpstr (selected_id (fixture), ==, "middle");
  rp_session_select (fixture->session, RP_RECORD_REF_NONE);
  g_assert_null (rp_session_get_related (fixture->session));
}

static void
pick_also (Fixture *fixture, const char *id)
{
  rp_session_select_also (fixture->session, rp_dataset_find (rp_session_get_dataset (fixture->session), id));
}

static gboolean
is_picked (Fixture *fixture, const char *id)
{
  return rp_session_is_picked (fixture->session, rp_dataset_find (rp_session_get_dataset (fixture->session), id));
}

/* Several are selected one after the other, and what is selected alone replaces them all. */
static void
test_several (Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (RpDataset) less = sample ("early");

  pick_also (fixture, "middle");
  g_assert_cmpstr (selected_id (fixture), ==, "middle");
  g_assert_null (rp_session_get_picked (fixture->session));
  pick_also (fixture, "early");
  pick_also (fixture, "late");
  g_assert_cmpstr (selected_id (fixture), ==, "late");
  g_assert_cmpuint (rp_session_get_also (fixture->session)->len, ==, 2);
  g_assert_cmpuint (rp_record_set_count (rp_session_get_picked (fixture->session), RP_RECORD_NONE), ==, 3);
  g_assert_true (rp_record_set_contains (rp_session_get_related (fixture->session),
                                         rp_dataset_find (rp_session_get_dataset (fixture->session), "part")));
  pick_also (fixture, "late");
  g_assert_cmpstr (selected_id (fixture), ==, "early");
  g_assert_false (is_picked (fixture, "late"));
  pick_also (fixture, "late");
  rp_session_set_dataset (fixture->session, less, TRUE);
  g_assert_cmpstr (selected_id (fixture), ==, "late");
  g_assert_true (is_picked (fixture, "middle"));
  g_assert_cmpuint (rp_session_get_also (fixture->session)->len, ==, 1);
  select_id (fixture, "late");
  g_assert_null (rp_session_get_also (fixture->session));
  rp_session_go_back (fixture->session);
  g_assert_true (is_picked (fixture, "middle"));
  rp_session_go_forward (fixture->session);
  g_assert_false (is_picked (fixture, "middle"));
  rp_session_select_also (fixture->session, rp_record_ref (RP_RECORD_EVENT, 99));
  g_assert_null (rp_session_get_also (fixture->session));
}

/* There is no step too many to go back. */
static void
test_long_way (Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  select_id (fixture, "undated");
  for (guint i = 0; i < 5000; i++)
    select_id (fixture, i % 2 ? "early" : "late");
  for (guint i = 0; i < 5000; i++)
    rp_session_go_back (fixture->session);
  g_assert_cmpstr (selected_id (fixture), ==, "undated");
}

static void
test_history (Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  g_assert_false (rp_session_can_go_back (fixture->session));
  select_id (fixture, "early");
  select_id (fixture, "middle");
  select_id (fixture, "late");
  rp_session_go_back (fixture->session);
  g_assert_cmpstr (selected_id (fixture), ==, "middle");
  rp_session_go_back (fixture->session);
  rp_session_go_back (fixture->session);
  g_assert_cmpstr (selected_id (fixture), ==, "");
  g_assert_false (rp_session_can_go_back (fixture->session));
  rp_session_go_forward (fixture->session);
  g_assert_cmpstr (selected_id (fixture), ==, "early");
  /* A new way leaves the old one. */
  select_id (fixture, "part");
  g_assert_false (rp_session_can_go_forward (fixture->session));
  rp_session_go_back (fixture->session);
  g_assert_cmpstr (selected_id (fixture), ==, "early");
}

static void
assert_period (Fixture *fixture, const RpPeriod *period)
{
  g_assert_true (rp_period_equal (rp_session_get_period (fixture->session), period));
}

/* A period that is set is a step, one that is dragged or played none of its own, one that is stepped one in all. */
static void
test_way_of_periods (Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  RpPeriod periods[4];

  for (guint i = 0; i < G_N_ELEMENTS (periods); i++)
    {
      g_autofree char *text = g_strdup_printf ("20%02u-01-01/20%02u-12-31", 9 + i, 9 + i);

      g_assert_true (rp_period_parse (text, &periods[i], NULL));
    }
  rp_session_set_period (fixture->session, &periods[0]);
  rp_session_set_period (fixture->session, &periods[1]);
  rp_session_show_period (fixture->session, &periods[2]);
  rp_session_show_period (fixture->session, &periods[3]);
  rp_session_go_back (fixture->session);
  assert_period (fixture, &periods[0]);
  rp_session_go_forward (fixture->session);
  assert_period (fixture, &periods[3]);
  for (guint i = 0; i < 3; i++)
    rp_session_move_period (fixture->session, &periods[i], 1000 + i * G_USEC_PER_SEC / 2);
  rp_session_move_period (fixture->session, &periods[3], 10 * G_USEC_PER_SEC);
  rp_session_go_back (fixture->session);
  assert_period (fixture, &periods[2]);
  rp_session_go_back (fixture->session);
  assert_period (fixture, &periods[3]);
  rp_session_go_back (fixture->session);
  rp_session_go_back (fixture->session);
  g_assert_false (rp_session_get_period (fixture->session)->active);
  g_assert_false (rp_session_can_go_back (fixture->session));
}

static void
test_steps (Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  static const char *const order[] = { "early", "middle", "part", "late", "undated", "undated" };

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      rp_session_step_event (fixture->session, 1);
      g_assert_cmpstr (selected_id (fixture), ==, order[i]);
    }
  rp_session_step_event (fixture->session, -1);
  g_assert_cmpstr (selected_id (fixture), ==, "late");
}

static void
test_period (Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  RpPeriod period = RP_PERIOD_NONE, turned;

  g_assert_null (rp_session_get_shown (fixture->session));
  g_assert_cmpuint (rp_session_count_shown (fixture->session, RP_RECORD_EVENT), ==, 5);
  g_assert_true (rp_period_parse ("2009/2011", &period, NULL));
  rp_session_set_period (fixture->session, &period);
  g_assert_cmpuint (fixture->what, ==, RP_CHANGED_PERIOD | RP_CHANGED_HISTORY);
  /* The two of 2010, and the undated one, which no period hides. */
  g_assert_cmpuint (rp_session_count_shown (fixture->session, RP_RECORD_EVENT), ==, 3);
  forget (fixture);
  rp_session_set_period (fixture->session, &period);
  g_assert_cmpuint (fixture->n_times, ==, 0);
  turned = period;
  turned.from = period.to;
  turned.to = period.from;
  rp_session_set_period (fixture->session, &turned);
  g_assert_cmpint (rp_instant_compare (rp_session_get_period (fixture->session)->from, period.from), ==, 0);
  /* Steps pass over what is not shown. */
  rp_session_step_event (fixture->session, 1);
  g_assert_cmpstr (selected_id (fixture), ==, "middle");
  rp_session_set_period (fixture->session, NULL);
  g_assert_cmpuint (rp_session_count_shown (fixture->session, RP_RECORD_EVENT), ==, 5);
}

static void
test_range (Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  double from, to;

  rp_session_get_range (fixture->session, &from, &to);
  g_assert_true (isnan (from));
  rp_session_show_time (fixture->session, 5, 5);
  rp_session_show_time (fixture->session, NAN, 5);
  rp_session_show_time (fixture->session, -INFINITY, 5);
  g_assert_cmpuint (fixture->n_times, ==, 0);
  rp_session_show_time (fixture->session, 5, 50);
  rp_session_show_time (fixture->session, 5, 50);
  g_assert_cmpuint (fixture->n_times, ==, 1);
}

static void
test_reload (Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (RpDataset) fewer = sample ("early");
  g_autoptr (RpDataset) other = sample (NULL);
  RpPeriod period = RP_PERIOD_NONE;
  double from, to;

  g_assert_true (rp_period_parse ("2009/2011", &period, NULL));
  select_id (fixture, "early");
  select_id (fixture, "part");
  rp_session_set_period (fixture->session, &period);
  rp_session_show_time (fixture->session, 5, 50);
  rp_session_toggle_open (fixture->session, 3);
  rp_session_set_dataset (fixture->session, fewer, TRUE);
  /* The same record at another place of the table. */
  g_assert_cmpstr (selected_id (fixture), ==, "part");
  g_assert_true (rp_session_get_period (fixture->session)->active);
  g_assert_cmpuint (rp_session_count_shown (fixture->session, RP_RECORD_EVENT), ==, 3);
  rp_session_get_range (fixture->session, &from, &to);
  g_assert_cmpfloat (from, ==, 5);
  g_assert_true (rp_record_set_contains (rp_session_get_open (fixture->session), rp_dataset_find (fewer, "middle")));
  rp_session_go_back (fixture->session);
  g_assert_false (rp_session_get_period (fixture->session)->active);
  g_assert_cmpstr (selected_id (fixture), ==, "part");
  rp_session_go_forward (fixture->session);
  g_assert_true (rp_session_get_period (fixture->session)->active);
  rp_session_go_back (fixture->session);
  rp_session_go_back (fixture->session);
  g_assert_cmpstr (selected_id (fixture), ==, "");
  rp_session_set_dataset (fixture->session, other, FALSE);
  g_assert_false (rp_session_get_period (fixture->session)->active);
  g_assert_null (rp_session_get_open (fixture->session));
  rp_session_get_range (fixture->session, &from, &to);
  g_assert_true (isnan (from));
}

static void
test_open (Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  rp_session_toggle_open (fixture->session, 0);
  g_assert_null (rp_session_get_open (fixture->session));
  rp_session_toggle_open (fixture->session, 3);
  g_assert_cmpuint (rp_record_set_count (rp_session_get_open (fixture->session), RP_RECORD_NONE), ==, 1);
  rp_session_toggle_open (fixture->session, 3);
  g_assert_cmpuint (rp_record_set_count (rp_session_get_open (fixture->session), RP_RECORD_NONE), ==, 0);
}

static void
test_set_open (Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  RpRecordSet *open = rp_record_set_new (rp_session_get_dataset (fixture->session));

  rp_record_set_add (open, rp_record_ref (RP_RECORD_EVENT, 3));
  rp_session_set_open (fixture->session, open);
  g_assert_cmpuint (fixture->what, ==, RP_CHANGED_LAYOUT);
  rp_session_toggle_open (fixture->session, 3);
  g_assert_cmpuint (rp_record_set_count (rp_session_get_open (fixture->session), RP_RECORD_NONE), ==, 0);
  rp_session_set_open (fixture->session, NULL);
  g_assert_null (rp_session_get_open (fixture->session));
}

static void
test_search (Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  rp_session_search (fixture->session, "after:2010-03 before:2011");
  g_assert_cmpuint (fixture->what, ==, RP_CHANGED_SEARCH);
  g_assert_cmpuint (rp_session_get_hits (fixture->session)->len, ==, 2);
  rp_session_step_hit (fixture->session, 1);
  g_assert_cmpstr (selected_id (fixture), ==, "middle");
  rp_session_step_hit (fixture->session, 1);
  g_assert_cmpstr (selected_id (fixture), ==, "part");
  rp_session_step_hit (fixture->session, 1);
  g_assert_cmpstr (selected_id (fixture), ==, "middle");
  rp_session_step_hit (fixture->session, -1);
  g_assert_cmpstr (selected_id (fixture), ==, "part");
  rp_session_search (fixture->session, NULL);
  g_assert_cmpuint (rp_session_get_hits (fixture->session)->len, ==, 0);
}

static void
assert_range (Fixture *fixture, double from, double to)
{
  double now_from, now_to;

  rp_session_get_range (fixture->session, &now_from, &now_to);
  g_assert_cmpfloat (now_from, ==, from);
  g_assert_cmpfloat (now_to, ==, to);
}

/* Back leads to selection, range and period as they were when a step was left. */
static void
test_views (Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  RpPeriod period = RP_PERIOD_NONE;

  g_assert_true (rp_period_parse ("2009/2011", &period, NULL));
  rp_session_show_time (fixture->session, 0, 100);
  g_assert_false (rp_session_can_go_back (fixture->session));
  select_id (fixture, "early");
  rp_session_show_time (fixture->session, 10, 60);
  rp_session_show_period (fixture->session, &period);
  rp_session_jump_time (fixture->session, 30, 40);
  rp_session_show_period (fixture->session, NULL);
  rp_session_show_time (fixture->session, 31, 41);
  forget (fixture);
  rp_session_go_back (fixture->session);
  g_assert_cmpuint (fixture->n_times, ==, 1);
  g_assert_cmpuint (fixture->what, ==, RP_CHANGED_HISTORY | RP_CHANGED_PERIOD | RP_CHANGED_RANGE | RP_CHANGED_NETWORK);
  assert_range (fixture, 10, 60);
  g_assert_cmpstr (selected_id (fixture), ==, "early");
  g_assert_cmpuint (rp_session_count_shown (fixture->session, RP_RECORD_EVENT), ==, 3);
  rp_session_go_back (fixture->session);
  assert_range (fixture, 0, 100);
  g_assert_cmpstr (selected_id (fixture), ==, "");
  g_assert_false (rp_session_get_period (fixture->session)->active);
  rp_session_go_forward (fixture->session);
  rp_session_go_forward (fixture->session);
  assert_range (fixture, 31, 41);
  g_assert_false (rp_session_get_period (fixture->session)->active);
  g_assert_false (rp_session_can_go_forward (fixture->session));
}

/* What a hand moves without a pause is one step; a jump between makes it two. */
static void
test_moves (Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  rp_session_show_time (fixture->session, 0, 100);
  rp_session_move_time (fixture->session, 1, 101, 0);
  rp_session_move_time (fixture->session, 2, 102, 900000);
  rp_session_move_time (fixture->session, 3, 103, 1800000);
  rp_session_move_time (fixture->session, 9, 109, 3000000);
  rp_session_go_back (fixture->session);
  assert_range (fixture, 3, 103);
  rp_session_go_back (fixture->session);
  assert_range (fixture, 0, 100);
  g_assert_false (rp_session_can_go_back (fixture->session));
  rp_session_move_time (fixture->session, 4, 104, 3100000);
  rp_session_jump_time (fixture->session, 50, 60);
  rp_session_move_time (fixture->session, 51, 61, 3200000);
  rp_session_go_back (fixture->session);
  assert_range (fixture, 50, 60);
  rp_session_go_back (fixture->session);
  assert_range (fixture, 4, 104);
}

/* A jump to where one is, is none; and a step without a difference is passed over. */
static void
test_empty_steps (Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  rp_session_show_time (fixture->session, 0, 100);
  rp_session_jump_time (fixture->session, 0, 100);
  g_assert_false (rp_session_can_go_back (fixture->session));
  rp_session_jump_time (fixture->session, 0, 50);
  rp_session_jump_time (fixture->session, 0, 20);
  rp_session_show_time (fixture->session, 0, 50);
  rp_session_go_back (fixture->session);
  assert_range (fixture, 0, 100);
  rp_session_go_back (fixture->session);
  assert_range (fixture, 0, 100);
}

/* Spans are laid out anew, links only drawn; what is as it was tells nobody. */
static void
test_switches (Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  forget (fixture);
  rp_session_set_spans (fixture->session, RP_SPANS_AUTO);
  rp_session_set_links (fixture->session, FALSE);
  g_assert_cmpuint (fixture->n_times, ==, 0);
  rp_session_set_spans (fixture->session, RP_SPANS_ON);
  g_assert_cmpuint (fixture->what, ==, RP_CHANGED_LAYOUT | RP_CHANGED_UNDO);
  g_assert_cmpint (rp_session_get_spans (fixture->session), ==, RP_SPANS_ON);
  forget (fixture);
  rp_session_set_links (fixture->session, TRUE);
  g_assert_cmpuint (fixture->what, ==, RP_CHANGED_LINKS | RP_CHANGED_UNDO);
  g_assert_true (rp_session_get_links (fixture->session));
}

/* A choice of facets is a step that one can go back from; it goes through a reload by its values. */
static void
test_filter (void)
{
  g_autoptr (RpDataset) dataset = sample (NULL), again = sample ("late");
  g_autoptr (RpSession) session = rp_session_new ();
  RpPeriod period;
  Fixture fixture = { .session = session };

  g_assert_true (rp_period_parse ("2010", &period, NULL));
  rp_session_set_dataset (session, dataset, FALSE);
  g_signal_connect (session, "changed", G_CALLBACK (changed_cb), &fixture);
  rp_session_toggle_facet (session, RP_FACET_CERTAINTY, "exact");
  g_assert_cmpuint (fixture.n_times, ==, 1);
  g_assert_cmpuint (fixture.what, ==, RP_CHANGED_FILTER | RP_CHANGED_HISTORY);
  g_assert_cmpuint (rp_session_count_shown (session, RP_RECORD_EVENT), ==, 4);
  rp_session_set_period (session, &period);
  g_assert_cmpuint (rp_session_count_shown (session, RP_RECORD_EVENT), ==, 2);
  rp_session_select (session, rp_dataset_find (dataset, "late"));
  rp_session_toggle_facet (session, RP_FACET_CERTAINTY, "undated");
  g_assert_cmpuint (rp_session_count_shown (session, RP_RECORD_EVENT), ==, 3);
  /* What is not shown stays selected. */
  g_assert_cmpint (rp_session_get_selected (session).type, ==, RP_RECORD_EVENT);
  rp_session_set_dataset (session, again, TRUE);
  g_assert_true (rp_record_filter_has (rp_session_get_filter (session), RP_FACET_CERTAINTY, "undated"));
  g_assert_cmpuint (rp_session_count_shown (session, RP_RECORD_EVENT), ==, 3);
  forget (&fixture);
  rp_session_go_back (session);
  g_assert_cmpuint (fixture.what & RP_CHANGED_FILTER, !=, 0);
  g_assert_false (rp_record_filter_has (rp_session_get_filter (session), RP_FACET_CERTAINTY, "undated"));
  rp_session_go_forward (session);
  g_assert_true (rp_record_filter_has (rp_session_get_filter (session), RP_FACET_CERTAINTY, "undated"));
  forget (&fixture);
  rp_session_set_dim (session, FALSE);
  rp_session_set_dim (session, FALSE);
  g_assert_cmpuint (fixture.n_times, ==, 1);
  rp_session_set_filter (session, NULL);
  rp_session_set_period (session, NULL);
  g_assert_null (rp_session_get_shown (session));
  rp_session_toggle_facet (session, RP_FACET_CERTAINTY, "open");
  g_assert_cmpuint (rp_session_count_shown (session, RP_RECORD_EVENT), ==, 0);
  rp_session_set_dataset (session, dataset, FALSE);
  g_assert_null (rp_session_get_filter (session));
}

static void
test_period_mode (void)
{
  g_autoptr (RpDataset) dataset = sample (NULL);
  g_autoptr (RpSession) session = rp_session_new ();
  RpPeriod period;

  rp_session_set_dataset (session, dataset, FALSE);
  rp_session_set_period_mode (session, RP_PERIOD_UP_TO);
  g_assert_cmpint (rp_session_get_period (session)->mode, ==, RP_PERIOD_UP_TO);
  g_assert_true (rp_period_parse ("2010", &period, NULL));
  rp_session_set_period (session, &period);
  rp_session_set_period_mode (session, RP_PERIOD_AS_OF);
  g_assert_true (rp_session_get_period (session)->active);
  g_assert_cmpint (rp_session_get_period (session)->mode, ==, RP_PERIOD_AS_OF);
}

/* Made beside everything else, and not for a dataset that has gone meanwhile. */
static void
test_facets (void)
{
  g_autoptr (RpDataset) dataset = sample (NULL), other = sample ("late");
  g_autoptr (RpSession) session = rp_session_new ();

  g_assert_null (rp_session_get_facets (session));
  rp_session_set_dataset (session, dataset, FALSE);
  rp_session_prepare_facets (session);
  rp_session_set_dataset (session, other, FALSE);
  rp_session_prepare_facets (session);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_true (rp_facet_index_get_dataset (rp_session_get_facets (session)) == other);
  g_usleep (20000);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_true (rp_facet_index_get_dataset (rp_session_get_facets (session)) == other);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*test) (Fixture *, gconstpointer);
  } tests[] = {
    { "/session/select", test_select },
    { "/session/several", test_several },
    { "/session/long-way", test_long_way },
    { "/session/history", test_history },
    { "/session/way-of-periods", test_way_of_periods },
    { "/session/steps", test_steps },
    { "/session/period", test_period },
    { "/session/range", test_range },
    { "/session/reload", test_reload },
    { "/session/open", test_open },
    { "/session/set-open", test_set_open },
    { "/session/search", test_search },
    { "/session/views", test_views },
    { "/session/switches", test_switches },
    { "/session/moves", test_moves },
    { "/session/empty-steps", test_empty_steps },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);
  g_test_add_func ("/session/filter", test_filter);
  g_test_add_func ("/session/period-mode", test_period_mode);
  g_test_add_func ("/session/facets", test_facets);
  return g_test_run ();
}
