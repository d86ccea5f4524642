/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which events a chronology tells, in which order, and below which heading in its margin. Events in time, each with its
 * parts in their order; what has no place in time comes last. No words of an event, no places on a page. */
#pragma once

#include "view-state.h"

G_BEGIN_DECLS

typedef struct
{
  char *label; /* "2023", "1950s", "Undated"; owned */
  char *below; /* the month, where they are told apart; owned, nullable */
} RpChronologyHeading;

typedef struct
{
  guint event;
  guint depth;         /* below a whole that stands above it: 1, below that 2 …; else 0 */
  guint heading;       /* index */
  guint part, n_parts; /* the how manieth of so many parts that are shown, from 1; 0: part of nothing that is shown */
  gboolean undated;    /* in the last section */
} RpChronologyEntry;

typedef struct
{
  GArray *entries;  /* RpChronologyEntry */
  GArray *headings; /* RpChronologyHeading */
} RpChronologyOrder;

/* What STATE shows of the events; of those with a date only what lies or may lie between FROM and TO (seconds since
 * 1970; NAN: no bound), wholes with all their parts. O(events). Transfer full. */
RpChronologyOrder *rp_chronology_order_new (const RpViewState *state, double from, double to);
void rp_chronology_order_free (RpChronologyOrder *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RpChronologyOrder, rp_chronology_order_free)

/* What an undated event must have come after, and before: the nearest of those that are shown; RP_NO_INDEX: none. */
void rp_chronology_bounds (const RpViewState *state, guint event, guint *after, guint *before);

G_END_DECLS
