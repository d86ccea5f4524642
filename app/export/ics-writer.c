/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ics-writer.h"

#define MOST_OCTETS 75u

void
rp_ics_line (GString *out, const char *line)
{
  gsize length = 0;

  for (const char *p = line, *next; *p != '\0'; p = next)
    {
      gsize n;

      next = g_utf8_next_char (p);
      n = (gsize)(next - p);
      if (length + n > MOST_OCTETS)
        {
          g_string_append (out, "\r\n ");
          length = 1;
        }
      g_string_append_len (out, p, (gssize)n);
      length += n;
    }
  g_string_append (out, "\r\n");
}

char *
rp_ics_escape (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  GString *out = g_string_new (NULL);

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '\\' || c == ';' || c == ',')
        g_string_append_printf (out, "\\%c", (char)c);
      else if (c == '\n' || (c == '\r' && p[1] != '\n'))
        g_string_append (out, "\\n");
      else if (c == '\t')
        g_string_append_c (out, ' ');
      else if (c >= 0x20 && (c < 0x7f || c >= 0xa0))
        g_string_append_unichar (out, c);
    }
  return g_string_free (out, FALSE);
}

void
rp_ics_text (GString *out, const char *name, const char *text)
{
  g_autofree char *escaped = text != NULL ? rp_ics_escape (text) : NULL;
  g_autofree char *line = escaped != NULL ? g_strconcat (name, ":", escaped, NULL) : NULL;

  if (line != NULL && *escaped != '\0')
    rp_ics_line (out, line);
}

void
rp_ics_date (GString *out, const char *name, RpInstant day)
{
  RpCivil civil;

  rp_instant_to_civil (day, &civil);
  g_string_append_printf (out, "%s;VALUE=DATE:%04d%02d%02d\r\n", name, (int)civil.year, civil.month, civil.day);
}

void
rp_ics_time (GString *out, const char *name, RpInstant instant, gboolean utc)
{
  RpCivil civil;

  rp_instant_to_civil (instant, &civil);
  g_string_append_printf (out, "%s:%04d%02d%02dT%02d%02d%02d%s\r\n", name, (int)civil.year, civil.month, civil.day,
                          civil.hour, civil.minute, civil.second, utc ? "Z" : "");
}

gboolean
rp_ics_holds (RpInstant instant)
{
  RpCivil civil;

  if (rp_instant_is_infinite (instant))
    return FALSE;
  rp_instant_to_civil (instant, &civil);
  return civil.year >= 1 && civil.year <= 9999;
}
