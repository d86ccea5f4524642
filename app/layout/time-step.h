/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Steps of the calendar, from microseconds to billions of years: which comes before a time, which is next, and what it
 * is called. Not where it stands on an axis: that is time-ticks. Proleptic Gregorian, no year 0: steps of years are
 * those that people count (500 BCE, 1 CE, 500), not those of astronomers. */
#pragma once

#include "instant.h"
#include "text-measure.h"

G_BEGIN_DECLS

typedef enum
{
  RP_UNIT_NONE,
  RP_UNIT_NANOSECOND,
  RP_UNIT_SECOND,
  RP_UNIT_MINUTE,
  RP_UNIT_HOUR,
  RP_UNIT_DAY,
  RP_UNIT_MONTH,
  RP_UNIT_YEAR,
} RpTimeUnit;

typedef struct
{
  RpTimeUnit unit;
  gint64 count;
  gboolean plain; /* of days: without the weekday */
} RpTimeStep;

/* The longest label that a name of a step takes, with its nul. */
#define RP_STEP_LABEL 64
/* How many forms the name of a span has, from the whole to the shortest. */
#define RP_STEP_FORMS 3

/* The steps that an axis may have, finest first: INDEX from 0; unit NONE behind the last. */
RpTimeStep rp_time_step (guint index);
/* What STEP's ticks belong to: minutes over seconds, months over days, decades over years; NONE above all. */
RpTimeStep rp_time_step_above (RpTimeStep step);
/* The shortest distance between two of them, in seconds. */
double rp_time_step_least (RpTimeStep step);

/* The last step at or before TIME. */
RpCivil rp_time_step_floor (double time, RpTimeStep step);
/* The one after CIVIL, which is one. */
RpCivil rp_time_step_next (RpCivil civil, RpTimeStep step);
/* Seconds since 1970; infinite beyond what can be told. */
double rp_time_step_time (RpCivil civil);

/* The name of a moment as the lower tier says it: "16:57", "Mon 12", "Sep", "44 BCE", "13.8 billion BCE". */
void rp_time_step_moment (RpCivil civil, RpTimeStep step, char *label);
/* The name of the span that begins at CIVIL, FORM 0 the whole, the last the shortest: "Mon 12 Jun 2023", "Mon 12 Jun",
 * "Mon 12"; "1990s", "1900–1999". FALSE when there is no such form. */
gboolean rp_time_step_span (RpCivil civil, RpTimeStep step, guint form, char *label);
/* The longest form where a whole one stands further left: without the year, or the day, that it is in too. */
guint rp_time_step_later_form (RpCivil civil, RpTimeStep step);
/* The width that labels of the lower tier take between FROM and TO. */
double rp_time_step_width (RpTimeStep step, double from, double to, const RpTextMeasure *measure);

G_END_DECLS
