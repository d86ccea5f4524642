/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "briefing-json.h"

#include <math.h>
#include <string.h>

#include "period.h"

static const char whole[]
    = "{\n"
      "  \"rapport-briefing\": 1,\n"
      "  \"title\": \"Pipes and promises\",\n"
      "  \"dataset\": {\n    \"known\": [\n      \"ada\",\n      \"be\\\"n\"\n    ]\n  },\n"
      "  \"scenes\": [\n"
      "    {\n"
      "      \"id\": \"opening\",\n"
      "      \"view\": \"text\",\n"
      "      \"title\": \"What we know\",\n"
      "      \"caption\": \"- one\\n- *two*\"\n"
      "    },\n"
      "    {\n"
      "      \"id\": \"pact\",\n"
      "      \"view\": \"both\",\n"
      "      \"title\": \"Der Vertrag — ünï\\tcode\",\n"
      "      \"notes\": \"Slowly.\\n\\nThen the second point.\",\n"
      "      \"duration\": 90,\n"
      "      \"range\": [\"2004-01-01\", \"2008-12-31\"],\n"
      "      \"period\": {\"from\": \"2004-02-29\", \"to\": \"2008-06-30\", \"mode\": \"up-to\"},\n"
      "      \"selected\": \"ada\",\n"
      "      \"also\": [\n        \"ben\",\n        \"gone\"\n      ],\n"
      "      \"alone\": true,\n"
      "      \"network\": {\"zoom\": 2.5, \"x\": 0.25, \"y\": -0.125},\n"
      "      \"arranged\": {\n"
      "        \"lanes\": \"entity\",\n"
      "        \"lanes_order\": [\n          \"entity:ben\",\n          \"entity:ada\"\n        ],\n"
      "        \"network\": [\n          [\"ada\", \"ben\"],\n          [\"port\"]\n        ],\n"
      "        \"pins\": [\n          {\"id\": \"ada\", \"x\": 33.333, \"y\": -7.5},\n"
      "          {\"id\": \"ben\", \"x\": 1, \"y\": 2}\n        ],\n"
      "        \"later\": {\"a\" : [1.50]}\n"
      "      },\n"
      "      \"callouts\": [\n"
      "        {\"text\": \"Signed here\", \"record\": \"pact\", \"dx\": 40, \"dy\": -60.5},\n"
      "        {\"text\": \"The turn\", \"when\": \"2006-03\", \"style\": {\"x\":1e3}}\n"
      "      ],\n"
      "      \"fade\": [ 1, 2 ]\n"
      "    }\n"
      "  ],\n"
      "  \"audience\": \"board\"\n"
      "}\n";

static RpBriefing *
read_bytes (const char *text, gsize length, char **note)
{
  g_autoptr (GError) error = NULL;
  RpBriefing *briefing = rp_briefing_from_json (text, length, note, &error);

  g_assert_no_error (error);
  g_assert_nonnull (briefing);
  return briefing;
}

static RpBriefing *
read_text (const char *text, char **note)
{
  return read_bytes (text, strlen (text), note);
}

/* A briefing of one scene with MEMBERS. */
static char *
with_scene (const char *members)
{
  return g_strdup_printf ("{\"rapport-briefing\":1,\"scenes\":[{\"id\":\"a\",\"view\":\"timeline\"%s%s}]}",
                          *members != '\0' ? "," : "", members);
}

/* What is written of what was read is read again as the same. */
static char *
assert_fixed (const char *text)
{
  g_autoptr (RpBriefing) first = read_text (text, NULL);
  char *once = rp_briefing_to_json (first);
  g_autofree char *note = NULL;
  g_autoptr (RpBriefing) second = read_text (once, &note);
  g_autofree char *twice = rp_briefing_to_json (second);

  g_assert_cmpstr (once, ==, twice);
  return once;
}

static void
test_bytes (void)
{
  g_autofree char *note = NULL;
  g_autoptr (RpBriefing) briefing = read_text (whole, &note);
  g_autofree char *text = rp_briefing_to_json (briefing);

  g_assert_cmpstr (note, ==, NULL);
  g_assert_cmpstr (text, ==, whole);
}

static void
test_values (void)
{
  g_autoptr (RpBriefing) briefing = read_text (whole, NULL);
  const RpScene *text = rp_briefing_get_scene (briefing, 0);
  const RpScene *scene = rp_briefing_get_scene (briefing, 1);
  RpPeriod period;

  g_assert_cmpuint (rp_briefing_n_scenes (briefing), ==, 2);
  g_assert_cmpstr (rp_briefing_get_title (briefing), ==, "Pipes and promises");
  g_assert_cmpstr (rp_briefing_get_known (briefing)[1], ==, "be\"n");
  g_assert_true (rp_scene_is_text (text) && isnan (text->from) && isnan (text->to) && !text->period.active);
  g_assert_true (text->sight.zoom == 0 && text->sight.x == 0.5 && text->duration_s == 0);
  g_assert_cmpstr (text->caption, ==, "- one\n- *two*");
  g_assert_true (scene->from == 1072915200 && scene->to == 1230768000);
  g_assert_true (rp_period_parse ("2004-02-29/2008-06-30", &period, NULL));
  period.mode = RP_PERIOD_UP_TO;
  g_assert_true (scene->period.active && rp_period_equal (&scene->period, &period));
  g_assert_cmpint (rp_instant_compare (scene->period.to, period.to), ==, 0);
  g_assert_true (scene->alone && scene->duration_s == 90 && scene->sight.y == -0.125);
  g_assert_cmpstr (scene->also[1], ==, "gone");
  g_assert_cmpstr (scene->arranged->pins[1], ==, "ben");
  g_assert_cmpuint (scene->n_callouts, ==, 2);
  g_assert_true (scene->callouts[0].dy == -60.5 && scene->callouts[1].dy == 0);
  g_assert_cmpstr (scene->callouts[1].when, ==, "2006-03");
  g_assert_null (scene->callouts[1].record);
}

static void
test_nothing (void)
{
  g_autoptr (RpBriefing) nothing = rp_briefing_new (NULL);
  g_autofree char *text = rp_briefing_to_json (nothing);
  g_autofree char *read = assert_fixed ("{\"rapport-briefing\":1}");

  g_assert_cmpstr (text, ==, "{\n  \"rapport-briefing\": 1,\n  \"scenes\": []\n}\n");
  g_assert_cmpstr (read, ==, text);
}

/* ---- moments ---- */

static RpBriefing *
with_range (double from, double to)
{
  g_autoptr (RpBriefing) nothing = rp_briefing_new (NULL);
  g_autoptr (RpScene) scene = rp_scene_new ("timeline");

  scene->from = from;
  scene->to = to;
  return rp_briefing_insert (nothing, 0, scene);
}

static void
assert_range (double from, double to, const char *written)
{
  g_autoptr (RpBriefing) briefing = with_range (from, to);
  g_autofree char *text = rp_briefing_to_json (briefing);
  g_autofree char *note = NULL;
  g_autoptr (RpBriefing) again = read_text (text, &note);
  const RpScene *scene = rp_briefing_get_scene (again, 0);

  g_assert_cmpstr (note, ==, NULL);
  if (scene->from != from || scene->to != to)
    g_error ("%.17g and %.17g came back as %.17g and %.17g: %s", from, to, scene->from, scene->to, text);
  if (written != NULL && strstr (text, written) == NULL)
    g_error ("%s is not in %s", written, text);
}

static void
test_ranges (void)
{
  static const struct
  {
    double from, to;
    const char *written;
  } cases[] = {
    { 1072915200, 1230768000, "[\"2004-01-01\", \"2008-12-31\"]" },
    { 1072915201, 1230767999, "[\"2004-01-01T00:00:01\", \"2008-12-31T23:59:59\"]" },
    { 1072915200.5, 1230768000.25, "[\"2004-01-01T00:00:00.5\", \"2009-01-01T00:00:00.25\"]" },
    { 0, 1, "[\"1970-01-01\", \"1970-01-01T00:00:01\"]" },
    { -0.25, 86400, "[\"1969-12-31T23:59:59.75\", \"1970-01-02T00:00:00\"]" },
    { -62167219200, -62135596800, "[\"0000-01-01\", \"0000-12-31\"]" },
    { -63517996800, 0, "[\"-0043-03-13\"" },
    { -3e17, 3e17, "[-3e+17, 3e+17]" },
    { 1e-20, 1e-19, "[1e-20, 1e-19]" },
    { -1.7e308, 1.7e308, NULL },
    { 9007199254740994, 9007199254740996, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_range (cases[i].from, cases[i].to, cases[i].written);
}

/* A thousand views that a hand may have left: all come back to the last bit. */
static void
test_any_range (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);

  for (guint i = 0; i < 1000; i++)
    {
      double scale = pow (10, g_rand_double_range (rand, -6, 18));
      double from = g_rand_double_range (rand, -scale, scale);

      assert_range (from, from + scale * g_rand_double_range (rand, 1e-3, 1), NULL);
    }
}

static void
assert_period (RpInstant from, RpInstant to, const char *written)
{
  g_autoptr (RpBriefing) nothing = rp_briefing_new (NULL);
  g_autoptr (RpScene) scene = rp_scene_new ("network");
  g_autoptr (RpBriefing) briefing = NULL;
  g_autoptr (RpBriefing) again = NULL;
  g_autofree char *text = NULL, *note = NULL;
  const RpScene *read;

  scene->period = (RpPeriod){ TRUE, from, to, RP_PERIOD_AS_OF };
  briefing = rp_briefing_insert (nothing, 0, scene);
  text = rp_briefing_to_json (briefing);
  again = read_text (text, &note);
  read = rp_briefing_get_scene (again, 0);
  g_assert_cmpstr (note, ==, NULL);
  g_assert_nonnull (strstr (text, written));
  g_assert_true (read->period.active && read->period.mode == RP_PERIOD_AS_OF);
  g_assert_cmpint (rp_instant_compare (read->period.from, from), ==, 0);
  g_assert_cmpint (rp_instant_compare (read->period.to, to), ==, 0);
}

static void
test_periods (void)
{
  assert_period (RP_INSTANT_MIN, RP_INSTANT_MAX, "{\"mode\": \"as-of\"}");
  assert_period (RP_INSTANT_MIN, (RpInstant){ 1230767999, 999999999 }, "{\"to\": \"2008-12-31\", ");
  assert_period ((RpInstant){ 1072915200, 0 }, (RpInstant){ 1072915200, 0 },
                 "{\"from\": \"2004-01-01\", \"to\": \"2004-01-01T00:00:00\", ");
  assert_period ((RpInstant){ 1072915200, 120 }, (RpInstant){ 1072915200, 500000000 },
                 "{\"from\": \"2004-01-01T00:00:00.00000012\", \"to\": \"2004-01-01T00:00:00.5\", ");
  assert_period ((RpInstant){ -4000000000000, 0 }, (RpInstant){ 9000000000000000001, 999999999 },
                 "{\"from\": -4000000000000, \"to\": [9000000000000000001, 999999999], ");
}

/* What is typed by hand: a year, a month, a fraction, any order of kinds. */
static void
test_by_hand (void)
{
  g_autofree char *text
      = with_scene ("\"range\":[\"2004\",\"2008-02\"],\"period\":{\"from\":\"2005-07\",\"mode\":\"as-of\"}");
  g_autofree char *once = assert_fixed (text);

  g_assert_nonnull (strstr (once, "\"range\": [\"2004-01-01\", \"2008-02-29\"]"));
  g_assert_nonnull (strstr (once, "\"period\": {\"from\": \"2005-07-01\", \"mode\": \"as-of\"}"));
}

/* ---- what cannot be used ---- */

static void
assert_refused (const char *text, gsize length, RpSavedError code, const char *word)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *note = NULL;

  g_assert_null (rp_briefing_from_json (text, length, &note, &error));
  g_assert_error (error, RP_SAVED_ERROR, (int)code);
  g_assert_nonnull (strstr (error->message, word));
  g_assert_null (note);
}

static void
test_refused (void)
{
  static const struct
  {
    const char *text, *word;
    RpSavedError code;
  } cases[] = {
    { "", "line 1", RP_SAVED_ERROR_JSON },
    { "{\"rapport-briefing\": 1", "line 1, column", RP_SAVED_ERROR_JSON },
    { "{\"rapport-briefing\": 1,\n\"scenes\": [{\"range\": [NaN, 1]}]}", "line 2, column 23", RP_SAVED_ERROR_JSON },
    { "{\"rapport-briefing\": 1,\n\"scenes\": [{\"range\": [-Infinity, 1]}]}", "line 2", RP_SAVED_ERROR_JSON },
    { "{\"rapport-briefing\": 1,\n\"scenes\": [{\"duration\": 1e999}]}", "line 2, column 25", RP_SAVED_ERROR_JSON },
    { "{\"rapport-briefing\": 1, \"x\": 99999999999999999999}", "line 1", RP_SAVED_ERROR_JSON },
    { "{\"rapport-briefing\": 1, \"title\": \"a\\u0000b\"}", "line 1", RP_SAVED_ERROR_JSON },
    { "{\"rapport-briefing\": 1, \"title\": \"\\ud800\"}", "line 1", RP_SAVED_ERROR_JSON },
    { "{\"rapport-briefing\": 1, \"\\udfff\": 1}", "line 1", RP_SAVED_ERROR_JSON },
    { "{\"rapport-briefing\": 1} {}", "line 1", RP_SAVED_ERROR_JSON },
    { "[]", "rapport-briefing", RP_SAVED_ERROR_OTHER },
    { "\"rapport-briefing\"", "rapport-briefing", RP_SAVED_ERROR_OTHER },
    { "{}", "rapport-briefing", RP_SAVED_ERROR_OTHER },
    { "{\"rapport\": 1, \"title\": \"x\"}", "dataset", RP_SAVED_ERROR_OTHER },
    { "{\"rapport-arrangement\": 1}", "arrangement", RP_SAVED_ERROR_OTHER },
    { "{\"rapport-briefing\": \"1\"}", "rapport-briefing", RP_SAVED_ERROR_OTHER },
    { "{\"rapport-briefing\": 1.0}", "rapport-briefing", RP_SAVED_ERROR_OTHER },
    { "{\"rapport-briefing\": -1}", "rapport-briefing", RP_SAVED_ERROR_OTHER },
    { "{\"rapport-briefing\": 2, \"scenes\": []}", "version 2", RP_SAVED_ERROR_NEWER },
    { "{\"rapport-briefing\": 1, \"rapport-briefing\": 3}", "version 3", RP_SAVED_ERROR_NEWER },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_refused (cases[i].text, strlen (cases[i].text), cases[i].code, cases[i].word);
  assert_refused ("{\"rapport-briefing\": 1, \"title\": \"\xff\xfe\"}", 37, RP_SAVED_ERROR_JSON, "line 1");
  assert_refused ("{\"rapport-briefing\": 1, \"title\": \"\xc0\x80\"}", 37, RP_SAVED_ERROR_JSON, "line 1");
}

static void
test_deep (void)
{
  g_autoptr (GString) text = g_string_new ("{\"rapport-briefing\":1,\"scenes\":[{\"view\":\"both\",\"later\":");

  for (guint i = 0; i < 200000; i++)
    g_string_append (text, i % 2 == 0 ? "[" : "{\"a\":");
  assert_refused (text->str, text->len, RP_SAVED_ERROR_JSON, "line 1");
}

static void
test_truncated (void)
{
  for (gsize length = 0; length < sizeof whole - 3; length += length < 600 ? 1 : 97)
    {
      g_autofree char *cut = g_memdup2 (whole, length + 1);
      g_autoptr (GError) error = NULL;

      g_assert_null (rp_briefing_from_json (cut, length, NULL, &error));
      g_assert_error (error, RP_SAVED_ERROR, RP_SAVED_ERROR_JSON);
    }
}

/* Each is passed over, and noted; all the rest of the scene stays. */
static void
test_passed_over (void)
{
  static const struct
  {
    const char *members, *note;
  } cases[] = {
    { "\"title\":7", "scenes/0/title: " },
    { "\"caption\":null", "scenes/0/caption: " },
    { "\"notes\":[\"a\"]", "scenes/0/notes: " },
    { "\"duration\":\"long\"", "scenes/0/duration: " },
    { "\"duration\":-1", "scenes/0/duration: " },
    { "\"duration\":1e300", "scenes/0/duration: " },
    { "\"range\":[1,1]", "scenes/0/range: " },
    { "\"range\":[\"2008\",\"2004\"]", "scenes/0/range: " },
    { "\"range\":[\"yesterday\",\"2004\"]", "scenes/0/range: " },
    { "\"range\":[\"..\",\"2004\"]", "scenes/0/range: " },
    { "\"range\":[\"XXXX-12-01\",\"2004\"]", "scenes/0/range: " },
    { "\"range\":[1,2,3]", "scenes/0/range: " },
    { "\"range\":{\"from\":1}", "scenes/0/range: " },
    { "\"period\":\"2004\"", "scenes/0/period: " },
    { "\"period\":{\"mode\":\"sideways\"}", "scenes/0/period: " },
    { "\"period\":{\"mode\":1}", "scenes/0/period: " },
    { "\"period\":{\"from\":[1]}", "scenes/0/period: " },
    { "\"period\":{\"from\":[1,-1]}", "scenes/0/period: " },
    { "\"period\":{\"from\":[1,1000000000]}", "scenes/0/period: " },
    { "\"period\":{\"from\":9223372036854775807}", "scenes/0/period: " },
    { "\"period\":{\"from\":\"2008\",\"to\":\"2004\"}", "scenes/0/period: " },
    { "\"period\":{\"of\":1}", "scenes/0/period/of: " },
    { "\"selected\":{}", "scenes/0/selected: " },
    { "\"also\":\"ada\"", "scenes/0/also: " },
    { "\"also\":[\"ada\",1]", "scenes/0/also: " },
    { "\"alone\":\"yes\"", "scenes/0/alone: " },
    { "\"network\":[]", "scenes/0/network: " },
    { "\"network\":{\"zoom\":1e300}", "scenes/0/network/zoom: " },
    { "\"network\":{\"zoom\":2,\"x\":1e300}", "scenes/0/network/x: " },
    { "\"network\":{\"x\":1}", "scenes/0/network: no zoom" },
    { "\"network\":{\"zoom\":2,\"tilt\":1}", "scenes/0/network/tilt: " },
    { "\"arranged\":[]", "scenes/0/arranged: " },
    { "\"arranged\":{\"lanes\":7}", "scenes/0/arranged/lanes: " },
    { "\"arranged\":{\"pins\":[{\"id\":\"a\"}]}", "scenes/0/arranged/pins/0: " },
    { "\"callouts\":{}", "scenes/0/callouts: " },
    { "\"callouts\":[7]", "scenes/0/callouts/0: " },
    { "\"callouts\":[{\"text\":\"a\"}]", "scenes/0/callouts/0: " },
    { "\"callouts\":[{\"record\":\"a\"}]", "scenes/0/callouts/0: " },
    { "\"callouts\":[{\"text\":\"a\",\"when\":\"soon\"}]", "scenes/0/callouts/0: " },
    { "\"callouts\":[{\"text\":\"a\",\"record\":\"b\",\"when\":\"2004\"}]", "scenes/0/callouts/0/when: " },
    { "\"callouts\":[{\"text\":\"a\",\"record\":\"b\",\"dx\":1e300}]", "scenes/0/callouts/0/dx: " },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = with_scene (cases[i].members);
      g_autofree char *note = NULL;
      g_autoptr (RpBriefing) briefing = read_text (text, &note);

      g_free (assert_fixed (text));

      g_assert_cmpuint (rp_briefing_n_scenes (briefing), ==, 1);
      if (note == NULL || strstr (note, cases[i].note) == NULL || !g_str_has_prefix (note, "1 "))
        g_error ("%s: %s", cases[i].members, note);
    }
}

/* Every value by every other kind of value. */
static void
test_wrong_types (void)
{
  static const char *const values[]
      = { "null", "true", "-7", "1e300", "\"\"", "\"x\"", "[]", "{}", "[[{}]]", "[null]" };
  static const char *const keys[] = { "id",   "view",    "title",    "caption",  "notes", "duration", "range", "period",
                                      "also", "network", "selected", "arranged", "alone", "callouts", "later" };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    for (guint j = 0; j < G_N_ELEMENTS (values); j++)
      {
        g_autofree char *members = g_strdup_printf ("\"%s\":%s", keys[i], values[j]);
        g_autofree char *text = with_scene (members);
        g_autofree char *top = g_strdup_printf ("{\"rapport-briefing\":1,\"title\":%s,\"scenes\":%s,\"dataset\":%s}",
                                                values[j], values[j], values[j]);

        g_free (assert_fixed (text));
        g_free (assert_fixed (top));
      }
}

/* A scene of a view that is not known is kept where it stood, whatever is done to the others. */
static void
test_kept_scenes (void)
{
  const char *text
      = "{\"rapport-briefing\":1,\"scenes\":[{\"view\":\"globe\",\"n\":1},{\"id\":\"a\",\"view\":\"table\"},"
        "{\"id\":\"m\", \"view\":\"map\",\"tilt\":[ 1.50 ]},{\"title\":\"none\"},{\"id\":\"b\",\"view\":\"both\"},7]}";
  g_autofree char *note = NULL, *once = assert_fixed (text), *after = NULL;
  g_autoptr (RpBriefing) briefing = read_text (text, &note);
  g_autoptr (RpBriefing) removed = rp_briefing_remove (briefing, 0);
  const char *globe = strstr (once, "{\"view\":\"globe\",\"n\":1}"), *first = strstr (once, "\"table\"");
  const char *map = strstr (once, "{\"id\":\"m\", \"view\":\"map\",\"tilt\":[ 1.50 ]}"),
             *last = strstr (once, "\"both\"");

  g_assert_cmpuint (rp_briefing_n_scenes (briefing), ==, 2);
  g_assert_true (g_str_has_prefix (note, "4 "));
  g_assert_true (globe != NULL && globe < first && first < map && map < last);
  g_assert_nonnull (strstr (once, "{\"title\":\"none\"}"));
  after = rp_briefing_to_json (removed);
  g_assert_null (strstr (after, "\"table\""));
  g_assert_nonnull (strstr (after, "\"map\""));
}

/* No key of a file passes for such a scene. */
static void
test_key_in_disguise (void)
{
  g_autofree char *note = NULL;
  g_autoptr (RpBriefing) briefing
      = read_text ("{\"rapport-briefing\":1,\"scenes\\u001f\":7,\"scenes\":[],\"scenes2\":8}", &note);
  g_autofree char *text = rp_briefing_to_json (briefing);

  g_assert_nonnull (note);
  g_assert_cmpstr (text, ==, "{\n  \"rapport-briefing\": 1,\n  \"scenes\": [],\n  \"scenes2\": 8\n}\n");
}

static void
test_ids (void)
{
  g_autofree char *once = assert_fixed (
      "{\"rapport-briefing\":1,\"scenes\":[{\"view\":\"text\"},{\"id\":\"a\",\"view\":\"text\"},"
      "{\"id\":\"a\",\"view\":\"text\"},{\"id\":\"a~2\",\"view\":\"text\"},{\"id\":\"\",\"view\":\"text\"},"
      "{\"id\":\"a\",\"view\":\"text\"}]}");
  g_autoptr (RpBriefing) briefing = read_text (once, NULL);
  static const char *const ids[] = { "scene-1", "a", "a~2", "a~2~2", "scene-5", "a~3" };

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    g_assert_cmpstr (rp_briefing_get_scene (briefing, i)->id, ==, ids[i]);
}

/* A byte order mark, and equal keys of which the last counts, at every depth. */
static void
test_lenient (void)
{
  g_autoptr (RpBriefing) briefing = read_text (
      "\xef\xbb\xbf{\"scenes\":[{\"view\":\"x\"}],\"rapport-briefing\":1,\"x\":1,\"scenes\":[{\"view\":\"y\",\"id\":\"a\","
      "\"view\":\"text\",\"later\":1,\"later\":2,\"callouts\":[7],\"callouts\":[{\"text\":\"t\",\"record\":\"r\",\"q\":1,"
      "\"q\":[2]}]}],\"x\":3}",
      NULL);
  g_autofree char *text = rp_briefing_to_json (briefing);

  g_free (assert_fixed (text));

  g_assert_cmpuint (rp_briefing_n_scenes (briefing), ==, 1);
  g_assert_nonnull (strstr (text, "\"later\": 2"));
  g_assert_nonnull (strstr (text, "\"q\": [2]"));
  g_assert_nonnull (strstr (text, "\"x\": 3"));
  g_assert_null (strstr (text, "\"view\":\"x\""));
}

static void
test_too_much (void)
{
  g_autoptr (GString) text = g_string_new ("{\"rapport-briefing\":1,\"title\":\"");
  g_autofree char *note = NULL;
  g_autoptr (RpBriefing) briefing = NULL;
  const RpScene *scene;

  g_string_append_c (text, 'a'); /* the two bytes of an ä straddle the limit */
  for (guint i = 0; i < 100000; i++)
    g_string_append (text, "ä");
  g_string_append (text, "\",\"scenes\":[{\"id\":\"a\",\"view\":\"text\",\"callouts\":[");
  for (guint i = 0; i < 300; i++)
    g_string_append_printf (text, "%s{\"text\":\"t\",\"record\":\"r\"}", i > 0 ? "," : "");
  g_string_append (text, "]}");
  for (guint i = 0; i < 5000; i++)
    g_string_append (text, ",{\"view\":\"text\"}");
  g_string_append (text, "]}");
  briefing = read_text (text->str, &note);
  scene = rp_briefing_get_scene (briefing, 0);
  g_assert_cmpuint (rp_briefing_n_scenes (briefing), ==, RP_BRIEFING_MOST_SCENES);
  g_assert_cmpuint (scene->n_callouts, ==, RP_SCENE_MOST_CALLOUTS);
  g_assert_cmpuint (strlen (rp_briefing_get_title (briefing)), ==, RP_SCENE_MOST_TEXT - 1);
  g_assert_true (g_utf8_validate (rp_briefing_get_title (briefing), -1, NULL));
  g_assert_true (g_str_has_prefix (note, "3 "));
}

/* A file in which something was overwritten, doubled or lost: refused with a place, or read in part, and then what is
 * written of it holds. */
static void
test_mutated (void)
{
  static const char parts[] = "{}[],:\"\\0123456789-.eE \n\xff\xc3\xa4nulltrue";
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);
  guint n_read = 0;

  for (guint i = 0; i < 20000; i++)
    {
      g_autoptr (GString) text = g_string_new (whole);
      g_autoptr (GError) error = NULL;
      g_autoptr (RpBriefing) briefing = NULL;

      for (int n = g_rand_int_range (rand, 1, 5); n > 0; n--)
        {
          gsize at = (gsize)g_rand_int_range (rand, 0, (int)text->len);
          gsize wanted = (gsize)g_rand_int_range (rand, 0, 12);
          gsize length = MIN (wanted, text->len - at);
          int kind = g_rand_int_range (rand, 0, 3);

          if (kind == 0)
            text->str[at] = parts[g_rand_int_range (rand, 0, (int)sizeof parts - 1)];
          else if (kind == 1)
            g_string_erase (text, (gssize)at, (gssize)length);
          else
            {
              g_autofree char *copy = g_strndup (text->str + at, length);

              g_string_insert (text, g_rand_int_range (rand, 0, (int)text->len), copy);
            }
        }
      briefing = rp_briefing_from_json (text->str, text->len, NULL, &error);
      g_assert_true ((briefing == NULL) == (error != NULL));
      n_read += briefing != NULL;
      if (briefing != NULL && i % 10 == 0)
        {
          g_free (assert_fixed (text->str));
        }
    }
  g_assert_cmpuint (n_read, >, 100);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/briefing-json/bytes", test_bytes);
  g_test_add_func ("/briefing-json/values", test_values);
  g_test_add_func ("/briefing-json/nothing", test_nothing);
  g_test_add_func ("/briefing-json/ranges", test_ranges);
  g_test_add_func ("/briefing-json/any-range", test_any_range);
  g_test_add_func ("/briefing-json/periods", test_periods);
  g_test_add_func ("/briefing-json/by-hand", test_by_hand);
  g_test_add_func ("/briefing-json/refused", test_refused);
  g_test_add_func ("/briefing-json/deep", test_deep);
  g_test_add_func ("/briefing-json/truncated", test_truncated);
  g_test_add_func ("/briefing-json/passed-over", test_passed_over);
  g_test_add_func ("/briefing-json/wrong-types", test_wrong_types);
  g_test_add_func ("/briefing-json/kept-scenes", test_kept_scenes);
  g_test_add_func ("/briefing-json/key-in-disguise", test_key_in_disguise);
  g_test_add_func ("/briefing-json/ids", test_ids);
  g_test_add_func ("/briefing-json/lenient", test_lenient);
  g_test_add_func ("/briefing-json/too-much", test_too_much);
  g_test_add_func ("/briefing-json/mutated", test_mutated);
  return g_test_run ();
}
