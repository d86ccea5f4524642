/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scene-duration.h"

#include <math.h>
#include <string.h>

#define MOST_DURATION_S (24 * 3600.0)

char *
rp_scene_duration_words (double duration_s)
{
  guint64 s = duration_s > 0 ? (guint64)floor (MIN (duration_s, 1e6) + 0.5) : 0;
  guint hours = (guint)(s / 3600), minutes = (guint)(s / 60 % 60), seconds = (guint)(s % 60);

  if (s == 0)
    return g_strdup ("");
  return hours > 0 ? g_strdup_printf ("%u:%02u:%02u", hours, minutes, seconds)
                   : g_strdup_printf ("%u:%02u", minutes, seconds);
}

/* Digits alone, at most four. */
static gboolean
read_number (const char *text, gsize length, double *number)
{
  *number = 0;
  if (length == 0 || length > 4)
    return FALSE;
  for (gsize i = 0; i < length; i++)
    {
      if (!g_ascii_isdigit (text[i]))
        return FALSE;
      *number = *number * 10 + (text[i] - '0');
    }
  return TRUE;
}

gboolean
rp_scene_duration_parse (const char *text, double *duration_s)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (text));
  g_auto (GStrv) parts = g_strsplit (trimmed, ":", 4);
  guint n = g_strv_length (parts);
  gsize length = strlen (trimmed);
  double sum = 0, number;

  *duration_s = 0;
  if (length == 0)
    return TRUE;
  if (trimmed[length - 1] == 's')
    {
      for (length--; length > 0 && trimmed[length - 1] == ' '; length--)
        ;
      return read_number (trimmed, length, duration_s);
    }
  for (guint i = 0; i < n; i++)
    {
      if (n > 3 || !read_number (parts[i], strlen (parts[i]), &number) || (i > 0 && number >= 60))
        return FALSE;
      sum = sum * 60 + number;
    }
  *duration_s = n == 1 ? sum * 60 : sum;
  return *duration_s <= MOST_DURATION_S;
}
