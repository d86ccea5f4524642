/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "name-key.h"

#include <stdlib.h>
#include <string.h>

char *
rp_name_fold (const char *name)
{
  g_autofree char *folded = NULL;
  char *normal;

  if (g_str_is_ascii (name))
    return g_ascii_strdown (name, -1);
  folded = g_utf8_casefold (name, -1);
  normal = g_utf8_normalize (folded, -1, G_NORMALIZE_NFKC);

  return normal != NULL ? normal : g_steal_pointer (&folded);
}

/* What is FALSE for a character parts the words, which one blank does then. */
static char *
squeeze (const char *name, gboolean (*keeps) (gunichar letter))
{
  g_autofree char *folded = rp_name_fold (name);
  GString *key = g_string_new (NULL);

  for (const char *c = folded; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar letter = g_utf8_get_char (c);

      if (keeps (letter))
        g_string_append_unichar (key, letter);
      else if (key->len > 0 && key->str[key->len - 1] != ' ')
        g_string_append_c (key, ' ');
    }
  if (key->len > 0 && key->str[key->len - 1] == ' ')
    g_string_truncate (key, key->len - 1);
  return g_string_free (key, FALSE);
}

static gboolean
is_ink (gunichar letter)
{
  return !g_unichar_isspace (letter);
}

static gboolean
is_word (gunichar letter)
{
  return g_unichar_isalnum (letter) || g_unichar_ismark (letter);
}

char *
rp_name_key (const char *name)
{
  return squeeze (name, is_ink);
}

static int
compare_words (const void *a, const void *b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

char *
rp_name_words_key (const char *name)
{
  g_autofree char *key = squeeze (name, is_word);
  g_auto (GStrv) words = g_strsplit (key, " ", -1);

  /* a name of signs alone is like itself only */
  if (*key == '\0')
    return rp_name_key (name);
  qsort (words, g_strv_length (words), sizeof *words, compare_words);
  return g_strjoinv (" ", words);
}
