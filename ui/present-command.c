/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "present-command.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

#include "application.h"
#include "briefing-file.h"
#include "file-watch.h"
#include "importers.h"
#include "loader.h"
#include "present-run.h"
#include "session-scene.h"

#define USAGE "Usage: rapport present FILE [--briefing B] [--scene N] [--dates NAME] [--windowed]\n"
#define DONE 0
#define FAILED 1
#define WRONG_USAGE 2
#define MOST_SCENE 100000

typedef struct
{
  const char *file, *briefing_path; /* belong to argv */
  guint scene;                      /* from 1 */
  RpPresentFlags flags;
  RpImportOptions import;
  gboolean help;
  char *path; /* of the dataset, whole */
  RpDataset *dataset;
  guint64 fingerprint;
  RpBriefing *briefing;
  RpPresentRun *run;
  RpFileWatch *watch;
  RpLoader *loader;
} Command;

gboolean
rp_present_command_is (int argc, char **argv)
{
  return argc > 1 && strcmp (argv[1], "present") == 0;
}

static void say (const char *format, ...) G_GNUC_PRINTF (1, 2);

static void
say (const char *format, ...)
{
  g_autofree char *message = NULL, *valid = NULL;
  va_list arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  valid = g_utf8_make_valid (message, -1);
  /* a message from a file moves no cursor */
  for (char *p = valid; *p != '\0'; p++)
    if ((guchar)*p < 0x20 || *p == 0x7f)
      *p = ' ';
  fprintf (stderr, "rapport: %s\n", valid);
}

/* ---- what is asked for ---- */

static gboolean
read_scene (Command *command, const char *text)
{
  guint64 number;

  if (!g_ascii_string_to_unsigned (text, 10, 1, MOST_SCENE, &number, NULL))
    return FALSE;
  command->scene = (guint)number;
  return TRUE;
}

static gboolean
read_dates (Command *command, const char *text)
{
  command->import.dates = g_str_equal (text, "dmy")   ? RP_DATE_ORDER_DMY
                          : g_str_equal (text, "mdy") ? RP_DATE_ORDER_MDY
                                                      : RP_DATE_ORDER_UNKNOWN;
  return command->import.dates != RP_DATE_ORDER_UNKNOWN;
}

/* NULL, or what is wrong (transfer full). */
static char *
parse (Command *command, int argc, char **argv)
{
  gboolean plain = FALSE;

  for (int i = 2; i < argc; i++)
    {
      const char *word = argv[i], *value = i + 1 < argc ? argv[i + 1] : NULL;

      if (plain || word[0] != '-' || word[1] == '\0')
        {
          if (command->file != NULL)
            return g_strdup_printf (_ ("one file at a time, found “%s” as well"), word);
          command->file = word;
        }
      else if (strcmp (word, "--") == 0)
        plain = TRUE;
      else if (strcmp (word, "--help") == 0 || strcmp (word, "-h") == 0)
        command->help = TRUE;
      else if (strcmp (word, "--windowed") == 0)
        command->flags |= RP_PRESENT_WINDOWED;
      else if (strcmp (word, "--briefing") != 0 && strcmp (word, "--scene") != 0 && strcmp (word, "--dates") != 0)
        return g_strdup_printf (_ ("unknown option “%s”"), word);
      else if (value == NULL)
        return g_strdup_printf (_ ("“%s” needs a value"), word);
      else if (strcmp (word, "--briefing") == 0)
        command->briefing_path = argv[++i];
      else if (strcmp (word, "--dates") == 0)
        {
          if (!read_dates (command, argv[++i]))
            return g_strdup_printf (_ ("--dates: expected dmy or mdy, found “%s”"), value);
        }
      else if (!read_scene (command, argv[++i]))
        return g_strdup_printf (_ ("--scene: expected a number from 1, found “%s”"), value);
    }
  return command->file != NULL || command->help ? NULL : g_strdup (_ ("no file"));
}

static int
print_help (void)
{
  fputs (USAGE "\n", stdout);
  fputs (_ ("Goes straight onto the stage, and ends when that is left. Needs a display.\n\n"
            "  --briefing B     the briefing (the one beside FILE; without any, one scene of all that FILE has)\n"
            "  --scene N        begins there (1)\n"
            "  --dates NAME     how 03/04/2023 is to be read: dmy (3 April), mdy (4 March); without it, undated\n"
            "  --windowed       windows in place of whole monitors, to share one of them\n"),
         stdout);
  return fflush (stdout) == 0 ? DONE : FAILED;
}

/* ---- what is presented ---- */

static gboolean
load_dataset (Command *command)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RpImportResult) result = rp_import_file_unless (command->file, 0, &command->import, NULL, NULL, &error);

  if (result == NULL)
    say ("%s: %s", command->file, error->message);
  else if (result->dataset == NULL)
    say (_ ("%s: nothing in it can be shown; “rapport check” says why"), command->file);
  else
    command->dataset = g_object_ref (result->dataset);
  if (result != NULL)
    command->fingerprint = result->fingerprint;
  return command->dataset != NULL;
}

/* All that there is, for who has no briefing yet. */
static RpBriefing *
briefing_of_all (RpDataset *dataset)
{
  g_autoptr (RpBriefing) empty = rp_briefing_new (rp_dataset_get_title (dataset));
  g_autoptr (RpScene) scene = rp_scene_new ("both");

  rp_scene_set_text (&scene->title, rp_dataset_get_title (dataset));
  return rp_briefing_insert (empty, 0, scene);
}

/* What is asked for, else what is beside the dataset, else all of it. */
static RpBriefing *
read_briefing (Command *command)
{
  g_autofree char *beside = rp_briefing_file_beside (command->path), *note = NULL;
  const char *path = command->briefing_path != NULL ? command->briefing_path : beside;
  g_autoptr (GError) error = NULL;
  RpBriefing *briefing = rp_briefing_file_read (path, NULL, &note, &error);

  if (error != NULL)
    say ("%s: %s", path, error->message);
  else if (briefing == NULL && command->briefing_path != NULL)
    say (_ ("%s: there is no such file"), path);
  else if (briefing == NULL)
    return briefing_of_all (command->dataset);
  if (note != NULL)
    say ("%s: %s", path, note);
  return briefing;
}

static gboolean
load_briefing (Command *command)
{
  guint n;

  command->briefing = read_briefing (command);
  if (command->briefing == NULL)
    return FALSE;
  if (rp_briefing_is_foreign (command->briefing, command->dataset))
    say (_ ("the briefing was made for another dataset: much of it is not there"));
  n = rp_briefing_n_scenes (command->briefing);
  if (n == 0)
    say (_ ("the briefing has no scenes"));
  else if (command->scene > n)
    say (ngettext ("--scene %u: the briefing has %u scene", "--scene %u: the briefing has %u scenes", n),
         command->scene, n);
  return n > 0 && command->scene <= n;
}

/* ---- a file that changes meanwhile ---- */

static void
loaded_cb (RpImportResult *result, G_GNUC_UNUSED const GError *error, gpointer data)
{
  Command *command = data;

  g_clear_pointer (&command->loader, rp_loader_free);
  if (result == NULL)
    return;
  /* one that cannot be read is no news for an audience */
  if (!result->unchanged && result->dataset != NULL && command->run != NULL)
    {
      command->fingerprint = result->fingerprint;
      rp_present_run_set_dataset (command->run, result->dataset);
    }
  rp_import_result_free (result);
}

static void
changed_cb (G_GNUC_UNUSED RpFileWatch *watch, gpointer data)
{
  Command *command = data;

  g_clear_pointer (&command->loader, rp_loader_free);
  command->loader = rp_loader_start (command->path, command->fingerprint, &command->import, NULL, loaded_cb, command);
}

/* ---- run ---- */

static void
ended_cb (Command *command)
{
  g_clear_pointer (&command->watch, rp_file_watch_free);
  g_clear_pointer (&command->loader, rp_loader_free);
  g_clear_object (&command->run);
}

static void
activate_cb (GtkApplication *application, Command *command)
{
  if (command->run != NULL)
    {
      rp_present_run_raise (command->run);
      return;
    }
  command->run = rp_present_run_start (application, command->dataset, command->path, command->briefing,
                                       command->scene - 1, command->flags);
  g_signal_connect_swapped (command->run, "ended", G_CALLBACK (ended_cb), command);
  command->watch = rp_file_watch_new (command->path, changed_cb, command);
}

static int
run (Command *command)
{
  g_autoptr (RpApplication) application = NULL;
  char *argv[] = { (char *)"rapport", NULL };

  if (!gtk_init_check ())
    {
      say (_ ("there is no display to present on"));
      return FAILED;
    }
  application = rp_application_new ();
  /* it has a beginning and an end of its own, whatever other windows are open */
  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE);
  rp_application_set_starter (application, (RpApplicationStart)activate_cb, command);
  return g_application_run (G_APPLICATION (application), 1, argv);
}

int
rp_present_command_run (int argc, char **argv)
{
  Command command = { .scene = 1 };
  g_autofree char *wrong = parse (&command, argc, argv);
  int status = FAILED;

  if (wrong != NULL)
    {
      say ("present: %s", wrong);
      fputs (USAGE, stderr);
      return WRONG_USAGE;
    }
  if (command.help)
    return print_help ();
  command.path = g_canonicalize_filename (command.file, NULL);
  if (load_dataset (&command) && load_briefing (&command))
    status = run (&command);
  ended_cb (&command);
  g_clear_pointer (&command.briefing, rp_briefing_unref);
  g_clear_object (&command.dataset);
  g_free (command.path);
  return status;
}
