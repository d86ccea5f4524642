/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "json-writer.h"

#include "number-format.h"

#include <math.h>
#include <string.h>

#define MAX_DEPTH 256

struct _RpJsonWriter
{
  GString *out;
  guint indented; /* so many levels get lines of their own */
  guint styled;   /* the same without regard to what is flat */
  gboolean compact;
  guint depth;
  gboolean after_key;
  gboolean has_item[MAX_DEPTH + 1];
};

RpJsonWriter *
rp_json_writer_new (GString *out, RpJsonStyle style)
{
  RpJsonWriter *self = g_new0 (RpJsonWriter, 1);

  self->out = out;
  self->compact = style == RP_JSON_COMPACT;
  self->indented = style == RP_JSON_PRETTY ? MAX_DEPTH : style == RP_JSON_LINES ? 2 : 0;
  self->styled = self->indented;
  return self;
}

void
rp_json_writer_free (RpJsonWriter *self)
{
  g_free (self);
}

static void
new_line (RpJsonWriter *self)
{
  g_string_append_c (self->out, '\n');
  for (guint i = 0; i < self->depth; i++)
    g_string_append (self->out, "  ");
}

/* What stands before a key or a value. */
static void
begin_item (RpJsonWriter *self)
{
  gboolean first = !self->has_item[self->depth];

  if (self->after_key)
    {
      self->after_key = FALSE;
      return;
    }
  self->has_item[self->depth] = TRUE;
  if (self->depth == 0)
    return;
  if (!first)
    g_string_append_c (self->out, ',');
  if (self->depth <= self->indented)
    new_line (self);
  else if (!first && !self->compact)
    g_string_append_c (self->out, ' ');
}

static void
begin (RpJsonWriter *self, char bracket)
{
  begin_item (self);
  g_string_append_c (self->out, bracket);
  g_assert (self->depth < MAX_DEPTH);
  self->has_item[++self->depth] = FALSE;
}

static void
end (RpJsonWriter *self, char bracket)
{
  gboolean lines = self->has_item[self->depth] && self->depth <= self->indented;

  g_assert (self->depth > 0 && !self->after_key);
  self->depth--;
  if (lines)
    new_line (self);
  g_string_append_c (self->out, bracket);
}

void
rp_json_writer_begin_object (RpJsonWriter *self)
{
  begin (self, '{');
}

void
rp_json_writer_end_object (RpJsonWriter *self)
{
  end (self, '}');
}

void
rp_json_writer_begin_array (RpJsonWriter *self)
{
  begin (self, '[');
}

void
rp_json_writer_end_array (RpJsonWriter *self)
{
  end (self, ']');
}

void
rp_json_writer_set_flat (RpJsonWriter *self, gboolean flat)
{
  self->indented = flat ? MIN (self->styled, self->depth) : self->styled;
}

static void
append_control (GString *out, guchar c)
{
  static const char from[] = "\b\f\n\r\t", to[] = "bfnrt";
  const char *at = c != 0 ? strchr (from, c) : NULL;

  if (at != NULL)
    g_string_append_printf (out, "\\%c", to[at - from]);
  else
    g_string_append_printf (out, "\\u%04x", c);
}

void
rp_json_append_quoted (GString *out, const char *text)
{
  g_autofree char *valid = g_utf8_validate (text, -1, NULL) ? NULL : g_utf8_make_valid (text, -1);
  const char *p = valid != NULL ? valid : text;

  g_string_append_c (out, '"');
  while (*p != '\0')
    {
      const char *run = p;
      while ((guchar)*p >= 0x20 && *p != '"' && *p != '\\' && *p != 0x7F)
        p++;
      g_string_append_len (out, run, p - run);
      if (*p == '"' || *p == '\\')
        {
          g_string_append_c (out, '\\');
          g_string_append_c (out, *p++);
        }
      else if (*p != '\0')
        append_control (out, (guchar)*p++);
    }
  g_string_append_c (out, '"');
}

void
rp_json_writer_key (RpJsonWriter *self, const char *key)
{
  g_assert (self->depth > 0 && !self->after_key);
  begin_item (self);
  rp_json_append_quoted (self->out, key);
  g_string_append (self->out, self->compact ? ":" : ": ");
  self->after_key = TRUE;
}

void
rp_json_writer_raw (RpJsonWriter *self, const char *json)
{
  begin_item (self);
  g_string_append (self->out, json);
}

void
rp_json_writer_string (RpJsonWriter *self, const char *text)
{
  if (text == NULL)
    {
      rp_json_writer_null (self);
      return;
    }
  begin_item (self);
  rp_json_append_quoted (self->out, text);
}

void
rp_json_writer_number (RpJsonWriter *self, double value)
{
  char buffer[RP_NUMBER_LENGTH];
  rp_json_writer_raw (self, rp_number_format (value, buffer));
}

void
rp_json_writer_exact (RpJsonWriter *self, double value)
{
  static const char *const formats[] = { "%.15g", "%.16g", "%.17g" };
  char digits[G_ASCII_DTOSTR_BUF_SIZE];

  g_return_if_fail (isfinite (value));

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (g_ascii_strtod (g_ascii_formatd (digits, sizeof digits, formats[i], value), NULL) == value)
      break;
  rp_json_writer_raw (self, digits);
}

void
rp_json_writer_integer (RpJsonWriter *self, gint64 value)
{
  begin_item (self);
  g_string_append_printf (self->out, "%" G_GINT64_FORMAT, value);
}

void
rp_json_writer_boolean (RpJsonWriter *self, gboolean value)
{
  rp_json_writer_raw (self, value ? "true" : "false");
}

void
rp_json_writer_null (RpJsonWriter *self)
{
  rp_json_writer_raw (self, "null");
}

void
rp_json_writer_put_string (RpJsonWriter *self, const char *key, const char *text)
{
  rp_json_writer_key (self, key);
  rp_json_writer_string (self, text);
}

void
rp_json_writer_put_optional (RpJsonWriter *self, const char *key, const char *text)
{
  if (text != NULL)
    rp_json_writer_put_string (self, key, text);
}

void
rp_json_writer_put_number (RpJsonWriter *self, const char *key, double value)
{
  rp_json_writer_key (self, key);
  rp_json_writer_number (self, value);
}

void
rp_json_writer_put_integer (RpJsonWriter *self, const char *key, gint64 value)
{
  rp_json_writer_key (self, key);
  rp_json_writer_integer (self, value);
}
