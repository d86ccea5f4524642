/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads a briefing out of a tree that is sound as JSON (saved-tree). */
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "briefing-json.h"
#include "briefing-members.h"
#include "edtf.h"
#include "saved-members.h"
#include "saved-time.h"

#define MOST_ZOOM 1e9
#define MOST_PART 1e6

/* What is kept of one item of the list of scenes. */
typedef struct
{
  char *text;               /* of all of it, of a view that is not known; else NULL */
  GPtrArray *rest;          /* nullable, as all below */
  GPtrArray *arranged_rest; /* of its arrangement */
  GPtrArray *callout_rests; /* GPtrArray *, nullable: of its callouts */
} SceneRest;

typedef struct
{
  RpSavedTree *tree;
  GArray *scene_rests; /* SceneRest, by item */
  GPtrArray *rest;
  GHashTable *ids; /* that are taken */
  GPtrArray *scenes;
} Reading;

/* ---- what is not known ---- */

static void
clear_scene_rest (gpointer data)
{
  SceneRest *rest = data;

  g_free (rest->text);
  g_clear_pointer (&rest->rest, g_ptr_array_unref);
  g_clear_pointer (&rest->arranged_rest, g_ptr_array_unref);
  g_clear_pointer (&rest->callout_rests, g_ptr_array_unref);
}

static void
free_rest (gpointer rest)
{
  g_clear_pointer ((GPtrArray **)&rest, g_ptr_array_unref);
}

static gboolean
knows_in_callout (const char *key, G_GNUC_UNUSED RpJsonToken token, G_GNUC_UNUSED RpJsonReader *reader,
                  G_GNUC_UNUSED gpointer data)
{
  static const char *const known[] = { "text", "record", "when", "dx", "dy", NULL };

  return g_strv_contains (known, key);
}

static GPtrArray *
rests_of_callouts (Reading *reading, RpJsonReader *reader)
{
  GPtrArray *rests = g_ptr_array_new_with_free_func (free_rest);
  RpJsonToken token;

  while ((token = rp_json_reader_next (reader)) != RP_JSON_ARRAY_END && token != RP_JSON_FAILED)
    {
      gboolean read = token == RP_JSON_OBJECT_BEGIN && rests->len < RP_SCENE_MOST_CALLOUTS;

      g_ptr_array_add (rests, read ? rp_saved_tree_keep_rest (reading->tree, reader, knows_in_callout, reading) : NULL);
      rp_json_reader_skip (reader);
    }
  return rests;
}

static gboolean
knows_in_scene (const char *key, RpJsonToken token, RpJsonReader *reader, gpointer data)
{
  static const char *const known[] = { "id",     "view",     "title", "caption", "notes",   "duration", "range",
                                       "period", "selected", "also",  "alone",   "network", NULL };
  Reading *reading = data;
  SceneRest *rest = &g_array_index (reading->scene_rests, SceneRest, reading->scene_rests->len - 1);

  if (g_str_equal (key, "arranged"))
    {
      if (token == RP_JSON_OBJECT_BEGIN)
        rest->arranged_rest = rp_saved_tree_keep_rest (reading->tree, reader, rp_saved_arrangement_knows, NULL);
      return TRUE;
    }
  if (g_str_equal (key, "callouts"))
    {
      if (token == RP_JSON_ARRAY_BEGIN)
        rest->callout_rests = rests_of_callouts (reading, reader);
      return TRUE;
    }
  return g_strv_contains (known, key);
}

/* Whether the list of scenes has one that can be shown at INDEX. */
static gboolean
is_shown (Reading *reading, guint index)
{
  JsonArray *scenes = json_object_get_array_member (reading->tree->root, RP_BRIEFING_SCENES_KEY);
  JsonNode *node = json_array_get_element (scenes, index);
  JsonNode *view = JSON_NODE_HOLDS_OBJECT (node) ? json_object_get_member (json_node_get_object (node), "view") : NULL;

  return view != NULL && rp_saved_tree_is_text (view) && rp_scene_is_view (json_node_get_string (view));
}

static void
keep_of_scenes (Reading *reading, RpJsonReader *reader)
{
  RpJsonToken token;

  while ((token = rp_json_reader_next (reader)) != RP_JSON_ARRAY_END && token != RP_JSON_FAILED)
    {
      guint index = reading->scene_rests->len;
      SceneRest none = { NULL, NULL, NULL, NULL };
      gsize from = rp_json_reader_get_offset (reader);

      if (token == RP_JSON_OBJECT_BEGIN && index < RP_BRIEFING_MOST_SCENES)
        {
          g_array_append_val (reading->scene_rests, none);
          if (is_shown (reading, index))
            g_array_index (reading->scene_rests, SceneRest, index).rest
                = rp_saved_tree_keep_rest (reading->tree, reader, knows_in_scene, reading);
          rp_json_reader_skip (reader);
          if (!is_shown (reading, index))
            g_array_index (reading->scene_rests, SceneRest, index).text
                = g_strndup (reading->tree->text + from, rp_json_reader_get_end (reader) - from);
          continue;
        }
      g_array_append_val (reading->scene_rests, none);
      rp_json_reader_skip (reader);
    }
}

static gboolean
knows_at_top (const char *key, RpJsonToken token, RpJsonReader *reader, gpointer data)
{
  static const char *const known[] = { RP_BRIEFING_VERSION_KEY, "title", "dataset", NULL };
  Reading *reading = data;

  if (g_str_equal (key, RP_BRIEFING_SCENES_KEY))
    {
      if (token == RP_JSON_ARRAY_BEGIN)
        keep_of_scenes (reading, reader);
      return TRUE;
    }
  if (g_str_has_prefix (key, RP_BRIEFING_KEPT_SCENE))
    {
      rp_saved_tree_ignore (reading->tree, key, _ ("a key that means something else"));
      return TRUE;
    }
  return g_strv_contains (known, key);
}

/* ---- parts of a scene ---- */

/* As long as texts may be. Transfer full, nullable. */
static char *
take_text (Reading *reading, JsonObject *object, const char *key)
{
  JsonNode *node = json_object_get_member (object, key);
  char *text = NULL;

  if (node == NULL)
    return NULL;
  if (!rp_saved_tree_is_text (node))
    {
      rp_saved_tree_ignore (reading->tree, key, _ ("not a text"));
      return NULL;
    }
  if (strlen (json_node_get_string (node)) > RP_SCENE_MOST_TEXT)
    rp_saved_tree_ignore (reading->tree, key, _ ("what a text says beyond the longest"));
  rp_scene_set_text (&text, json_node_get_string (node));
  return text;
}

static void
take_range (Reading *reading, JsonNode *node, RpScene *scene)
{
  JsonArray *ends = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  double from = NAN, to = NAN;

  if (ends != NULL && json_array_get_length (ends) == 2
      && rp_saved_time_read_double (json_array_get_element (ends, 0), FALSE, &from)
      && rp_saved_time_read_double (json_array_get_element (ends, 1), TRUE, &to) && from < to)
    {
      scene->from = from;
      scene->to = to;
      return;
    }
  rp_saved_tree_ignore (reading->tree, "range", _ ("not a moment and a later one"));
}

/* Members of a part that is a plain value cannot be kept. */
static void
count_unknown (Reading *reading, JsonObject *object, const char *const *known)
{
  g_autoptr (GList) keys = json_object_get_members (object);

  for (GList *key = keys; key != NULL; key = key->next)
    if (!g_strv_contains (known, key->data))
      rp_saved_tree_ignore (reading->tree, key->data, _ ("not known"));
}

static gboolean
take_end (JsonObject *object, const char *key, gboolean is_end, RpInstant *instant)
{
  JsonNode *node = json_object_get_member (object, key);

  return node == NULL || rp_saved_time_read_instant (node, is_end, instant);
}

static gboolean
take_mode (JsonObject *object, RpPeriodMode *mode)
{
  JsonNode *node = json_object_get_member (object, "mode");

  for (guint i = 0; node != NULL && rp_saved_tree_is_text (node) && rp_briefing_period_modes[i] != NULL; i++)
    if (g_str_equal (json_node_get_string (node), rp_briefing_period_modes[i]))
      {
        *mode = (RpPeriodMode)i;
        return TRUE;
      }
  return node == NULL;
}

static void
take_period (Reading *reading, JsonNode *node, RpScene *scene)
{
  static const char *const known[] = { "from", "to", "mode", NULL };
  JsonObject *object = rp_saved_tree_object (reading->tree, "period", node);
  RpPeriod period = RP_PERIOD_NONE;
  gsize at = reading->tree->at->len;

  if (object == NULL)
    return;
  g_string_append (reading->tree->at, "period/");
  count_unknown (reading, object, known);
  g_string_truncate (reading->tree->at, at);
  period.active = TRUE;
  if (take_end (object, "from", FALSE, &period.from) && take_end (object, "to", TRUE, &period.to)
      && take_mode (object, &period.mode) && rp_instant_compare (period.from, period.to) <= 0)
    scene->period = period;
  else
    rp_saved_tree_ignore (reading->tree, "period", _ ("not a period"));
}

static void
take_sight (Reading *reading, JsonNode *node, RpScene *scene)
{
  static const char *const known[] = { "zoom", "x", "y", NULL };
  JsonObject *object = rp_saved_tree_object (reading->tree, "network", node);
  RpNetworkSight sight = { 0, 0.5, 0.5 };
  gsize at = reading->tree->at->len;

  if (object == NULL)
    return;
  g_string_append (reading->tree->at, "network/");
  count_unknown (reading, object, known);
  if (!json_object_has_member (object, "zoom"))
    rp_saved_tree_ignore (reading->tree, "", _ ("no zoom"));
  if (rp_saved_tree_number (reading->tree, object, "zoom", 0, MOST_ZOOM, &sight.zoom))
    {
      rp_saved_tree_number (reading->tree, object, "x", -MOST_PART, MOST_PART, &sight.x);
      rp_saved_tree_number (reading->tree, object, "y", -MOST_PART, MOST_PART, &sight.y);
      scene->sight = sight;
    }
  g_string_truncate (reading->tree->at, at);
}

static void
take_arranged (Reading *reading, JsonNode *node, GPtrArray *rest, RpScene *scene)
{
  JsonObject *object = rp_saved_tree_object (reading->tree, "arranged", node);
  gsize at = reading->tree->at->len;

  if (object == NULL)
    return;
  rp_saved_arrangement_free (scene->arranged);
  g_string_append (reading->tree->at, "arranged/");
  scene->arranged = rp_saved_arrangement_from_object (reading->tree, object);
  g_string_truncate (reading->tree->at, at);
  scene->arranged->rest = rest != NULL ? g_ptr_array_ref (rest) : NULL;
}

/* ---- callouts ---- */

/* NULL: it can be used. */
static const char *
why_no_callout (Reading *reading, JsonObject *object, RpCallout *callout)
{
  RpWhen when;

  if (object == NULL || !json_object_has_member (object, "text"))
    return _ ("no text");
  callout->text = take_text (reading, object, "text");
  callout->record = g_strdup (rp_saved_tree_text (reading->tree, object, "record"));
  if (callout->record == NULL)
    callout->when = g_strdup (rp_saved_tree_text (reading->tree, object, "when"));
  else if (json_object_has_member (object, "when"))
    rp_saved_tree_ignore (reading->tree, "when", _ ("a moment besides the record"));
  if (callout->record == NULL && callout->when == NULL)
    return _ ("neither a record nor a moment");
  if (callout->when != NULL && (!rp_edtf_parse (callout->when, &when, NULL, NULL) || when.year_unknown))
    return _ ("no moment");
  rp_saved_tree_number (reading->tree, object, "dx", -RP_BRIEFING_FARTHEST, RP_BRIEFING_FARTHEST, &callout->dx);
  rp_saved_tree_number (reading->tree, object, "dy", -RP_BRIEFING_FARTHEST, RP_BRIEFING_FARTHEST, &callout->dy);
  return NULL;
}

static void
take_callout (Reading *reading, JsonNode *node, GPtrArray *rest, RpScene *scene)
{
  RpCallout callout = { .rest = rest };
  const char *why
      = why_no_callout (reading, JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL, &callout);

  if (why != NULL)
    rp_saved_tree_ignore (reading->tree, "", why);
  else
    {
      if (callout.text == NULL)
        callout.text = g_strdup ("");
      rp_scene_add_callout (scene, &callout);
    }
  g_free (callout.text);
  g_free (callout.record);
  g_free (callout.when);
}

static void
take_callouts (Reading *reading, JsonNode *node, GPtrArray *rests, RpScene *scene)
{
  JsonArray *array = rp_saved_tree_list (reading->tree, "callouts", node, G_MAXUINT);
  guint n = array != NULL ? json_array_get_length (array) : 0;
  gsize at = reading->tree->at->len;

  if (n > RP_SCENE_MOST_CALLOUTS)
    rp_saved_tree_ignore (reading->tree, "callouts", _ ("a list that is too long"));
  for (guint i = 0; i < MIN (n, RP_SCENE_MOST_CALLOUTS); i++)
    {
      g_string_append_printf (reading->tree->at, "callouts/%u/", i);
      take_callout (reading, json_array_get_element (array, i),
                    rests != NULL && i < rests->len ? g_ptr_array_index (rests, i) : NULL, scene);
      g_string_truncate (reading->tree->at, at);
    }
}

/* ---- scenes ---- */

/* The id that it says, or one from its place; never one that is taken. Transfer full. */
static char *
take_id (Reading *reading, JsonObject *object, guint index)
{
  const char *said = rp_saved_tree_text (reading->tree, object, "id");
  g_autofree char *wanted = said != NULL && *said != '\0' ? g_strdup (said) : g_strdup_printf ("scene-%u", index + 1);
  char *id = g_strdup (wanted);

  for (guint i = 2; g_hash_table_contains (reading->ids, id); i++)
    {
      g_free (id);
      id = g_strdup_printf ("%s~%u", wanted, i);
    }
  g_hash_table_add (reading->ids, g_strdup (id));
  return id;
}

static void
take_words (Reading *reading, JsonObject *object, RpScene *scene)
{
  scene->title = take_text (reading, object, "title");
  scene->caption = take_text (reading, object, "caption");
  scene->notes = take_text (reading, object, "notes");
  rp_saved_tree_number (reading->tree, object, "duration", 0, RP_BRIEFING_LONGEST, &scene->duration_s);
}

static void
take_shown (Reading *reading, JsonObject *object, RpScene *scene)
{
  if (json_object_has_member (object, "range"))
    take_range (reading, json_object_get_member (object, "range"), scene);
  if (json_object_has_member (object, "period"))
    take_period (reading, json_object_get_member (object, "period"), scene);
  scene->selected = g_strdup (rp_saved_tree_text (reading->tree, object, "selected"));
  if (json_object_has_member (object, "also"))
    scene->also = rp_saved_tree_texts (reading->tree, "also", json_object_get_member (object, "also"));
  scene->alone = rp_saved_tree_flag (reading->tree, object, "alone");
  if (json_object_has_member (object, "network"))
    take_sight (reading, json_object_get_member (object, "network"), scene);
}

static RpScene *
make_scene (Reading *reading, JsonObject *object, guint index, const SceneRest *rest)
{
  RpScene *scene = rp_scene_new (json_object_get_string_member (object, "view"));

  g_free (scene->id);
  scene->id = take_id (reading, object, index);
  take_words (reading, object, scene);
  take_shown (reading, object, scene);
  if (json_object_has_member (object, "arranged"))
    take_arranged (reading, json_object_get_member (object, "arranged"), rest->arranged_rest, scene);
  if (json_object_has_member (object, "callouts"))
    take_callouts (reading, json_object_get_member (object, "callouts"), rest->callout_rests, scene);
  scene->rest = rest->rest != NULL ? g_ptr_array_ref (rest->rest) : NULL;
  return scene;
}

/* It stays in the file, behind the scene that it stands behind. */
static void
keep_scene (Reading *reading, const SceneRest *rest)
{
  const RpScene *before
      = reading->scenes->len > 0 ? g_ptr_array_index (reading->scenes, reading->scenes->len - 1) : NULL;

  if (reading->rest == NULL)
    reading->rest = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (reading->rest, g_strconcat (RP_BRIEFING_KEPT_SCENE, before != NULL ? before->id : "", NULL));
  g_ptr_array_add (reading->rest, g_strdup (rest->text));
}

static void
take_scene (Reading *reading, JsonNode *node, guint index)
{
  const SceneRest *rest = &g_array_index (reading->scene_rests, SceneRest, index);
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;

  if (object == NULL)
    rp_saved_tree_ignore (reading->tree, "", _ ("not a scene"));
  else if (rest->text == NULL)
    g_ptr_array_add (reading->scenes, make_scene (reading, object, index, rest));
  else
    {
      rp_saved_tree_ignore (reading->tree, "view", _ ("none that this Rapport knows; the scene is kept, unseen"));
      keep_scene (reading, rest);
    }
}

static void
take_scenes (Reading *reading, JsonNode *node)
{
  JsonArray *array = rp_saved_tree_list (reading->tree, RP_BRIEFING_SCENES_KEY, node, G_MAXUINT);
  guint n = array != NULL ? json_array_get_length (array) : 0;

  if (n > RP_BRIEFING_MOST_SCENES)
    rp_saved_tree_ignore (reading->tree, RP_BRIEFING_SCENES_KEY, _ ("a list that is too long"));
  for (guint i = 0; i < MIN (n, RP_BRIEFING_MOST_SCENES); i++)
    {
      g_string_printf (reading->tree->at, RP_BRIEFING_SCENES_KEY "/%u/", i);
      take_scene (reading, json_array_get_element (array, i), i);
    }
  g_string_truncate (reading->tree->at, 0);
}

static char **
take_known (Reading *reading, JsonNode *node)
{
  static const char *const members[] = { "known", NULL };
  JsonObject *object = rp_saved_tree_object (reading->tree, "dataset", node);
  char **known = NULL;

  if (object == NULL)
    return NULL;
  g_string_assign (reading->tree->at, "dataset/");
  count_unknown (reading, object, members);
  if (json_object_has_member (object, "known"))
    known = rp_saved_tree_texts (reading->tree, "known", json_object_get_member (object, "known"));
  if (known != NULL && g_strv_length (known) > RP_BRIEFING_MOST_KNOWN)
    {
      rp_saved_tree_ignore (reading->tree, "known", _ ("a list that is too long"));
      g_clear_pointer (&known, g_strfreev);
    }
  g_string_truncate (reading->tree->at, 0);
  return known;
}

static RpBriefing *
make_briefing (Reading *reading)
{
  JsonObject *root = reading->tree->root;
  g_autofree char *title = take_text (reading, root, "title");
  g_auto (GStrv) known = NULL;

  if (json_object_has_member (root, "dataset"))
    known = take_known (reading, json_object_get_member (root, "dataset"));
  if (json_object_has_member (root, RP_BRIEFING_SCENES_KEY))
    take_scenes (reading, json_object_get_member (root, RP_BRIEFING_SCENES_KEY));
  return rp_briefing_new_of (title, g_steal_pointer (&reading->scenes), (const char *const *)known, reading->rest);
}

RpBriefing *
rp_briefing_from_json (const char *text, gsize length, char **note, GError **error)
{
  g_autoptr (RpSavedTree) tree = rp_saved_tree_new (text, length, error);
  g_autoptr (RpJsonReader) reader = NULL;
  Reading reading = { .tree = tree };
  RpBriefing *made;

  if (note != NULL)
    *note = NULL;
  if (tree == NULL || !rp_saved_tree_check_version (tree, RP_BRIEFING_VERSION_KEY, RP_BRIEFING_VERSION, error))
    return NULL;
  reading.scene_rests = g_array_new (FALSE, FALSE, sizeof (SceneRest));
  g_array_set_clear_func (reading.scene_rests, clear_scene_rest);
  reading.ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  reading.scenes = g_ptr_array_new ();
  reader = rp_saved_tree_read (tree);
  reading.rest = rp_saved_tree_keep_rest (tree, reader, knows_at_top, &reading);
  made = make_briefing (&reading);
  g_array_unref (reading.scene_rests);
  g_hash_table_unref (reading.ids);
  g_clear_pointer (&reading.rest, g_ptr_array_unref);
  if (note != NULL)
    *note = rp_saved_tree_dup_note (tree);
  return made;
}
