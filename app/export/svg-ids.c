/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "svg-ids.h"

#define HEAD_LENGTH 100

static gboolean
begins_names (gunichar c)
{
  return (c < 0x80 && (g_ascii_isalpha ((char)c) || c == '_')) || (c >= 0xc0 && c <= 0x2ff && c != 0xd7 && c != 0xf7)
         || (c >= 0x370 && c <= 0x1fff && c != 0x37e) || (c >= 0x2c00 && c <= 0x2fef) || (c >= 0x3001 && c <= 0xd7ff)
         || (c >= 0xf900 && c <= 0xfdcf) || (c >= 0xfdf0 && c <= 0xfffc) || (c >= 0x10000 && c <= 0xeffff);
}

static gboolean
is_in_names (gunichar c)
{
  return begins_names (c) || c == '-' || c == '.' || (c >= '0' && c <= '9') || c == 0xb7 || (c >= 0x300 && c <= 0x36f);
}

char *
rp_svg_id (const char *id)
{
  g_autofree char *valid = g_utf8_make_valid (id, -1);
  GString *out = g_string_new (NULL);
  gsize head = 0;

  for (const char *p = valid; *p != '\0' && out->len <= RP_SVG_ID_LENGTH; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gboolean plain = (p == valid ? begins_names (c) : is_in_names (c)) && !(c == '_' && p[1] == 'x');

      head = out->len <= HEAD_LENGTH ? out->len : head;
      if (plain)
        g_string_append_unichar (out, c);
      else
        g_string_append_printf (out, "_x%04X_", c);
    }
  if (out->len > RP_SVG_ID_LENGTH)
    {
      g_autofree char *digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, id, -1);

      g_string_truncate (out, head);
      g_string_append_printf (out, RP_SVG_OWN "%.32s", digest);
    }
  return g_string_free (out, FALSE);
}
