/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the network consists of, as a person chooses it, against the dataset; taken back and kept. */
#include "people-fixture.h"
#include "session-arrangement.h"
#include "session.h"

#define N 40

static gboolean
are_tied (RpDataset *dataset, guint a, guint b)
{
  for (guint i = 0; i < rp_dataset_n_relations (dataset); i++)
    {
      const RpRelation *relation = rp_dataset_relation (dataset, i);

      if ((relation->from == a && relation->to == b) || (relation->from == b && relation->to == a))
        return TRUE;
    }
  for (guint i = 0; i < rp_dataset_n_events (dataset); i++)
    {
      const RpEvent *event = rp_dataset_event (dataset, i);
      gboolean has_a = FALSE, has_b = FALSE;

      for (guint k = 0; k < event->n_participants; k++)
        {
          has_a |= event->participants[k].entity == a;
          has_b |= event->participants[k].entity == b;
        }
      if (has_a && has_b)
        return TRUE;
    }
  return FALSE;
}

static void
assert_members (RpSession *session, const gboolean *wanted)
{
  RpDataset *dataset = rp_session_get_dataset (session);
  const RpNetworkMembers *members = rp_network_looks_get_members (rp_session_get_looks (session));
  g_autoptr (RpRecordSet) in = rp_network_members_set (members, dataset, rp_network_members_n_steps (members), TRUE);

  for (guint i = 0; i < N; i++)
    g_assert_cmpint (in == NULL || rp_record_set_contains (in, rp_record_ref (RP_RECORD_ENTITY, i)), ==, wanted[i]);
}

static RpSession *
open_people (void)
{
  g_autoptr (RpDataset) dataset = people (N, 30, 8);
  RpSession *session = rp_session_new ();

  rp_session_set_dataset (session, dataset, FALSE);
  return session;
}

static void
join_neighbours (RpDataset *dataset, guint of, gboolean *wanted)
{
  for (guint i = 0; i < N; i++)
    wanted[i] = wanted[i] || (i != of && are_tied (dataset, of, i));
}

static void
test_start_and_grow (void)
{
  for (guint who = 0; who < N; who += 3)
    {
      g_autoptr (RpSession) session = open_people ();
      RpDataset *dataset = rp_session_get_dataset (session);
      gboolean wanted[N] = { FALSE };
      guint n, of, before, other = RP_NO_INDEX;

      rp_session_select (session, rp_record_ref (RP_RECORD_ENTITY, who));
      rp_session_move_node (session, "p1", (RpPoint){ 10, 20 });
      rp_session_start_network (session, TRUE);
      wanted[who] = TRUE;
      join_neighbours (dataset, who, wanted);
      assert_members (session, wanted);
      g_assert_null (rp_session_get_pins (session));
      g_assert_true (rp_session_is_network_chosen (session, &n, &of));
      g_assert_cmpuint (of, ==, N);
      g_assert_cmpuint (rp_session_count_beyond (session), ==, 0);
      for (guint i = 0; i < N && other == RP_NO_INDEX; i++)
        if (wanted[i] && i != who)
          other = i;
      if (other == RP_NO_INDEX)
        continue;
      rp_session_select (session, rp_record_ref (RP_RECORD_ENTITY, other));
      before = rp_session_count_beyond (session);
      join_neighbours (dataset, other, wanted);
      g_assert_cmpuint (rp_session_grow_network (session), ==, before);
      assert_members (session, wanted);
      while (rp_session_get_undo_name (session) != NULL)
        rp_session_undo (session);
      g_assert_false (rp_session_is_network_chosen (session, &n, &of));
      g_assert_null (rp_session_get_pins (session));
      rp_session_redo (session);
      g_assert_nonnull (rp_session_get_pins (session));
    }
}

static void
test_hide (void)
{
  g_autoptr (RpSession) session = open_people ();
  RpRecordRef two[] = { rp_record_ref (RP_RECORD_ENTITY, 4), rp_record_ref (RP_RECORD_ENTITY, 7) };
  gboolean wanted[N];
  guint n, of;

  for (guint i = 0; i < N; i++)
    wanted[i] = i != 4 && i != 7;
  rp_session_select_several (session, two, 2);
  rp_session_hide_selected (session);
  assert_members (session, wanted);
  g_assert_cmpstr (rp_session_get_undo_name (session), ==, "Hiding 2 Nodes");
  /* who is selected and not in it comes back */
  rp_session_select (session, two[1]);
  g_assert_cmpuint (rp_session_grow_network (session), ==, 1);
  wanted[7] = TRUE;
  assert_members (session, wanted);
  rp_session_select_several (session, two, 2);
  rp_session_start_network (session, FALSE);
  for (guint i = 0; i < N; i++)
    wanted[i] = i == 4 || i == 7;
  assert_members (session, wanted);
  rp_session_show_all_entities (session);
  g_assert_false (rp_session_is_network_chosen (session, &n, &of));
  rp_session_undo (session);
  assert_members (session, wanted);
}

static void
test_kept (void)
{
  g_autoptr (RpSession) session = open_people ();
  g_autoptr (RpSession) other = open_people ();
  g_autoptr (RpSavedArrangement) saved = NULL;
  g_autoptr (RpSavedArrangement) read = NULL;
  g_autofree char *text = NULL;
  g_autofree char *again = NULL;

  rp_session_select (session, rp_record_ref (RP_RECORD_ENTITY, 0));
  rp_session_start_network (session, FALSE);
  g_assert_cmpuint (rp_session_grow_network (session), >, 0);
  rp_session_hide_selected (session);
  rp_session_set_fold_leaves (session, TRUE);
  rp_session_fold_hub (session, "p3", FALSE);
  saved = rp_session_save_arrangement (session);
  text = rp_saved_arrangement_to_json (saved);
  read = rp_saved_arrangement_from_json (text, strlen (text), NULL, NULL);
  g_assert_nonnull (read);
  rp_session_arrange (other, read, NULL);
  g_assert_true (rp_network_looks_equal (rp_session_get_looks (session), rp_session_get_looks (other)));
  g_clear_pointer (&saved, rp_saved_arrangement_free);
  saved = rp_session_save_arrangement (other);
  again = rp_saved_arrangement_to_json (saved);
  g_assert_cmpstr (text, ==, again);
  g_assert_true (rp_session_get_fold_leaves (other));
  rp_session_fold_hub (other, "p3", TRUE);
  g_assert_null (rp_network_members_get_hubs (rp_network_looks_get_members (rp_session_get_looks (other)))[0]);
}

static void
wait_for_way (RpSession *session)
{
  while (rp_session_get_way (session, NULL, NULL, NULL) == NULL)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_way (void)
{
  g_autoptr (RpSession) session = open_people ();
  RpRecordRef ends[] = { rp_record_ref (RP_RECORD_ENTITY, 1), rp_record_ref (RP_RECORD_ENTITY, 0) };
  const RpWayList *list;
  guint from, to;

  rp_session_select (session, ends[0]);
  g_assert_false (rp_session_can_find_ways (session));
  rp_session_select_several (session, ends, 2);
  g_assert_true (rp_session_can_find_ways (session));
  rp_session_find_ways (session);
  wait_for_way (session);
  list = rp_session_get_way (session, NULL, &from, &to);
  g_assert_cmpuint (from, ==, 0);
  g_assert_cmpuint (to, ==, 1);
  if (rp_way_list_count (list) > 0)
    g_assert_cmpuint (rp_session_get_also (session)->len, >=, 2 * rp_way_list_steps (list));
  rp_session_end_way (session);
  g_assert_null (rp_session_get_way (session, NULL, NULL, NULL));
  g_assert_cmpuint (rp_session_get_also (session)->len, ==, 1);
  /* another selection ends it */
  rp_session_find_ways (session);
  wait_for_way (session);
  rp_session_select (session, rp_record_ref (RP_RECORD_ENTITY, 5));
  g_assert_null (rp_session_get_way (session, NULL, NULL, NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/session-members/start-and-grow", test_start_and_grow);
  g_test_add_func ("/session-members/hide", test_hide);
  g_test_add_func ("/session-members/kept", test_kept);
  g_test_add_func ("/session-members/way", test_way);
  return g_test_run ();
}
