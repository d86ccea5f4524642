/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which long empty stretches of time are folded away. Seconds since 1970 as double. */
#pragma once

#include "time-scale.h"

G_BEGIN_DECLS

/* A stretch in which something happens. */
typedef struct
{
  double from, to;
} RpStretch;

/* The gaps between STRETCHES (any order; sorted in place) that are longer than a twelfth of the span and ten times the
 * median gap, less what calendar units at both sides keep whole: whole years fold where years are missing, else months,
 * else days. At most eleven. Transfer full, RpGap. O(n log n). */
GArray *rp_gap_folding (RpStretch *stretches, guint n_stretches);

/* How long a gap is in words: "19 years", "5 months", "12 days", "3 hours". Transfer full. */
char *rp_gap_describe (const RpGap *gap);

G_END_DECLS
