/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench-lookup.h"

#include "period.h"
#include "record-search.h"
#include "search-reason.h"

#define TITLES 12  /* of records from all over the dataset */
#define ROWS 12    /* of hits that a list shows */
#define PERIODS 10 /* side by side, together the whole span */

/* As a person sees it: the hits, and the reasons of those that have a row. */
static void
time_query (RpRecordSearch *search, const char *query, GArray *values)
{
  double begun = bench_now_ms (), ms;
  RpSearchResult *found = rp_record_search_run (search, query, NULL);
  const GArray *hits = rp_search_result_get_hits (found);

  for (guint i = 0; i < MIN (ROWS, hits->len); i++)
    rp_search_reason_free (rp_search_reason_new (found, g_array_index (hits, RpRecordRef, i)));
  ms = bench_now_ms () - begun;
  rp_search_result_unref (found);
  g_array_append_val (values, ms);
}

/* What finds most: each letter alone, and limits without a word. */
static void
time_wide (RpRecordSearch *search, GArray *values)
{
  static const char *const queries[] = { "1", "a e i o", "type:event", "after:1000", "after:1000 before:3000 a" };

  for (char letter = 'a'; letter <= 'z'; letter++)
    time_query (search, (char[]){ letter, '\0' }, values);
  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    time_query (search, queries[i], values);
}

static double
worst_of (const GArray *values)
{
  double worst = 0;

  for (guint i = 0; i < values->len; i++)
    worst = MAX (worst, g_array_index (values, double, i));
  return worst;
}

/* As it is typed: two letters, half of the title, all of it. */
static void
time_title (RpRecordSearch *search, const char *title, GArray *values)
{
  glong length = g_utf8_strlen (title, -1);
  g_autofree char *begin = g_utf8_substring (title, 0, MIN (2, length));
  g_autofree char *half = g_utf8_substring (title, 0, (length + 1) / 2);

  time_query (search, begin, values);
  time_query (search, half, values);
  time_query (search, title, values);
}

void
bench_search (BenchReport *report, RpDataset *dataset)
{
  RpRecordType type = rp_dataset_n_events (dataset) > 0 ? RP_RECORD_EVENT : RP_RECORD_ENTITY;
  guint n = rp_dataset_n_records (dataset, type);
  g_autoptr (RpRecordSearch) search = NULL;
  g_autoptr (GArray) values = bench_values_new ();
  double begun = bench_now_ms ();

  if (n == 0)
    return;
  search = rp_record_search_new (dataset);
  bench_report_put (report, "search_index_ms", bench_now_ms () - begun);
  for (guint i = 0; i < MIN (TITLES, n); i++)
    {
      guint index = (guint)((guint64)i * n / MIN (TITLES, n));

      time_title (search, rp_dataset_record (dataset, rp_record_ref (type, index))->title, values);
    }
  bench_report_put (report, "search_ms", bench_median (values));
  time_wide (search, values);
  bench_report_put (report, "search_worst_ms", worst_of (values));
}

void
bench_filter (BenchReport *report, RpDataset *dataset)
{
  g_autoptr (GArray) values = bench_values_new ();
  RpInstant earliest, latest;
  double from, to;

  if (!rp_dataset_get_span (dataset, &earliest, &latest))
    return;
  from = rp_instant_to_double (earliest);
  to = rp_instant_to_double (latest);
  for (int i = 0; i < PERIODS; i++)
    {
      RpPeriod period = { TRUE, rp_instant_from_double (from + (to - from) * i / PERIODS),
                          rp_instant_from_double (from + (to - from) * (i + 1) / PERIODS), RP_PERIOD_DURING };
      double begun = bench_now_ms (), ms;
      RpRecordSet *shown = rp_period_shown (&period, dataset);

      ms = bench_now_ms () - begun;
      rp_record_set_unref (shown);
      g_array_append_val (values, ms);
    }
  bench_report_put (report, "filter_ms", bench_median (values));
}
