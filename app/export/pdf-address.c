/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pdf-address.h"

#include <string.h>

/* Stays as it is, beside letters and digits: RFC 3986's unreserved and reserved characters, but those that end or
 * escape something in a PDF's or in Cairo's strings. `#` and `%` are seen to apart. */
#define PLAIN "-._~:/?[]@!$&*+,;="

static gboolean
is_scheme (const char *address, const char *scheme)
{
  gsize length = strlen (scheme);

  return g_ascii_strncasecmp (address, scheme, length) == 0 && address[length] != '\0';
}

static gboolean
is_escape (const char *at)
{
  return at[0] == '%' && g_ascii_isxdigit (at[1]) && g_ascii_isxdigit (at[2]);
}

char *
rp_pdf_address (const char *address)
{
  gsize length = strlen (address);
  gboolean in_fragment = FALSE;
  GString *out;

  if ((!is_scheme (address, "http://") && !is_scheme (address, "https://") && !is_scheme (address, "mailto:"))
      || length > RP_PDF_LONGEST_ADDRESS || !g_utf8_validate (address, (gssize)length, NULL))
    return NULL;
  out = g_string_sized_new (length + 16);
  for (const char *at = address; *at != '\0'; at++)
    {
      gboolean hash = *at == '#' && !in_fragment;

      in_fragment = in_fragment || hash;
      if (g_ascii_isalnum (*at) || strchr (PLAIN, *at) != NULL || hash || is_escape (at))
        g_string_append_c (out, *at);
      else
        g_string_append_printf (out, "%%%02X", (guint)(guchar)*at);
    }
  return g_string_free (out, out->len > RP_PDF_LONGEST_ADDRESS);
}
