/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "saved-tree.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define MOST_REST 1000

G_DEFINE_QUARK (rp - saved - error - quark, rp_saved_error)

/* ---- the bytes ---- */

/* What the strict reader lets through with a warning, and json-glib would turn into something else. */
static gboolean
check_tokens (RpJsonReader *reader, GError **error)
{
  RpJsonToken token;
  guint line, column;

  while ((token = rp_json_reader_next (reader)) != RP_JSON_END && token != RP_JSON_FAILED)
    {
      if (rp_json_reader_get_flags (reader) == 0)
        continue;
      rp_json_reader_get_place (reader, &line, &column);
      g_set_error (error, RP_SAVED_ERROR, RP_SAVED_ERROR_JSON, _ ("line %u, column %u: %s"), line, column,
                   token == RP_JSON_NUMBER ? _ ("a number beyond all measure")
                                           : _ ("a character that no text can hold"));
      return FALSE;
    }
  return TRUE;
}

static gboolean
check_bytes (const RpSavedTree *self, GError **error)
{
  const RpJsonError *wrong = self->findings->error;
  g_autoptr (RpJsonReader) tokens = NULL;

  if (wrong != NULL)
    {
      g_set_error (error, RP_SAVED_ERROR, RP_SAVED_ERROR_JSON, _ ("line %u, column %u: %s"), wrong->line, wrong->column,
                   wrong->message);
      return FALSE;
    }
  tokens = rp_json_reader_new (self->text, self->length);
  return check_tokens (tokens, error);
}

RpSavedTree *
rp_saved_tree_new (const char *text, gsize length, GError **error)
{
  g_autoptr (RpSavedTree) self = g_new0 (RpSavedTree, 1);
  g_autoptr (GError) trouble = NULL;
  gsize mark = length >= 3 && memcmp (text, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;
  JsonNode *root;

  self->text = text;
  self->length = length;
  self->at = g_string_new (NULL);
  self->findings = rp_json_check (text, length, NULL, NULL);
  if (!check_bytes (self, error))
    return NULL;
  self->parser = json_parser_new_immutable ();
  if (!json_parser_load_from_data (self->parser, text + mark, (gssize)(length - mark), &trouble))
    {
      g_set_error_literal (error, RP_SAVED_ERROR, RP_SAVED_ERROR_JSON, trouble->message);
      return NULL;
    }
  root = json_parser_get_root (self->parser);
  self->root = root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;
  return g_steal_pointer (&self);
}

void
rp_saved_tree_free (RpSavedTree *self)
{
  g_clear_object (&self->parser);
  g_clear_pointer (&self->findings, rp_json_findings_free);
  g_string_free (self->at, TRUE);
  g_free (self->first);
  g_free (self);
}

/* NULL: nothing of ours. */
static const char *
what_else (JsonObject *root)
{
  if (root == NULL)
    return NULL;
  if (json_object_has_member (root, "rapport"))
    return _ ("it is a dataset");
  if (json_object_has_member (root, "rapport-arrangement"))
    return _ ("it is an arrangement");
  return json_object_has_member (root, "rapport-briefing") ? _ ("it is a briefing") : NULL;
}

gboolean
rp_saved_tree_check_version (RpSavedTree *self, const char *key, gint64 version, GError **error)
{
  JsonNode *node = self->root != NULL ? json_object_get_member (self->root, key) : NULL;
  gint64 found = node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_INT64
                     ? json_node_get_int (node)
                     : 0;
  const char *else_ = node == NULL ? what_else (self->root) : NULL;

  if (found == version)
    return TRUE;
  if (found > version)
    {
      g_autofree char *theirs = g_strdup_printf ("%" G_GINT64_FORMAT, found);
      g_autofree char *ours = g_strdup_printf ("%" G_GINT64_FORMAT, version);

      g_set_error (
          error, RP_SAVED_ERROR, RP_SAVED_ERROR_NEWER,
          _ ("it is of version %s of its format, and this Rapport knows version %s: a newer one has written it"),
          theirs, ours);
    }
  else if (else_ != NULL)
    g_set_error_literal (error, RP_SAVED_ERROR, RP_SAVED_ERROR_OTHER, else_);
  else
    g_set_error (error, RP_SAVED_ERROR, RP_SAVED_ERROR_OTHER, _ ("it is something else: “%s” does not say %d"), key,
                 (int)version);
  return FALSE;
}

/* ---- what is passed over ---- */

void
rp_saved_tree_ignore (RpSavedTree *self, const char *where, const char *why)
{
  int length = (int)self->at->len - (*where == '\0' && self->at->len > 0);

  if (self->n_ignored++ == 0)
    self->first = g_strdup_printf ("%.*s%s: %s", length, self->at->str, where, why);
}

char *
rp_saved_tree_dup_note (RpSavedTree *self)
{
  if (self->n_ignored == 0)
    return NULL;
  return g_strdup_printf (
      ngettext ("%u value is passed over (%s)", "%u values are passed over, the first: %s", self->n_ignored),
      self->n_ignored, self->first);
}

/* ---- values ---- */

gboolean
rp_saved_tree_is_text (JsonNode *node)
{
  return JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING;
}

gboolean
rp_saved_tree_is_number (JsonNode *node)
{
  GType type = JSON_NODE_HOLDS_VALUE (node) ? json_node_get_value_type (node) : G_TYPE_INVALID;

  return type == G_TYPE_INT64 || type == G_TYPE_DOUBLE;
}

const char *
rp_saved_tree_text (RpSavedTree *self, JsonObject *object, const char *key)
{
  JsonNode *node = json_object_get_member (object, key);

  if (node == NULL)
    return NULL;
  if (!rp_saved_tree_is_text (node))
    rp_saved_tree_ignore (self, key, _ ("not a text"));
  else if (strlen (json_node_get_string (node)) > RP_SAVED_MOST_BYTES)
    rp_saved_tree_ignore (self, key, _ ("a text that is too long"));
  else
    return json_node_get_string (node);
  return NULL;
}

gboolean
rp_saved_tree_number (RpSavedTree *self, JsonObject *object, const char *key, double least, double most, double *number)
{
  JsonNode *node = json_object_get_member (object, key);
  double value;

  if (node == NULL)
    return FALSE;
  if (!rp_saved_tree_is_number (node))
    {
      rp_saved_tree_ignore (self, key, _ ("not a number"));
      return FALSE;
    }
  value = json_node_get_double (node);
  if (!isfinite (value) || value < least || value > most)
    {
      rp_saved_tree_ignore (self, key, _ ("a number beyond all measure"));
      return FALSE;
    }
  *number = value;
  return TRUE;
}

gboolean
rp_saved_tree_flag (RpSavedTree *self, JsonObject *object, const char *key)
{
  JsonNode *node = json_object_get_member (object, key);

  if (node == NULL)
    return FALSE;
  if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_BOOLEAN)
    return json_node_get_boolean (node);
  rp_saved_tree_ignore (self, key, _ ("neither true nor false"));
  return FALSE;
}

JsonObject *
rp_saved_tree_object (RpSavedTree *self, const char *key, JsonNode *node)
{
  if (JSON_NODE_HOLDS_OBJECT (node))
    return json_node_get_object (node);
  rp_saved_tree_ignore (self, key, _ ("not an object"));
  return NULL;
}

JsonArray *
rp_saved_tree_list (RpSavedTree *self, const char *key, JsonNode *node, guint most)
{
  JsonArray *array = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  if (array != NULL && json_array_get_length (array) <= most)
    return array;
  rp_saved_tree_ignore (self, key, array == NULL ? _ ("not a list") : _ ("a list that is too long"));
  return NULL;
}

char **
rp_saved_tree_texts (RpSavedTree *self, const char *key, JsonNode *node)
{
  JsonArray *array = rp_saved_tree_list (self, key, node, RP_SAVED_MOST_TEXTS);
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonNode *item = json_array_get_element (array, i);

      if (rp_saved_tree_is_text (item) && strlen (json_node_get_string (item)) <= RP_SAVED_MOST_BYTES)
        g_ptr_array_add (texts, json_node_dup_string (item));
      else
        rp_saved_tree_ignore (self, key,
                              rp_saved_tree_is_text (item) ? _ ("a text that is too long") : _ ("not a text"));
    }
  if (array == NULL)
    return NULL;
  g_ptr_array_add (texts, NULL);
  return (char **)g_ptr_array_steal (texts, NULL);
}

/* ---- what only a later Rapport knows ---- */

RpJsonReader *
rp_saved_tree_read (const RpSavedTree *self)
{
  RpJsonReader *reader = rp_json_reader_new (self->text, self->length);

  rp_json_reader_set_superseded (reader, (const guint32 *)(gpointer)self->findings->superseded->data,
                                 self->findings->superseded->len);
  rp_json_reader_next (reader);
  return reader;
}

GPtrArray *
rp_saved_tree_keep_rest (RpSavedTree *self, RpJsonReader *reader, RpSavedKnown is_known, gpointer data)
{
  GPtrArray *rest = NULL;

  while (rp_json_reader_next (reader) == RP_JSON_KEY)
    {
      gsize length, from;
      const char *text = rp_json_reader_get_text (reader, &length);
      g_autofree char *key = g_strndup (text, length);
      RpJsonToken token = rp_json_reader_next (reader);
      gboolean known;

      from = rp_json_reader_get_offset (reader);
      known = is_known (key, token, reader, data);
      rp_json_reader_skip (reader);
      if (known)
        continue;
      if (rest == NULL)
        rest = g_ptr_array_new_with_free_func (g_free);
      if (rest->len >= 2 * MOST_REST)
        {
          rp_saved_tree_ignore (self, key, _ ("one more of too many that are not known"));
          continue;
        }
      g_ptr_array_add (rest, g_steal_pointer (&key));
      g_ptr_array_add (rest, g_strndup (self->text + from, rp_json_reader_get_end (reader) - from));
    }
  return rest;
}
