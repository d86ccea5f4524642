/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads an arrangement, a whole text or a part of a briefing's, out of a tree that is sound as JSON (saved-tree). */
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "saved-members.h"

#define VERSION_KEY "rapport-arrangement"
/* What a view may have been, px. */
#define LEAST_AREA 20
#define MOST_AREA 20000

typedef struct
{
  RpSavedTree *tree;
  RpSavedArrangement *made;
} Reading;

gboolean
rp_saved_arrangement_knows (const char *key, G_GNUC_UNUSED RpJsonToken token, G_GNUC_UNUSED RpJsonReader *reader,
                            G_GNUC_UNUSED gpointer data)
{
  static const char *const others[] = { VERSION_KEY, "pins", "area", NULL };

  for (const RpSavedMember *member = rp_saved_members (); member->key != NULL; member++)
    if (g_str_equal (member->key, key))
      return TRUE;
  return g_strv_contains (others, key);
}

static void
ignore (Reading *reading, const char *where, const char *why)
{
  rp_saved_tree_ignore (reading->tree, where, why);
}

static void
take_word (Reading *reading, const RpSavedMember *member, JsonNode *node)
{
  if (rp_saved_tree_is_text (node) && strlen (json_node_get_string (node)) <= RP_SAVED_MOST_BYTES)
    G_STRUCT_MEMBER (char *, reading->made, member->offset) = json_node_dup_string (node);
  else
    ignore (reading, member->key, _ ("not a word"));
}

static void
free_texts (gpointer data)
{
  g_strfreev (data);
}

static GPtrArray *
lists_of (Reading *reading, const char *key, JsonNode *node)
{
  JsonArray *array = rp_saved_tree_list (reading->tree, key, node, RP_SAVED_MOST_TEXTS);
  GPtrArray *lists = array != NULL ? g_ptr_array_new_with_free_func (free_texts) : NULL;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      char **texts = rp_saved_tree_texts (reading->tree, key, json_array_get_element (array, i));

      if (texts != NULL)
        g_ptr_array_add (lists, texts);
    }
  return lists;
}

static void
take_member (Reading *reading, const RpSavedMember *member, JsonNode *node)
{
  if (member->kind == RP_SAVED_WORD)
    take_word (reading, member, node);
  else if (member->kind == RP_SAVED_TEXTS)
    G_STRUCT_MEMBER (char **, reading->made, member->offset) = rp_saved_tree_texts (reading->tree, member->key, node);
  else if (member->kind == RP_SAVED_LISTS)
    G_STRUCT_MEMBER (GPtrArray *, reading->made, member->offset) = lists_of (reading, member->key, node);
  else if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_BOOLEAN)
    G_STRUCT_MEMBER (gboolean, reading->made, member->offset) = json_node_get_boolean (node);
  else
    ignore (reading, member->key, _ ("neither true nor false"));
}

/* NULL: it can be used. */
static const char *
why_no_pin (JsonNode *item, const char **id, double place[2])
{
  JsonObject *pin = JSON_NODE_HOLDS_OBJECT (item) ? json_node_get_object (item) : NULL;
  JsonNode *name = pin != NULL ? json_object_get_member (pin, "id") : NULL;

  if (name == NULL || !rp_saved_tree_is_text (name) || *json_node_get_string (name) == '\0')
    return _ ("no id");
  *id = json_node_get_string (name);
  if (strlen (*id) > RP_SAVED_MOST_BYTES)
    return _ ("an id that is too long");
  for (guint i = 0; i < 2; i++)
    {
      JsonNode *number = json_object_get_member (pin, i == 0 ? "x" : "y");

      if (number == NULL || !rp_saved_tree_is_number (number))
        return _ ("no place");
      place[i] = json_node_get_double (number);
      if (!isfinite (place[i]) || fabs (place[i]) > RP_ARRANGEMENT_FARTHEST)
        return _ ("a place that is too far away");
    }
  return NULL;
}

static void
take_pins (Reading *reading, JsonNode *node)
{
  JsonArray *array = rp_saved_tree_list (reading->tree, "pins", node, RP_ARRANGEMENT_MOST_PINS);
  guint n = array != NULL ? json_array_get_length (array) : 0;
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);

  if (array == NULL)
    return;
  reading->made->pin_places = g_array_new (FALSE, FALSE, sizeof (double));
  for (guint i = 0; i < n; i++)
    {
      const char *id = NULL;
      double place[2] = { 0, 0 };
      const char *why = why_no_pin (json_array_get_element (array, i), &id, place);
      g_autofree char *where = why != NULL ? g_strdup_printf ("pins/%u", i) : NULL;

      if (why != NULL)
        {
          ignore (reading, where, why);
          continue;
        }
      g_ptr_array_add (ids, g_strdup (id));
      g_array_append_vals (reading->made->pin_places, place, 2);
    }
  g_ptr_array_add (ids, NULL);
  reading->made->pins = (char **)g_ptr_array_steal (ids, NULL);
}

static void
take_area (Reading *reading, JsonNode *node)
{
  JsonArray *array = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  double area[2] = { 0, 0 };

  for (guint i = 0; i < 2 && array != NULL && json_array_get_length (array) == 2; i++)
    if (rp_saved_tree_is_number (json_array_get_element (array, i)))
      area[i] = json_node_get_double (json_array_get_element (array, i));
  if (area[0] >= LEAST_AREA && area[0] <= MOST_AREA && area[1] >= LEAST_AREA && area[1] <= MOST_AREA)
    memcpy (reading->made->area, area, sizeof area);
  else
    ignore (reading, "area", _ ("not a width and a height"));
}

RpSavedArrangement *
rp_saved_arrangement_from_object (RpSavedTree *tree, JsonObject *object)
{
  Reading reading = { tree, rp_saved_arrangement_new () };

  for (const RpSavedMember *member = rp_saved_members (); member->key != NULL; member++)
    if (json_object_has_member (object, member->key))
      take_member (&reading, member, json_object_get_member (object, member->key));
  if (json_object_has_member (object, "pins"))
    take_pins (&reading, json_object_get_member (object, "pins"));
  if (json_object_has_member (object, "area"))
    take_area (&reading, json_object_get_member (object, "area"));
  return reading.made;
}

RpSavedArrangement *
rp_saved_arrangement_from_json (const char *text, gsize length, char **note, GError **error)
{
  g_autoptr (RpSavedTree) tree = rp_saved_tree_new (text, length, error);
  g_autoptr (RpJsonReader) reader = NULL;
  RpSavedArrangement *made;

  if (note != NULL)
    *note = NULL;
  if (tree == NULL || !rp_saved_tree_check_version (tree, VERSION_KEY, RP_ARRANGEMENT_VERSION, error))
    return NULL;
  made = rp_saved_arrangement_from_object (tree, tree->root);
  reader = rp_saved_tree_read (tree);
  made->rest = rp_saved_tree_keep_rest (tree, reader, rp_saved_arrangement_knows, NULL);
  if (note != NULL)
    *note = rp_saved_tree_dup_note (tree);
  return made;
}
