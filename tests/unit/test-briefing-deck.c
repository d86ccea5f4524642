/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A briefing being put together: every edit, back and again; where one is meanwhile; what is saved. */
#include "briefing-deck.h"

#include "record-ref.h"

#include <string.h>

static RpScene *
scene_new (const char *title)
{
  RpScene *scene = rp_scene_new ("timeline");

  rp_scene_set_text (&scene->title, title);
  return scene;
}

/* One scene a letter. */
static RpBriefingDeck *
deck_of (const char *titles)
{
  RpBriefingDeck *deck = rp_briefing_deck_new ();

  for (; *titles != '\0'; titles++)
    {
      const char title[] = { *titles, '\0' };
      g_autoptr (RpScene) scene = scene_new (title);

      rp_briefing_deck_add (deck, scene);
    }
  return deck;
}

/* "ABC 1": the titles, and where one is. */
static void
assert_deck (RpBriefingDeck *deck, const char *expected)
{
  RpBriefing *briefing = rp_briefing_deck_get_briefing (deck);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < rp_briefing_n_scenes (briefing); i++)
    g_string_append (text, rp_briefing_get_scene (briefing, i)->title);
  g_string_append_printf (text, " %d", (int)rp_briefing_deck_get_index (deck));
  g_assert_cmpstr (text->str, ==, expected);
}

static void
collect_cb (G_GNUC_UNUSED RpBriefingDeck *deck, guint what, guint *seen)
{
  *seen = what;
}

static void
test_list (void)
{
  g_autoptr (RpBriefingDeck) deck = deck_of ("ABC");
  g_autoptr (RpScene) scene = scene_new ("X");
  RpBriefing *briefing;
  guint n = 0;

  assert_deck (deck, "ABC 2");
  rp_briefing_deck_go (deck, 0);
  rp_briefing_deck_add (deck, scene);
  assert_deck (deck, "AXBC 1");
  rp_briefing_deck_move (deck, 1, 3);
  assert_deck (deck, "ABCX 3");
  rp_briefing_deck_move (deck, 0, 2);
  assert_deck (deck, "BCAX 3");
  rp_briefing_deck_move (deck, 3, 0);
  assert_deck (deck, "XBCA 0");
  rp_briefing_deck_duplicate (deck, 1);
  assert_deck (deck, "XBBCA 2");
  briefing = rp_briefing_deck_get_briefing (deck);
  g_assert_cmpstr (rp_briefing_get_scene (briefing, 1)->id, !=, rp_briefing_get_scene (briefing, 2)->id);
  rp_briefing_deck_remove (deck, 2);
  assert_deck (deck, "XBCA 2");
  rp_briefing_deck_remove (deck, 0);
  assert_deck (deck, "BCA 1");
  rp_briefing_deck_go (deck, 2);
  rp_briefing_deck_remove (deck, 2);
  assert_deck (deck, "BC 1");
  while (rp_briefing_deck_undo (deck))
    n++;
  assert_deck (deck, " -1");
  g_assert_cmpuint (n, ==, 11);
  while (rp_briefing_deck_redo (deck))
    n--;
  g_assert_cmpuint (n, ==, 0);
  assert_deck (deck, "BC 1");
}

static void
test_names (void)
{
  g_autoptr (RpBriefingDeck) deck = deck_of ("AB");
  g_autoptr (RpScene) other = scene_new ("C");

  g_assert_cmpstr (rp_briefing_deck_get_undo_name (deck), ==, "Addition of “B”");
  g_assert_null (rp_briefing_deck_get_redo_name (deck));
  rp_briefing_deck_remove (deck, 0);
  g_assert_cmpstr (rp_briefing_deck_get_undo_name (deck), ==, "Removal of “A”");
  g_assert_true (rp_briefing_deck_undo (deck));
  g_assert_cmpstr (rp_briefing_deck_get_redo_name (deck), ==, "Removal of “A”");
  rp_briefing_deck_update (deck, 1, other);
  g_assert_null (rp_briefing_deck_get_redo_name (deck));
  g_assert_cmpstr (rp_briefing_deck_get_undo_name (deck), ==, "Update of “B”");
}

static void
test_typing (void)
{
  g_autoptr (RpBriefingDeck) deck = deck_of ("A");
  guint n = 0;

  rp_briefing_deck_set_text (deck, 0, RP_SCENE_TITLE, "Ab");
  rp_briefing_deck_set_text (deck, 0, RP_SCENE_TITLE, "Abc");
  rp_briefing_deck_set_text (deck, 0, RP_SCENE_TITLE, "Abc"); /* nothing new */
  rp_briefing_deck_set_text (deck, 0, RP_SCENE_CAPTION, "x");
  rp_briefing_deck_set_text (deck, 0, RP_SCENE_CAPTION, "xy");
  rp_briefing_deck_pause (deck);
  rp_briefing_deck_set_text (deck, 0, RP_SCENE_CAPTION, "xyz");
  rp_briefing_deck_set_duration (deck, 0, 90);
  rp_briefing_deck_set_title (deck, "T");
  g_assert_cmpstr (rp_briefing_deck_get_undo_name (deck), ==, "Title of the Briefing");
  g_assert_true (rp_briefing_deck_undo (deck));
  g_assert_true (rp_briefing_deck_undo (deck));
  g_assert_cmpstr (rp_briefing_deck_get_undo_name (deck), ==, "Caption of “Abc”");
  g_assert_true (rp_briefing_deck_undo (deck));
  g_assert_cmpstr (rp_briefing_get_scene (rp_briefing_deck_get_briefing (deck), 0)->caption, ==, "xy");
  /* after an undo, typing is a new step */
  rp_briefing_deck_set_text (deck, 0, RP_SCENE_CAPTION, "xy!");
  g_assert_true (rp_briefing_deck_undo (deck));
  g_assert_cmpstr (rp_briefing_get_scene (rp_briefing_deck_get_briefing (deck), 0)->caption, ==, "xy");
  while (rp_briefing_deck_undo (deck))
    n++;
  g_assert_cmpuint (n, ==, 3); /* caption, title, addition */
}

static void
limited_cb (G_GNUC_UNUSED RpBriefingDeck *deck, const char *words, GString *seen)
{
  g_string_append_printf (seen, "%s\n", words);
}

/* What a file may hold is what can be made. */
static void
test_limits (void)
{
  g_autoptr (RpBriefingDeck) deck = deck_of ("A");
  g_autoptr (GString) seen = g_string_new (NULL);
  g_autoptr (RpScene) scene = rp_scene_copy (rp_briefing_get_scene (rp_briefing_deck_get_briefing (deck), 0));
  g_autoptr (RpScene) more = NULL;
  g_autofree char *text = g_strnfill (RP_SCENE_MOST_TEXT + 1, 'x');
  const RpCallout callout = { .text = (char *)"T", .record = (char *)"e1" };
  RpBriefing *briefing;

  g_signal_connect (deck, "limited", G_CALLBACK (limited_cb), seen);
  for (guint i = 0; i < RP_SCENE_MOST_CALLOUTS; i++)
    rp_scene_add_callout (scene, &callout);
  g_assert_true (rp_briefing_deck_replace (deck, 0, scene, g_strdup ("Callouts")));
  more = rp_scene_copy (scene);
  rp_scene_add_callout (more, &callout);
  g_assert_cmpstr (seen->str, ==, "");
  g_assert_false (rp_briefing_deck_replace (deck, 0, more, g_strdup ("Callout")));
  g_assert_cmpstr (seen->str, ==, "A scene has 100 callouts at most\n");
  g_string_truncate (seen, 0);
  rp_briefing_deck_set_callout_text (deck, 0, 0, text);
  rp_briefing_deck_set_text (deck, 0, RP_SCENE_NOTES, text);
  briefing = rp_briefing_deck_get_briefing (deck);
  g_assert_cmpuint (strlen (rp_briefing_get_scene (briefing, 0)->callouts[0].text), ==, RP_SCENE_MOST_TEXT);
  g_assert_cmpuint (strlen (rp_briefing_get_scene (briefing, 0)->notes), ==, RP_SCENE_MOST_TEXT);
  g_assert_cmpstr (seen->str, ==,
                   "A text has 64 KiB at most: what was beyond is left out\n"
                   "A text has 64 KiB at most: what was beyond is left out\n");
  g_string_truncate (seen, 0);
  for (guint i = 1; i < RP_BRIEFING_MOST_SCENES; i++)
    g_assert_true (rp_briefing_deck_add (deck, more));
  g_assert_cmpstr (seen->str, ==, "");
  g_assert_false (rp_briefing_deck_add (deck, more));
  rp_briefing_deck_duplicate (deck, 3);
  g_assert_cmpuint (rp_briefing_n_scenes (rp_briefing_deck_get_briefing (deck)), ==, RP_BRIEFING_MOST_SCENES);
  g_assert_cmpstr (seen->str, ==, "A briefing has 1000 scenes at most\nA briefing has 1000 scenes at most\n");
}

static void
test_callouts (void)
{
  g_autoptr (RpBriefingDeck) deck = deck_of ("A");
  g_autoptr (RpScene) scene = rp_scene_copy (rp_briefing_get_scene (rp_briefing_deck_get_briefing (deck), 0));
  const RpCallout callout = { .text = (char *)"T", .record = (char *)"e1" };

  rp_scene_add_callout (scene, &callout);
  rp_briefing_deck_replace (deck, 0, scene, g_strdup ("Callout"));
  rp_briefing_deck_place_callout (deck, 0, 0, 10, 0);
  rp_briefing_deck_place_callout (deck, 0, 0, 20, -5);
  rp_briefing_deck_set_callout_text (deck, 0, 0, "Other");
  g_assert_cmpfloat (scene->callouts[0].dx, ==, 0); /* what is in a briefing does not change */
  g_assert_cmpstr (scene->callouts[0].text, ==, "T");
  rp_briefing_deck_undo (deck);
  g_assert_cmpstr (rp_briefing_deck_get_undo_name (deck), ==, "Place of a Callout of “A”");
  rp_briefing_deck_undo (deck);
  g_assert_true (rp_briefing_get_scene (rp_briefing_deck_get_briefing (deck), 0) == scene);
}

static void
test_saved (void)
{
  g_autoptr (RpBriefingDeck) deck = rp_briefing_deck_new ();
  g_autoptr (RpScene) scene = scene_new ("A");
  g_autoptr (RpBriefing) other = rp_briefing_new ("Other");

  g_assert_true (rp_briefing_deck_is_saved (deck));
  rp_briefing_deck_add (deck, scene);
  g_assert_false (rp_briefing_deck_is_saved (deck));
  rp_briefing_deck_set_text (deck, 0, RP_SCENE_TITLE, "B");
  rp_briefing_deck_set_saved (deck, "/x/b.briefing.json", 7);
  g_assert_true (rp_briefing_deck_is_saved (deck));
  g_assert_cmpstr (rp_briefing_deck_get_path (deck), ==, "/x/b.briefing.json");
  g_assert_cmpuint (rp_briefing_deck_get_fingerprint (deck), ==, 7);
  rp_briefing_deck_set_text (deck, 0, RP_SCENE_TITLE, "Bc");
  g_assert_false (rp_briefing_deck_is_saved (deck));
  rp_briefing_deck_undo (deck);
  g_assert_true (rp_briefing_deck_is_saved (deck));
  rp_briefing_deck_undo (deck);
  g_assert_false (rp_briefing_deck_is_saved (deck));
  rp_briefing_deck_load (deck, other, other, "/y", 1);
  g_assert_true (rp_briefing_deck_is_saved (deck));
  g_assert_false (rp_briefing_deck_undo (deck));
  g_assert_cmpuint (rp_briefing_deck_get_index (deck), ==, RP_NO_INDEX);
  /* what was brought back is not what the file says */
  rp_briefing_deck_load (deck, rp_briefing_deck_get_briefing (deck), NULL, "/y", 1);
  g_assert_false (rp_briefing_deck_is_saved (deck));
}

static void
test_signal (void)
{
  g_autoptr (RpBriefingDeck) deck = deck_of ("AB");
  guint what = 0;

  g_signal_connect (deck, "changed", G_CALLBACK (collect_cb), &what);
  rp_briefing_deck_go (deck, 0);
  g_assert_cmpuint (what, ==, RP_DECK_INDEX);
  rp_briefing_deck_set_text (deck, 0, RP_SCENE_NOTES, "n");
  g_assert_cmpuint (what, ==, RP_DECK_SCENE | RP_DECK_UNDO | RP_DECK_FILE);
  rp_briefing_deck_remove (deck, 0);
  g_assert_cmpuint (what, ==, RP_DECK_SCENES | RP_DECK_INDEX | RP_DECK_UNDO | RP_DECK_FILE);
  what = 0;
  rp_briefing_deck_go (deck, 0);
  rp_briefing_deck_move (deck, 0, 0);
  g_assert_cmpuint (what, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/briefing-deck/list", test_list);
  g_test_add_func ("/briefing-deck/names", test_names);
  g_test_add_func ("/briefing-deck/typing", test_typing);
  g_test_add_func ("/briefing-deck/callouts", test_callouts);
  g_test_add_func ("/briefing-deck/limits", test_limits);
  g_test_add_func ("/briefing-deck/saved", test_saved);
  g_test_add_func ("/briefing-deck/signal", test_signal);
  return g_test_run ();
}
