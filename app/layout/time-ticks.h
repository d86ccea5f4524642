/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The two tiers of an axis by real calendar arithmetic: fine steps below, what they belong to above. The tier above
 * names what the left edge lies in, and what each stretch behind a fold begins in. Times in seconds since 1970 as
 * double, px as in the scale. */
#pragma once

#include "text-measure.h"
#include "time-scale.h"

G_BEGIN_DECLS

/* From a tick's line to its label. */
#define RP_TICK_INSET_PX 4.0

typedef struct
{
  double time, x;
  double label_x, label_px; /* left edge and width of the label */
  gboolean major;           /* upper tier */
  gboolean sticky;          /* no tick: names what began further left */
  char label[64];           /* "" where there is no room for one: a line only */
} RpTick;

/* The ticks in sight, ascending per tier, lower tier first. Labels never come nearer to each other, or to the words of
 * a fold (fold-captions), than 6 px; none leaves [0, width]. Steps of the upper tier are 120 px at least. Transfer
 * full, RpTick. At most a few hundred for any scale. */
GArray *rp_time_ticks (const RpTimeScale *scale, const RpTextMeasure *measure);
/* The same; the lower tier's labels leave [0, TAKEN] free too. */
GArray *rp_time_ticks_beside (const RpTimeScale *scale, const RpTextMeasure *measure, double taken_px);
/* Whether the lower tier shows times of day. */
gboolean rp_time_ticks_have_hours (const RpTimeScale *scale, const RpTextMeasure *measure);

G_END_DECLS
