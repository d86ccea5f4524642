/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the program begins: a command of the shell runs without a display, anything else opens windows. */
#include "application.h"
#include "cli.h"

#include <glib/gi18n-lib.h>
#include <locale.h>

int
main (int argc, char **argv)
{
  g_autoptr (RpApplication) application = NULL;

  /* Before any locale is set: what goes into files is the same everywhere. */
  if (argc > 1 && rp_cli_is_command (argv[1]))
    return rp_cli_run (argc, argv);
  g_set_prgname (RP_APP_ID);
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, RP_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  g_set_application_name (_ ("Rapport"));
  application = rp_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
