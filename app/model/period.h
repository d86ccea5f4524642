/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A range of time that filters all views, and which records lie in it. A value. Ends inclusive; infinite ends mean
 * open. */
#pragma once

#include "record-set.h"

G_BEGIN_DECLS

typedef enum
{
  RP_PERIOD_DURING,
  RP_PERIOD_AS_OF,
  RP_PERIOD_UP_TO,
} RpPeriodMode;

typedef struct
{
  gboolean active;
  RpInstant from, to;
  RpPeriodMode mode;
} RpPeriod;

#define RP_PERIOD_NONE ((RpPeriod){ FALSE, RP_INSTANT_MIN, RP_INSTANT_MAX, RP_PERIOD_DURING })

/* "A/B", "A", "A/.." or "../B" of EDTF dates: from the earliest of the one to the latest of the other. FALSE and REASON
 * (transfer full) when it is no such thing. */
gboolean rp_period_parse (const char *text, RpPeriod *period, char **reason);

/* "2023 – 2025", "until 12 Jan 2023": short, for a label. Transfer full. */
char *rp_period_describe (const RpPeriod *period);

/* Whether they let the same through; what is not active is equal to all that is not. */
gboolean rp_period_equal (const RpPeriod *a, const RpPeriod *b);

/* The same with its way: "during 2023 – 2025", "as of 2025", "up to 2025". Transfer full. */
char *rp_period_describe_mode (const RpPeriod *period);

typedef enum
{
  RP_IN_PERIOD_YES,
  RP_IN_PERIOD_NO,
  RP_IN_PERIOD_UNDATED, /* never hidden by a period, counted apart */
} RpInPeriod;

/* Events always by "touches"; relations and entities by the period's mode. Sources by their publication date. */
RpInPeriod rp_period_test (const RpPeriod *period, RpDataset *dataset, RpRecordRef ref);
/* All records that the period lets through, the undated among them. NULL when PERIOD is not active. Transfer full. */
RpRecordSet *rp_period_shown (const RpPeriod *period, RpDataset *dataset);
/* The same with events by the period's mode, as ties are: those whose shared ties it lets through. NULL where that is
 * no other set. Transfer full. */
RpRecordSet *rp_period_joining (const RpPeriod *period, RpDataset *dataset);

G_END_DECLS
