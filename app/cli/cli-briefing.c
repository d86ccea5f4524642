/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `export --briefing B`: the scenes of a briefing as a hand-out. */
#include <glib/gi18n-lib.h>
#include <math.h>

#include "briefing-file.h"
#include "cli-private.h"
#include "handout.h"

/* Other sheets hold nothing, or cannot be made. */
#define LEAST_SIDE_PX 320.0
#define MOST_SIDE_PX 32767.0
#define MOST_SHAPE 4.0

static RpBriefing *
read_briefing (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *note = NULL;
  g_autofree char *display = g_filename_display_name (path);
  g_autofree char *name = rp_cli_clean (display);
  RpBriefing *briefing = rp_briefing_file_read (path, NULL, &note, &error);
  const char *trouble = briefing != NULL ? note : error != NULL ? error->message : _ ("there is no such file");
  g_autofree char *clean = trouble != NULL ? rp_cli_clean (trouble) : NULL;

  if (clean != NULL)
    rp_cli_say ("%s: %s", name, clean);
  return briefing;
}

/* What was said means nothing for this kind. NULL: all is well. */
static const char *
misuse (const RpCliOptions *options, const RpHandout *handout)
{
  gboolean pdf = g_strcmp0 (handout->suffix, ".pdf") == 0, folder = handout->suffix == NULL;
  double longer = MAX (options->width, options->height), shorter = MIN (options->width, options->height);

  if (options->has_pages && !pdf)
    return _ ("--handout: only a PDF has pages");
  if (options->has_pages && options->pages == RP_HANDOUT_NOTES && options->no_notes)
    return _ ("--handout notes or --no-notes, not both");
  if (options->no_notes && folder)
    return _ ("--no-notes: pictures have none");
  if ((options->without & RP_PART_SOURCES) != 0 && !pdf && g_strcmp0 (handout->suffix, ".html") != 0)
    return _ ("--no-sources: only PDF and HTML have any");
  if (options->scale != 1 && !folder)
    return _ ("--scale: only PNG pictures have pixels");
  if (options->has_size && !pdf && !folder)
    return _ ("--size: only PDF and PNG have one");
  if (options->has_size && (shorter < LEAST_SIDE_PX || longer > MOST_SIDE_PX || longer > MOST_SHAPE * shorter))
    return _ ("--size: a scene needs 320 to 32767 px each way, and at most four times as much one way as the other");
  return NULL;
}

static int
fail (const GError *error, int status)
{
  g_autofree char *why = rp_cli_clean (error->message);

  rp_cli_say ("%s", why);
  return status;
}

static RpHandoutPlan
make_plan (const RpCliOptions *options, RpDataset *dataset, RpBriefing *briefing, const RpPageSize *size)
{
  RpHandoutPlan plan = { .dataset = dataset,
                         .briefing = briefing,
                         .input = options->file,
                         .own = options->briefing,
                         .marking = options->without & RP_PART_MARKING ? "" : options->marking,
                         .pages = options->pages,
                         .size = options->has_size ? size : NULL,
                         .scale = options->scale,
                         .without_notes = options->no_notes,
                         .without_sources = (options->without & RP_PART_SOURCES) != 0,
                         .fixed_measure = options->fixed_measure };

  if (!options->has_pages)
    plan.pages = options->no_notes ? RP_HANDOUT_SCENES : rp_handout_usual_pages (briefing);
  return plan;
}

static void
say_remarks (const RpHandoutPlan *plan)
{
  g_auto (GStrv) remarks = rp_handout_remarks (plan);

  for (guint i = 0; remarks != NULL && remarks[i] != NULL; i++)
    {
      g_autofree char *clean = rp_cli_clean (remarks[i]);

      rp_cli_say ("%s", clean);
    }
}

int
rp_cli_handout (const RpCliOptions *options)
{
  g_autoptr (GError) error = NULL;
  const RpHandout *handout = rp_handout_for_path (options->output, &error);
  const char *wrong = handout != NULL ? misuse (options, handout) : NULL;
  RpPageSize size = { NULL, options->width, options->height, options->paper, options->zoom };
  g_autoptr (RpImportResult) result = NULL;
  g_autoptr (RpBriefing) briefing = NULL;
  RpHandoutPlan plan;
  int strict;

  if (handout == NULL)
    return fail (error, RP_CLI_USAGE);
  if (wrong != NULL)
    {
      rp_cli_say ("export: %s", wrong);
      return RP_CLI_USAGE;
    }
  result = rp_cli_load (options, &strict);
  briefing = result != NULL ? read_briefing (options->briefing) : NULL;
  if (briefing == NULL)
    return RP_CLI_FAILED;
  plan = make_plan (options, result->dataset, briefing, &size);
  plan.theme = options->has_theme ? options->theme : rp_handout_usual_theme (&plan, options->output);
  if (!rp_handout_save (&plan, options->output, NULL, NULL, NULL, NULL, &error))
    return fail (error, RP_CLI_FAILED);
  say_remarks (&plan);
  return strict;
}
