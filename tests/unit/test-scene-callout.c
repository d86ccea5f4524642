/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a new callout is tied to; how long a scene is to take, in words. */
#include "scene-callout.h"

#include "json-fixture.h"
#include "scene-duration.h"

static RpDataset *
dataset_new (void)
{
  return json_fixture_load (
      "{'rapport': 1, 'title': 'D', 'entities': [{'id': 'a', 'kind': 'person', 'name': 'Ada'}, {'id': 'b', 'kind': "
      "'person', 'name': 'Bob'}], 'events': [{'id': 'e', 'kind': 'meeting', 'title': 'They meet', 'when': "
      "'2003-01-12', 'participants': ['a', 'b']}]}");
}

static void
assert_tie (RpSession *session, const RpScene *scene, const char *record, const char *when, const char *words)
{
  g_autoptr (RpScene) with = rp_session_add_callout (session, scene);
  g_autofree char *described = NULL;
  gboolean gone;

  g_assert_cmpuint (with->n_callouts, ==, scene->n_callouts + 1);
  g_assert_cmpstr (with->callouts[0].record, ==, record);
  g_assert_cmpstr (with->callouts[0].when, ==, when);
  g_assert_cmpstr (with->callouts[0].text, ==, words);
  described = rp_callout_describe_tie (&with->callouts[0], rp_session_get_dataset (session), &gone);
  g_assert_cmpstr (described, ==, words);
  g_assert_false (gone);
}

static void
test_tie (void)
{
  g_autoptr (RpDataset) dataset = dataset_new ();
  g_autoptr (RpSession) session = rp_session_new ();
  g_autoptr (RpScene) scene = rp_scene_new ("timeline");

  g_assert_null (rp_session_add_callout (session, scene));
  rp_session_set_dataset (session, dataset, FALSE);
  g_assert_null (rp_session_add_callout (session, scene)); /* nothing is in sight yet */
  scene->from = 0;
  scene->to = 2 * 86400.0;
  assert_tie (session, scene, NULL, "1970-01-02", "2 January 1970");
  scene->selected = g_strdup ("b");
  assert_tie (session, scene, "b", NULL, "Bob");
  rp_session_select (session, rp_dataset_find (dataset, "e"));
  assert_tie (session, scene, "e", NULL, "They meet");
}

static void
test_gone (void)
{
  g_autoptr (RpDataset) dataset = dataset_new ();
  const RpCallout gone = { .record = (char *)"nobody" }, broken = { .when = (char *)"never" };
  gboolean is_gone;
  g_autofree char *words = rp_callout_describe_tie (&gone, dataset, &is_gone);
  g_autofree char *other = rp_callout_describe_tie (&broken, dataset, NULL);

  g_assert_true (is_gone);
  g_assert_cmpstr (words, ==, "nobody");
  g_assert_cmpstr (other, ==, "never");
}

static void
test_duration (void)
{
  static const struct
  {
    const char *text;
    double s; /* -1: it is none */
    const char *words;
  } cases[] = {
    { "", 0, "" },           { " 1:30 ", 90, "1:30" }, { "2", 120, "2:00" },
    { "90 s", 90, "1:30" },  { "45s", 45, "0:45" },    { "1:02:05", 3725, "1:02:05" },
    { "0:05", 5, "0:05" },   { "1:60", -1, NULL },     { "x", -1, NULL },
    { "-1", -1, NULL },      { "1:", -1, NULL },       { ":30", -1, NULL },
    { "1:2:3:4", -1, NULL }, { "99999", -1, NULL },    { "25:00:00", -1, NULL },
    { "1.5", -1, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      double s;
      gboolean read = rp_scene_duration_parse (cases[i].text, &s);
      g_autofree char *words = rp_scene_duration_words (s);

      g_test_message ("%s", cases[i].text);
      g_assert_cmpint (read, ==, cases[i].s >= 0);
      if (!read)
        continue;
      g_assert_cmpfloat (s, ==, cases[i].s);
      g_assert_cmpstr (words, ==, cases[i].words);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/scene-callout/tie", test_tie);
  g_test_add_func ("/scene-callout/gone", test_gone);
  g_test_add_func ("/scene-callout/duration", test_duration);
  return g_test_run ();
}
