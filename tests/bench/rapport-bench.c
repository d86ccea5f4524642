/* SPDX-License-Identifier: GPL-3.0-or-later */
/* rapport-bench FILE: measures one file without a display. Its figures hold for one machine at one moment: compare
 * those of one run. Not installed. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bench-lookup.h"
#include "bench-network.h"
#include "bench-timeline.h"
#include "importers.h"
#include "pango-measure.h"

enum
{
  DONE = 0,
  FAILED = 1,
  USAGE = 2,
};

enum
{
  PART_TIMELINE = 1 << 0,
  PART_NETWORK = 1 << 1,
  PART_SEARCH = 1 << 2,
  PART_FILTER = 1 << 3,
  PART_ALL = (1 << 4) - 1,
};

typedef struct
{
  char *file, *only, *from_zoom, *to_zoom, *frames, *lanes;
  gboolean json, in_window;
  int views;
  guint parts;
  BenchTimelineOptions timeline;
} Options;

static const char description[]
    = "Keys:\n"
      "  load_ms, peak_rss_mb           reading the file; the most memory of the whole run\n"
      "  first_picture_ms               from opening the file to its first timeline, 1920 x 1080, painted\n"
      "  timeline_layout_ms             the layout that the first picture waits for\n"
      "  timeline_first_build_ms,       the first picture's list of shapes, and their painting: nothing is packed,\n"
      "  timeline_first_paint_ms        no glyph is known yet\n"
      "  timeline_zoom_ms               60 steps of zoom on a layout that packed no zoom level yet\n"
      "  timeline_pan_ms                60 steps of pan, 5 % of what is in sight each, at three depths\n"
      "  timeline_frame_ms              all 120: list of shapes and painting together\n"
      "  timeline_cpu_ms                the same in time of the processor: what else runs does not count\n"
      "  timeline_build_ms, timeline_paint_ms\n"
      "                                 the two apart\n"
      "  shapes, labels                 drawn a frame, median\n"
      "  network_layout_ms, network_stress\n"
      "                                 the layout alone, before overlaps are removed\n"
      "  network_build_ms               graph, words, layout and removal of overlaps\n"
      "  network_rebuild_ms,            all in sight: the list of shapes after the selection, the period (hidden, dimmed)\n"
      "  network_rebuild_cpu_ms,        and a filter have changed, its time of the processor, and its painting, which\n"
      "  network_repaint_ms,            in a window is a thread's; of that time of all processors\n"
      "  network_repaint_cpu_ms,        and all of it\n"
      "  network_change_ms\n"
      "  network_key_cpu_ms             a letter that is searched for: its hits, and their marks over the network\n"
      "  network_frame_ms,              exact redraws: 20 steps of zoom, 20 of pan; their time of all processors\n"
      "  network_frame_cpu_ms\n"
      "  network_pan_ms,                the same way as the window goes with large networks: what was painted, with a\n"
      "  network_scale_ms,              margin, is moved while the hand pans 32 px a frame, scaled while it zooms, and\n"
      "  network_pan_bare,              made anew in a thread before the margin ends; the share of frames in which\n"
      "  network_ahead_cpu_ms           paper came into sight before that was done, by the time of the thread that makes them\n"
      "  network_refine_ms,             the exact picture with its margin, from the order on, when the hand rests; time\n"
      "  network_refine_cpu_ms          of all processors\n"
      "  search_index_ms                the index, made once, in a thread where there is a window\n"
      "  search_ms, search_worst_ms     a query with the reasons of its first 12 hits, median; the slowest, each letter\n"
      "                                 alone and limits without a word among them\n"
      "  filter_ms                      what a period of a tenth of the span lets through, median\n"
      "A frame is the view that `rapport export --from --to` draws between its margins, made by the same calls.\n"
      "--frames names a file of lines \"RUN FROM TO\" (seconds since 1970); each run is reported under \"frames\".";

static gboolean
parse_part (const char *text, double *part)
{
  char *end = NULL;

  if (!text)
    return TRUE;
  *part = g_ascii_strtod (text, &end);
  if (*end == '%')
    {
      *part /= 100;
      end++;
    }
  return end != text && *end == '\0' && *part > 0 && *part <= 1;
}

static gboolean
parse_lanes (const char *key, RpLanes *lanes)
{
  static const char *const keys[] = { "kind", "entity", "place", "source", "tag", "none", NULL };

  for (guint i = 0; keys[i]; i++)
    if (!key || g_str_equal (key, keys[i]))
      {
        *lanes = (RpLanes)i;
        return TRUE;
      }
  return FALSE;
}

static gboolean
parse_parts (const char *only, guint *parts)
{
  static const GDebugKey keys[] = {
    { "timeline", PART_TIMELINE }, { "network", PART_NETWORK }, { "search", PART_SEARCH }, { "filter", PART_FILTER }
  };
  g_auto (GStrv) words = g_strsplit (only ? only : "all", ",", -1);

  *parts = only ? 0 : PART_ALL;
  for (guint i = 0; only && words[i]; i++)
    {
      guint part = g_parse_debug_string (words[i], keys, G_N_ELEMENTS (keys));

      if (part == 0 || (part & (part - 1)) != 0)
        return FALSE;
      *parts |= part;
    }
  return *parts != 0;
}

/* NULL with ERROR set when it cannot be read or has a line that is no frame. */
static GArray *
read_frames (const char *path, GError **error)
{
  g_autoptr (GArray) frames = g_array_new (FALSE, FALSE, sizeof (BenchFrame));
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  if (!g_file_get_contents (path, &text, NULL, error))
    return NULL;
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i]; i++)
    {
      g_auto (GStrv) words = g_strsplit (lines[i], " ", -1);
      BenchFrame frame;

      if (lines[i][0] == '\0')
        continue;
      frame.from = g_strv_length (words) == 3 ? g_ascii_strtod (words[1], NULL) : NAN;
      frame.to = g_strv_length (words) == 3 ? g_ascii_strtod (words[2], NULL) : NAN;
      if (!(isfinite (frame.from) && isfinite (frame.to) && frame.from < frame.to))
        {
          g_set_error (error, G_FILE_ERROR, G_FILE_ERROR_INVAL, "%s:%u: expected RUN FROM TO, found “%s”", path, i + 1,
                       lines[i]);
          return NULL;
        }
      frame.name = g_strdup (words[0]);
      g_array_append_val (frames, frame);
    }
  return g_steal_pointer (&frames);
}

static void
free_frames (GArray *frames)
{
  for (guint i = 0; frames && i < frames->len; i++)
    g_free (g_array_index (frames, BenchFrame, i).name);
  g_clear_pointer (&frames, g_array_unref);
}

static gboolean
parse (int *argc, char ***argv, Options *options, GError **error)
{
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &options->json, "One JSON object on standard output", NULL },
    { "only", 0, 0, G_OPTION_ARG_STRING, &options->only, "Some of timeline,network,search,filter", "PARTS" },
    { "from-zoom", 0, 0, G_OPTION_ARG_STRING, &options->from_zoom, "Zoom and pan from here (100%)", "PART" },
    { "to-zoom", 0, 0, G_OPTION_ARG_STRING, &options->to_zoom, "… to here (1%), down to 0.00001 of the span", "PART" },
    { "views", 0, 0, G_OPTION_ARG_INT, &options->views, "Do so at N places of the span (1)", "N" },
    { "frames", 0, 0, G_OPTION_ARG_FILENAME, &options->frames, "Draw these frames besides", "LIST" },
    { "lanes", 0, 0, G_OPTION_ARG_STRING, &options->lanes, "Lanes by kind, entity, place, source, tag, none (kind)",
      "KEY" },
    { "in-window", 0, 0, G_OPTION_ARG_NONE, &options->in_window, "Rows as the window keeps them", NULL },
    { NULL },
  };
  g_autoptr (GOptionContext) context = g_option_context_new ("FILE");
  BenchTimelineOptions *timeline = &options->timeline;

  options->views = 1;
  g_option_context_add_main_entries (context, entries, NULL);
  g_option_context_set_summary (context, "Measures one file without a display.");
  g_option_context_set_description (context, description);
  if (!g_option_context_parse (context, argc, argv, error))
    return FALSE;
  *timeline = (BenchTimelineOptions){ 1, 0.01, (guint)options->views, options->in_window, RP_LANES_KIND };
  if (*argc != 2 || options->views < 1 || options->views > 1000 || !parse_parts (options->only, &options->parts)
      || !parse_lanes (options->lanes, &timeline->lanes) || !parse_part (options->from_zoom, &timeline->from_zoom)
      || !parse_part (options->to_zoom, &timeline->to_zoom))
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                   "expected one FILE, parts of the span such as 5%% or 0.05, 1 to 1000 views, and parts out of "
                   "timeline,network,search,filter, lanes by one key (see --help)");
      return FALSE;
    }
  options->file = (*argv)[1];
  return TRUE;
}

static void
measure (BenchReport *report, const Options *options, RpDataset *dataset, GArray *frames, double begun_ms)
{
  g_autoptr (RpTextMeasure) text = rp_pango_measure_new ();
  RpViewState state = { .dataset = dataset,
                        .theme = rp_theme (RP_THEME_LIGHT),
                        .measure = text,
                        .period = RP_PERIOD_NONE,
                        .selected = RP_RECORD_REF_NONE,
                        .now = NAN };

  if (options->parts & PART_TIMELINE)
    {
      bench_timeline (report, &state, &options->timeline, begun_ms);
      bench_report_put (report, "timeline_rss_mb", bench_peak_rss_mb ());
    }
  if (options->parts & PART_NETWORK)
    bench_network (report, &state);
  if (options->parts & PART_SEARCH)
    bench_search (report, dataset);
  if (options->parts & PART_FILTER)
    bench_filter (report, dataset);
  bench_report_put (report, "peak_rss_mb", bench_peak_rss_mb ());
  if (frames)
    bench_timeline_frames (report, &state, frames, &options->timeline);
}

static int
run (const Options *options, GError **error)
{
  g_autoptr (BenchReport) report = bench_report_new ();
  GArray *frames = options->frames ? read_frames (options->frames, error) : NULL;
  double begun;
  g_autoptr (RpImportResult) result = NULL;
  g_autofree char *text = NULL;

  if (options->frames && !frames)
    return FAILED;
  begun = bench_now_ms ();
  result = rp_import_file (options->file, NULL, NULL, error);
  if (!result || !result->dataset)
    {
      if (result)
        g_set_error (error, G_FILE_ERROR, G_FILE_ERROR_INVAL, "%s: nothing usable", options->file);
      free_frames (frames);
      return FAILED;
    }
  bench_report_put (report, "load_ms", bench_now_ms () - begun);
  bench_report_put (report, "load_rss_mb", bench_peak_rss_mb ());
  measure (report, options, result->dataset, frames, begun);
  text = options->json ? bench_report_to_json (report) : bench_report_to_lines (report);
  free_frames (frames);
  return fputs (text, stdout) >= 0 && (!options->json || putchar ('\n') != EOF) && fflush (stdout) == 0 ? DONE : FAILED;
}

int
main (int argc, char **argv)
{
  Options options = { 0 };
  g_autoptr (GError) error = NULL;
  int status = parse (&argc, &argv, &options, &error) ? run (&options, &error) : USAGE;

  if (error)
    fprintf (stderr, "rapport-bench: %s\n", error->message);
  g_free (options.only);
  g_free (options.from_zoom);
  g_free (options.to_zoom);
  g_free (options.frames);
  g_free (options.lanes);
  return status;
}
