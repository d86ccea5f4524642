/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `rapport present FILE [--briefing B] [--scene N] [--windowed]`: straight onto the stage, and over when that is left.
 * Exit status as of all commands: 0 done, 1 failed, 2 wrong usage. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Whether ARGV ([0]: the program) asks for it. */
gboolean rp_present_command_is (int argc, char **argv);
/* Needs a display, unless it is asked for help. Returns the exit status. */
int rp_present_command_run (int argc, char **argv);

G_END_DECLS
