/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "json-check.h"

#include "json-keys.h"
#include "json-scan.h"

#include <glib/gi18n-lib.h>

static void
clear_notice (gpointer data)
{
  RpJsonNotice *notice = data;
  g_free (notice->path);
  g_free (notice->message);
}

static gboolean
has_room (RpJsonFindings *findings)
{
  return findings->n_notices++ < RP_JSON_MAX_NOTICES;
}

/* Takes MESSAGE. */
static void
add_notice (RpJsonFindings *findings, const RpJsonReader *reader, char *message)
{
  RpJsonNotice notice = { .message = message };

  notice.offset = rp_json_reader_get_offset (reader);
  notice.path = rp_json_reader_dup_path (reader);
  rp_json_reader_get_place (reader, &notice.line, &notice.column);
  g_array_append_val (findings->notices, notice);
}

static void
check_flags (RpJsonFindings *findings, const RpJsonReader *reader)
{
  RpJsonFlags flags = rp_json_reader_get_flags (reader);
  g_autofree char *shown = NULL;
  gsize length;
  const char *text;

  if (flags == 0 || !has_room (findings))
    return;
  text = rp_json_reader_get_text (reader, &length);
  shown = rp_json_excerpt (text, length, 40);
  if (flags & RP_JSON_FLAG_OUT_OF_RANGE)
    add_notice (findings, reader,
                g_strdup_printf (_ ("a number beyond what can be reckoned with, kept as text: %s"), shown));
  else if (flags & RP_JSON_FLAG_SURROGATE)
    add_notice (findings, reader, g_strdup (_ ("half a surrogate pair, shown as U+FFFD")));
  else
    add_notice (findings, reader, g_strdup (_ ("U+0000, shown as U+FFFD")));
}

static void
check_key (RpJsonFindings *findings, RpJsonKeys *keys, const RpJsonReader *reader)
{
  RpJsonKey key = { .offset = (guint32)rp_json_reader_get_offset (reader) }, earlier;
  gsize length;
  const char *text = rp_json_reader_get_text (reader, &length);

  rp_json_reader_get_place (reader, &key.line, &key.column);
  if (!rp_json_keys_put (keys, text, length, &key, &earlier))
    return;
  g_array_append_val (findings->superseded, earlier.offset);
  if (has_room (findings))
    {
      g_autofree char *shown = rp_json_excerpt (text, length, 100);
      add_notice (findings, reader,
                  g_strdup_printf (_ ("the key “%s” stands twice in one object, first at %u:%u; the last counts"),
                                   shown, earlier.line, earlier.column));
    }
}

static int
compare_offsets (gconstpointer a, gconstpointer b)
{
  guint32 x = *(const guint32 *)a, y = *(const guint32 *)b;
  return x < y ? -1 : x > y;
}

RpJsonFindings *
rp_json_check (const char *bytes, gsize length, RpJsonProgressFunc func, gpointer data)
{
  RpJsonFindings *findings = g_new0 (RpJsonFindings, 1);
  g_autoptr (RpJsonReader) reader = rp_json_reader_new (bytes, length);
  g_autoptr (RpJsonKeys) keys = rp_json_keys_new (bytes, length);
  RpJsonToken token;

  g_return_val_if_fail (length <= RP_JSON_MAX_BYTES, NULL);
  findings->notices = g_array_new (FALSE, FALSE, sizeof (RpJsonNotice));
  g_array_set_clear_func (findings->notices, clear_notice);
  findings->superseded = g_array_new (FALSE, FALSE, sizeof (guint32));
  rp_json_reader_set_progress (reader, func, data);
  findings->root = token = rp_json_reader_next (reader);
  rp_json_reader_get_place (reader, &findings->root_line, &findings->root_column);
  for (; token != RP_JSON_FAILED && token != RP_JSON_END; token = rp_json_reader_next (reader))
    {
      if (token == RP_JSON_OBJECT_BEGIN)
        rp_json_keys_open (keys);
      else if (token == RP_JSON_OBJECT_END)
        rp_json_keys_close (keys);
      else if (token == RP_JSON_KEY)
        check_key (findings, keys, reader);
      if (token == RP_JSON_KEY || token == RP_JSON_STRING || token == RP_JSON_NUMBER)
        check_flags (findings, reader);
    }
  if (token == RP_JSON_FAILED)
    findings->error = rp_json_error_copy (rp_json_reader_get_error (reader));
  g_array_sort (findings->superseded, compare_offsets);
  return findings;
}

void
rp_json_findings_free (RpJsonFindings *findings)
{
  g_clear_pointer (&findings->error, rp_json_error_free);
  g_array_unref (findings->notices);
  g_array_unref (findings->superseded);
  g_free (findings);
}
