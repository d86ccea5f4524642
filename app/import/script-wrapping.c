/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "script-wrapping.h"

#include <string.h>

#define BYTE_ORDER_MARK "\xef\xbb\xbf"
#define MOST_NAME 200 /* bytes of "window.storyjs_jsonp_data" and the like */

static gboolean
starts (const char *c, const char *end, const char *with)
{
  gsize n = strlen (with);

  return (gsize)(end - c) >= n && memcmp (c, with, n) == 0;
}

/* Past blanks, comments and the characters in ALSO. */
static const char *
skip (const char *c, const char *end, const char *also)
{
  while (c < end)
    if (g_ascii_isspace (*c) || (*c != '\0' && strchr (also, *c) != NULL))
      c++;
    else if (starts (c, end, BYTE_ORDER_MARK))
      c += 3;
    else if (starts (c, end, "//"))
      while (c < end && *c != '\n' && *c != '\r')
        c++;
    else if (starts (c, end, "/*"))
      {
        for (c += 2; c < end && !starts (c, end, "*/");)
          c++;
        c += c < end ? 2 : 0;
      }
    else
      break;
  return c;
}

/* Past the name that begins at C and the "=" or "(" after it, which is BRACKET; or NULL. */
static const char *
skip_name (const char *c, const char *end, char *bracket)
{
  const char *begin = c;

  while (c < end && c < begin + MOST_NAME
         && (g_ascii_isalnum (*c) || (*c != '\0' && strchr ("_$.[]'\" \t\r\n", *c) != NULL)))
    c++;
  if (c == begin || c >= end || (*c != '=' && *c != '('))
    return NULL;
  *bracket = *c;
  return c + 1;
}

/* Past the object or list that begins at C; NULL: it does not end. */
static const char *
skip_json (const char *c, const char *end)
{
  gsize depth = 0;

  for (; c < end; c++)
    if (*c == '"')
      {
        for (c++; c < end && *c != '"'; c++)
          if (*c == '\\')
            c++;
      }
    else if (*c == '{' || *c == '[')
      depth++;
    else if ((*c == '}' || *c == ']') && --depth == 0)
      return c + 1;
  return NULL;
}

char *
rp_script_unwrap (const char *bytes, gsize length, gsize *length_out)
{
  const char *end = bytes + length, *c = skip (bytes, end, ";"), *json_end, *rest;
  GString *out;
  char bracket;

  c = skip_name (c, end, &bracket);
  c = c != NULL ? skip (c, end, bracket == '=' ? "(" : "") : end;
  json_end = c < end && (*c == '{' || *c == '[') ? skip_json (c, end) : NULL;
  if (json_end == NULL)
    return NULL;
  rest = skip (json_end, end, ");");
  if (rest < end)
    return NULL;
  out = g_string_sized_new ((gsize)(json_end - bytes) + 1);
  for (const char *before = starts (bytes, end, BYTE_ORDER_MARK) ? bytes + 3 : bytes; before < c; before++)
    if (*before == '\n' || *before == '\r')
      g_string_append_c (out, *before);
    else if (((guchar)*before & 0xC0) != 0x80) /* one blank a character */
      g_string_append_c (out, ' ');
  g_string_append_len (out, c, json_end - c);
  *length_out = out->len;
  return g_string_free (out, FALSE);
}
