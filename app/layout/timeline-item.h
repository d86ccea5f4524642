/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How one event stands on the time axis: the stretch that it may cover, its firm part, what is sure about either end.
 * Times in seconds since 1970 as double, always finite; paddings in px, the same at every zoom. */
#pragma once

#include "dataset.h"

G_BEGIN_DECLS

#define RP_SIGN_PX 13.0 /* room for "~" or "?" beside an end */

typedef enum
{
  RP_END_EXACT,       /* as precise as it is given: a month is the whole month */
  RP_END_APPROXIMATE, /* ~ */
  RP_END_UNCERTAIN,   /* ?, and what only the parts tell */
  RP_END_OPEN,
  RP_END_UNKNOWN,
  RP_N_ENDS,
} RpEnd;

typedef struct
{
  double from, to;            /* what is drawn, without the fades; from <= to */
  double firm_from, firm_to;  /* the part that is certain; firm_from > firm_to: none */
  double pad_left, pad_right; /* px beyond from and to that fade out or hold the end's sign */
  RpEnd start, end;
  guint moment : 1;     /* a day or finer: a mark where the day is narrow */
  guint lasted : 1;     /* went on from the one end to the other; else happened some time within */
  guint to_the_end : 1; /* open: `to` is wherever the data end */
  guint from_the_start : 1;
  guint start_too : 1, end_too : 1; /* an uncertain end that is approximate too (%) */
  guint from_parts : 1;             /* lasted at least so long: the parts tell it */
} RpTimelineItem;

/* FALSE when EVENT has no place on the axis. Reads the event's own fields only; allocates nothing. */
gboolean rp_timeline_item (const RpEvent *event, RpTimelineItem *item);
/* The same of a date alone. */
gboolean rp_timeline_item_of_when (const RpWhen *when, RpTimelineItem *item);
/* The short date that its label carries; "": it has none of its own. Transfer full. */
char *rp_timeline_short_date (const RpDate *when, const RpDate *as_of, guint n_as_of);

G_END_DECLS
