/* SPDX-License-Identifier: GPL-3.0-or-later */
/* stage-frames FILE [BRIEFING]: draws the transitions between the scenes of a briefing, or such as any dataset has,
 * without a display, 1920 x 1080, and says what a frame costs and whether what was promised of them holds: exit 1 where
 * not. Not installed. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "bench-scenes.h"
#include "briefing-file.h"
#include "importers.h"

#define MOST_MS 16.0
#define MOST_RATIO 1.6

typedef struct
{
  char *sheets, *theme;
  gboolean all, dark;
  int every;
  double slack; /* how many times as slow as promised a frame may be: other programs run on the machine too */
} Options;

static gboolean
holds (const BenchTransition *t, double slack)
{
  return t->ends && t->sound && t->ratio <= MOST_RATIO && t->duration_s >= RP_TRANSITION_LEAST_S
         && t->duration_s <= RP_TRANSITION_MOST_S && t->piled <= t->piled_before
         && (slack <= 0 || t->median_ms <= slack * MOST_MS);
}

static gboolean
report (GPtrArray *pictures, guint from, guint to, const Options *options)
{
  g_autofree char *name = g_strdup_printf ("%02u-%02u.png", from + 1, to + 1);
  g_autofree char *sheet = options->sheets != NULL ? g_build_filename (options->sheets, name, NULL) : NULL;
  BenchTransition t = bench_transition (g_ptr_array_index (pictures, from), g_ptr_array_index (pictures, to),
                                        (guint)MAX (options->every, 1), sheet);
  gboolean sound = holds (&t, options->slack);

  printf ("%2u > %2u  %4.2f s  %3u frames  median %5.1f ms  95 %% %5.1f ms  build %4.2f ms  made in %5.1f ms  "
          "ratio %4.2f  piled %u (%u)%s\n",
          from + 1, to + 1, t.duration_s, t.n_frames, t.median_ms, t.p95_ms, t.build_ms, t.new_ms, t.ratio, t.piled,
          t.piled_before, sound ? "" : "  WRONG");
  return sound;
}

static GPtrArray *
pictures_new (RpDataset *dataset, GPtrArray *scenes, const Options *options)
{
  GPtrArray *pictures = g_ptr_array_new_with_free_func ((GDestroyNotify)rp_stage_picture_unref);
  RpStageOptions how
      = { .width = 1920, .height = 1080, .theme = options->dark ? RP_THEME_DARK : RP_THEME_LIGHT, .n = scenes->len };

  for (guint i = 0; i < scenes->len; i++)
    {
      how.number = i + 1;
      g_ptr_array_add (pictures, rp_stage_picture_new (dataset, g_ptr_array_index (scenes, i), &how, NULL));
    }
  return pictures;
}

static GPtrArray *
scenes_of (const char *path, GError **error)
{
  g_autoptr (RpBriefing) briefing = rp_briefing_file_read (path, NULL, NULL, error);
  GPtrArray *scenes = g_ptr_array_new_with_free_func ((GDestroyNotify)rp_scene_unref);

  for (guint i = 0; briefing != NULL && i < rp_briefing_n_scenes (briefing); i++)
    g_ptr_array_add (scenes, rp_scene_ref (rp_briefing_get_scene (briefing, i)));
  return scenes;
}

static int
run (RpDataset *dataset, GPtrArray *scenes, const Options *options)
{
  g_autoptr (GPtrArray) pictures = pictures_new (dataset, scenes, options);
  gboolean sound = TRUE;

  for (guint i = 0; i < pictures->len; i++)
    for (guint j = 0; j < pictures->len; j++)
      if (options->all ? i != j : j == i + 1)
        sound = report (pictures, i, j, options) && sound;
  return sound ? EXIT_SUCCESS : EXIT_FAILURE;
}

int
main (int argc, char **argv)
{
  Options options = { .slack = 1, .every = 1 };
  const GOptionEntry entries[] = {
    { "sheets", 0, 0, G_OPTION_ARG_FILENAME, &options.sheets, "Write a picture of each transition", "FOLDER" },
    { "all", 0, 0, G_OPTION_ARG_NONE, &options.all, "Each pair, not only those that follow one another", NULL },
    { "every", 0, 0, G_OPTION_ARG_INT, &options.every, "Draw each Nth frame only", "N" },
    { "dark", 0, 0, G_OPTION_ARG_NONE, &options.dark, "In the dark theme", NULL },
    { "slack", 0, 0, G_OPTION_ARG_DOUBLE, &options.slack, "Times 16 ms that a frame may take; 0: any", "N" },
    { NULL },
  };
  g_autoptr (GOptionContext) context = g_option_context_new ("FILE [BRIEFING]");
  g_autoptr (GError) error = NULL;
  g_autoptr (RpImportResult) result = NULL;
  g_autoptr (GPtrArray) scenes = NULL;

  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error) || argc < 2 || argc > 3)
    {
      fprintf (stderr, "stage-frames: %s\n", error != NULL ? error->message : "FILE is missing");
      return 2;
    }
  result = rp_import_file (argv[1], NULL, NULL, &error);
  if (result == NULL || result->dataset == NULL)
    {
      fprintf (stderr, "stage-frames: %s\n", error != NULL ? error->message : "no dataset");
      return EXIT_FAILURE;
    }
  scenes = argc == 3 ? scenes_of (argv[2], &error) : bench_scenes_new (result->dataset);
  if (error != NULL || scenes->len < 2)
    {
      fprintf (stderr, "stage-frames: %s\n", error != NULL ? error->message : "fewer than two scenes");
      return EXIT_FAILURE;
    }
  return run (result->dataset, scenes, &options);
}
