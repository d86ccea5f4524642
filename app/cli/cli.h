/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The command line: check, info, list, export, dump, new. Needs no display, no settings, no locale. The contract is
 * data/FORMAT.md, "From a shell": exit status 0 done, 1 failed, 2 wrong usage. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Runs ARGV ([0]: the program) and returns the exit status. Never calls setlocale. */
int rp_cli_run (int argc, char **argv);
/* TRUE when WORD, a program's first argument, is for rp_cli_run: a command, --version, --help. */
gboolean rp_cli_is_command (const char *word);

G_END_DECLS
