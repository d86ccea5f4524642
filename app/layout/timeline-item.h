/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How one event stands on the time axis: the stretch that it may cover, its firm part, what fades. Times in seconds
 * since 1970 as double, always finite; paddings in px, the same at every zoom. */
#pragma once

#include "dataset.h"

G_BEGIN_DECLS

typedef enum
{
  RP_END_EXACT,
  RP_END_APPROXIMATE,
  RP_END_UNCERTAIN,
  RP_END_OPEN,
  RP_END_UNKNOWN,
} RpEnd;

typedef struct
{
  double from, to;            /* what is drawn, without the fades; from <= to */
  double firm_from, firm_to;  /* the part that is certain; firm_from > firm_to: none */
  double pad_left, pad_right; /* px that fade out at either side */
  RpEnd start, end;
  guint moment : 1;     /* a day or finer: a mark where the day is narrow */
  guint to_the_end : 1; /* open: `to` is wherever the data end */
  guint from_the_start : 1;
} RpTimelineItem;

/* FALSE when EVENT has no place on the axis. */
gboolean rp_timeline_item (const RpEvent *event, RpTimelineItem *item);

G_END_DECLS
