/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xml-writer.h"

struct _RpXml
{
  GString *out;
  GPtrArray *open;  /* names */
  gboolean in_tag;  /* the last one's tag is not closed yet */
  gboolean in_text; /* the last thing written was text: no blanks are added to it */
};

RpXml *
rp_xml_new (void)
{
  RpXml *self = g_new0 (RpXml, 1);

  self->out = g_string_new ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
  self->open = g_ptr_array_new ();
  return self;
}

static gboolean
is_allowed (gunichar c)
{
  return c == '\t' || c == '\n' || c == '\r' || (c >= 0x20 && c <= 0xd7ff) || (c >= 0xe000 && c <= 0xfffd)
         || (c >= 0x10000 && c <= 0x10ffff);
}

void
rp_xml_append_escaped (GString *out, const char *text, gboolean attribute)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '&')
        g_string_append (out, "&amp;");
      else if (c == '<')
        g_string_append (out, "&lt;");
      else if (c == '>')
        g_string_append (out, "&gt;");
      else if (c == '"' && attribute)
        g_string_append (out, "&quot;");
      else if (c == '\r' || (attribute && (c == '\n' || c == '\t')))
        g_string_append_printf (out, "&#%u;", c);
      else if (is_allowed (c))
        g_string_append_unichar (out, c);
    }
}

static void
close_tag (RpXml *self)
{
  if (self->in_tag)
    g_string_append_c (self->out, '>');
  self->in_tag = FALSE;
}

static void
new_line (RpXml *self)
{
  g_string_append_c (self->out, '\n');
  for (guint i = 0; i < self->open->len; i++)
    g_string_append_c (self->out, ' ');
}

void
rp_xml_begin (RpXml *self, const char *name)
{
  close_tag (self);
  new_line (self);
  g_string_append_printf (self->out, "<%s", name);
  g_ptr_array_add (self->open, (gpointer)name);
  self->in_tag = TRUE;
  self->in_text = FALSE;
}

void
rp_xml_attribute (RpXml *self, const char *name, const char *value)
{
  g_assert (self->in_tag);
  if (value == NULL)
    return;
  g_string_append_printf (self->out, " %s=\"", name);
  rp_xml_append_escaped (self->out, value, TRUE);
  g_string_append_c (self->out, '"');
}

void
rp_xml_text (RpXml *self, const char *text)
{
  close_tag (self);
  rp_xml_append_escaped (self->out, text, FALSE);
  self->in_text = TRUE;
}

void
rp_xml_end (RpXml *self)
{
  const char *name = g_ptr_array_steal_index (self->open, self->open->len - 1);

  if (self->in_tag)
    g_string_append (self->out, "/>");
  else
    {
      if (!self->in_text)
        new_line (self);
      g_string_append_printf (self->out, "</%s>", name);
    }
  self->in_tag = self->in_text = FALSE;
}

void
rp_xml_element (RpXml *self, const char *name, const char *text)
{
  rp_xml_begin (self, name);
  rp_xml_text (self, text);
  rp_xml_end (self);
}

GBytes *
rp_xml_finish (RpXml *self)
{
  GString *out = self->out;

  g_assert (self->open->len == 0);
  g_string_append_c (out, '\n');
  g_ptr_array_unref (self->open);
  g_free (self);
  return g_string_free_to_bytes (out);
}
