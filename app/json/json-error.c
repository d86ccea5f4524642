/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "json-error.h"

#include <string.h>

void
rp_json_error_free (RpJsonError *error)
{
  g_free (error->path);
  g_free (error->message);
  g_free (error);
}

RpJsonError *
rp_json_error_copy (const RpJsonError *error)
{
  RpJsonError *copy = g_memdup2 (error, sizeof *error);
  copy->path = g_strdup (error->path);
  copy->message = g_strdup (error->message);
  return copy;
}

void
rp_json_place_of (const char *bytes, gsize length, gsize offset, guint *line, guint *column)
{
  gsize start = length >= 3 && memcmp (bytes, "\xEF\xBB\xBF", 3) == 0 && offset >= 3 ? 3 : 0;

  *line = 1;
  *column = 1;
  for (gsize i = start; i < MIN (offset, length); i++)
    {
      if (bytes[i] == '\n' || (bytes[i] == '\r' && !(i + 1 < length && bytes[i + 1] == '\n')))
        {
          *line += 1;
          *column = 1;
        }
      else if (((guchar)bytes[i] & 0xC0) != 0x80 && bytes[i] != '\r')
        *column += 1;
    }
}
