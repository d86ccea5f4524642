/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "excerpt.h"

#include <string.h>

#define LEAD 24  /* characters before the focus */
#define SPARE 12 /* so few more are not worth leaving out */

#define ELLIPSIS "…"

/* Where the excerpt begins: at a word, or where the text does. */
static const char *
find_begin (const char *text, const char *focus)
{
  const char *p = focus, *word = NULL;

  for (guint i = 0; i < LEAD && p > text; i++)
    {
      p = g_utf8_prev_char (p);
      if (*p == ' ')
        word = p + 1;
    }
  return p - text <= SPARE ? text : word != NULL ? word : p;
}

static void
append_line (GString *out, const char *from, const char *to)
{
  for (const char *p = from; p < to; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gboolean breaks = c < 0x20 || (c >= 0x7f && c < 0xa0) || c == 0x2028 || c == 0x2029;
      gsize n = (gsize)(g_utf8_next_char (p) - p);

      /* As many bytes as before: the marks stay right. */
      for (gsize i = 0; i < n; i++)
        g_string_append_c (out, breaks ? ' ' : p[i]);
    }
}

static void
move_marks (GArray *marks, gsize from, gsize to, gsize lead)
{
  guint n = 0;

  for (guint i = 0; i < marks->len; i++)
    {
      RpFoldSpan mark = g_array_index (marks, RpFoldSpan, i);

      if (mark.from < from || mark.to > to)
        continue;
      mark.from = (guint32)(mark.from - from + lead);
      mark.to = (guint32)(mark.to - from + lead);
      g_array_index (marks, RpFoldSpan, n++) = mark;
    }
  g_array_set_size (marks, n);
}

char *
rp_excerpt (const char *text, gsize focus, guint most, GArray *marks)
{
  GString *out = g_string_new (NULL);
  const char *begin = find_begin (text, text + focus), *end = begin;

  for (guint i = 0; i < most && *end != '\0'; i++)
    end = g_utf8_next_char (end);
  if (begin > text)
    g_string_append (out, ELLIPSIS);
  append_line (out, begin, end);
  if (*end != '\0')
    g_string_append (out, ELLIPSIS);
  if (marks != NULL)
    move_marks (marks, (gsize)(begin - text), (gsize)(end - text), begin > text ? strlen (ELLIPSIS) : 0);
  return g_string_free (out, FALSE);
}
