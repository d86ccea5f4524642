/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The two tiers of an axis by real calendar arithmetic: fine steps below, what they belong to above. Times in seconds
 * since 1970 as double, px as in the scale. */
#pragma once

#include "text-measure.h"
#include "time-scale.h"

G_BEGIN_DECLS

typedef struct
{
  double time, x;
  gboolean major; /* upper tier */
  char label[48]; /* "" where there is no room for one: a line only */
} RpTick;

/* The ticks in sight, ascending per tier, lower tier first. Labels never come nearer to each other than 6 px, none
 * leaves [0, width]. Transfer full, RpTick. At most a few hundred for any scale. */
GArray *rp_time_ticks (const RpTimeScale *scale, const RpTextMeasure *measure);

G_END_DECLS
