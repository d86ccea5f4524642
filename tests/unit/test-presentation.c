/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A presentation's clock, pace, blank and freeze; and what is put together for it: briefings as values, a session's
 * scene there and back, its picture. */
#include "presentation.h"

#include "json-fixture.h"
#include "scene-title.h"
#include "session-scene.h"
#include "stage-picture.h"

#define SECOND ((gint64)G_USEC_PER_SEC)

static RpBriefing *
make_briefing (guint n)
{
  RpBriefing *briefing = rp_briefing_new ("B");

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (RpScene) scene = rp_scene_new ("timeline");
      RpBriefing *before = briefing;

      scene->title = g_strdup_printf ("T%u", i + 1);
      scene->duration_s = 60;
      briefing = rp_briefing_insert (before, i, scene);
      rp_briefing_unref (before);
    }
  return briefing;
}

static void
test_clock (void)
{
  g_autoptr (RpBriefing) briefing = make_briefing (3);
  g_autoptr (RpPresentation) shown = rp_presentation_new (briefing, 0);
  double behind;

  g_assert_cmpint (rp_presentation_get_elapsed (shown, 500 * SECOND), ==, 0);
  g_assert_true (rp_presentation_step (shown, 1, 1000 * SECOND));
  g_assert_cmpint (rp_presentation_get_elapsed (shown, 1010 * SECOND), ==, 10 * SECOND);
  g_assert_true (rp_presentation_get_pace (shown, 1010 * SECOND, &behind));
  g_assert_cmpfloat (behind, ==, 0);
  g_assert_true (rp_presentation_get_pace (shown, 1090 * SECOND, &behind));
  g_assert_cmpfloat (behind, ==, 30);
  rp_presentation_hold (shown, TRUE, 1090 * SECOND);
  g_assert_cmpint (rp_presentation_get_elapsed (shown, 2000 * SECOND), ==, 90 * SECOND);
  rp_presentation_hold (shown, FALSE, 2000 * SECOND);
  g_assert_cmpint (rp_presentation_get_elapsed (shown, 2005 * SECOND), ==, 95 * SECOND);
  rp_presentation_reset_clock (shown);
  g_assert_cmpint (rp_presentation_get_elapsed (shown, 2005 * SECOND), ==, 0);
}

static void
test_clock_from_the_middle (void)
{
  g_autoptr (RpBriefing) briefing = make_briefing (4);
  g_autoptr (RpPresentation) shown = rp_presentation_new (briefing, 2);
  double behind;

  g_assert_true (rp_presentation_get_pace (shown, 500 * SECOND, &behind));
  g_assert_cmpfloat (behind, ==, 0);
  g_assert_true (rp_presentation_step (shown, 1, 1000 * SECOND));
  g_assert_true (rp_presentation_get_pace (shown, 1030 * SECOND, &behind));
  g_assert_cmpfloat (behind, ==, 0);
  g_assert_true (rp_presentation_get_pace (shown, 1075 * SECOND, &behind));
  g_assert_cmpfloat (behind, ==, 15);
}

static void
test_stage (void)
{
  g_autoptr (RpBriefing) briefing = make_briefing (3);
  g_autoptr (RpPresentation) shown = rp_presentation_new (briefing, 0);

  rp_presentation_set_frozen (shown, TRUE);
  g_assert_true (rp_presentation_step (shown, 1, SECOND));
  g_assert_cmpuint (rp_presentation_get_stage (shown), ==, 0);
  g_assert_cmpuint (rp_presentation_get_scene (shown), ==, 1);
  g_assert_false (rp_presentation_is_running (shown));
  rp_presentation_set_frozen (shown, FALSE);
  g_assert_cmpuint (rp_presentation_get_stage (shown), ==, 1);
  rp_presentation_set_blank (shown, TRUE);
  g_assert_true (rp_presentation_step (shown, 1, 2 * SECOND));
  g_assert_false (rp_presentation_is_blank (shown));
  g_assert_false (rp_presentation_step (shown, 1, 3 * SECOND));
}

static void
test_briefing (void)
{
  g_autoptr (RpBriefing) briefing = make_briefing (3);
  g_autoptr (RpBriefing) moved = rp_briefing_move (briefing, 0, 2);
  g_autoptr (RpBriefing) less = rp_briefing_remove (moved, 0);

  g_assert_cmpstr (rp_briefing_get_scene (briefing, 0)->title, ==, "T1");
  g_assert_cmpstr (rp_briefing_get_scene (moved, 2)->title, ==, "T1");
  g_assert_cmpstr (rp_briefing_get_scene (moved, 0)->title, ==, "T2");
  g_assert_cmpuint (rp_briefing_n_scenes (less), ==, 2);
  g_assert_cmpuint (rp_briefing_find (less, rp_briefing_get_scene (briefing, 0)->id), ==, 1);
}

static void
test_session (void)
{
  g_autoptr (RpDataset) dataset = json_fixture_load (
      "{'rapport': 1, 'title': 'D', 'entities': [{'id': 'a', 'kind': 'person', 'name': 'Ada'}, {'id': 'b', 'kind': "
      "'person', 'name': 'Bob'}], 'events': [{'id': 'e', 'kind': 'meeting', 'title': 'They meet', 'when': "
      "'2023-01-12', 'participants': ['a', 'b']}]}");
  g_autoptr (RpSession) session = rp_session_new ();
  g_autoptr (RpScene) scene = NULL, again = NULL;

  rp_session_set_dataset (session, dataset, FALSE);
  rp_session_show_time (session, 1e9, 2e9);
  rp_session_set_lanes (session, RP_LANES_ENTITY);
  rp_session_select (session, rp_dataset_find (dataset, "e"));
  scene = rp_session_save_scene (session, "both");
  rp_session_set_lanes (session, RP_LANES_KIND);
  rp_session_select (session, RP_RECORD_REF_NONE);
  rp_session_show_scene (session, scene, g_strdup ("scene"));
  again = rp_session_update_scene (session, scene, "both");
  g_assert_cmpint (rp_session_get_lanes (session), ==, RP_LANES_ENTITY);
  g_assert_cmpstr (again->selected, ==, "e");
  g_assert_cmpfloat (again->from, ==, 1e9);
  g_assert_cmpstr (again->id, ==, scene->id);
  g_assert_cmpuint (rp_scene_count_gone (scene, dataset), ==, 0);
  g_assert_cmpstr (rp_session_get_undo_name (session), ==, "scene");
}

static void
assert_title (RpSession *session, const char *expected)
{
  g_autofree char *title = rp_session_propose_title (session);

  g_assert_cmpstr (title, ==, expected);
}

static void
test_title (void)
{
  g_autoptr (RpDataset) dataset = json_fixture_load (
      "{'rapport': 1, 'title': 'D', 'entities': [{'id': 'a', 'kind': 'person', 'name': 'Ada'}, {'id': 'b', 'kind': "
      "'person', 'name': 'Bob'}], 'events': [{'id': 'e', 'kind': 'meeting', 'title': 'They meet', 'when': "
      "'2003-01-12', 'participants': ['a', 'b']}, {'id': 'f', 'kind': 'visit', 'title': 'They part', 'when': "
      "'2023-01-12'}]}");
  g_autoptr (RpSession) session = rp_session_new ();
  RpPeriod period;

  assert_title (session, NULL);
  rp_session_set_dataset (session, dataset, FALSE);
  rp_session_show_time (session, 0, 2e9);
  assert_title (session, NULL);
  rp_session_show_time (session, 1104537600, 1230768000 - 1);
  assert_title (session, "2005 – 2008");
  g_assert_true (rp_period_parse ("2010", &period, NULL));
  rp_session_set_period (session, &period);
  assert_title (session, "2010");
  rp_session_toggle_facet (session, RP_FACET_ENTITY, "a");
  assert_title (session, "Ada");
  rp_session_select (session, rp_dataset_find (dataset, "e"));
  assert_title (session, "They meet");
  rp_session_select_also (session, rp_dataset_find (dataset, "b"));
  assert_title (session, "Bob and 1 other");
}

static void
test_picture (void)
{
  g_autoptr (RpDataset) dataset = json_fixture_load (
      "{'rapport': 1, 'title': 'D', 'entities': [{'id': 'a', 'kind': 'person', 'name': 'Ada'}, {'id': 'b', 'kind': "
      "'person', 'name': 'Bob'}], 'events': [{'id': 'e', 'kind': 'meeting', 'title': 'They meet', 'when': "
      "'2023-01-12', 'participants': ['a', 'b']}]}");
  g_autoptr (RpScene) scene = rp_scene_new ("both");
  RpStageOptions options = { .width = 1920, .height = 1080, .fixed_measure = TRUE };
  g_autoptr (RpStagePicture) picture = NULL;

  scene->selected = g_strdup ("gone");
  picture = rp_stage_picture_new (dataset, scene, &options, NULL);
  g_assert_cmpuint (rp_stage_picture_n_panes (picture), ==, 2);
  g_assert_cmpuint (rp_stage_picture_n_gone (picture), ==, 1);
  g_assert_nonnull (rp_stage_picture_get_pane (picture, 1)->network);
  g_assert_cmpfloat (rp_drawing_get_height (rp_stage_picture_get_drawing (picture)), ==, RP_STAGE_LINES);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/presentation/clock", test_clock);
  g_test_add_func ("/presentation/clock-from-the-middle", test_clock_from_the_middle);
  g_test_add_func ("/presentation/stage", test_stage);
  g_test_add_func ("/presentation/briefing", test_briefing);
  g_test_add_func ("/presentation/session", test_session);
  g_test_add_func ("/presentation/title", test_title);
  g_test_add_func ("/presentation/picture", test_picture);
  return g_test_run ();
}
