/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which long empty stretches of time are folded away, and how long each is in words. Seconds since 1970 as double. */
#pragma once

#include "time-scale.h"

G_BEGIN_DECLS

/* The most folds of one folding. */
#define RP_MOST_FOLDS 24

/* A stretch in which something happens. */
typedef struct
{
  double from, to;
} RpStretch;

/* The gaps between STRETCHES (any order; may be sorted in place) that are longer than ten times the median gap and a
 * twelfth of the span. Where these leave more than half of the span and leaving out the longest of the shorter ones too
 * leaves less, those as well: a few busy weeks in each of many years. A gap is shortened to whole units of the calendar
 * (years where years are missing, else months, days, hours …), so that what is left out can be named. At most
 * RP_MOST_FOLDS, ascending, measured. Transfer full, RpGap. O(n). */
GArray *rp_gap_folding (RpStretch *stretches, guint n_stretches);

/* How long a gap is in words: "19 years", "5 months", "12 days", "3 hours", "13.8 billion years". Transfer full. */
char *rp_gap_describe (const RpGap *gap);
/* The same where room is short: "19 y", "5 mo", "12 d", "3 h", "13.8 Gy". Transfer full. */
char *rp_gap_describe_short (const RpGap *gap);

G_END_DECLS
