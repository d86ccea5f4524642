/* SPDX-License-Identifier: GPL-3.0-or-later */
/* --language: of words in pictures and hand-outs. Without it they are English, whatever the machine's locale: what a
 * command writes is the same everywhere. */
#include <glib/gi18n-lib.h>
#include <locale.h>
#include <string.h>

#include "cli-private.h"
#include "cli.h"

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

/* A text whose translation is another in every language. The C library is asked: GLib makes up its mind whether
 * anything is to be translated when it is asked first, and stays with that in every later locale. */
static gboolean
is_spoken (void)
{
  return strcmp (dgettext (GETTEXT_PACKAGE, "Events"), "Events") != 0;
}

gboolean
rp_cli_take_language (const char *language)
{
  static const char *const locales[] = { "C.UTF-8",     "en_US.UTF-8", "en_GB.UTF-8", "de_DE.UTF-8", "fr_FR.UTF-8",
                                         "it_IT.UTF-8", "az_AZ.UTF-8", "es_ES.UTF-8", "ru_RU.UTF-8", "tr_TR.UTF-8" };
  const char *wished[] = { g_getenv ("LC_ALL"), g_getenv ("LC_MESSAGES"), g_getenv ("LANG") };

  g_setenv ("LANGUAGE", language, TRUE);
  bindtextdomain (GETTEXT_PACKAGE, catalogues ());
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE); /* ngettext () asks no other */
  for (guint i = 0; i < G_N_ELEMENTS (locales) + G_N_ELEMENTS (wished); i++)
    {
      const char *locale = i < G_N_ELEMENTS (locales) ? locales[i] : wished[i - G_N_ELEMENTS (locales)];

      if (locale != NULL && setlocale (LC_MESSAGES, locale) != NULL && is_spoken ())
        return TRUE;
    }
  setlocale (LC_MESSAGES, "C");
  return FALSE;
}

gboolean
rp_cli_speak (const RpCliOptions *options)
{
  const char *language = options->language;
  g_autofree char *path = NULL, *known = NULL;

  if (language == NULL || strcmp (language, "en") == 0)
    return TRUE;
  path = g_build_filename (catalogues (), language, "LC_MESSAGES", GETTEXT_PACKAGE ".mo", NULL);
  if (strchr (language, '/') == NULL && g_file_test (path, G_FILE_TEST_EXISTS))
    {
      if (rp_cli_take_language (language))
        return TRUE;
      rp_cli_say (_ ("--language: this machine has no locale to translate in (such as en_US.UTF-8)"));
      return FALSE;
    }
  known = languages ();
  rp_cli_say (_ ("--language: expected one of %s, found “%s”"), known, language);
  return FALSE;
}
