/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench-keys.h"

#include "bench-timeline.h"
#include "hit-marks.h"
#include "kept-picture.h"
#include "record-search.h"

#define MARGIN_PART 0.2 /* as the window has it */

/* From the key to the marks that are painted over what stands. */
static double
time_key (RpRecordSearch *search, const RpViewState *state, RpDrawing *drawing, const RpNetworkView *view,
          const char *query)
{
  double begun = bench_cpu_ms ();
  RpSearchResult *found = rp_record_search_run (search, query, NULL);
  const GArray *list = rp_search_result_get_hits (found);
  g_autoptr (RpRecordSet) set = rp_record_set_new (state->dataset);
  RpHits hits = { state->dataset, state->theme, state->measure, set, list->len, RP_RECORD_REF_NONE };
  g_autoptr (RpDrawing) over = NULL;

  for (guint i = 0; i < list->len; i++)
    rp_record_set_add (set, g_array_index (list, RpRecordRef, i));
  if (list->len > 0)
    hits.current = g_array_index (list, RpRecordRef, 0);
  over = rp_hit_marks (drawing, &hits);
  if (over != NULL)
    rp_kept_picture_unref (rp_kept_picture_new (over, view, 1, 1, BENCH_WIDTH * MARGIN_PART));
  rp_search_result_unref (found);
  return bench_cpu_ms () - begun;
}

void
bench_keys (BenchReport *report, RpNetwork *network, const RpViewState *state)
{
  g_autoptr (RpRecordSearch) search = rp_record_search_new (state->dataset);
  RpNetworkView view = rp_network_fit (network, BENCH_WIDTH, BENCH_HEIGHT);
  g_autoptr (RpDrawing) drawing = rp_network_drawing (network, state, &view, BENCH_WIDTH, BENCH_HEIGHT);
  g_autoptr (GArray) values = bench_values_new ();

  for (char letter = 'a'; letter <= 'z'; letter++)
    {
      double ms = time_key (search, state, drawing, &view, (char[]){ letter, '\0' });

      g_array_append_val (values, ms);
    }
  bench_report_put_spread (report, "network_key_cpu_ms", values);
}
