/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A moment of proleptic Gregorian civil time: seconds since 1970-01-01T00:00:00 and nanoseconds, no time zone.
 * Saturates at +-infinity. Year 0 is 1 BCE (astronomical); what people read never shows a year 0. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  gint64 seconds;
  gint32 nanoseconds; /* 0 … 999,999,999 */
} RpInstant;

#define RP_INSTANT_MIN ((RpInstant){ G_MININT64, 0 })
#define RP_INSTANT_MAX ((RpInstant){ G_MAXINT64, 999999999 })

/* A calendar reading; month and day from 1; hour 0–23. */
typedef struct
{
  gint64 year;
  int month, day, hour, minute, second;
  gint32 nanosecond;
} RpCivil;

/* Days since 1970-01-01 of a proleptic Gregorian date; saturates to +-2^53 for years out of reach. */
gint64 rp_civil_to_days (gint64 year, int month, int day);
/* Inverse of rp_civil_to_days. */
void rp_civil_from_days (gint64 days, gint64 *year, int *month, int *day);
int rp_civil_days_in_month (gint64 year, int month);
gboolean rp_civil_is_leap (gint64 year);
/* 0 = Monday … 6 = Sunday. */
int rp_civil_weekday (gint64 days);

/* Saturating. */
RpInstant rp_instant_from_civil (const RpCivil *civil);
void rp_instant_to_civil (RpInstant instant, RpCivil *civil);
RpInstant rp_instant_add (RpInstant instant, gint64 seconds, gint32 nanoseconds);
int rp_instant_compare (RpInstant a, RpInstant b);
gboolean rp_instant_is_infinite (RpInstant instant);
/* Seconds since 1970 as a double; +-INFINITY when saturated. */
double rp_instant_to_double (RpInstant instant);
RpInstant rp_instant_from_double (double seconds);

G_END_DECLS
