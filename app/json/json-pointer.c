/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "json-pointer.h"

void
rp_json_pointer_append_key (GString *path, const char *text, gsize length)
{
  for (gsize i = 0; i < length; i++)
    {
      if (text[i] == '~')
        g_string_append (path, "~0");
      else if (text[i] == '/')
        g_string_append (path, "~1");
      else
        g_string_append_c (path, text[i]);
    }
}

void
rp_json_pointer_append_index (GString *path, gsize index)
{
  char digits[24], *p = digits + sizeof digits;

  do
    *--p = (char)('0' + index % 10);
  while ((index /= 10) > 0);
  g_string_append_len (path, p, digits + sizeof digits - p);
}
