/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads an arrangement: the strict reader first, which says where what is wrong, then json-glib for the tree. */
#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <math.h>
#include <string.h>

#include "json-check.h"
#include "saved-members.h"

#define VERSION_KEY "rapport-arrangement"
/* A list that is longer is no choice that a person made; a longer text is none either. */
#define MOST_TEXTS 20000
#define MOST_BYTES 65536
#define MOST_REST 1000
/* What a view may have been, px. */
#define LEAST_AREA 20
#define MOST_AREA 20000

typedef struct
{
  RpSavedArrangement *made;
  guint n_ignored;
  char *first; /* where and why */
} Reading;

/* ---- the bytes ---- */

/* What the strict reader lets through with a warning, and json-glib would turn into something else. */
static gboolean
check_tokens (RpJsonReader *reader, GError **error)
{
  RpJsonToken token;
  guint line, column;

  while ((token = rp_json_reader_next (reader)) != RP_JSON_END && token != RP_JSON_FAILED)
    {
      RpJsonFlags flags = rp_json_reader_get_flags (reader);

      if (flags == 0)
        continue;
      rp_json_reader_get_place (reader, &line, &column);
      g_set_error (error, RP_ARRANGEMENT_ERROR, RP_ARRANGEMENT_ERROR_JSON, _ ("line %u, column %u: %s"), line, column,
                   token == RP_JSON_NUMBER ? _ ("a number beyond all measure")
                                           : _ ("a character that no text can hold"));
      return FALSE;
    }
  return TRUE;
}

static gboolean
is_known (const char *key)
{
  static const char *const others[] = { VERSION_KEY, "pins", "area", NULL };

  for (const RpSavedMember *member = rp_saved_members (); member->key != NULL; member++)
    if (g_str_equal (member->key, key))
      return TRUE;
  return g_strv_contains (others, key);
}

/* What this version has no use for is kept as it stands. */
static void
keep_rest (RpJsonReader *reader, const char *bytes, RpSavedArrangement *made)
{
  if (rp_json_reader_next (reader) != RP_JSON_OBJECT_BEGIN)
    return;
  while (rp_json_reader_next (reader) == RP_JSON_KEY)
    {
      gsize length, from, end;
      const char *text = rp_json_reader_get_text (reader, &length);
      g_autofree char *key = g_strndup (text, length);

      rp_json_reader_next (reader);
      from = rp_json_reader_get_offset (reader);
      rp_json_reader_skip (reader);
      end = rp_json_reader_get_end (reader);
      if (is_known (key) || (made->rest != NULL && made->rest->len >= 2 * MOST_REST))
        continue;
      if (made->rest == NULL)
        made->rest = g_ptr_array_new_with_free_func (g_free);
      g_ptr_array_add (made->rest, g_steal_pointer (&key));
      g_ptr_array_add (made->rest, g_strndup (bytes + from, end - from));
    }
}

static RpJsonReader *
reader_for (const char *text, gsize length, const RpJsonFindings *findings)
{
  RpJsonReader *reader = rp_json_reader_new (text, length);

  rp_json_reader_set_superseded (reader, (const guint32 *)(gpointer)findings->superseded->data,
                                 findings->superseded->len);
  return reader;
}

static gboolean
check_bytes (const char *text, gsize length, RpSavedArrangement *made, GError **error)
{
  g_autoptr (RpJsonFindings) findings = rp_json_check (text, length, NULL, NULL);
  g_autoptr (RpJsonReader) tokens = NULL;
  g_autoptr (RpJsonReader) top = NULL;

  if (findings->error != NULL)
    {
      g_set_error (error, RP_ARRANGEMENT_ERROR, RP_ARRANGEMENT_ERROR_JSON, _ ("line %u, column %u: %s"),
                   findings->error->line, findings->error->column, findings->error->message);
      return FALSE;
    }
  tokens = rp_json_reader_new (text, length);
  if (!check_tokens (tokens, error))
    return FALSE;
  top = reader_for (text, length, findings);
  keep_rest (top, text, made);
  return TRUE;
}

/* ---- the tree ---- */

static void
ignore (Reading *reading, const char *where, const char *why)
{
  if (reading->n_ignored++ == 0)
    reading->first = g_strdup_printf ("%s: %s", where, why);
}

static gboolean
is_text (JsonNode *node)
{
  return JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING;
}

static gboolean
is_number (JsonNode *node)
{
  GType type = JSON_NODE_HOLDS_VALUE (node) ? json_node_get_value_type (node) : G_TYPE_INVALID;

  return type == G_TYPE_INT64 || type == G_TYPE_DOUBLE;
}

static void
take_word (Reading *reading, const RpSavedMember *member, JsonNode *node)
{
  if (is_text (node) && strlen (json_node_get_string (node)) <= MOST_BYTES)
    G_STRUCT_MEMBER (char *, reading->made, member->offset) = json_node_dup_string (node);
  else
    ignore (reading, member->key, _ ("not a word"));
}

/* The texts of a list; NULL: it is none. Transfer full. */
static char **
texts_of (Reading *reading, const char *key, JsonNode *node)
{
  JsonArray *array = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  guint n = array != NULL ? json_array_get_length (array) : 0;
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);

  if (array == NULL || n > MOST_TEXTS)
    {
      ignore (reading, key, array == NULL ? _ ("not a list") : _ ("a list that is too long"));
      return NULL;
    }
  for (guint i = 0; i < n; i++)
    {
      JsonNode *item = json_array_get_element (array, i);

      if (is_text (item) && strlen (json_node_get_string (item)) <= MOST_BYTES)
        g_ptr_array_add (texts, json_node_dup_string (item));
      else
        ignore (reading, key, is_text (item) ? _ ("a text that is too long") : _ ("not a text"));
    }
  g_ptr_array_add (texts, NULL);
  return (char **)g_ptr_array_steal (texts, NULL);
}

static void
free_texts (gpointer data)
{
  g_strfreev (data);
}

static GPtrArray *
lists_of (Reading *reading, const char *key, JsonNode *node)
{
  JsonArray *array = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  guint n = array != NULL ? json_array_get_length (array) : 0;
  GPtrArray *lists;

  if (array == NULL || n > MOST_TEXTS)
    {
      ignore (reading, key, array == NULL ? _ ("not a list") : _ ("a list that is too long"));
      return NULL;
    }
  lists = g_ptr_array_new_with_free_func (free_texts);
  for (guint i = 0; i < n; i++)
    {
      char **texts = texts_of (reading, key, json_array_get_element (array, i));

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
    G_STRUCT_MEMBER (char **, reading->made, member->offset) = texts_of (reading, member->key, node);
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

  if (name == NULL || !is_text (name) || *json_node_get_string (name) == '\0')
    return _ ("no id");
  *id = json_node_get_string (name);
  if (strlen (*id) > MOST_BYTES)
    return _ ("an id that is too long");
  for (guint i = 0; i < 2; i++)
    {
      JsonNode *number = json_object_get_member (pin, i == 0 ? "x" : "y");

      if (number == NULL || !is_number (number))
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
  JsonArray *array = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  guint n = array != NULL ? json_array_get_length (array) : 0;
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);

  if (array == NULL || n > RP_ARRANGEMENT_MOST_PINS)
    {
      ignore (reading, "pins", array == NULL ? _ ("not a list") : _ ("a list that is too long"));
      return;
    }
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
    if (is_number (json_array_get_element (array, i)))
      area[i] = json_node_get_double (json_array_get_element (array, i));
  if (area[0] >= LEAST_AREA && area[0] <= MOST_AREA && area[1] >= LEAST_AREA && area[1] <= MOST_AREA)
    memcpy (reading->made->area, area, sizeof area);
  else
    ignore (reading, "area", _ ("not a width and a height"));
}

static gboolean
check_version (JsonObject *root, GError **error)
{
  JsonNode *node = root != NULL ? json_object_get_member (root, VERSION_KEY) : NULL;
  gint64 version = node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_INT64
                       ? json_node_get_int (node)
                       : 0;

  if (version == RP_ARRANGEMENT_VERSION)
    return TRUE;
  if (version > RP_ARRANGEMENT_VERSION)
    g_set_error (error, RP_ARRANGEMENT_ERROR, RP_ARRANGEMENT_ERROR_NEWER,
                 _ ("it is of version %" G_GINT64_FORMAT " of the arrangement’s format, and this Rapport knows version "
                    "%d: a newer one has written it"),
                 version, RP_ARRANGEMENT_VERSION);
  else if (root != NULL && node == NULL && json_object_has_member (root, "rapport"))
    g_set_error_literal (error, RP_ARRANGEMENT_ERROR, RP_ARRANGEMENT_ERROR_OTHER,
                         _ ("it is a dataset, not an arrangement"));
  else
    g_set_error (error, RP_ARRANGEMENT_ERROR, RP_ARRANGEMENT_ERROR_OTHER,
                 _ ("it is no arrangement: “%s” does not say 1"), VERSION_KEY);
  return FALSE;
}

static void
take_all (Reading *reading, JsonObject *root)
{
  for (const RpSavedMember *member = rp_saved_members (); member->key != NULL; member++)
    if (json_object_has_member (root, member->key))
      take_member (reading, member, json_object_get_member (root, member->key));
  if (json_object_has_member (root, "pins"))
    take_pins (reading, json_object_get_member (root, "pins"));
  if (json_object_has_member (root, "area"))
    take_area (reading, json_object_get_member (root, "area"));
}

RpSavedArrangement *
rp_saved_arrangement_from_json (const char *text, gsize length, char **note, GError **error)
{
  g_autoptr (RpSavedArrangement) made = rp_saved_arrangement_new ();
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (GError) trouble = NULL;
  Reading reading = { .made = made };
  JsonNode *root;
  gsize mark = length >= 3 && memcmp (text, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;

  if (note != NULL)
    *note = NULL;
  if (!check_bytes (text, length, made, error))
    return NULL;
  if (!json_parser_load_from_data (parser, text + mark, (gssize)(length - mark), &trouble))
    {
      g_set_error_literal (error, RP_ARRANGEMENT_ERROR, RP_ARRANGEMENT_ERROR_JSON, trouble->message);
      return NULL;
    }
  root = json_parser_get_root (parser);
  if (!check_version (root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL, error))
    return NULL;
  take_all (&reading, json_node_get_object (root));
  if (reading.n_ignored > 0 && note != NULL)
    *note = g_strdup_printf (
        ngettext ("%u value is passed over (%s)", "%u values are passed over, the first: %s", reading.n_ignored),
        reading.n_ignored, reading.first);
  g_free (reading.first);
  return g_steal_pointer (&made);
}
