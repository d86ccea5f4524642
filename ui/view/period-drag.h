/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An edge of a stretch under the hand: which one a point takes hold of, where it snaps, and the period that comes of
 * it. Values only: no widget, no session. Times in seconds since 1970, px as the caller's. */
#pragma once

#include "period.h"

G_BEGIN_DECLS

typedef enum
{
  RP_GRIP_NONE,
  RP_GRIP_FROM,
  RP_GRIP_TO,
  RP_GRIP_MIDDLE,
} RpGrip;

/* What X takes hold of, of a stretch whose ends are drawn at FROM and TO (NAN: not in sight): an end within REACH, the
 * nearer one, so that two ends that stand near one another never overlap. WITH_MIDDLE what lies between is a grip too
 * and keeps half of a narrow stretch. */
RpGrip rp_grip_at (double x, double from, double to, double reach, gboolean with_middle);

/* Where an edge snaps to. */
typedef struct
{
  double x, time;
} RpSnapPoint;

/* A period that is being dragged by one edge. All zero: none. */
typedef struct
{
  RpPeriod period;      /* as it was: its mode, and the other edge */
  double other;         /* the edge that stays, seconds; infinite: open */
  gboolean other_exact; /* it keeps its second */
  GArray *points;       /* RpSnapPoint by x, owned; nullable */
  double unit;          /* what is not snapped falls on whole ones of these, seconds */
  gboolean snapped;     /* as of the last move … */
  double time;          /* … the edge that moves */
} RpPeriodDrag;

/* By what steps an edge moves where a px is SECONDS long: days, closer hours, minutes, seconds. */
double rp_period_drag_unit (double seconds_per_px);
/* Takes over POINTS (nullable, any order). GRIP is an edge. */
void rp_period_drag_edge (RpPeriodDrag *self, const RpPeriod *period, RpGrip grip, GArray *points, double unit);
/* A new period from X on, at TIME, unless FREE from the nearest point; its mode is that of PERIOD. */
void rp_period_drag_new (RpPeriodDrag *self, const RpPeriod *period, double x, double time, gboolean free,
                         GArray *points, double unit);
/* The edge is at X now, which is TIME; FREE: it does not snap. Fills PERIOD. */
void rp_period_drag_move (RpPeriodDrag *self, double x, double time, gboolean free, RpPeriod *period);
void rp_period_drag_end (RpPeriodDrag *self);

G_END_DECLS
