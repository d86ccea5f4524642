/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "own-arrangement.h"

#include <string.h>

#include "json-check.h"
#include "json-writer.h"

#define VERSION 1
#define MOST_KNOWN 100

RpOwnArrangement *
rp_own_arrangement_new (RpSavedArrangement *saved)
{
  RpOwnArrangement *self = g_new0 (RpOwnArrangement, 1);

  self->saved = saved;
  return self;
}

void
rp_own_arrangement_free (RpOwnArrangement *self)
{
  g_clear_pointer (&self->saved, rp_saved_arrangement_free);
  g_strfreev (self->trace.known);
  g_free (self->trace.path);
  g_free (self);
}

char *
rp_own_arrangement_to_json (const RpOwnArrangement *self)
{
  GString *text = g_string_new (NULL);
  g_autoptr (RpJsonWriter) writer = rp_json_writer_new (text, RP_JSON_LINES);
  g_autofree char *saved = rp_saved_arrangement_to_json (self->saved);
  g_autofree char *beside = g_strdup_printf ("%016" G_GINT64_MODIFIER "x", self->beside);

  rp_json_writer_begin_object (writer);
  rp_json_writer_put_integer (writer, "version", VERSION);
  rp_json_writer_put_optional (writer, "path", self->trace.path);
  rp_json_writer_put_integer (writer, "device", self->trace.device);
  rp_json_writer_put_integer (writer, "inode", self->trace.inode);
  rp_json_writer_key (writer, "known");
  rp_json_writer_begin_array (writer);
  for (guint i = 0; self->trace.known != NULL && self->trace.known[i] != NULL; i++)
    rp_json_writer_string (writer, self->trace.known[i]);
  rp_json_writer_end_array (writer);
  rp_json_writer_put_string (writer, "beside", beside);
  rp_json_writer_key (writer, "clean");
  rp_json_writer_boolean (writer, self->clean);
  rp_json_writer_key (writer, "arrangement");
  rp_json_writer_raw (writer, g_strchomp (saved));
  rp_json_writer_end_object (writer);
  return g_string_free (text, FALSE);
}

/* NULL where it is none, or holds what no text may. */
static char *
dup_text (RpJsonReader *reader, RpJsonToken token)
{
  gsize length = 0;
  const char *text = rp_json_reader_get_text (reader, &length);

  if ((token != RP_JSON_STRING && token != RP_JSON_KEY) || memchr (text, '\0', length) != NULL)
    return NULL;
  return g_strndup (text, length);
}

/* Behind the beginning of a value; behind its end when it is done. */
static char **
read_known (RpJsonReader *reader, RpJsonToken token)
{
  g_autoptr (GPtrArray) known = g_ptr_array_new_with_free_func (g_free);

  if (token != RP_JSON_ARRAY_BEGIN)
    {
      rp_json_reader_skip (reader);
      return NULL;
    }
  while ((token = rp_json_reader_next (reader)) != RP_JSON_ARRAY_END)
    {
      char *id = known->len < MOST_KNOWN ? dup_text (reader, token) : NULL;

      if (id != NULL)
        g_ptr_array_add (known, id);
      if (!rp_json_reader_skip (reader))
        return NULL;
    }
  g_ptr_array_add (known, NULL);
  return (char **)g_ptr_array_steal (known, NULL);
}

static gint64
integer_of (RpJsonReader *reader, RpJsonToken token)
{
  return token == RP_JSON_NUMBER && rp_json_reader_is_integer (reader) ? rp_json_reader_get_int64 (reader) : 0;
}

static void
take_fingerprint (RpOwnArrangement *self, RpJsonReader *reader, RpJsonToken token)
{
  g_autofree char *text = dup_text (reader, token);

  if (text == NULL || !g_ascii_string_to_unsigned (text, 16, 0, G_MAXUINT64, &self->beside, NULL))
    self->beside = 0;
}

static void
take_saved (RpOwnArrangement *self, RpJsonReader *reader, const char *bytes)
{
  gsize from = rp_json_reader_get_offset (reader);

  if (!rp_json_reader_skip (reader))
    return;
  g_clear_pointer (&self->saved, rp_saved_arrangement_free);
  self->saved = rp_saved_arrangement_from_json (bytes + from, rp_json_reader_get_end (reader) - from, NULL, NULL);
}

/* The value of KEY begins with TOKEN; behind it nothing of it is left. */
static void
take_member (RpOwnArrangement *self, const char *key, RpJsonReader *reader, RpJsonToken token, const char *bytes)
{
  if (g_strcmp0 (key, "arrangement") == 0)
    {
      take_saved (self, reader, bytes);
      return;
    }
  if (g_strcmp0 (key, "known") == 0 && self->trace.known == NULL)
    {
      self->trace.known = read_known (reader, token);
      return;
    }
  if (g_strcmp0 (key, "path") == 0 && self->trace.path == NULL)
    self->trace.path = dup_text (reader, token);
  else if (g_strcmp0 (key, "device") == 0)
    self->trace.device = integer_of (reader, token);
  else if (g_strcmp0 (key, "inode") == 0)
    self->trace.inode = integer_of (reader, token);
  else if (g_strcmp0 (key, "beside") == 0)
    take_fingerprint (self, reader, token);
  else if (g_strcmp0 (key, "clean") == 0)
    self->clean = token == RP_JSON_TRUE;
  rp_json_reader_skip (reader);
}

RpOwnArrangement *
rp_own_arrangement_from_json (const char *text, gsize length)
{
  g_autoptr (RpJsonFindings) findings = rp_json_check (text, length, NULL, NULL);
  g_autoptr (RpOwnArrangement) self = rp_own_arrangement_new (NULL);
  g_autoptr (RpJsonReader) reader = NULL;
  gint64 version = 0;

  if (findings->error != NULL || findings->root != RP_JSON_OBJECT_BEGIN)
    return NULL;
  reader = rp_json_reader_new (text, length);
  rp_json_reader_next (reader);
  while (rp_json_reader_next (reader) == RP_JSON_KEY)
    {
      g_autofree char *key = dup_text (reader, RP_JSON_KEY);
      RpJsonToken token = rp_json_reader_next (reader);

      if (g_strcmp0 (key, "version") == 0)
        version = integer_of (reader, token);
      take_member (self, key, reader, token, text);
    }
  return version == VERSION && self->saved != NULL ? g_steal_pointer (&self) : NULL;
}
