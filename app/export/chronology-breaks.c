/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "chronology-breaks.h"

#include <pango/pango.h>

#include "label-text.h"

/* Letters that stand alone, one after the other, from left to right; and the punctuation and symbols of all scripts. */
static gboolean
is_simple (gunichar c)
{
  return c < 0x590 || (c >= 0x1e00 && c < 0x2c00);
}

static gboolean
combines (gunichar c)
{
  return (c >= 0x300 && c < 0x370) || (c >= 0x483 && c < 0x48a) || (c >= 0x200b && c < 0x2010)
         || (c >= 0x20d0 && c < 0x2100);
}

static gboolean
is_dash (gunichar c)
{
  return c == '-' || c == '/' || c == 0x2010 || c == 0x2013 || c == 0x2014;
}

/* Between words; behind a dash or stroke that parts two words, but not within a number or a name such as "C-27J". */
static gboolean
may_break (gunichar before, gunichar last, gunichar next)
{
  if (last == ' ')
    return next != ' ';
  return is_dash (last) && g_unichar_isalpha (next) && g_unichar_isalnum (before);
}

static void
break_simple (const char *text, gsize length, guint8 *flags)
{
  gunichar before = ' ', last = ' ';

  for (const char *p = text; p < text + length; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (p == text || !combines (c))
        flags[p - text] = RP_BREAK_LETTER;
      if (p > text && may_break (before, last, c))
        flags[p - text] = RP_BREAK_LETTER | RP_BREAK_LINE;
      before = last;
      last = c;
    }
}

static void
break_complex (const char *text, gsize length, guint8 *flags)
{
  int n = (int)g_utf8_strlen (text, (gssize)length) + 1, i = 0;
  g_autofree PangoLogAttr *attributes = g_new0 (PangoLogAttr, n);

  /* a language of its own: the machine's must not choose */
  pango_get_log_attrs (text, (int)length, -1, pango_language_from_string ("en"), attributes, n);
  for (const char *p = text; p < text + length; p = g_utf8_next_char (p), i++)
    {
      if (p == text || attributes[i].is_cursor_position)
        flags[p - text] = RP_BREAK_LETTER;
      if (p > text && attributes[i].is_line_break)
        flags[p - text] = RP_BREAK_LETTER | RP_BREAK_LINE;
    }
}

guint8 *
rp_chronology_breaks (const char *text, gsize length, gboolean *is_complex)
{
  guint8 *flags = g_new0 (guint8, length + 1);

  *is_complex = FALSE;
  for (const char *p = text; p < text + length && !*is_complex; p = g_utf8_next_char (p))
    *is_complex = !is_simple (g_utf8_get_char (p));
  if (*is_complex)
    break_complex (text, length, flags);
  else
    break_simple (text, length, flags);
  return flags;
}

int
rp_chronology_direction (const char *text, gsize length)
{
  for (const char *p = text; p < text + length; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      char letter[8] = { 0 };

      if (!g_unichar_isalpha (c))
        continue;
      g_unichar_to_utf8 (c, letter);
      return rp_label_has_direction (letter) ? -1 : 1;
    }
  return 0;
}
