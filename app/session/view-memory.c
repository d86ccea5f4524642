/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "view-memory.h"

#include <math.h>
#include <string.h>

#include "json-check.h"
#include "json-writer.h"

#define VERSION 1
/* A list that is longer is no choice that a person made; a longer text is none either. */
#define MOST_IDS 20000
#define MOST_TEXT 65536

typedef enum
{
  KIND_TEXT,
  KIND_TEXTS,
  KIND_FLAG,
  KIND_INTEGER,
  KIND_NUMBER,
} Kind;

typedef struct
{
  const char *key;
  Kind kind;
  gsize offset;
} Member;

#define MEMBER(key, kind, name) { key, kind, G_STRUCT_OFFSET (RpViewMemory, name) }

static const Member members[] = {
  MEMBER ("path", KIND_TEXT, trace.path),
  MEMBER ("device", KIND_INTEGER, trace.device),
  MEMBER ("inode", KIND_INTEGER, trace.inode),
  MEMBER ("known", KIND_TEXTS, trace.known),
  MEMBER ("width", KIND_INTEGER, width),
  MEMBER ("height", KIND_INTEGER, height),
  MEMBER ("maximized", KIND_FLAG, maximized),
  MEMBER ("split", KIND_NUMBER, split),
  MEMBER ("view", KIND_TEXT, view),
  MEMBER ("details", KIND_FLAG, details),
  MEMBER ("sidebar", KIND_FLAG, sidebar),
  MEMBER ("network_zoom", KIND_NUMBER, network_zoom),
  MEMBER ("network_x", KIND_NUMBER, network_x),
  MEMBER ("network_y", KIND_NUMBER, network_y),
  MEMBER ("network_width", KIND_NUMBER, network_width),
  MEMBER ("network_height", KIND_NUMBER, network_height),
  MEMBER ("table", KIND_TEXT, table),
  MEMBER ("tables", KIND_TEXTS, tables),
  MEMBER ("from", KIND_NUMBER, from),
  MEMBER ("to", KIND_NUMBER, to),
  MEMBER ("period_mode", KIND_TEXT, period_mode),
  MEMBER ("period_from_seconds", KIND_INTEGER, period_from[0]),
  MEMBER ("period_from_nanoseconds", KIND_INTEGER, period_from[1]),
  MEMBER ("period_to_seconds", KIND_INTEGER, period_to[0]),
  MEMBER ("period_to_nanoseconds", KIND_INTEGER, period_to[1]),
  MEMBER ("selected", KIND_TEXT, selected),
  MEMBER ("also", KIND_TEXTS, also),
  MEMBER ("query", KIND_TEXT, query),
};

RpViewMemory *
rp_view_memory_new (void)
{
  RpViewMemory *self = g_new0 (RpViewMemory, 1);

  self->details = TRUE;
  self->from = self->to = NAN;
  return self;
}

void
rp_view_memory_free (RpViewMemory *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    if (members[i].kind == KIND_TEXT)
      g_free (G_STRUCT_MEMBER (char *, self, members[i].offset));
    else if (members[i].kind == KIND_TEXTS)
      g_strfreev (G_STRUCT_MEMBER (char **, self, members[i].offset));
  g_free (self);
}

/* ---- writing ---- */

/* To the last bit, unlike what files for other programs get: a view comes back to where it was. */
static void
write_number (RpJsonWriter *writer, const char *key, double value)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];

  if (!isfinite (value))
    return;
  rp_json_writer_key (writer, key);
  rp_json_writer_raw (writer, g_ascii_dtostr (digits, sizeof digits, value));
}

static void
write_texts (RpJsonWriter *writer, const char *key, char **texts)
{
  if (texts == NULL || g_strv_length (texts) > MOST_IDS)
    return;
  rp_json_writer_key (writer, key);
  rp_json_writer_begin_array (writer);
  for (; *texts != NULL; texts++)
    rp_json_writer_string (writer, *texts);
  rp_json_writer_end_array (writer);
}

static void
write_member (RpJsonWriter *writer, const Member *member, const RpViewMemory *self)
{
  switch (member->kind)
    {
    case KIND_TEXT:
      rp_json_writer_put_optional (writer, member->key, G_STRUCT_MEMBER (char *, self, member->offset));
      break;
    case KIND_TEXTS:
      write_texts (writer, member->key, G_STRUCT_MEMBER (char **, self, member->offset));
      break;
    case KIND_FLAG:
      rp_json_writer_key (writer, member->key);
      rp_json_writer_boolean (writer, G_STRUCT_MEMBER (gboolean, self, member->offset));
      break;
    case KIND_INTEGER:
      rp_json_writer_put_integer (writer, member->key, G_STRUCT_MEMBER (gint64, self, member->offset));
      break;
    case KIND_NUMBER:
      write_number (writer, member->key, G_STRUCT_MEMBER (double, self, member->offset));
      break;
    default:
      g_assert_not_reached ();
    }
}

char *
rp_view_memory_to_json (const RpViewMemory *self)
{
  GString *text = g_string_new (NULL);
  g_autoptr (RpJsonWriter) writer = rp_json_writer_new (text, RP_JSON_PRETTY);

  rp_json_writer_begin_object (writer);
  rp_json_writer_put_integer (writer, "version", VERSION);
  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    write_member (writer, &members[i], self);
  rp_json_writer_end_object (writer);
  return g_string_free (text, FALSE);
}

/* ---- reading ---- */

/* NULL where it is too long to be meant, or holds what no text may. */
static char *
dup_text (RpJsonReader *reader)
{
  gsize length = 0;
  const char *text = rp_json_reader_get_text (reader, &length);

  return length <= MOST_TEXT && memchr (text, '\0', length) == NULL ? g_strndup (text, length) : NULL;
}

/* Behind the beginning of a list. Whatever is in it is read to its end; NULL unless all of it is texts. */
static char **
read_texts (RpJsonReader *reader)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  gboolean sound = TRUE;
  RpJsonToken token;

  while ((token = rp_json_reader_next (reader)) != RP_JSON_ARRAY_END)
    {
      char *text = sound && token == RP_JSON_STRING && texts->len < MOST_IDS ? dup_text (reader) : NULL;

      if (text != NULL)
        g_ptr_array_add (texts, text);
      else
        sound = FALSE;
      if (!rp_json_reader_skip (reader))
        return NULL;
    }
  if (!sound)
    return NULL;
  g_ptr_array_add (texts, NULL);
  return (char **)g_ptr_array_steal (texts, NULL);
}

static gboolean
fits (const Member *member, RpJsonToken token, RpJsonReader *reader)
{
  switch (member->kind)
    {
    case KIND_TEXT:
      return token == RP_JSON_STRING;
    case KIND_TEXTS:
      return token == RP_JSON_ARRAY_BEGIN;
    case KIND_FLAG:
      return token == RP_JSON_TRUE || token == RP_JSON_FALSE;
    case KIND_INTEGER:
      return token == RP_JSON_NUMBER && rp_json_reader_is_integer (reader);
    case KIND_NUMBER:
      return token == RP_JSON_NUMBER && isfinite (rp_json_reader_get_double (reader));
    default:
      return FALSE;
    }
}

/* The last token is the value of MEMBER; behind it nothing of the value is left. */
static void
read_member (RpViewMemory *self, const Member *member, RpJsonToken token, RpJsonReader *reader)
{
  gpointer at = G_STRUCT_MEMBER_P (self, member->offset);

  if (!fits (member, token, reader))
    rp_json_reader_skip (reader);
  else if (member->kind == KIND_TEXT)
    *(char **)at = dup_text (reader);
  else if (member->kind == KIND_TEXTS)
    *(char ***)at = read_texts (reader);
  else if (member->kind == KIND_FLAG)
    *(gboolean *)at = token == RP_JSON_TRUE;
  else if (member->kind == KIND_INTEGER)
    *(gint64 *)at = rp_json_reader_get_int64 (reader);
  else
    *(double *)at = rp_json_reader_get_double (reader);
}

static const Member *
find_member (RpJsonReader *reader)
{
  gsize length = 0;
  const char *key = rp_json_reader_get_text (reader, &length);

  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    if (strlen (members[i].key) == length && memcmp (members[i].key, key, length) == 0)
      return &members[i];
  return NULL;
}

static gboolean
is_version (RpJsonReader *reader)
{
  gsize length = 0;
  const char *key = rp_json_reader_get_text (reader, &length);

  return length == strlen ("version") && memcmp (key, "version", length) == 0;
}

/* The text is sound and an object. */
static gboolean
read_members (RpViewMemory *self, RpJsonReader *reader)
{
  gint64 version = 0;

  if (rp_json_reader_next (reader) != RP_JSON_OBJECT_BEGIN)
    return FALSE;
  while (rp_json_reader_next (reader) == RP_JSON_KEY)
    {
      const Member *member = find_member (reader);
      gboolean versioned = is_version (reader);
      RpJsonToken token = rp_json_reader_next (reader);

      if (member != NULL)
        read_member (self, member, token, reader);
      else if (versioned && token == RP_JSON_NUMBER && rp_json_reader_is_integer (reader))
        version = rp_json_reader_get_int64 (reader);
      else
        rp_json_reader_skip (reader);
    }
  return version == VERSION && rp_json_reader_get_error (reader) == NULL;
}

RpViewMemory *
rp_view_memory_from_json (const char *text, gsize length)
{
  g_autoptr (RpJsonFindings) findings = rp_json_check (text, length, NULL, NULL);
  g_autoptr (RpJsonReader) reader = NULL;
  g_autoptr (RpViewMemory) self = NULL;

  if (findings->error != NULL || findings->root != RP_JSON_OBJECT_BEGIN)
    return NULL;
  reader = rp_json_reader_new (text, length);
  rp_json_reader_set_superseded (reader, (const guint32 *)(gpointer)findings->superseded->data,
                                 findings->superseded->len);
  self = rp_view_memory_new ();
  return read_members (self, reader) ? g_steal_pointer (&self) : NULL;
}
