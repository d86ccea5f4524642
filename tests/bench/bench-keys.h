/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a key in the search costs with a network in sight. */
#pragma once

#include "bench-report.h"
#include "network-drawing.h"

G_BEGIN_DECLS

void bench_keys (BenchReport *report, RpNetwork *network, const RpViewState *state);

G_END_DECLS
