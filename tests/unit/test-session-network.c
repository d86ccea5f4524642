/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session.h"

#include <math.h>

#include "dataset-builder.h"

static void
changed_cb (G_GNUC_UNUSED RpSession *session, guint what, gpointer data)
{
  *(guint *)data = what;
}

static void
assert_zoom (RpSession *session, double zoom)
{
  RpNetworkSight sight;

  rp_session_get_network (session, &sight);
  g_assert_cmpfloat (sight.zoom, ==, zoom);
}

/* What a hand moves within a second is one step, a jump is one by itself, and what follows a selection is none. */
static void
test_way (void)
{
  const RpNetworkSight near = { 2, 0.3, 0.4 }, nearer = { 3, 0.3, 0.4 }, far = { 4, 0.1, 0.2 }, other = { 4, 0.6, 0.2 };
  const RpNetworkSight broken = { NAN, 0.3, 0.4 }, all = { 0, 0.9, 0.9 };
  g_autoptr (RpDatasetBuilder) builder = rp_dataset_builder_new ();
  g_autoptr (RpDataset) dataset = rp_dataset_builder_finish (builder);
  g_autoptr (RpSession) session = rp_session_new ();
  guint what = 0;

  rp_session_set_dataset (session, dataset, FALSE);
  g_signal_connect (session, "changed", G_CALLBACK (changed_cb), &what);
  rp_session_jump_network (session, &all); /* it is there: how all fits has no middle */
  rp_session_move_network (session, &broken, 0);
  g_assert_false (rp_session_can_go_back (session));
  g_assert_cmpuint (what, ==, 0);
  rp_session_move_network (session, &near, G_USEC_PER_SEC);
  g_assert_cmpuint (what, ==, RP_CHANGED_NETWORK | RP_CHANGED_HISTORY);
  rp_session_move_network (session, &nearer, G_USEC_PER_SEC * 3 / 2);
  g_assert_cmpuint (what, ==, RP_CHANGED_NETWORK);
  rp_session_move_network (session, &far, G_USEC_PER_SEC * 4);
  rp_session_jump_network (session, &all);
  rp_session_show_network (session, &other);
  rp_session_go_back (session);
  g_assert_true ((what & RP_CHANGED_NETWORK) != 0);
  assert_zoom (session, 4);
  rp_session_go_back (session);
  assert_zoom (session, 3);
  rp_session_go_back (session);
  assert_zoom (session, 0);
  g_assert_false (rp_session_can_go_back (session));
  rp_session_go_forward (session);
  assert_zoom (session, 3);
  /* after a step back a hand begins another */
  rp_session_move_network (session, &other, G_USEC_PER_SEC * 4 + 1);
  rp_session_go_back (session);
  assert_zoom (session, 3);
  rp_session_set_dataset (session, dataset, FALSE);
  assert_zoom (session, 0);
}

/* One key fits both views: that is one step. */
static void
test_both (void)
{
  const RpNetworkSight near = { 2, 0.3, 0.4 }, far = { 4, 0.1, 0.2 };
  g_autoptr (RpDatasetBuilder) builder = rp_dataset_builder_new ();
  g_autoptr (RpDataset) dataset = rp_dataset_builder_finish (builder);
  g_autoptr (RpSession) session = rp_session_new ();
  double from, to;

  rp_session_set_dataset (session, dataset, FALSE);
  rp_session_show_time (session, 0, 10);
  rp_session_jump_network (session, &near);
  rp_session_jump_time (session, 2, 3);
  rp_session_jump_time (session, 4, 5);
  rp_session_jump_network (session, &far);
  rp_session_go_back (session);
  assert_zoom (session, 2);
  rp_session_get_range (session, &from, &to);
  g_assert_cmpfloat (from, ==, 2);
  rp_session_go_back (session);
  assert_zoom (session, 0);
  rp_session_get_range (session, &from, &to);
  g_assert_cmpfloat (from, ==, 0);
  g_assert_false (rp_session_can_go_back (session));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/session-network/way", test_way);
  g_test_add_func ("/session-network/both", test_both);
  return g_test_run ();
}
