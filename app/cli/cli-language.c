/* SPDX-License-Identifier: GPL-3.0-or-later */
/* --language: of words in pictures and hand-outs. Without it they are English, whatever the machine's locale: what a
 * command writes is the same everywhere. */
#include <glib/gi18n-lib.h>
#include <locale.h>
#include <string.h>

#include "cli-private.h"

static const char *
catalogues (void)
{
  const char *folder = g_getenv ("RAPPORT_LOCALEDIR");

  return folder != NULL ? folder : RP_LOCALEDIR;
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

/* "de, fr": the languages that there are. Transfer full. */
static char *
languages (void)
{
  g_autoptr (GDir) folder = g_dir_open (catalogues (), 0, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (catalogues (), name, "LC_MESSAGES", GETTEXT_PACKAGE ".mo", NULL);

      if (g_file_test (path, G_FILE_TEST_EXISTS))
        g_ptr_array_add (names, g_strdup (name));
    }
  g_ptr_array_add (names, g_strdup ("en"));
  g_ptr_array_sort (names, compare_names);
  g_ptr_array_add (names, NULL);
  return g_strjoinv (", ", (char **)names->pdata);
}

gboolean
rp_cli_speak (const RpCliOptions *options)
{
  const char *language = options->language;
  g_autofree char *path = NULL, *known = NULL;

  if (language == NULL || strcmp (language, "en") == 0)
    return TRUE;
  path = g_build_filename (catalogues (), language, "LC_MESSAGES", GETTEXT_PACKAGE ".mo", NULL);
  /* the C library translates in any locale but "C", and this one is everywhere */
  if (strchr (language, '/') == NULL && g_file_test (path, G_FILE_TEST_EXISTS)
      && setlocale (LC_MESSAGES, "C.UTF-8") != NULL)
    {
      g_setenv ("LANGUAGE", language, TRUE);
      bindtextdomain (GETTEXT_PACKAGE, catalogues ());
      bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
      return TRUE;
    }
  known = languages ();
  rp_cli_say (_ ("--language: expected one of %s, found “%s”"), known, language);
  return FALSE;
}
