/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The stretch of time of a record in seconds, and how little a view must move to show it: for views that bring things
 * into sight. Not a layout. */
#pragma once

#include "period.h"

G_BEGIN_DECLS

/* Earliest and latest of what is known of REF, both finite; FALSE when it has no place on the axis. */
gboolean rp_time_span_of (RpDataset *dataset, RpRecordRef ref, double *from, double *to);
/* Of all events in SET (nullable: FALSE) together. */
gboolean rp_time_span_of_events (RpDataset *dataset, const RpRecordSet *set, double *from, double *to);
/* An end of a period as a person would type it: "2010", "2010-03", "2010-03-14", "2010-03-14T16:57:00"; "" where it is
 * open. IS_END: the text's last instant is meant. Transfer full. */
char *rp_time_span_edtf (RpInstant instant, gboolean is_end);
/* How far FIRST…LAST must move to lie within WIDTH less its margins: the least way, 0 where it does already. What is
 * longer than that shows its beginning, unless it fills the view. > 0: towards what comes later. */
double rp_time_span_least_move (double first, double last, double width);

G_END_DECLS
