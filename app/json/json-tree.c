/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "json-tree.h"

#include "json-check.h"
#include "json-pointer.h"
#include "json-writer.h"
#include "memory-blocks.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define MOST_PLAIN_MEMBERS 64
#define KEPT_KEYS 64

struct _RpJsonTree
{
  RpMemoryBlocks memory;       /* of all nodes and texts */
  const char *keys[KEPT_KEYS]; /* some that were met with: records have the same again and again */
  RpJsonNode *list;            /* rp_json_tree_begin_list () */
  RpJsonNode *last;            /* of its items */
  guint line_shift;
  RpJsonError *error;
};

static const char *
take_text (RpJsonTree *self, const RpJsonReader *reader, guint *length)
{
  gsize n;
  const char *text = rp_json_reader_get_text (reader, &n);

  *length = (guint)n;
  return rp_memory_blocks_copy (&self->memory, text, n);
}

/* The same key is the same text, mostly. */
static const char *
take_key (RpJsonTree *self, const RpJsonReader *reader)
{
  gsize n;
  const char *text = rp_json_reader_get_text (reader, &n);
  guint slot = n == 0 ? 0 : ((guchar)text[0] * 31u + (guchar)text[n - 1] * 7u + (guint)n) % KEPT_KEYS;
  const char *known = self->keys[slot];

  if (known != NULL && strncmp (known, text, n) == 0 && known[n] == '\0')
    return known;
  return self->keys[slot] = rp_memory_blocks_copy (&self->memory, text, n);
}

/* All that it holds goes. */
static void
empty (RpJsonTree *self)
{
  rp_memory_blocks_reset (&self->memory);
  memset (self->keys, 0, sizeof self->keys);
  self->list = self->last = NULL;
}

RpJsonTree *
rp_json_tree_new (void)
{
  return g_new0 (RpJsonTree, 1);
}

void
rp_json_tree_free (RpJsonTree *self)
{
  rp_memory_blocks_clear (&self->memory);
  g_clear_pointer (&self->error, rp_json_error_free);
  g_free (self);
}

const RpJsonError *
rp_json_tree_get_error (const RpJsonTree *self)
{
  return self->error;
}

/* ---- reading ---- */

static RpJsonNode *
make_node (RpJsonTree *self, const RpJsonReader *reader, RpJsonToken token, RpJsonNode *parent, const char *key)
{
  RpJsonNode *node = rp_memory_blocks_take (&self->memory, sizeof *node);

  *node = (RpJsonNode){ .type = token, .key = key, .parent = parent };
  rp_json_reader_get_place (reader, &node->line, &node->column);
  node->line += self->line_shift;
  if (token == RP_JSON_STRING || token == RP_JSON_NUMBER)
    node->text = take_text (self, reader, &node->length);
  if (parent != NULL)
    node->index = parent->n_items++;
  return node;
}

/* Whether that is easily seen to be the first member of OPEN with that key. */
static gboolean
is_plainly_new (const RpJsonNode *open, const char *key)
{
  if (open->n_items >= MOST_PLAIN_MEMBERS)
    return FALSE;
  for (const RpJsonNode *item = open->first; item != NULL; item = item->next)
    if (item->key == key || (item->key[0] == key[0] && strcmp (item->key, key) == 0))
      return FALSE;
  return TRUE;
}

/* The open objects and lists are the last node's parents: no recursion. UNCHECKED: gives up where keys may be equal. */
static const RpJsonNode *
build (RpJsonTree *self, RpJsonReader *reader, gboolean unchecked)
{
  RpJsonNode *root = NULL, *open = NULL, *lasts[RP_JSON_MAX_DEPTH + 1] = { NULL };
  const char *key = NULL;
  guint depth = 0;

  for (;;)
    {
      RpJsonToken token = rp_json_reader_next (reader);
      RpJsonNode *node;

      if (token == RP_JSON_END || token == RP_JSON_FAILED)
        return token == RP_JSON_END ? root : NULL;
      if (token == RP_JSON_KEY)
        {
          key = take_key (self, reader);
          if (unchecked && !is_plainly_new (open, key))
            return NULL;
          continue;
        }
      if (token == RP_JSON_OBJECT_END || token == RP_JSON_ARRAY_END)
        {
          open = (RpJsonNode *)(gpointer)open->parent;
          depth--;
          continue;
        }
      node = make_node (self, reader, token, open, key);
      key = NULL;
      if (open == NULL)
        root = node;
      else if (lasts[depth] == NULL)
        open->first = node;
      else
        lasts[depth]->next = node;
      lasts[depth] = node;
      if (token == RP_JSON_OBJECT_BEGIN || token == RP_JSON_ARRAY_BEGIN)
        {
          open = node;
          lasts[++depth] = NULL;
        }
    }
}

/* Once, where nothing is amiss, as in nearly every text and line. NULL: it is not so plain. */
static const RpJsonNode *
read_once (RpJsonTree *self, const char *bytes, gsize length, RpJsonProgressFunc func, gpointer data)
{
  g_autoptr (RpJsonReader) reader = rp_json_reader_new (bytes, length);

  rp_json_reader_set_progress (reader, func, data);
  return build (self, reader, TRUE);
}

/* With all that has to be known of it beforehand. */
static const RpJsonNode *
read_checked (RpJsonTree *self, const char *bytes, gsize length, RpJsonProgressFunc func, gpointer data)
{
  g_autoptr (RpJsonFindings) findings = NULL;
  g_autoptr (RpJsonReader) reader = NULL;

  findings = rp_json_check (bytes, length, func, data);
  if (findings->error != NULL)
    {
      self->error = rp_json_error_copy (findings->error);
      self->error->line += self->line_shift;
      return NULL;
    }
  reader = rp_json_reader_new (bytes, length);
  rp_json_reader_set_superseded (reader, (const guint32 *)(gpointer)findings->superseded->data,
                                 findings->superseded->len);
  return build (self, reader, FALSE);
}

static void
begin (RpJsonTree *self, guint line)
{
  g_clear_pointer (&self->error, rp_json_error_free);
  self->line_shift = line - 1;
}

const RpJsonNode *
rp_json_tree_read (RpJsonTree *self, const char *bytes, gsize length, guint line, RpJsonProgressFunc func,
                   gpointer data)
{
  const RpJsonNode *root;

  empty (self);
  begin (self, line);
  root = read_once (self, bytes, length, func, data);
  if (root != NULL)
    return root;
  empty (self);
  return read_checked (self, bytes, length, func, data);
}

const RpJsonNode *
rp_json_tree_begin_list (RpJsonTree *self)
{
  empty (self);
  begin (self, 1);
  self->list = rp_memory_blocks_take (&self->memory, sizeof *self->list);
  *self->list = (RpJsonNode){ .type = RP_JSON_ARRAY_BEGIN, .line = 1, .column = 1 };
  return self->list;
}

const RpJsonNode *
rp_json_tree_read_item (RpJsonTree *self, const char *bytes, gsize length, guint line)
{
  const RpJsonNode *item;

  begin (self, line);
  item = read_once (self, bytes, length, NULL, NULL);
  return item != NULL ? item : read_checked (self, bytes, length, NULL, NULL);
}

void
rp_json_tree_add_item (RpJsonTree *self, const RpJsonNode *item)
{
  RpJsonNode *added = (RpJsonNode *)(gpointer)item;

  g_return_if_fail (self->list != NULL && item->parent == NULL && item != self->last);
  added->parent = self->list;
  added->index = self->list->n_items++;
  if (self->last == NULL)
    self->list->first = added;
  else
    self->last->next = added;
  self->last = added;
}

/* ---- by hand ---- */

RpJsonNode *
rp_json_tree_begin (RpJsonTree *self, RpJsonToken type)
{
  RpJsonNode *root;

  empty (self);
  begin (self, 1);
  root = rp_memory_blocks_take (&self->memory, sizeof *root);
  *root = (RpJsonNode){ .type = type, .line = 1, .column = 1 };
  return root;
}

static void
drop_earlier (RpJsonNode *parent, RpJsonNode **last, const char *key)
{
  RpJsonNode *before = NULL, *item = (RpJsonNode *)(gpointer)parent->first;

  for (guint n = 0; item != NULL && n < MOST_PLAIN_MEMBERS; n++, item = (RpJsonNode *)(gpointer)item->next)
    {
      if (strcmp (item->key, key) == 0)
        {
          if (before != NULL)
            before->next = item->next;
          else
            parent->first = item->next;
          if (*last == item)
            *last = before;
          parent->n_items--;
          return;
        }
      before = item;
    }
}

RpJsonNode *
rp_json_tree_put (RpJsonTree *self, RpJsonNode *parent, RpJsonNode **last, const RpJsonNode *node)
{
  RpJsonNode *put = rp_memory_blocks_take (&self->memory, sizeof *put);

  *put = (RpJsonNode){ .type = node->type, .line = node->line, .column = node->column, .length = node->length };
  if (node->key != NULL)
    {
      put->key = rp_memory_blocks_copy (&self->memory, node->key, strlen (node->key));
      drop_earlier (parent, last, put->key);
    }
  if (node->text != NULL)
    put->text = rp_memory_blocks_copy (&self->memory, node->text, node->length);
  put->parent = parent;
  put->index = parent->n_items++;
  if (*last == NULL)
    parent->first = put;
  else
    (*last)->next = put;
  *last = put;
  return put;
}

/* ---- what a node is ---- */

gboolean
rp_json_node_is_object (const RpJsonNode *node)
{
  return node != NULL && node->type == RP_JSON_OBJECT_BEGIN;
}

gboolean
rp_json_node_is_list (const RpJsonNode *node)
{
  return node != NULL && node->type == RP_JSON_ARRAY_BEGIN;
}

gboolean
rp_json_node_is_text (const RpJsonNode *node)
{
  return node != NULL && node->type == RP_JSON_STRING;
}

gboolean
rp_json_node_is_number (const RpJsonNode *node)
{
  return node != NULL && node->type == RP_JSON_NUMBER;
}

const char *
rp_json_node_name (const RpJsonNode *node)
{
  return node == NULL ? _ ("nothing") : rp_json_token_name (node->type);
}

static void
append_path (const RpJsonNode *node, GString *path)
{
  if (node == NULL || node->parent == NULL)
    return;
  append_path (node->parent, path);
  g_string_append_c (path, '/');
  if (node->key == NULL)
    rp_json_pointer_append_index (path, node->index);
  else
    rp_json_pointer_append_key (path, node->key, strlen (node->key));
}

char *
rp_json_node_dup_path (const RpJsonNode *node)
{
  GString *path = g_string_new (NULL);

  append_path (node, path);
  return g_string_free (path, FALSE);
}

static void
write_node (const RpJsonNode *node, GString *out, gsize most)
{
  gboolean object = rp_json_node_is_object (node);

  if (object || rp_json_node_is_list (node))
    {
      g_string_append_c (out, object ? '{' : '[');
      for (const RpJsonNode *item = node->first; item != NULL && out->len < most; item = item->next)
        {
          if (item != node->first)
            g_string_append_c (out, ',');
          if (object)
            {
              rp_json_append_quoted (out, item->key);
              g_string_append_c (out, ':');
            }
          write_node (item, out, most);
        }
      g_string_append_c (out, object ? '}' : ']');
    }
  else if (rp_json_node_is_text (node))
    rp_json_append_quoted (out, node->text);
  else
    g_string_append (out, node->type == RP_JSON_NUMBER  ? node->text
                          : node->type == RP_JSON_TRUE  ? "true"
                          : node->type == RP_JSON_FALSE ? "false"
                                                        : "null");
}

char *
rp_json_node_to_text (const RpJsonNode *node, gsize most)
{
  GString *out = g_string_new (NULL);
  const char *end;

  write_node (node, out, most);
  if (out->len > most && !g_utf8_validate (out->str, (gssize)most, &end))
    g_string_truncate (out, (gsize)(end - out->str));
  else if (out->len > most)
    g_string_truncate (out, most);
  return g_string_free (out, FALSE);
}

/* ---- members ---- */

const RpJsonNode *
rp_json_node_get (const RpJsonNode *node, const char *key)
{
  if (rp_json_node_is_object (node))
    for (const RpJsonNode *item = node->first; item != NULL; item = item->next)
      if (item->key[0] == key[0] && strcmp (item->key, key) == 0)
        return item;
  return NULL;
}

const RpJsonNode *
rp_json_node_find (const RpJsonNode *node, const char *key, ...)
{
  va_list keys;

  va_start (keys, key);
  for (; key != NULL && node != NULL; key = va_arg (keys, const char *))
    node = rp_json_node_get (node, key);
  va_end (keys);
  return node;
}

const RpJsonNode *
rp_json_node_get_object (const RpJsonNode *node, const char *key)
{
  const RpJsonNode *item = rp_json_node_get (node, key);
  return rp_json_node_is_object (item) ? item : NULL;
}

const RpJsonNode *
rp_json_node_get_list (const RpJsonNode *node, const char *key)
{
  const RpJsonNode *item = rp_json_node_get (node, key);
  return rp_json_node_is_list (item) ? item : NULL;
}

const char *
rp_json_node_text (const RpJsonNode *node)
{
  return node != NULL && node->text != NULL && node->text[0] != '\0' ? node->text : NULL;
}

const char *
rp_json_node_get_text (const RpJsonNode *node, const char *key)
{
  return rp_json_node_text (rp_json_node_get (node, key));
}

gboolean
rp_json_node_double (const RpJsonNode *node, double *value)
{
  const char *text = rp_json_node_text (node);
  char *end;
  double number;

  /* the C library takes "0x10" and blanks in front too */
  if (text == NULL || text[strspn (text, "+-.0123456789eE")] != '\0')
    return FALSE;
  number = g_ascii_strtod (text, &end);
  if (*end != '\0' || !isfinite (number))
    return FALSE;
  *value = number;
  return TRUE;
}

gboolean
rp_json_node_get_double (const RpJsonNode *node, const char *key, double *value)
{
  return rp_json_node_double (rp_json_node_get (node, key), value);
}

gboolean
rp_json_node_get_flag (const RpJsonNode *node, const char *key, gboolean otherwise)
{
  const RpJsonNode *item = rp_json_node_get (node, key);

  if (item == NULL || (item->type != RP_JSON_TRUE && item->type != RP_JSON_FALSE))
    return otherwise;
  return item->type == RP_JSON_TRUE;
}
