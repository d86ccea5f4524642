/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Measures the network without a display: the layout alone, its stress, and exact redraws of 1920 × 1080 px. */
#pragma once

#include "bench-report.h"
#include "view-state.h"

G_BEGIN_DECLS

/* Puts nothing where the dataset has no entities. */
void bench_network (BenchReport *report, const RpViewState *state);

G_END_DECLS
