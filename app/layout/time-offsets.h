/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which offset from UTC the clock readings of a dataset's events have. A date-time stands at its own reading, so an
 * axis of hours must say whose hours they are. */
#pragma once

#include "dataset.h"

G_BEGIN_DECLS

/* "UTC+4" when all events with an offset share it, "mixed offsets" when they do not; NULL when none has one. Transfer
 * full. O(events) at the first call for a dataset, which keeps the answer; any thread. */
char *rp_time_offsets_describe (RpDataset *dataset);

G_END_DECLS
