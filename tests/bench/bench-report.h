/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was measured, in the order it was measured: single figures, spreads of many, and the runs of named frames.
 * Written as one JSON object or as lines for people. Keys end in their unit (_ms, _mb). Keys are borrowed. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _BenchReport BenchReport;

/* Transfer full. */
BenchReport *bench_report_new (void);
void bench_report_free (BenchReport *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BenchReport, bench_report_free)

void bench_report_put (BenchReport *self, const char *key, double value);
/* Median, 95th percentile and largest of VALUES (doubles; sorted here). Nothing where there are none. */
void bench_report_put_spread (BenchReport *self, const char *key, GArray *values);
/* What follows, up to the end, stands in an object KEY of its own within the object GROUP. */
void bench_report_begin_group (BenchReport *self, const char *group, const char *key);
void bench_report_end_group (BenchReport *self);

/* Transfer full. */
char *bench_report_to_json (BenchReport *self);
char *bench_report_to_lines (BenchReport *self);

/* A clock that only runs forward, ms. */
double bench_now_ms (void);
/* What the process has computed, all threads together, ms: other programs do not count. */
double bench_cpu_ms (void);
/* The most memory that the process has held so far, MB of 10^6 bytes. */
double bench_peak_rss_mb (void);
/* An empty array of doubles. Transfer full. */
GArray *bench_values_new (void);
/* Sorts VALUES; 0 where there are none. */
double bench_median (GArray *values);

G_END_DECLS
