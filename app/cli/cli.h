/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The command line: check, info, list, export, dump, new. Needs no display, no settings, no locale. The contract is
 * data/FORMAT.md, "From a shell": exit status 0 done, 1 failed, 2 wrong usage. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Runs ARGV ([0]: the program) and returns the exit status. Calls setlocale for messages alone, and only where
 * --language asks for one. */
int rp_cli_run (int argc, char **argv);
/* TRUE when WORD, a program's first argument, is for rp_cli_run: a command, --version, --help. */
gboolean rp_cli_is_command (const char *word);

/* Words come in LANGUAGE from now on, whatever the machine's locale: the C library translates in any locale but "C"
 * and, since 2.40, "C.UTF-8", so that some other must be there. FALSE: there is none, or no catalogue of that language.
 */
gboolean rp_cli_take_language (const char *language);

G_END_DECLS
