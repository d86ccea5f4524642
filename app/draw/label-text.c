/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "label-text.h"

#define REPLACEMENT 0xfffd
#define ELLIPSIS 0x2026
#define FSI "\xe2\x81\xa8"
#define PDI "\xe2\x81\xa9"

gboolean
rp_label_is_direction_mark (gunichar c)
{
  return (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069) || c == 0x200e || c == 0x200f || c == 0x061c;
}

static gunichar
fit_to_draw (gunichar c, gboolean keep_lines)
{
  if (c == '\n')
    return keep_lines ? '\n' : ' ';
  if (c == '\t' || c == '\r' || c == 0x85 || c == 0x2028 || c == 0x2029 || c == '\v' || c == '\f')
    return ' ';
  if (c < 0x20 || (c >= 0x7f && c < 0xa0) || (c & 0xfffe) == 0xfffe || (c >= 0xfdd0 && c <= 0xfdef))
    return REPLACEMENT;
  return c;
}

/* At most MOST characters of TEXT; REST (out): what is left of it. */
static GString *
clean_some (const char *text, gboolean keep_lines, guint most, const char **rest)
{
  GString *out = g_string_sized_new (64);
  const char *p = text;
  guint n = 0;

  while (*p && n < most)
    {
      gunichar c = g_utf8_get_char_validated (p, -1);

      if (c == (gunichar)-1 || c == (gunichar)-2)
        {
          g_string_append_unichar (out, REPLACEMENT);
          p++;
        }
      else
        {
          g_string_append_unichar (out, fit_to_draw (c, keep_lines));
          p = g_utf8_next_char (p);
        }
      n++;
    }
  *rest = p;
  return out;
}

static char *
clean (const char *text, gboolean keep_lines)
{
  const char *rest;
  GString *out = clean_some (text, keep_lines, RP_LABEL_MAX_CHARS, &rest);

  if (*rest)
    g_string_append_unichar (out, ELLIPSIS);
  return g_string_free (out, FALSE);
}

char *
rp_label_passage (const char *text, guint most, guint *n_left)
{
  const char *rest;
  GString *out = clean_some (text, TRUE, most, &rest);

  *n_left = (guint)g_utf8_strlen (rest, -1);
  return g_string_free (out, FALSE);
}

char *
rp_label_text (const char *text)
{
  return clean (text, TRUE);
}

char *
rp_label_line (const char *text)
{
  return clean (text, FALSE);
}

static gboolean
is_leftward (gunichar c)
{
  if (c < 0x590)
    return FALSE;
  switch (g_unichar_get_script (c))
    {
    case G_UNICODE_SCRIPT_HEBREW:
    case G_UNICODE_SCRIPT_ARABIC:
    case G_UNICODE_SCRIPT_SYRIAC:
    case G_UNICODE_SCRIPT_THAANA:
    case G_UNICODE_SCRIPT_NKO:
    case G_UNICODE_SCRIPT_SAMARITAN:
    case G_UNICODE_SCRIPT_MANDAIC:
    case G_UNICODE_SCRIPT_ADLAM:
      return TRUE;
    default:
      return c >= 0x10800 && c <= 0x10fff;
    }
}

gboolean
rp_label_has_direction (const char *text)
{
  for (const char *p = text; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (rp_label_is_direction_mark (c) || is_leftward (c))
        return TRUE;
    }
  return FALSE;
}

int
rp_label_direction (const char *text, gsize length)
{
  guint depth = 0; /* of isolates, which say nothing */

  for (const char *p = text; p < text + length; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c >= 0x2066 && c <= 0x2068)
        depth++;
      else if (c == 0x2069 && depth > 0)
        depth--;
      else if (depth == 0 && (c == 0x200f || (g_unichar_isalpha (c) && is_leftward (c))))
        return -1;
      else if (depth == 0 && (c == 0x200e || g_unichar_isalpha (c)))
        return 1;
    }
  return 0;
}

char *
rp_label_isolate (const char *text)
{
  GString *out;

  if (!rp_label_has_direction (text))
    return g_strdup (text);
  /* its own marks could close the isolate; without them the letters still find their order */
  out = g_string_new (FSI);
  for (const char *p = text; *p; p = g_utf8_next_char (p))
    if (!rp_label_is_direction_mark (g_utf8_get_char (p)))
      g_string_append_unichar (out, g_utf8_get_char (p));
  g_string_append (out, PDI);
  return g_string_free (out, FALSE);
}
