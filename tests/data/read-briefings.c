/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads each file that is named as a briefing and prints what the reader makes of it, a line each: "whole",
 * "in part: …" or "refused: …"; and whether what is written of it is read as the same. With --write it prints what is
 * written of the one file that is named. For test-schema.py. */
#include <stdio.h>
#include <string.h>

#include "briefing-file.h"
#include "briefing-json.h"

static gboolean
is_fixed (const RpBriefing *briefing)
{
  g_autofree char *once = rp_briefing_to_json (briefing);
  g_autoptr (RpBriefing) read = rp_briefing_from_json (once, strlen (once), NULL, NULL);
  g_autofree char *twice = read != NULL ? rp_briefing_to_json (read) : NULL;

  return g_strcmp0 (once, twice) == 0;
}

static int
write_again (const char *path)
{
  g_autoptr (RpBriefing) briefing = rp_briefing_file_read (path, NULL, NULL, NULL);
  g_autofree char *text = briefing != NULL ? rp_briefing_to_json (briefing) : NULL;

  return text != NULL && fputs (text, stdout) >= 0 ? 0 : 1;
}

int
main (int argc, char **argv)
{
  if (argc == 3 && g_str_equal (argv[1], "--write"))
    return write_again (argv[2]);
  for (int i = 1; i < argc; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *note = NULL;
      g_autoptr (RpBriefing) briefing = rp_briefing_file_read (argv[i], NULL, &note, &error);

      if (briefing == NULL)
        printf ("refused: %s\n", error != NULL ? error->message : "no file");
      else if (!is_fixed (briefing))
        printf ("not written as it was read\n");
      else if (note != NULL)
        printf ("in part: %s\n", note);
      else
        printf ("whole\n");
    }
  return 0;
}
