/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "text-fit.h"

#include <string.h>

char *
rp_text_cut (const RpTextMeasure *measure, const char *text, RpTextSize size, double width)
{
  glong low = 0, high = g_utf8_strlen (text, -1);

  if (rp_text_width (measure, text, size) <= width)
    return g_strdup (text);
  while (low < high)
    {
      glong middle = (low + high + 1) / 2;
      g_autofree char *head = g_utf8_substring (text, 0, middle);
      g_autofree char *tried = g_strconcat (g_strchomp (head), "…", NULL);

      if (rp_text_width (measure, tried, size) <= width)
        low = middle;
      else
        high = middle - 1;
    }
  if (low == 0)
    return NULL;
  {
    g_autofree char *head = g_utf8_substring (text, 0, low);

    return g_strconcat (g_strchomp (head), "…", NULL);
  }
}

char *
rp_text_wrap (const RpTextMeasure *measure, const char *text, RpTextSize size, double width, guint n_lines)
{
  g_autoptr (GString) out = g_string_new (NULL);
  const char *rest = text;

  for (guint line = 1; *rest; line++)
    {
      const char *end = NULL;
      g_autofree char *piece = NULL;

      if (line < n_lines)
        for (const char *p = rest; p; p = *p ? strchr (p + 1, ' ') : NULL)
          {
            g_autofree char *head = g_strndup (rest, (gsize)(p - rest));

            if (p > rest && rp_text_width (measure, head, size) > width)
              break;
            end = p > rest ? p : end;
          }
      if (line >= n_lines || !end || rp_text_width (measure, rest, size) <= width)
        {
          piece = rp_text_cut (measure, rest, size, width);
          g_string_append (out, piece ? piece : "");
          break;
        }
      g_string_append_len (out, rest, end - rest);
      g_string_append_c (out, '\n');
      rest = end + strspn (end, " ");
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}
