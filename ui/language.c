/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "language.h"

#include "cli.h"

#include <gtk/gtk.h>
#include <libintl.h>
#include <locale.h>
#include <string.h>

/* What the environment asks messages to be in, as setlocale () looks for it; NULL: nothing. */
static const char *
wished (void)
{
  static const char *const names[] = { "LC_ALL", "LC_MESSAGES", "LANG" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const char *value = g_getenv (names[i]);

      if (value != NULL && *value != '\0')
        return value;
    }
  return NULL;
}

/* Without the wished locale, whichever is there that words can be translated in. */
static void
do_without_locale (void)
{
  const char *locale = wished ();
  g_autofree char *language = g_strdup (locale);

  setlocale (LC_ALL, "C.UTF-8");
  if (language == NULL || strcmp (language, "C") == 0 || strcmp (language, "POSIX") == 0)
    return;
  /* "de_AT.UTF-8@euro" is of the language "de_AT" */
  language[strcspn (language, ".@")] = '\0';
  rp_cli_take_language (g_getenv ("LANGUAGE") != NULL ? g_getenv ("LANGUAGE") : language);
}

void
rp_language_begin (void)
{
  const char *folder = g_getenv ("RAPPORT_LOCALEDIR");

  /* the toolkit would ask for the locale again, and complain of one that is not there */
  gtk_disable_setlocale ();
  if (setlocale (LC_ALL, "") == NULL)
    do_without_locale ();
  /* figures in files and in words are the program's own business */
  setlocale (LC_NUMERIC, "C");
  bindtextdomain (GETTEXT_PACKAGE, folder != NULL ? folder : RP_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}
