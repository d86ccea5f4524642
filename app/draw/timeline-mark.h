/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One event's ink while it is drawn: what timeline-marks (moments, signs) and timeline-bars (stretches) share. Private
 * to them. All px of the picture. */
#pragma once

#include "timeline-marks.h"

G_BEGIN_DECLS

typedef enum
{
  RP_MARK_FILLED,  /* done, ongoing */
  RP_MARK_PLANNED, /* dashed outline */
  RP_MARK_SAID,    /* hollow: what another source gives */
} RpMarkStyle;

typedef struct
{
  RpTimelineInk *ink;
  const RpTimelineItem *time;
  const RpEvent *event;
  RpRecordRef ref;
  RpState state;
  RpMarkStyle style;
  const char *said; /* the source's id; NULL: the record's own date */
  gboolean disputed;
  RpColor color, soft;
  double x0, x1, y, height;
} RpMark;

/* What the dump says of an event's shape. */
void rp_mark_describe (const RpMark *mark, RpShape *shape);
/* A rectangle clipped to the plot; NULL when it lies outside. */
RpShape *rp_mark_rect (const RpMark *mark, RpRole role, double from, double to, RpFill style);
/* A stretch of time, with its ends. LEFT and RIGHT (out): how far its ink reaches. */
void rp_mark_bar (RpMark *mark, double *left, double *right);

G_END_DECLS
