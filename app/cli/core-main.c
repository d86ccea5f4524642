/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The command line without the window: links no GTK, for tests and for machines without a display. Not installed. */
#include "cli.h"

int
main (int argc, char **argv)
{
  return rp_cli_run (argc, argv);
}
