/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dataset-fixture.h"
#include "session-arrangement.h"

static RpDataset *
sample (gboolean without)
{
  Fixture self;

  fixture_init (&self);
  fixture_entity (&self, "ada", "Ada", NULL, "");
  if (!without)
    fixture_entity (&self, "ben", "Ben", NULL, "");
  fixture_event (&self, "whole", "Whole", "2010", "with:ada");
  fixture_event (&self, "part", "Part", "2010-03", "of:whole");
  if (!without)
    fixture_event (&self, "gone", "Gone", "2012", "with:ben");
  if (!without)
    fixture_event (&self, "gonepart", "Gone part", "2012-02", "of:gone");
  return fixture_finish (&self);
}

static RpSession *
session_of (RpDataset *dataset)
{
  RpSession *session = rp_session_new ();

  rp_session_set_dataset (session, dataset, FALSE);
  return session;
}

/* A session in which everything is arranged, as a person would. */
static RpSession *
busy_session (RpDataset *dataset)
{
  static const char *const order[] = { "entity:ben", "entity:ada", NULL };
  RpSession *session = session_of (dataset);
  g_autoptr (RpLaneChoice) ordered = rp_lane_choice_with_order (NULL, order);
  g_autoptr (RpLaneChoice) by_role = rp_lane_choice_with_by_role (ordered, TRUE);

  rp_session_toggle_facet (session, RP_FACET_ENTITY, "ada");
  rp_session_toggle_facet (session, RP_FACET_TEXT, "wh\"o=le&\n");
  rp_session_set_dim (session, FALSE);
  rp_session_set_fold (session, RP_FOLD_OFF);
  rp_session_set_lanes (session, RP_LANES_ENTITY);
  rp_session_set_spans (session, RP_SPANS_ON);
  rp_session_set_links (session, TRUE);
  rp_session_set_lane_choice (session, rp_lane_choice_collapse (by_role, "entity:ben:witness", TRUE));
  rp_session_toggle_open (session, rp_dataset_find (dataset, "whole").index);
  rp_session_toggle_open (session, rp_dataset_find (dataset, "gone").index);
  rp_session_set_network_area (session, (RpPoint){ 900, 500 });
  rp_session_move_node (session, "ada", (RpPoint){ 100.0 / 3, -7.5 });
  rp_session_set_network_area (session, (RpPoint){ 1, 1 }); /* one is moved already: they stand in that of before */
  rp_session_move_node (session, "ben", (RpPoint){ 1e5 / 7, 0 });
  return session;
}

static char *
text_of (RpSession *session)
{
  g_autoptr (RpSavedArrangement) saved = rp_session_save_arrangement (session);

  return rp_saved_arrangement_to_json (saved);
}

/* Through the text, as between two starts of the program. */
static RpSavedArrangement *
saved_of (RpSession *session)
{
  g_autofree char *text = text_of (session), *note = NULL;
  g_autoptr (GError) error = NULL;
  RpSavedArrangement *saved = rp_saved_arrangement_from_json (text, strlen (text), &note, &error);

  g_assert_no_error (error);
  g_assert_null (note);
  return saved;
}

static void
count_cb (G_GNUC_UNUSED RpSession *session, G_GNUC_UNUSED guint what, gpointer data)
{
  ++*(guint *)data;
}

static void
assert_same_text (RpSession *a, RpSession *b)
{
  g_autofree char *text_a = text_of (a), *text_b = text_of (b);

  g_assert_cmpstr (text_a, ==, text_b);
}

static void
test_round (void)
{
  g_autoptr (RpDataset) dataset = sample (FALSE);
  g_autoptr (RpSession) busy = busy_session (dataset);
  g_autoptr (RpSession) session = session_of (dataset);
  g_autoptr (RpSavedArrangement) saved = saved_of (busy);
  guint n = 0;

  g_signal_connect (session, "changed", G_CALLBACK (count_cb), &n);
  rp_session_arrange (session, saved, NULL);
  g_assert_cmpuint (n, ==, 1);
  assert_same_text (session, busy);
  g_assert_true (rp_record_filter_equal (rp_session_get_filter (busy), rp_session_get_filter (session)));
  g_assert_nonnull (rp_session_get_filter (session));
  g_assert_false (rp_session_get_dim (session));
  g_assert_cmpint (rp_session_get_fold (session), ==, RP_FOLD_OFF);
  g_assert_cmpint (rp_session_get_lanes (session), ==, RP_LANES_ENTITY);
  g_assert_cmpint (rp_session_get_spans (session), ==, RP_SPANS_ON);
  g_assert_true (rp_session_get_links (session));
  g_assert_true (rp_lane_choice_equal (rp_session_get_lane_choice (busy), rp_session_get_lane_choice (session)));
  g_assert_cmpuint (rp_record_set_count (rp_session_get_open (session), RP_RECORD_EVENT), ==, 2);
  g_assert_true (rp_node_pins_equal (rp_session_get_pins (session), rp_session_get_pins (busy)));
  g_assert_cmpfloat (rp_session_get_network_area (session).x, ==, 900);
  g_assert_cmpuint (rp_session_count_gone (session), ==, 0);
  g_assert_null (rp_session_get_undo_name (session));
}

/* What the dataset does not have is counted, kept, and there again when it comes back. */
static void
test_what_is_gone (void)
{
  g_autoptr (RpDataset) dataset = sample (FALSE), other = sample (TRUE);
  g_autoptr (RpSession) busy = busy_session (dataset);
  g_autoptr (RpSession) session = session_of (other);
  g_autoptr (RpSavedArrangement) saved = saved_of (busy);

  rp_session_arrange (session, saved, NULL);
  /* a moved node, an opened parent, and the lanes of ben and of ben as a witness */
  g_assert_cmpuint (rp_session_count_gone (session), ==, 4);
  assert_same_text (session, busy);
  g_assert_cmpuint (rp_record_set_count (rp_session_get_open (session), RP_RECORD_EVENT), ==, 1);
  rp_session_set_dataset (session, dataset, TRUE);
  g_assert_cmpuint (rp_session_count_gone (session), ==, 0);
  g_assert_cmpuint (rp_record_set_count (rp_session_get_open (session), RP_RECORD_EVENT), ==, 2);
  assert_same_text (session, busy);
  rp_session_set_dataset (session, other, TRUE);
  g_assert_cmpuint (rp_session_count_gone (session), ==, 4);
  rp_session_set_dataset (session, dataset, TRUE);
  assert_same_text (session, busy);
}

/* One step takes all of it back, the filters with it; what was filtered by hand is nothing to undo. */
static void
test_undo (void)
{
  g_autoptr (RpDataset) dataset = sample (FALSE);
  g_autoptr (RpSession) session = busy_session (dataset);
  g_autoptr (RpSession) busy = busy_session (dataset);
  g_autoptr (RpSavedArrangement) nothing = rp_saved_arrangement_new ();
  g_autofree char *empty = rp_saved_arrangement_to_json (nothing), *text = NULL, *again = NULL;

  rp_session_arrange (session, nothing, g_strdup ("Reset"));
  text = text_of (session);
  g_assert_cmpstr (text, ==, empty);
  g_assert_null (rp_session_get_filter (session));
  g_assert_cmpstr (rp_session_get_undo_name (session), ==, "Reset");
  rp_session_undo (session);
  assert_same_text (session, busy);
  g_assert_nonnull (rp_session_get_shown (session));
  rp_session_redo (session);
  again = text_of (session);
  g_assert_cmpstr (again, ==, empty);
  g_assert_null (rp_session_get_shown (session));
  rp_session_set_links (session, TRUE);
  rp_session_toggle_facet (session, RP_FACET_KIND, "meeting");
  rp_session_undo (session);
  g_assert_false (rp_session_get_links (session));
  g_assert_true (rp_record_filter_has (rp_session_get_filter (session), RP_FACET_KIND, "meeting"));
}

/* Whatever it says, a session stands it. */
static void
test_nonsense (void)
{
  static const char text[]
      = "{\"rapport-arrangement\":1,\"fold\":\"sideways\",\"lanes\":\"\",\"open\":[\"ada\",\"nobody\",\"\"],"
        "\"pins\":[{\"id\":\"ada\",\"x\":1,\"y\":2},{\"id\":\"nobody\",\"x\":0,\"y\":0},"
        "{\"id\":\"ada\",\"x\":3,\"y\":4.0009}],\"lanes_order\":[\"\",\"\",\"all\",\"nonsense:1\"],"
        "\"filter\":[\"=\",\"\",\"kind\",\"nonsense=1\",\"kind=\"]}";
  g_autoptr (RpDataset) dataset = sample (FALSE);
  g_autoptr (RpSession) session = session_of (dataset);
  g_autoptr (RpSavedArrangement) saved = rp_saved_arrangement_from_json (text, strlen (text), NULL, NULL);
  RpPoint place;

  rp_session_arrange (session, saved, NULL);
  g_assert_cmpint (rp_session_get_fold (session), ==, RP_FOLD_AUTO);
  g_assert_cmpint (rp_session_get_lanes (session), ==, RP_LANES_KIND);
  g_assert_cmpuint (rp_node_pins_count (rp_session_get_pins (session)), ==, 2);
  g_assert_true (rp_node_pins_get (rp_session_get_pins (session), "ada", &place));
  g_assert_true (place.x == 3 && place.y == 4.001);
  g_assert_cmpuint (rp_session_count_gone (session), >=, 5);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/session-arrangement/round", test_round);
  g_test_add_func ("/session-arrangement/what-is-gone", test_what_is_gone);
  g_test_add_func ("/session-arrangement/undo", test_undo);
  g_test_add_func ("/session-arrangement/nonsense", test_nonsense);
  return g_test_run ();
}
