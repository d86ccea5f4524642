/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the program begins: a command of the shell runs without a display, anything else opens windows. */
#include "application.h"
#include "cli.h"
#include "language.h"
#include "present-command.h"

#include <glib/gi18n-lib.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

/* Datasets, layouts and pictures come and go by the megabyte, made by whichever thread is free. Left to itself the C
 * library keeps much of what they leave in a heap for each thread: after forty reloads a sixth more than after one. */
static void
keep_memory_small (void)
{
#ifdef __GLIBC__
  mallopt (M_ARENA_MAX, 2);
  mallopt (M_MMAP_THRESHOLD, 1024 * 1024);
  mallopt (M_TRIM_THRESHOLD, 8 * 1024 * 1024);
#endif
}

int
main (int argc, char **argv)
{
  g_autoptr (RpApplication) application = NULL;

  /* Before any locale is set: what goes into files is the same everywhere. */
  if (argc > 1 && rp_cli_is_command (argv[1]) && !rp_present_command_is (argc, argv))
    return rp_cli_run (argc, argv);
  keep_memory_small ();
  g_set_prgname (RP_APP_ID);
  rp_language_begin ();
  g_set_application_name (_ ("Rapport"));
  if (rp_present_command_is (argc, argv))
    return rp_present_command_run (argc, argv);
  application = rp_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
