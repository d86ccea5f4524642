/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Measures what a person asks of a dataset beside its pictures: a search as it is typed, a period as it is drawn. */
#pragma once

#include "bench-report.h"
#include "dataset.h"

G_BEGIN_DECLS

/* Nothing where there is nothing to search. */
void bench_search (BenchReport *report, RpDataset *dataset);
/* Nothing where nothing is dated. */
void bench_filter (BenchReport *report, RpDataset *dataset);

G_END_DECLS
