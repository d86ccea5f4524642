/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dataset-fixture.h"
#include "network-place.h"
#include "session-arrangement.h"

typedef struct
{
  RpSession *session;
  guint what; /* all that was told of, or-ed */
} Undo;

static void
changed_cb (G_GNUC_UNUSED RpSession *session, guint what, gpointer data)
{
  ((Undo *)data)->what |= what;
}

/* A reload finds a further event before the others: indices move, ids stay. */
static RpDataset *
dataset_new (gboolean with_further)
{
  Fixture fixture;

  fixture_init (&fixture);
  fixture_entity (&fixture, "a", "Anna", NULL, "");
  fixture_entity (&fixture, "b", "Bea", NULL, "");
  if (with_further)
    fixture_event (&fixture, "zero", "Zero", "2019", "");
  fixture_event (&fixture, "one", "One", "2020", "with:a,b");
  fixture_event (&fixture, "two", "Two", "2020-03", "of:one");
  return fixture_finish (&fixture);
}

static void
set_up (Undo *undo, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (RpDataset) dataset = dataset_new (FALSE);

  undo->session = rp_session_new ();
  rp_session_set_dataset (undo->session, dataset, FALSE);
  g_signal_connect (undo->session, "changed", G_CALLBACK (changed_cb), undo);
}

static void
tear_down (Undo *undo, G_GNUC_UNUSED gconstpointer data)
{
  g_object_unref (undo->session);
}

static void
assert_pin (Undo *undo, const char *id, double x)
{
  RpPoint place = { NAN, NAN };

  g_assert_cmpint (rp_node_pins_get (rp_session_get_pins (undo->session), id, &place), ==, !isnan (x));
  if (!isnan (x))
    g_assert_cmpfloat (place.x, ==, x);
}

static void
test_moves (Undo *undo, G_GNUC_UNUSED gconstpointer data)
{
  RpSession *session = undo->session;

  g_assert_null (rp_session_get_undo_name (session));
  rp_session_undo (session);
  g_assert_cmpuint (undo->what, ==, 0);
  rp_session_move_node (session, "a", (RpPoint){ 1, 2 });
  g_assert_cmpuint (undo->what, ==, RP_CHANGED_PINS | RP_CHANGED_UNDO);
  g_assert_cmpstr (rp_session_get_undo_name (session), ==, "Move of Anna");
  rp_session_move_node (session, "b", (RpPoint){ 3, 4 });
  rp_session_move_node (session, "a", (RpPoint){ 5, 6 });
  rp_session_move_node (session, "a", (RpPoint){ 5, 6 }); /* no step */
  rp_session_move_node (session, "a", (RpPoint){ NAN, 6 });
  assert_pin (undo, "a", 5);
  rp_session_undo (session);
  assert_pin (undo, "a", 1);
  assert_pin (undo, "b", 3);
  g_assert_cmpstr (rp_session_get_undo_name (session), ==, "Move of Bea");
  g_assert_cmpstr (rp_session_get_redo_name (session), ==, "Move of Anna");
  rp_session_undo (session);
  rp_session_undo (session);
  assert_pin (undo, "a", NAN);
  g_assert_null (rp_session_get_undo_name (session));
  rp_session_redo (session);
  rp_session_redo (session);
  assert_pin (undo, "b", 3);
  rp_session_release_node (session, "b");
  assert_pin (undo, "b", NAN);
  g_assert_null (rp_session_get_redo_name (session));
  g_assert_cmpstr (rp_session_get_undo_name (session), ==, "Release of Bea");
}

/* Several nodes at once, those of events too: one step each, with its name. */
static void
test_several (Undo *undo, G_GNUC_UNUSED gconstpointer data)
{
  static const char *const ids[] = { "b", "one", "a" };
  const RpPoint places[] = { { 3, 4 }, { 7, 8 }, { 1, 2 } };
  const RpPoint nowhere[] = { { 3, 4 }, { INFINITY, 8 }, { 1, 2 } };
  RpSession *session = undo->session;

  rp_session_place_nodes (session, ids, nowhere, 3, NULL);
  rp_session_place_nodes (session, ids, places, 0, g_strdup ("Nothing"));
  g_assert_null (rp_session_get_undo_name (session));
  rp_session_place_nodes (session, ids, places, 3, NULL);
  g_assert_cmpstr (rp_session_get_undo_name (session), ==, "Move of 3 Nodes");
  assert_pin (undo, "one", 7);
  rp_session_place_nodes (session, ids, places, 2, g_strdup ("Again")); /* they stand there */
  g_assert_cmpstr (rp_session_get_undo_name (session), ==, "Move of 3 Nodes");
  rp_session_place_nodes (session, ids, &places[2], 1, g_strdup ("Alignment"));
  g_assert_cmpstr (rp_session_get_undo_name (session), ==, "Alignment");
  assert_pin (undo, "b", 1);
  assert_pin (undo, "a", 1);
  rp_session_release_nodes (session, ids, 2);
  g_assert_cmpstr (rp_session_get_undo_name (session), ==, "Release of 2 Nodes");
  assert_pin (undo, "one", NAN);
  assert_pin (undo, "a", 1);
  rp_session_release_nodes (session, ids, 2); /* they are not pinned */
  rp_session_release_nodes (session, ids, 3);
  g_assert_cmpstr (rp_session_get_undo_name (session), ==, "Release of Anna");
  g_assert_null (rp_session_get_pins (session));
  rp_session_undo (session);
  rp_session_undo (session);
  assert_pin (undo, "one", 7);
  rp_session_undo (session);
  rp_session_undo (session);
  g_assert_null (rp_session_get_pins (session));
}

/* Without a limit of ten, and back again to the very same. */
static void
test_many (Undo *undo, G_GNUC_UNUSED gconstpointer data)
{
  RpSession *session = undo->session;

  for (guint i = 1; i <= 1000; i++)
    rp_session_move_node (session, i % 2 ? "a" : "b", (RpPoint){ i, i });
  for (guint i = 1000; i > 10; i--)
    rp_session_undo (session);
  assert_pin (undo, "b", 10);
  assert_pin (undo, "a", 9);
  for (guint i = 10; i < 1000; i++)
    rp_session_redo (session);
  assert_pin (undo, "b", 1000);
  g_assert_null (rp_session_get_redo_name (session));
}

static void
test_views (Undo *undo, G_GNUC_UNUSED gconstpointer data)
{
  RpSession *session = undo->session;

  rp_session_set_lanes (session, RP_LANES_ENTITY);
  rp_session_toggle_lane (session, "a");
  g_assert_cmpstr (rp_session_get_undo_name (session), ==, "Collapse of Lanes");
  rp_session_set_fold (session, RP_FOLD_OFF);
  rp_session_set_links (session, TRUE);
  rp_session_set_spans (session, RP_SPANS_ON);
  rp_session_toggle_open (session, 0);
  g_assert_nonnull (rp_session_get_open (session));
  for (guint i = 0; i < 5; i++)
    rp_session_undo (session);
  g_assert_null (rp_session_get_open (session));
  g_assert_false (rp_session_get_links (session));
  g_assert_cmpint (rp_session_get_spans (session), ==, RP_SPANS_AUTO);
  g_assert_cmpint (rp_session_get_fold (session), ==, RP_FOLD_AUTO);
  g_assert_false (rp_lane_choice_is_collapsed (rp_session_get_lane_choice (session), "a"));
  g_assert_cmpint (rp_session_get_lanes (session), ==, RP_LANES_ENTITY);
  rp_session_redo (session);
  g_assert_true (rp_lane_choice_is_collapsed (rp_session_get_lane_choice (session), "a"));
}

/* Selecting and moving about are gone back, not undone. */
static void
test_not_arranged (Undo *undo, G_GNUC_UNUSED gconstpointer data)
{
  rp_session_select (undo->session, rp_record_ref (RP_RECORD_EVENT, 0));
  rp_session_jump_time (undo->session, 0, 50);
  g_assert_null (rp_session_get_undo_name (undo->session));
}

static void
test_reload (Undo *undo, G_GNUC_UNUSED gconstpointer data)
{
  RpSession *session = undo->session;
  g_autoptr (RpDataset) further = dataset_new (TRUE);

  rp_session_toggle_open (session, 0);
  rp_session_move_node (session, "a", (RpPoint){ 1, 2 });
  rp_session_set_dataset (session, further, TRUE);
  assert_pin (undo, "a", 1);
  g_assert_true (rp_record_set_contains (rp_session_get_open (session), rp_dataset_find (further, "one")));
  rp_session_undo (session);
  assert_pin (undo, "a", NAN);
  g_assert_true (rp_record_set_contains (rp_session_get_open (session), rp_dataset_find (further, "one")));
  g_assert_false (rp_record_set_contains (rp_session_get_open (session), rp_dataset_find (further, "zero")));
  rp_session_undo (session);
  g_assert_null (rp_session_get_open (session));
  rp_session_redo (session);
  g_assert_true (rp_record_set_contains (rp_session_get_open (session), rp_dataset_find (further, "one")));
  rp_session_set_dataset (session, further, FALSE);
  g_assert_null (rp_session_get_undo_name (session));
  assert_pin (undo, "a", NAN);
}

static void
test_pins (Undo *undo, G_GNUC_UNUSED gconstpointer data)
{
  static const char *const ids[] = { "m", "a", "z", "k", "b" };
  g_autoptr (RpNodePins) pins = NULL;
  g_autoptr (RpNodePins) other = NULL;
  RpPoint place;

  g_assert_nonnull (undo->session);
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      RpNodePins *next = rp_node_pins_with (pins, ids[i], (RpPoint){ i, -1.0 * i });

      g_clear_pointer (&pins, rp_node_pins_unref);
      pins = next;
    }
  g_assert_cmpuint (rp_node_pins_count (pins), ==, 5);
  g_assert_cmpstr (rp_node_pins_ids (pins)[0], ==, "a");
  g_assert_cmpstr (rp_node_pins_ids (pins)[4], ==, "z");
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_assert_true (rp_node_pins_get (pins, ids[i], &place));
      g_assert_cmpfloat (place.x, ==, i);
    }
  other = rp_node_pins_without (pins, "k");
  g_assert_cmpuint (rp_node_pins_count (other), ==, 4);
  g_assert_false (rp_node_pins_get (other, "k", &place));
  g_assert_true (rp_node_pins_get (other, "z", &place));
  g_assert_cmpfloat (place.x, ==, 2);
  g_assert_false (rp_node_pins_equal (pins, other));
  g_assert_false (rp_node_pins_get (NULL, "k", &place));
}

/* Another layout lets go of moved nodes, in one step; what looks from somewhere looks from what is selected then. */
static void
test_layout (Undo *undo, G_GNUC_UNUSED gconstpointer data)
{
  RpSession *session = undo->session;
  const RpNetworkMethod *radial = rp_network_method_find ("radial"), *circle = rp_network_method_find ("circle");
  g_autoptr (RpSavedArrangement) saved = NULL;

  rp_session_move_node (session, "a", (RpPoint){ 1, 2 });
  undo->what = 0;
  rp_session_set_network_method (session, circle);
  g_assert_cmpuint (undo->what, ==, RP_CHANGED_LOOKS | RP_CHANGED_PINS | RP_CHANGED_UNDO);
  g_assert_cmpstr (rp_session_get_undo_name (session), ==, "Layout of the Network");
  assert_pin (undo, "a", NAN);
  undo->what = 0;
  rp_session_set_network_method (session, circle);
  g_assert_cmpuint (undo->what, ==, 0);
  rp_session_select (session, rp_dataset_find (rp_session_get_dataset (session), "b"));
  rp_session_set_network_method (session, radial);
  g_assert_cmpstr (rp_network_looks_get_root (rp_session_get_looks (session)), ==, "b");
  saved = rp_session_save_arrangement (session);
  g_assert_cmpstr (saved->network_layout, ==, "radial");
  g_assert_cmpstr (saved->network_root, ==, "b");
  rp_session_select (session, rp_dataset_find (rp_session_get_dataset (session), "a"));
  rp_session_set_network_method (session, radial);
  g_assert_cmpstr (rp_network_looks_get_root (rp_session_get_looks (session)), ==, "a");
  rp_session_undo (session);
  g_assert_cmpstr (rp_network_looks_get_root (rp_session_get_looks (session)), ==, "b");
  rp_session_undo (session);
  g_assert_true (rp_network_looks_get_method (rp_session_get_looks (session)) == circle);
  rp_session_undo (session);
  g_assert_null (rp_network_looks_get_method (rp_session_get_looks (session)));
  assert_pin (undo, "a", 1);
}

/* What is moved by keys within a second is one step: of the same nodes, and with nothing else between. */
static void
test_nudges (Undo *undo, G_GNUC_UNUSED gconstpointer data)
{
  RpSession *session = undo->session;
  const char *both[] = { "a", "b" };

  for (guint i = 1; i <= 5; i++)
    rp_session_nudge_nodes (session, both, &(RpPoint){ i, 0 }, 1, i * G_USEC_PER_SEC / 2);
  assert_pin (undo, "a", 5);
  g_assert_cmpstr (rp_session_get_undo_name (session), ==, "Move of Anna");
  rp_session_nudge_nodes (session, both, &(RpPoint){ 6, 0 }, 1, 10 * G_USEC_PER_SEC); /* later: a step of its own */
  rp_session_nudge_nodes (session, both, (RpPoint[]){ { 7, 0 }, { 70, 0 } }, 2, 10 * G_USEC_PER_SEC + 1);
  g_assert_cmpstr (rp_session_get_undo_name (session), ==, "Move of 2 Nodes");
  rp_session_nudge_nodes (session, both, &(RpPoint){ NAN, 0 }, 1, 10 * G_USEC_PER_SEC + 2);
  rp_session_undo (session);
  assert_pin (undo, "b", NAN);
  assert_pin (undo, "a", 6);
  rp_session_undo (session);
  assert_pin (undo, "a", 5);
  rp_session_nudge_nodes (session, both, &(RpPoint){ 8, 0 }, 1, 10 * G_USEC_PER_SEC + 3); /* not into what was undone */
  rp_session_undo (session);
  assert_pin (undo, "a", 5);
  rp_session_undo (session);
  assert_pin (undo, "a", NAN);
  g_assert_null (rp_session_get_undo_name (session));
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*test) (Undo *, gconstpointer);
  } tests[] = {
    { "/session-undo/moves", test_moves },
    { "/session-undo/several", test_several },
    { "/session-undo/many", test_many },
    { "/session-undo/views", test_views },
    { "/session-undo/not-arranged", test_not_arranged },
    { "/session-undo/layout", test_layout },
    { "/session-undo/reload", test_reload },
    { "/session-undo/pins", test_pins },
    { "/session-undo/nudges", test_nudges },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Undo, NULL, set_up, tests[i].test, tear_down);
  return g_test_run ();
}
