/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether two dates that were given for one thing can both be true. A calendar day is the measure: what has a day in
 * common does not contradict. Sets and dates with X digits are read member by member, so that [1667,1760] has no day in
 * common with 1700. Says nothing about who gave them. */
#pragma once

#include "record.h"

G_BEGIN_DECLS

typedef enum
{
  RP_DATES_SAME,   /* the same, with the same doubts */
  RP_DATES_FINER,  /* the other says more: it lies within the first, which is one moment */
  RP_DATES_VAGUER, /* the other is only less precise: the first lies within it */
  RP_DATES_MEET,   /* they have a day in common, and that is all */
  RP_DATES_APART,  /* no day in common */
} RpDateAgreement;

/* Both have a `when`; `text`, what it was read from, is needed only for sets and X digits. */
RpDateAgreement rp_date_compare (const RpDate *first, const RpDate *other);
gboolean rp_date_same (const RpWhen *first, const RpWhen *other);
/* TRUE when some of N dates have no day in common; those without a `when` count for nothing. About O(N). */
gboolean rp_dates_conflict (const RpDate *dates, guint n);

G_END_DECLS
