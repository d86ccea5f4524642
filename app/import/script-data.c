/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "script-data.h"

#include "script-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  RpScriptText text;
  RpJsonTree *tree;
  GHashTable *names; /* variables that there are */
  guint depth;
  gboolean begun; /* it is a script: something was given a name */
} Script;

/* Where the next value goes. */
typedef struct
{
  RpJsonNode *parent, *last;
  const char *key; /* of an object's member */
} Spot;

static gboolean read_value (Script *self, Spot *spot);

static gboolean
refuse (Script *self, const char *at, const char *what)
{
  return rp_script_text_fail (&self->text, at,
                              g_strdup_printf (_ ("“%.40s” is code: only data are read of a script"), what));
}

/* The node is placed where the script stands; TEXT nullable. */
static RpJsonNode *
put (Script *self, Spot *spot, RpJsonToken type, const char *text, guint line, guint column)
{
  RpJsonNode node = { .type = type, .line = line, .column = column, .key = spot->key, .text = text };

  node.length = text != NULL ? (guint)strlen (text) : 0;
  return rp_json_tree_put (self->tree, spot->parent, &spot->last, &node);
}

static gboolean
is_open (Script *self, char close)
{
  return rp_script_text_skip (&self->text) && !rp_script_text_take (&self->text, close) && self->text.fault == NULL;
}

/* ---- lists and objects ---- */

static gboolean
read_list (Script *self, RpJsonNode *list)
{
  Spot spot = { .parent = list };

  for (self->text.p++; is_open (self, ']');)
    if (!read_value (self, &spot)
        || (!rp_script_text_take (&self->text, ',') && !rp_script_text_expect (&self->text, ']')))
      return FALSE;
    else if (self->text.p[-1] == ']')
      return TRUE;
  return self->text.fault == NULL;
}

/* A key, and the colon behind it. SHORT: there was a comma or a brace instead, `{nodes, edges}`. */
static gboolean
read_key (Script *self, char **key, gboolean *is_short)
{
  RpScriptText *text = &self->text;
  char c = text->p < text->end ? *text->p : '\0';
  gboolean named = rp_script_text_at_name (text);
  const char *at = text->p;

  if (!(named                   ? rp_script_text_name (text)
        : c == '"' || c == '\'' ? rp_script_text_string (text)
        : g_ascii_isdigit (c)   ? rp_script_text_number (text)
                                : rp_script_text_expect (text, '}')))
    return FALSE;
  *key = g_strdup (text->text->str);
  *is_short = FALSE;
  if (rp_script_text_take (text, ':'))
    return TRUE;
  *is_short = named && text->p < text->end && (*text->p == ',' || *text->p == '}');
  if (*is_short && !g_hash_table_contains (self->names, *key))
    return refuse (self, at, *key);
  return *is_short || rp_script_text_expect (text, ':');
}

static gboolean
read_object (Script *self, RpJsonNode *object)
{
  Spot spot = { .parent = object };

  for (self->text.p++; is_open (self, '}');)
    {
      g_autofree char *key = NULL;
      gboolean is_short;

      if (!read_key (self, &key, &is_short))
        return FALSE;
      spot.key = key;
      if (!is_short && !read_value (self, &spot))
        return FALSE;
      if (rp_script_text_take (&self->text, ','))
        continue;
      return rp_script_text_expect (&self->text, '}');
    }
  return self->text.fault == NULL;
}

static gboolean
read_container (Script *self, Spot *spot, char bracket, guint line, guint column)
{
  RpJsonNode *node = put (self, spot, bracket == '[' ? RP_JSON_ARRAY_BEGIN : RP_JSON_OBJECT_BEGIN, NULL, line, column);

  return bracket == '[' ? read_list (self, node) : read_object (self, node);
}

/* ---- names and calls ---- */

/* "vis.DataSet", "window['x']". Transfer full; NULL: a fault. */
static char *
read_path (Script *self)
{
  g_autoptr (GString) path = g_string_new (NULL);

  for (;;)
    {
      if (!rp_script_text_name (&self->text))
        return NULL;
      g_string_append (path, self->text.text->str);
      /* a list may stand behind “export default” */
      while (strcmp (path->str, "default") != 0 && rp_script_text_take (&self->text, '['))
        {
          if (!rp_script_text_skip (&self->text) || self->text.p >= self->text.end
              || strchr ("'\"", *self->text.p) == NULL || *self->text.p == '\0')
            {
              refuse (self, self->text.p, path->str);
              return NULL;
            }
          if (!rp_script_text_string (&self->text))
            return NULL;
          g_string_append_printf (path, ".%s", self->text.text->str);
          if (!rp_script_text_expect (&self->text, ']'))
            return NULL;
        }
      if (!rp_script_text_take (&self->text, '.'))
        return self->text.fault == NULL ? g_string_free (g_steal_pointer (&path), FALSE) : NULL;
      if (!rp_script_text_skip (&self->text))
        return NULL;
      g_string_append_c (path, '.');
    }
}

/* Behind "(": the arguments, into SPOT the first MOST of them, the others nowhere. */
static gboolean
read_arguments (Script *self, Spot *spot, guint most)
{
  RpJsonNode nowhere = { .type = RP_JSON_ARRAY_BEGIN };
  Spot others = { .parent = &nowhere };

  for (guint n = 0; is_open (self, ')'); n++)
    if (!read_value (self, n < most ? spot : &others))
      return FALSE;
    else if (!rp_script_text_take (&self->text, ','))
      return rp_script_text_expect (&self->text, ')');
  return self->text.fault == NULL;
}

/* Behind "new Date (": a text or a number as it is, years, months from 0 and so on as a date. */
static gboolean
read_date (Script *self, Spot *spot, guint line, guint column)
{
  RpJsonNode list = { .type = RP_JSON_ARRAY_BEGIN };
  Spot arguments = { .parent = &list };
  int parts[6] = { 0, 0, 1, 0, 0, 0 };
  const RpJsonNode *first;
  g_autofree char *date = NULL;
  guint n = 0;

  if (!read_arguments (self, &arguments, G_MAXUINT))
    return FALSE;
  first = list.first;
  if (list.n_items < 2)
    {
      put (self, spot, first != NULL ? first->type : RP_JSON_NULL, first != NULL ? first->text : NULL, line, column);
      return first == NULL || first->text != NULL || refuse (self, self->text.p, "new Date");
    }
  for (const RpJsonNode *part = first; part != NULL && n < G_N_ELEMENTS (parts); part = part->next, n++)
    {
      double value;

      if (!rp_json_node_double (part, &value) || value < -9999 || value > 9999)
        return refuse (self, self->text.p, "new Date");
      parts[n] = (int)value;
    }
  date = n > 3 ? g_strdup_printf ("%04d-%02d-%02dT%02d:%02d:%02d", parts[0], parts[1] + 1, parts[2], parts[3], parts[4],
                                  parts[5])
               : g_strdup_printf (n > 2 ? "%04d-%02d-%02d" : "%04d-%02d", parts[0], parts[1] + 1, parts[2]);
  put (self, spot, RP_JSON_STRING, date, line, column);
  return TRUE;
}

/* What only shows the data, or says where. */
static gboolean
is_showing (const char *path)
{
  static const char *const paths[]
      = { "document.getElementById", "document.querySelector", "vis.Timeline", "vis.Network", "Timeline", "Network" };

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    if (strcmp (path, paths[i]) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
read_word (Script *self, Spot *spot, guint line, guint column)
{
  static const struct
  {
    const char *word;
    RpJsonToken token;
  } words[] = { { "true", RP_JSON_TRUE },      { "false", RP_JSON_FALSE }, { "null", RP_JSON_NULL },
                { "undefined", RP_JSON_NULL }, { "NaN", RP_JSON_NULL },    { "Infinity", RP_JSON_NULL } };
  const char *at = self->text.p;
  g_autofree char *path = read_path (self);
  gboolean is_new = g_strcmp0 (path, "new") == 0;
  g_autofree char *first = NULL;

  if (is_new)
    {
      g_free (path);
      path = rp_script_text_skip (&self->text) ? read_path (self) : NULL;
    }
  for (guint i = 0; path != NULL && !is_new && i < G_N_ELEMENTS (words); i++)
    if (strcmp (path, words[i].word) == 0)
      return put (self, spot, words[i].token, NULL, line, column) != NULL;
  if (path == NULL)
    return FALSE;
  if (rp_script_text_take (&self->text, '('))
    {
      RpJsonNode nowhere = { .type = RP_JSON_ARRAY_BEGIN };
      Spot lost = { .parent = &nowhere };

      return is_new && strcmp (path, "Date") == 0 ? read_date (self, spot, line, column)
             : is_new && (strcmp (path, "vis.DataSet") == 0 || strcmp (path, "DataSet") == 0)
                 ? read_arguments (self, spot, 1)
             : is_showing (path) ? read_arguments (self, &lost, 0)
                                 : refuse (self, at, path);
    }
  /* what is there already is not there twice */
  first = g_strndup (path, strcspn (path, "."));
  return (!is_new && g_hash_table_contains (self->names, first)) || refuse (self, at, path);
}

static gboolean
read_any (Script *self, Spot *spot)
{
  RpScriptText *text = &self->text;
  guint line, column;
  char c;

  if (!rp_script_text_skip (text))
    return FALSE;
  rp_script_text_place (text, &line, &column);
  c = text->p < text->end ? *text->p : '\0';
  if (c == '{' || c == '[')
    return read_container (self, spot, c, line, column);
  if (c == '(')
    {
      text->p++;
      return read_value (self, spot) && rp_script_text_expect (text, ')');
    }
  if (c == '"' || c == '\'' || c == '`')
    return rp_script_text_string (text) && put (self, spot, RP_JSON_STRING, text->text->str, line, column) != NULL;
  if (g_ascii_isdigit (c) || c == '-' || c == '+' || c == '.')
    return rp_script_text_number (text) && put (self, spot, RP_JSON_NUMBER, text->text->str, line, column) != NULL;
  if (rp_script_text_at_name (text))
    return read_word (self, spot, line, column);
  return rp_script_text_expect (text, ']');
}

/* All that nests goes through here. */
static gboolean
read_value (Script *self, Spot *spot)
{
  gboolean read;

  if (self->depth > RP_JSON_MAX_DEPTH)
    return rp_script_text_fail (&self->text, self->text.p,
                                g_strdup_printf (_ ("nested deeper than %d"), RP_JSON_MAX_DEPTH));
  self->depth++;
  read = read_any (self, spot);
  self->depth--;
  return read;
}

/* ---- statements ---- */

/* Behind the name of a variable, or a path: "= value", or nothing. */
static gboolean
read_given (Script *self, Spot *root, const char *path)
{
  const char *dot = strrchr (path, '.');

  root->key = dot != NULL ? dot + 1 : path;
  if (!rp_script_text_take (&self->text, '='))
    return self->text.fault == NULL;
  self->begun = TRUE;
  if (!read_value (self, root))
    return FALSE;
  g_hash_table_add (self->names, g_strdup (root->key));
  return TRUE;
}

static gboolean
read_statement (Script *self, Spot *root)
{
  const char *at = self->text.p;
  RpJsonNode nowhere = { .type = RP_JSON_ARRAY_BEGIN };
  Spot lost = { .parent = &nowhere };
  g_autofree char *path = NULL;

  if (*at == '"' || *at == '\'')
    return rp_script_text_string (&self->text)
           && (strcmp (self->text.text->str, "use strict") == 0 || refuse (self, at, self->text.text->str));
  if (!rp_script_text_at_name (&self->text))
    return rp_script_text_expect (&self->text, ';');
  do
    {
      g_free (path);
      path = rp_script_text_skip (&self->text) ? read_path (self) : NULL;
    }
  while (g_strcmp0 (path, "export") == 0);
  if (path == NULL || !rp_script_text_skip (&self->text))
    return FALSE;
  if (strcmp (path, "new") == 0)
    {
      self->text.p = at;
      return self->begun ? read_value (self, &lost) : refuse (self, at, path);
    }
  if (strcmp (path, "var") == 0 || strcmp (path, "let") == 0 || strcmp (path, "const") == 0)
    {
      do
        {
          g_autofree char *name = rp_script_text_skip (&self->text) ? read_path (self) : NULL;

          if (name == NULL || !read_given (self, root, name))
            return FALSE;
        }
      while (rp_script_text_take (&self->text, ','));
      return self->text.fault == NULL;
    }
  if (rp_script_text_take (&self->text, '('))
    {
      const RpJsonNode *before = root->last;

      self->begun = TRUE;
      root->key = path;
      if (is_showing (path))
        return read_arguments (self, &lost, 1);
      return read_arguments (self, root, 1) && (root->last != before || refuse (self, at, path));
    }
  if (strcmp (path, "default") == 0)
    {
      self->begun = TRUE;
      root->key = path;
      return read_value (self, root);
    }
  if (self->text.p >= self->text.end || *self->text.p != '=')
    return refuse (self, at, path);
  return read_given (self, root, path);
}

static gboolean
read_statements (Script *self, Spot *root)
{
  RpScriptText *text = &self->text;

  while (rp_script_text_skip (text) && text->p < text->end)
    {
      const char *behind;

      if (*text->p == ';')
        {
          text->p++;
          continue;
        }
      if (!read_statement (self, root))
        return FALSE;
      behind = text->p;
      if (!rp_script_text_skip (text))
        return FALSE;
      if (text->p < text->end && *text->p != ';' && memchr (behind, '\n', (gsize)(text->p - behind)) == NULL)
        return rp_script_text_expect (text, ';');
    }
  return text->fault == NULL;
}

/* The one list or object among the variables, apart from how they are shown; else all. NULL: there is none. */
static const RpJsonNode *
data_of (RpJsonNode *root)
{
  RpJsonNode *only = NULL;
  guint n = 0;

  for (const RpJsonNode *item = root->first; item != NULL; item = item->next)
    if ((rp_json_node_is_list (item) || rp_json_node_is_object (item)) && g_strcmp0 (item->key, "options") != 0)
      {
        only = (RpJsonNode *)(gpointer)item;
        n++;
      }
  if (n != 1)
    return n > 1 ? root : NULL;
  only->parent = only->next = NULL;
  only->key = NULL;
  only->index = 0;
  return only;
}

const RpJsonNode *
rp_script_data_read (RpJsonTree *tree, const char *bytes, gsize length, RpJsonError **fault)
{
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Script self = { .tree = tree, .names = names };
  Spot root = { .parent = rp_json_tree_begin (tree, RP_JSON_OBJECT_BEGIN) };
  gboolean read;

  *fault = NULL;
  rp_script_text_init (&self.text, bytes, length);
  read = rp_script_text_skip (&self.text);
  if (read && self.text.p < self.text.end && (*self.text.p == '{' || *self.text.p == '['))
    {
      root.key = "";
      read = read_value (&self, &root);
    }
  read = read && read_statements (&self, &root);
  if (!read && self.begun)
    *fault = g_steal_pointer (&self.text.fault);
  rp_script_text_clear (&self.text);
  return read ? data_of (root.parent) : NULL;
}
