/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The stretch of time of a record in seconds, and of a stretch a period: for views that bring things into sight. */
#pragma once

#include "period.h"

G_BEGIN_DECLS

/* Earliest and latest of what is known of REF, both finite; FALSE when it has no place on the axis. */
gboolean rp_time_span_of (RpDataset *dataset, RpRecordRef ref, double *from, double *to);
/* The whole days from FROM to TO, as an active period that keeps its mode. */
void rp_time_span_to_period (double from, double to, RpPeriod *period);

G_END_DECLS
